import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { authorityId } from '../../identity/demo/units.rows.ts'
import { did, everyone, id, unknown, verdict } from '../../identity/keeping/keeping.testing.ts'
import {
  alone, david, declare, emptyHouseholds, father, gerd, householdAs, jenny, marcus, mother, officer, stepFather, together,
} from '../fee_household/households.testing.ts' // prettier-ignore
import { pastTheRules } from '../place_application/places.testing.ts'

const shown = 'incomeDeclarations { monthlyIncome startDate person { id } }'

describe('A declared income', () => {
  let world: World
  let household: string
  beforeAll(async () => void (world = await openWorld()))
  beforeEach(async () => {
    await emptyHouseholds(world)
    household = await together(world, mother, stepFather, david)
  })
  afterAll(() => world.stop())

  const incomes = async (persona: string, of = household) =>
    (await householdAs(world, persona, of, shown))?.incomeDeclarations
      ?.map(({ monthlyIncome }: { monthlyIncome: number }) => monthlyIncome)
      .toSorted() ?? null

  it('is seen by the household and the fee office, and by nobody else', async () => {
    expect(verdict(await declare(world, mother, household, 31_000))).toBe('DONE')
    expect(verdict(await declare(world, stepFather, household, 29_000))).toBe('DONE')
    const none = await world.ask('teacher', `{ feeHousehold(id: "${unknown}") { ${shown} } }`)
    const seeing: string[] = []
    for (const persona of everyone) {
      const { data, errors } = await world.ask(persona, `{ feeHousehold(id: "${household}") { ${shown} } }`)
      if (data?.feeHousehold) seeing.push(persona)
      else if (errors.length === 0) expect(data, persona).toEqual(none.data)
      else expect(errors[0]!.extensions.code).toBe('FORBIDDEN')
    }
    // No principal, teacher, school administrator or administrator of the authority among them.
    expect(seeing).toEqual(['fee-officer', 'guardian', 'step-parent'])
    for (const persona of seeing) expect(await incomes(persona)).toEqual([29_000, 31_000])
  })

  it('is nobody’s who works at a school, be they of the fee office too', async () => {
    await declare(world, mother, household, 31_000)
    for (const [persona, name] of [
      ['teacher', 'Johan Lindqvist'],
      ['principal', 'Anders Hellström'],
    ] as const) {
      await world.sql`insert into identity.role_grant (id, role, person_id, organisation_id, start_date)
        values ('00000000-0000-4000-8000-0000000000b1', 'FEE_OFFICE', ${id(name)}, ${authorityId}, '2026-01-01')`
      expect(await householdAs(world, persona, household, shown)).toBeNull()
      expect(await pastTheRules(world, id(name), 'select from administration.income_declaration')).toBe(0)
      await world.sql`delete from identity.role_grant where id = '00000000-0000-4000-8000-0000000000b1'`
    }
  })

  it('is not seen with a sign-in that is not sure, and not declared', async () => {
    await declare(world, mother, household, 31_000)
    for (const persona of [mother, officer])
      expect(await householdAs(world, persona, household, shown, { assurance: 'LOW' })).toBe('STEP_UP_REQUIRED')
    expect(verdict(await declare(world, mother, household, 1, {}, { assurance: 'LOW' }))).toBe('STEP_UP_REQUIRED')
  })

  it('is not the other’s any more once one of them has left', async () => {
    await declare(world, mother, household, 31_000)
    await declare(world, stepFather, household, 29_000)
    expect(await did(world, stepFather, 'leaveFeeHousehold', { feeHouseholdId: household })).toBe('DONE')
    expect([await incomes(mother), await incomes(stepFather)]).toEqual([[31_000], null])
    expect(verdict(await declare(world, stepFather, household, 1))).toBe('NOT_FOUND')
    expect(await pastTheRules(world, jenny, `select from administration.income_declaration where person_id = '${david}'`)).toBe(0)
    expect(await pastTheRules(world, david, 'select from administration.income_declaration')).toBe(1)
  })

  it('is followed by the next and never changed', async () => {
    await declare(world, mother, household, 31_000)
    world.travel(new Date('2026-11-22T12:00:00Z'))
    await declare(world, mother, household, 33_000)
    await declare(world, mother, household, 35_000, { startDate: '2027-01-01' })
    expect(await incomes(mother)).toEqual([33_000, 35_000])
    expect(await world.sql`select from administration.income_declaration`).toHaveLength(3)
    world.travel('2027-01-01')
    expect(await incomes(mother)).toEqual([35_000])
    world.travel()
  })

  it.each([
    [-1, {}, 'INCOME_INVALID'],
    [10_000_001, {}, 'INCOME_INVALID'],
    [30_000, { startDate: '2026-10-31' }, 'PERIOD_INVALID'],
    [30_000, { startDate: '2027-11-23' }, 'PERIOD_INVALID'],
    [30_000, { feeHouseholdId: unknown }, 'NOT_FOUND'],
    [30_000, { feeHouseholdId: 'none' }, 'NOT_FOUND'],
    [0, {}, 'DONE'],
  ])('of %i with %j is answered %s', async (income, more, code) =>
    expect(verdict(await declare(world, mother, household, income, more))).toBe(code),
  )

  it('is declared in no household that is not one’s own', async () => {
    for (const persona of everyone.filter((one) => ![mother, stepFather].includes(one as never))) {
      const refused = await declare(world, persona, household, 1)
      const toNothing = await declare(world, persona, unknown, 1)
      expect([refused.data, refused.errors], persona).toEqual([toNothing.data, toNothing.errors])
      expect(verdict(refused)).not.toBe('DONE')
    }
    expect(await world.sql`select from administration.income_declaration`).toHaveLength(0)
  })

  it('tells who earns it who has read it', async () => {
    await declare(world, mother, household, 31_000)
    await incomes(officer)
    await incomes(stepFather)
    const { data } = await world.ask(
      mother,
      `{ person(id: "${jenny}") { readEvents { edges { node { description reader { name } } } } } }`,
    )
    const told = data.person.readEvents.edges.map(
      ({ node }: { node: { description: string; reader: { name: string | null } } }) => node,
    )
    const readers = told.filter(({ description }: { description: string }) => /inkomster|incomes/.test(description))
    expect(readers.map(({ reader }: { reader: { name: string | null } }) => reader.name)).toEqual(
      expect.arrayContaining(['Gerd Ståhl', 'David Nyberg']),
    )
  })

  it('is not declared for somebody else, elsewhere, or for a month that is over past the rules', async () => {
    await declare(world, mother, household, 31_000)
    const other = await alone(world, father)
    const insert = (person: string, of = household, day = '2026-11-01') => `insert into administration.income_declaration
      values (gen_random_uuid(), '${of}', '${authorityId}', '${person}', 1, '${day}', now())`
    expect(await pastTheRules(world, jenny, insert(jenny))).toBe(1)
    expect(await pastTheRules(world, jenny, insert(david))).toBe('42501')
    expect(await pastTheRules(world, jenny, insert(jenny, other))).toBe('42501')
    expect(await pastTheRules(world, jenny, insert(jenny, household, '2026-10-01'))).toBe('42501')
    expect(await pastTheRules(world, gerd, insert(jenny))).toBe('42501')
    expect(await pastTheRules(world, jenny, 'update administration.income_declaration set monthly_income = 0')).toBe('42501')
    expect(await pastTheRules(world, jenny, 'delete from administration.income_declaration')).toBe('42501')
    for (const viewer of [marcus, id('Anders Hellström'), id('Lena Forsberg'), id('Maria Söderberg'), id('Johan Lindqvist')])
      expect(await pastTheRules(world, viewer, 'select from administration.income_declaration')).toBe(0)
    expect(await pastTheRules(world, gerd, 'select from administration.income_declaration')).toBe(2)
  })
})
