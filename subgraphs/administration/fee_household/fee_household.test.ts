import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { authorityId } from '../../identity/demo/units.rows.ts'
import { actOf, did, everyone, id, unknown, verdict } from '../../identity/keeping/keeping.testing.ts'
import { bjorkskolan, elin, pastTheRules } from '../place_application/places.testing.ts'
import {
  alone, civicNoOf, confirm, david, declare, emptyHouseholds, father, gerd, householdAs, invitationsOf, invite, jenny, marcus, mother, officer,
  open, stepFather, together,
} from './households.testing.ts' // prettier-ignore

const shown = 'id members { displayName person { id } } invitations { id } permittedActions'

describe('A household', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  beforeEach(() => emptyHouseholds(world))
  afterAll(() => world.stop())

  const namesOf = (household: { members: { displayName: string }[] }) =>
    household.members.map(({ displayName }) => displayName).toSorted()
  const members = async (persona: string, householdId: string) => {
    const household = await householdAs(world, persona, householdId, 'members { displayName }')
    return household && namesOf(household)
  }

  it('is two who say so themselves: one asks, the other confirms', async () => {
    const household = await alone(world, mother)
    const asked = await invite(world, mother, household, await civicNoOf(world, david))
    expect(asked.data.inviteToFeeHousehold.feeHousehold.invitations).toHaveLength(1)
    // Until it is confirmed it is nobody's but who asks.
    expect(await members(stepFather, household)).toBeNull()
    expect(await members(mother, household)).toEqual(['Jenny Bergström'])
    const [invitation] = await invitationsOf(world, stepFather)
    expect(invitation).toMatchObject({ inviterName: 'Jenny Bergström' })
    expect(verdict(await confirm(world, stepFather, invitation!.id))).toBe('DONE')
    for (const persona of [mother, stepFather])
      expect(await members(persona, household)).toEqual(['David Nyberg', 'Jenny Bergström'])
    expect(await world.sql`select civic_no from administration.fee_household_member where civic_no is not null`).toHaveLength(0)
    expect(await did(world, stepFather, 'leaveFeeHousehold', { feeHouseholdId: household })).toBe('DONE')
    expect([await members(stepFather, household), await members(mother, household)]).toEqual([null, ['Jenny Bergström']])
  })

  it('is not confirmed by who asks, nor by anybody else', async () => {
    const household = await alone(world, mother)
    await invite(world, mother, household, await civicNoOf(world, david))
    const [invitation] = await invitationsOf(world, stepFather)
    for (const persona of everyone.filter((one) => one !== stepFather)) {
      const refused = await confirm(world, persona, invitation!.id)
      const toNothing = await confirm(world, persona, unknown)
      expect([refused.data, refused.errors], persona).toEqual([toNothing.data, toNothing.errors])
    }
  })

  it('tells who asks nothing of whether the number is anybody’s', async () => {
    const household = await alone(world, mother)
    const elsewhere = await alone(world, father)
    const numbers = [await civicNoOf(world, marcus), await civicNoOf(world, id('Katarina Strand')), '198001010001']
    const answers = []
    for (const number of numbers) {
      const { data, errors } = await invite(world, mother, household, number)
      answers.push({ ...data, errors })
      const { invitations } = await householdAs(world, mother, household, 'invitations { id }')
      await did(world, mother, 'withdrawFeeHouseholdInvitation', { feeHouseholdInvitationId: invitations[0].id })
    }
    const shape = answers.map((one) => JSON.stringify(one).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id'))
    expect(new Set(shape).size).toBe(1)
    // Who lives elsewhere learns that only by confirming.
    await invite(world, mother, household, await civicNoOf(world, marcus))
    expect(verdict(await confirm(world, father, (await invitationsOf(world, father))[0]!.id))).toBe('ALREADY_MEMBER')
    expect(await did(world, father, 'leaveFeeHousehold', { feeHouseholdId: elsewhere })).toBe('DONE')
  })

  it('has two at most, also where two confirm at once', async () => {
    const household = await alone(world, mother)
    await invite(world, mother, household, await civicNoOf(world, david))
    expect(verdict(await invite(world, mother, household, await civicNoOf(world, marcus)))).toBe('HOUSEHOLD_FULL')
    await world.sql`insert into administration.fee_household_member (id, household_id, authority_id, civic_no, invited_by_id, invited_at)
      values (gen_random_uuid(), ${household}, ${authorityId}, ${await civicNoOf(world, marcus)}, ${jenny}, now())`
    const [first] = await invitationsOf(world, stepFather)
    const [second] = await invitationsOf(world, father)
    await Promise.all([confirm(world, stepFather, first!.id), confirm(world, father, second!.id)])
    expect(await members(mother, household)).toHaveLength(2)
  })

  it.each([
    ['19800101', 'CIVIC_NO_INVALID'],
    ['198001010007', 'CIVIC_NO_INVALID'],
    ['', 'CIVIC_NO_INVALID'],
  ])('asks nobody by the number %s', async (number, code) => {
    const household = await alone(world, mother)
    expect(verdict(await invite(world, mother, household, number))).toBe(code)
    expect(verdict(await invite(world, mother, household, await civicNoOf(world, jenny)))).toBe('OWN_NUMBER')
  })

  it('is opened by a guardian, one at each authority, with a sign-in that is sure', async () => {
    expect(verdict(await open(world, 'teacher'))).toBe('NO_CHILD')
    expect(verdict(await open(world, mother, { assurance: 'LOW' }))).toBe('STEP_UP_REQUIRED')
    const both = await Promise.all([open(world, mother), open(world, mother)])
    expect(both.map(verdict).toSorted()).toEqual(['ALREADY_MEMBER', 'DONE'])
    expect(await did(world, mother, 'openFeeHousehold', { organisationId: bjorkskolan })).toBe('NOT_AN_AUTHORITY')
    expect(await did(world, mother, 'openFeeHousehold', { organisationId: unknown })).toBe('NOT_FOUND')
  })

  it('is not to be had through a child: a blocked guardian opens none, and learns of none', async () => {
    const household = await alone(world, 'protected-guardian')
    expect(verdict(await open(world, 'blocked-guardian'))).toBe('NO_CHILD')
    expect(await householdAs(world, 'blocked-guardian', household, 'id')).toBeNull()
    // Nor with another child, who has a household of his own: the number he asks by brings him nowhere, were it confirmed even.
    await world.sql`insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date)
      values ('00000000-0000-4000-8000-0000000000e2', ${id('Tilde Sjögren')}, ${id('Peter Lund')}, 'VARDNADSHAVARE', '2020-01-01')`
    const his = await alone(world, 'blocked-guardian')
    expect(verdict(await invite(world, 'blocked-guardian', his, await civicNoOf(world, id('Katarina Strand'))))).toBe('DONE')
    await did(world, 'protected-guardian', 'leaveFeeHousehold', { feeHouseholdId: household })
    expect(await invitationsOf(world, 'protected-guardian')).toEqual([])
    await world.sql`update administration.fee_household_member set person_id = ${id('Katarina Strand')}, civic_no = null,
      joined_on = '2026-11-22' where civic_no is not null`
    expect(await householdAs(world, 'blocked-guardian', his, shown)).toBeNull()
    expect(verdict(await declare(world, 'blocked-guardian', his, 1))).toBe('NOT_FOUND')
    await world.sql`delete from identity.responsible where id = '00000000-0000-4000-8000-0000000000e2'`
  })

  it('is seen by its members and the fee office, and by everybody else as none', async () => {
    const household = await together(world, mother, stepFather, david)
    const none = await world.ask('teacher', `{ feeHousehold(id: "${unknown}") { ${shown} } }`)
    for (const persona of everyone) {
      const { data, errors } = await world.ask(persona, `{ feeHousehold(id: "${household}") { ${shown} } }`)
      if ([mother, stepFather].includes(persona as never)) expect(data.feeHousehold.members, persona).toHaveLength(2)
      else if (persona === officer) {
        expect(data.feeHousehold).toMatchObject({
          members: [{ person: null }, { person: null }],
          invitations: null,
          permittedActions: [],
        })
        expect(namesOf(data.feeHousehold)).toEqual(['David Nyberg', 'Jenny Bergström'])
      } else if (errors.length === 0) expect([data, errors], persona).toEqual([none.data, none.errors])
      else expect(errors[0]!.extensions.code).toBe('FORBIDDEN')
    }
    expect(await householdAs(world, officer, household, shown, { assurance: 'LOW' })).toBe('STEP_UP_REQUIRED')
    expect(await householdAs(world, mother, household, shown, { assurance: 'LOW' })).toBe('STEP_UP_REQUIRED')
  })

  it('is nobody’s at the office where somebody in it is protected, nor at another authority’s', async () => {
    const household = await alone(world, 'protected-guardian')
    expect(await householdAs(world, officer, household, 'id')).toBeNull()
    const open = await alone(world, mother)
    await world.sql`insert into identity.organisation (id, display_name, organisation_type, start_date)
      values ('00000000-0000-4000-8000-0000000000c1', 'Grannkommunen', 'HUVUDMAN', '2020-01-01')`
    await world.sql`update identity.role_grant set organisation_id = '00000000-0000-4000-8000-0000000000c1' where person_id = ${gerd}`
    expect(await householdAs(world, officer, open, 'id')).toBeNull()
    await world.sql`update identity.role_grant set organisation_id = ${authorityId} where person_id = ${gerd}`
    expect(await householdAs(world, officer, open, 'id')).toEqual({ id: open })
  })

  it('does what permittedActions says, and nothing else, for everybody', async () => {
    for (const persona of everyone) {
      await emptyHouseholds(world)
      const feeHouseholdId = await alone(world, mother)
      const { data } = await world.ask(persona, `{ feeHousehold(id: "${feeHouseholdId}") { permittedActions } }`)
      const permitted: string[] = data?.feeHousehold?.permittedActions ?? []
      for (const [action, more] of [
        ['DECLARE_INCOME', { monthlyIncome: 1, startDate: '2026-11-01' }],
        ['INVITE_TO_FEE_HOUSEHOLD', { civicNo: await civicNoOf(world, marcus) }],
        ['LEAVE_FEE_HOUSEHOLD', {}],
      ] as const)
        expect((await did(world, persona, actOf(action), { feeHouseholdId, ...more })) === 'DONE', `${persona} ${action}`).toBe(
          permitted.includes(action),
        )
    }
  })

  it('is not joined, confirmed for another or left backwards past the rules', async () => {
    const household = await alone(world, mother)
    const row = (person: string | null, civicNo: string | null, by: string, joined = `'2026-11-22'`) =>
      `insert into administration.fee_household_member (id, household_id, authority_id, person_id, civic_no, invited_by_id, invited_at, joined_on)
       values (gen_random_uuid(), '${household}', '${authorityId}', ${person ? `'${person}'` : 'null'}, ${civicNo ? `'${civicNo}'` : 'null'},
         '${by}', now(), ${person ? joined : 'null'})`
    const number = await civicNoOf(world, david)
    expect(await pastTheRules(world, marcus, row(marcus, null, marcus))).toBe('42501')
    expect(await pastTheRules(world, jenny, row(david, null, jenny))).toBe('42501')
    expect(await pastTheRules(world, marcus, row(null, number, marcus))).toBe('42501')
    await invite(world, mother, household, number)
    const confirmFor = (person: string, day = '2026-11-22') =>
      `update administration.fee_household_member set person_id = '${person}', civic_no = null, joined_on = '${day}' where civic_no is not null`
    expect(await pastTheRules(world, jenny, confirmFor(david))).toBe(0)
    expect(await pastTheRules(world, marcus, confirmFor(marcus))).toBe(0)
    expect(await pastTheRules(world, david, confirmFor(david, '2020-01-01'))).toBe('42501')
    expect(await pastTheRules(world, david, confirmFor(marcus))).toBe('42501')
    const left = (day: string) => `update administration.fee_household_member set left_on = '${day}' where person_id = '${jenny}'`
    expect(await pastTheRules(world, jenny, left('2026-12-24'))).toBe('42501')
    expect(await pastTheRules(world, david, left('2026-11-22'))).toBe(0)
    expect(await pastTheRules(world, gerd, left('2026-11-22'))).toBe(0)
    for (const viewer of [marcus, id('Anders Hellström'), id('Maria Söderberg'), elin])
      expect(await pastTheRules(world, viewer, 'select from administration.fee_household_member')).toBe(0)
  })
})
