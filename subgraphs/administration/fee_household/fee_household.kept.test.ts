import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { did, id, verdict } from '../../identity/keeping/keeping.testing.ts'
import { alva, bjorkskolan, eken, nils, pastTheRules } from '../place_application/places.testing.ts'
import {
  alone, civicNoOf, confirm, david, declare, emptyHouseholds, father, gerd, householdAs, invitationsOf, invite, jenny, marcus, mother,
  officer, open, stepFather, together,
} from './households.testing.ts' // prettier-ignore

const everything =
  'id members { displayName } invitations { id } fees { amount } incomeDeclarations { monthlyIncome } permittedActions'

describe('Of a household those learn nothing whom it is kept from:', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    // Alva's father has a child with somebody else, too.
    await world.sql`insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date)
      values ('00000000-0000-4000-8000-0000000000e3', ${id('Tilde Sjögren')}, ${marcus}, 'VARDNADSHAVARE', '2020-01-01')`
    await world.sql`insert into administration.placement (id, child_id, organisation_id, group_id, school_type, start_date)
      values ('00000000-0000-4000-8000-0000000000d9', ${alva}, ${bjorkskolan}, ${eken}, 'FTH', '2026-09-01') on conflict do nothing`
  })
  beforeEach(async () => {
    await emptyHouseholds(world)
    await block(false)
  })
  afterAll(() => world.stop())

  const block = (isBlocked: boolean) =>
    world.sql`update identity.responsible set is_blocked = ${isBlocked} where person_id = ${marcus} and pupil_id = ${alva}`
  const mark = (person: string, marking: string) =>
    world.sql`update identity.person set security_marking = ${marking} where id = ${person}`
  const extract = async (persona: string, of: string) => {
    const { data } = await world.ask(persona, `{ person(id: "${of}") { administrationRegister { concepts { concept rows } } } }`)
    const { concepts } = data.person.administrationRegister as { concepts: { concept: string; rows: object[] }[] }
    return concepts.filter(({ concept }) => concept.startsWith('Fee'))
  }

  it('a blocked guardian who opened it does not see when the others leave', async () => {
    const household = await together(world, father, mother, jenny)
    await declare(world, mother, household, 31_000)
    const [hers] = await world.sql`select id from administration.fee_household_member where person_id = ${jenny}`
    await block(true)
    const others = `select from administration.fee_household_member where person_id is distinct from '${marcus}'`
    const told = async () => [
      (await world.ask(father, `{ myFeeHouseholds { ${everything} } }`)).data,
      await householdAs(world, father, household, everything),
      await pastTheRules(world, marcus, others),
      await pastTheRules(world, marcus, 'select from administration.fee_household'),
      await pastTheRules(world, marcus, `select from (select access.may_change_membership('${hers!['id']}', '2026-11-22') as may) m where may`),
      await extract(father, marcus),
    ] // prettier-ignore
    const before = await told()
    expect(before.slice(0, 5)).toEqual([{ myFeeHouseholds: [] }, null, 0, 0, 0])
    expect(await did(world, mother, 'leaveFeeHousehold', { feeHouseholdId: household })).toBe('DONE')
    expect(await told()).toEqual(before)
  })

  it('a blocked guardian opens another, as if there were none', async () => {
    const household = await together(world, father, mother, jenny)
    await block(true)
    expect(verdict(await open(world, father))).toBe('DONE')
    expect(await householdAs(world, mother, household, 'members { displayName }')).toEqual({
      members: [{ displayName: 'Jenny Bergström' }],
    })
  })

  it('a blocked guardian asks nobody of the family by number, and sees no answer', async () => {
    await block(true)
    const household = await alone(world, father)
    await invite(world, father, household, await civicNoOf(world, jenny))
    const before = await householdAs(world, father, household, everything)
    const [asked] = before.invitations
    expect(await invitationsOf(world, mother)).toEqual([])
    expect(verdict(await confirm(world, mother, asked.id))).toBe('NOT_FOUND')
    expect(verdict(await confirm(world, mother, asked.id, false))).toBe('NOT_FOUND')
    const answered = `update administration.fee_household_member set left_on = '2026-11-22' where id = '${asked.id}'`
    expect(await pastTheRules(world, jenny, answered)).toBe(0)
    expect(await householdAs(world, father, household, everything)).toEqual(before)
  })

  it('a blocked guardian is asked by nobody of the family, whoever asked before', async () => {
    const household = await alone(world, mother)
    await invite(world, mother, household, await civicNoOf(world, marcus))
    const [asked] = await invitationsOf(world, father)
    await block(true)
    expect(await invitationsOf(world, father)).toEqual([])
    expect(verdict(await confirm(world, father, asked!.id))).toBe('NOT_FOUND')
    expect(await pastTheRules(world, marcus, 'select from administration.fee_household_member')).toBe(0)
  })

  it('who asks by number is not told that it was declined, for then it is somebody’s here', async () => {
    const household = await alone(world, mother)
    await invite(world, mother, household, await civicNoOf(world, david))
    const told = async () => [
      await householdAs(world, mother, household, everything),
      verdict(await invite(world, mother, household, await civicNoOf(world, marcus))),
      await extract(mother, jenny),
    ]
    const before = await told()
    const [invitation] = await invitationsOf(world, stepFather)
    expect(verdict(await confirm(world, stepFather, invitation!.id, false))).toBe('DONE')
    expect(await invitationsOf(world, stepFather)).toEqual([])
    expect(await told()).toEqual(before)
    expect(verdict(await confirm(world, stepFather, invitation!.id))).toBe('NOT_FOUND')
    // Asked anew by who takes it back and asks again.
    await did(world, mother, 'withdrawFeeHouseholdInvitation', { feeHouseholdInvitationId: invitation!.id })
    await invite(world, mother, household, await civicNoOf(world, david))
    expect(await invitationsOf(world, stepFather)).toHaveLength(1)
  })

  it('the fee office sees no part of a fee that is shared with a household it does not see', async () => {
    const [his, hers] = [await alone(world, father), await together(world, mother, stepFather, david)]
    expect(await householdAs(world, officer, his, 'fees { sharedBy }')).toEqual({ fees: [{ sharedBy: 2 }] })
    await mark(david, 'SEKRETESSMARKERING')
    expect([await householdAs(world, officer, hers, 'id'), await householdAs(world, officer, his, 'id')]).toEqual([null, null])
    expect(await householdAs(world, father, his, 'fees { sharedBy }')).toEqual({ fees: [{ sharedBy: 2 }] })
    await mark(david, 'INGEN')
  })

  it('an officer of the fee office sees nothing of whom they have a child with', async () => {
    const [his, hers] = [await alone(world, father), await together(world, mother, stepFather, david)]
    await declare(world, mother, hers, 31_000)
    const incomes = 'select from administration.income_declaration'
    expect(await pastTheRules(world, gerd, incomes)).toBe(1)
    await world.sql`insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date, end_date)
      values ('00000000-0000-4000-8000-0000000000e4', ${nils}, ${gerd}, 'VARDNADSHAVARE', '2020-01-01', '2024-01-01')`
    expect([await householdAs(world, officer, hers, 'id'), await pastTheRules(world, gerd, incomes)]).toEqual([null, 0])
    await world.sql`delete from identity.responsible where id = '00000000-0000-4000-8000-0000000000e4'`
    expect(await householdAs(world, officer, his, 'id')).toEqual({ id: his })
  })
})
