import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { authorityId } from '../../identity/demo/units.rows.ts'
import { act, did, everyone, id, unknown, verdict } from '../../identity/keeping/keeping.testing.ts'
import {
  alone, david, declare, emptyHouseholds, father, householdAs, jenny, mother, officer, stepFather, together,
} from '../fee_household/households.testing.ts' // prettier-ignore
import { alva, bjorkskolan, eken, nils } from '../place_application/places.testing.ts'
import { emptySchedule } from '../placement/care.testing.ts'

const ladder = (schoolType: string, rates: readonly number[], highest: readonly number[]) =>
  rates.map((percent, n) => ({ schoolType, childOrder: n + 1, percent, maxFee: highest[n]! }))
const steps = [...ladder('FS', [3, 2, 1], [1688, 1125, 563]), ...ladder('FTH', [2, 1, 1], [1125, 563, 563])]

describe('A fee', () => {
  let world: World
  let household: string
  beforeAll(async () => {
    world = await openWorld()
    await emptySchedule(world)
    // Nils, 9, and Alva, who is older and has another father, are both in after-school care.
    await world.sql`insert into administration.placement (id, child_id, organisation_id, group_id, school_type, start_date)
      values ('00000000-0000-4000-8000-0000000000d7', ${alva}, ${bjorkskolan}, ${eken}, 'FTH', '2026-09-01')`
  })
  beforeEach(async () => {
    await emptyHouseholds(world)
    await decide()
    household = await together(world, mother, stepFather, david)
  })
  afterAll(() => world.stop())

  const tariff = {
    organisationId: authorityId,
    displayName: 'Ekhamras egen',
    startDate: '2026-11-01',
    incomeCeiling: 56_250,
    steps,
  }
  const decide = (more: object = {}, persona = 'authority-admin') =>
    did(world, persona, 'decideFeeTariff', { ...tariff, ...more })
  const basis = 'childName childOrder schoolType amount income isIncomeDeclared percent maxFee sharedBy'
  const fees = async (persona: string, month = '2026-11', of = household) =>
    (await householdAs(world, persona, of, `fees(month: "${month}") { ${basis} }`))?.fees ?? null
  const amounts = async (persona: string, month?: string, of?: string) =>
    (await fees(persona, month, of)).map(({ childName, amount }: { childName: string; amount: number }) => [childName, amount])

  it('is of what the household earns together, the youngest child first; who has not declared pays the highest', async () => {
    expect(await amounts(mother)).toEqual([['Nils Bergström', 1125], ['Alva Bergström', 563]]) // prettier-ignore
    await declare(world, mother, household, 20_000)
    expect((await fees(mother))[0]).toMatchObject({ isIncomeDeclared: false, income: 56_250 })
    await declare(world, stepFather, household, 15_000)
    expect(await fees(stepFather)).toEqual([
      { childName: 'Nils Bergström', childOrder: 1, schoolType: 'FTH', amount: 700, income: 35_000, isIncomeDeclared: true, percent: 2, maxFee: 1125, sharedBy: 1 },
      { childName: 'Alva Bergström', childOrder: 2, schoolType: 'FTH', amount: 350, income: 35_000, isIncomeDeclared: true, percent: 1, maxFee: 563, sharedBy: 1 },
    ]) // prettier-ignore
  })

  it('of a child whose guardians live apart is paid by each their part, of their own income', async () => {
    await declare(world, mother, household, 20_000)
    await declare(world, stepFather, household, 15_000)
    const his = await alone(world, father)
    await declare(world, father, his, 40_000)
    expect(await amounts(mother)).toEqual([['Nils Bergström', 700], ['Alva Bergström', 175]]) // prettier-ignore
    expect(await amounts(father, '2026-11', his)).toEqual([['Alva Bergström', 400]])
  })

  it('of a month is by the tariff, the incomes and the places of it', async () => {
    await declare(world, mother, household, 20_000)
    await declare(world, stepFather, household, 15_000)
    await declare(world, mother, household, 25_000, { startDate: '2027-02-01' })
    expect(await decide({ startDate: '2027-03-01', displayName: 'Dyrare', incomeCeiling: 60_000, steps: ladder('FTH', [3, 1], [2000, 1000]) })).toBe('DONE') // prettier-ignore
    await world.sql`update administration.placement set end_date = '2027-03-31' where child_id = ${nils}`
    const nilsPays = async (month: string) =>
      (await amounts(mother, month)).find(([name]: [string]) => name.startsWith('Nils'))?.[1]
    expect([await nilsPays('2027-01'), await nilsPays('2027-02'), await nilsPays('2027-03')]).toEqual([700, 800, 1200])
    expect(await amounts(mother, '2027-04')).toEqual([['Alva Bergström', 1200]])
    // Before they lived together there was no such household.
    expect(await amounts(mother, '2026-10')).toEqual([])
    await world.sql`update administration.placement set end_date = null where child_id = ${nils}`
    expect(await fees(mother, '2026-11')).toEqual((await householdAs(world, mother, household, `fees { ${basis} }`)).fees)
    const wrong = await householdAs(world, mother, household, 'fees(month: "2026-13") { amount }')
    expect(wrong).toBe('BAD_USER_INPUT')
  })

  it('without a tariff for the month is not known', async () => {
    await world.sql`delete from administration.fee_tariff where authority_id is not null`
    expect(await fees(mother)).toMatchObject([{ amount: null, income: null, maxFee: null, percent: null }, { amount: null }])
  })

  it('is seen by the household and the fee office alone, with a sign-in that is sure', async () => {
    const query = (of: string) =>
      `{ feeHousehold(id: "${of}") { fees(month: "2026-11") { amount income child { id } childName } } }`
    for (const persona of everyone) {
      const { data, errors } = await world.ask(persona, query(household))
      const toNothing = await world.ask(persona, query(unknown))
      if ([mother, stepFather, officer].includes(persona as never)) expect(data.feeHousehold.fees, persona).toHaveLength(2)
      else expect([data, errors], persona).toEqual([toNothing.data, toNothing.errors])
      if (persona === officer)
        expect(data.feeHousehold.fees).toMatchObject([
          { child: null, childName: 'Nils Bergström' },
          { child: null, childName: 'Alva Bergström' },
        ])
    }
    for (const persona of [mother, officer])
      expect(await householdAs(world, persona, household, 'fees(month: "2026-11") { amount }', { assurance: 'LOW' })).toBe(
        'STEP_UP_REQUIRED',
      )
  })

  it('tells those who live there who has read it, and nobody else of the child’s', async () => {
    await fees(officer)
    const readers = async (persona: string, of: string) => {
      const { data } = await world.ask(
        persona,
        `{ person(id: "${of}") { readEvents { edges { node { description reader { name } } } } } }`,
      )
      const events = data.person.readEvents.edges.map(
        ({ node }: { node: { description: string; reader: { name: string } } }) => node,
      )
      return events.filter((one: { description: string }) => /avgifter|fees/.test(one.description)).map((one: { reader: { name: string } }) => one.reader.name) // prettier-ignore
    }
    expect(await readers(mother, jenny)).toContain('Gerd Ståhl')
    expect(await readers(stepFather, david)).toContain('Gerd Ståhl')
    expect(await readers(father, alva)).toEqual([])
  })

  it('is set from a list of who is in care: a name, where and with whom, to the fee office alone', async () => {
    await world.sql`insert into administration.placement (id, child_id, organisation_id, group_id, school_type, start_date)
      values ('00000000-0000-4000-8000-0000000000d8', ${id('Elin Strand')}, ${bjorkskolan}, ${eken}, 'FTH', '2026-09-02')`
    const list = (
      args: string,
    ) => `{ organisation(id: "${authorityId}") { feePlacements${args} { edges { node { childName schoolType
      organisation { id } households { id members { displayName } } } } pageInfo { hasNextPage endCursor } } } }`
    for (const persona of everyone)
      if (persona !== officer) expect((await world.ask(persona, list(''))).errors[0]!.extensions.code, persona).toBe('FORBIDDEN')
    const { data } = await world.ask(officer, list(''))
    const places = data.organisation.feePlacements.edges.map(({ node }: { node: object }) => node)
    expect(places.map(({ childName }: { childName: string }) => childName)).toEqual(expect.arrayContaining(['Nils Bergström', 'Alva Bergström'])) // prettier-ignore
    expect(places.map(({ childName }: { childName: string }) => childName)).not.toContain('Elin Strand')
    expect(places.find(({ childName }: { childName: string }) => childName === 'Nils Bergström').households).toMatchObject([
      { id: household },
    ])
    // However many households, their fees take the same statements.
    await alone(world, father)
    world.takeStatements()
    await world.ask(
      officer,
      `{ organisation(id: "${authorityId}") { feePlacements { edges { node { households { fees { amount } } } } } } }`,
    )
    const asked = world.takeStatements().filter((one) => /\/\* (fee|income)/.test(one))
    expect(asked.map((one) => /\/\* (\w+)/.exec(one)![1]).toSorted()).toEqual(['feeChildren', 'feeHouseholdsById', 'feeIncomes', 'feePlacementPages', 'feeTariffsOn']) // prettier-ignore
    const first = (await world.ask(officer, list('(first: 1)'))).data.organisation.feePlacements
    const next = (await world.ask(officer, list(`(first: 1, after: "${first.pageInfo.endCursor}")`))).data.organisation
      .feePlacements
    expect([first.edges[0].node, next.edges[0].node]).toEqual(places.slice(0, 2))
    await world.sql`delete from administration.placement where id = '00000000-0000-4000-8000-0000000000d8'`
  })

  it.each([
    [{ startDate: '2026-11-02' }, 'DATES_INVALID'],
    [{ startDate: '2026-10-01' }, 'DATES_INVALID'],
    [{ startDate: '2026-11-01' }, 'TARIFF_OVERLAPS'],
    [{ startDate: '2026-12-01', displayName: ' ' }, 'NAME_INVALID'],
    [{ startDate: '2026-12-01', incomeCeiling: 0 }, 'CEILING_INVALID'],
    [{ startDate: '2026-12-01', steps: [] }, 'STEPS_INVALID'],
    [{ startDate: '2026-12-01', steps: steps.slice(1) }, 'STEPS_INVALID'],
    [{ startDate: '2026-12-01', steps: ladder('FS', [1, 2], [500, 600]) }, 'STEPS_INVALID'],
    [{ startDate: '2026-12-01', steps: ladder('FS', [0.55], [500]) }, 'STEPS_INVALID'],
    [{ startDate: '2026-12-01', steps: ladder('GR', [1], [500]) }, 'STEPS_INVALID'],
    [{ organisationId: bjorkskolan }, 'NOT_AN_AUTHORITY'],
    [{ organisationId: unknown }, 'NOT_FOUND'],
    [{ startDate: '2026-12-01' }, 'DONE'],
  ])('by the tariff %j: %s', async (wrong, code) => expect(await decide(wrong)).toBe(code))

  it('is tariffed by the authority alone, for all to read', async () => {
    for (const persona of everyone)
      if (persona !== 'authority-admin') expect(await decide({ startDate: '2027-01-01' }, persona), persona).toBe('FORBIDDEN')
    const { data } = await world.ask('pupil', `{ organisation(id: "${authorityId}") { feeTariffs { displayName incomeCeiling organisation { id } steps { percent } } } }`) // prettier-ignore
    expect(data.organisation.feeTariffs).toMatchObject([
      { displayName: 'Maxtaxa 2024', incomeCeiling: 56_250, organisation: null },
      { displayName: 'Ekhamras egen', organisation: { id: authorityId } },
    ])
    const answer = await act(
      world,
      'authority-admin',
      'decideFeeTariff',
      { ...tariff, startDate: '2027-05-01' },
      'feeTariff { id }',
    )
    expect([verdict(answer), answer.data.decideFeeTariff.feeTariff.id]).toEqual(['DONE', expect.any(String)])
  })
})
