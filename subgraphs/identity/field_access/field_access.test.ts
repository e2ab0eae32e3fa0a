import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { subgraphs } from '../../subgraphs.ts'
import { catalogue } from './field_access.catalogue.ts'

const query = `query ($coordinates: [String!]!) {
  fieldAccess(coordinates: $coordinates) { coordinate rule minimumAssurance informationClass isGranted } }`

describe('What it takes to read a field', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  const ask = async (persona: string, coordinates: string[], headers = {}) => {
    const { data, errors } = await world.ask(persona, query, { variables: { coordinates }, headers, assurance: 'LOW' })
    return data.fieldAccess ?? errors[0]!.extensions.code
  }
  const ofNoField = { rule: null, minimumAssurance: null, informationClass: null, isGranted: null }

  it('is known before it is asked for, in every subgraph and in the order asked', async () => {
    const found = await ask('guardian', [
      'Person.civicNo',
      'Person.hat',
      'KpiValue.figure',
      'Mutation.importKpiValues',
      '__proto__',
    ])
    expect(found).toMatchObject([
      {
        coordinate: 'Person.civicNo',
        minimumAssurance: 'SUBSTANTIAL',
        informationClass: 'PEDAGOGICAL_ADMINISTRATION',
        isGranted: null,
      },
      { coordinate: 'Person.hat', ...ofNoField },
      {
        coordinate: 'KpiValue.figure',
        rule: 'whoever may see the object',
        minimumAssurance: 'LOW',
        informationClass: null,
        isGranted: null,
      },
      { coordinate: 'Mutation.importKpiValues', minimumAssurance: 'LOW' },
      { coordinate: '__proto__', ...ofNoField },
    ])
    expect(found[0].rule).toMatch(/^self, guardian, .*assurance SUBSTANTIAL or above$/)
    const [swedish] = await ask('guardian', ['Person.civicNo'], { 'accept-language': 'sv' })
    expect(swedish.rule).toMatch(/^personen själv, vårdnadshavare.*tillitsnivå SUBSTANTIAL eller högre$/)
  })

  it('is, for a client application, its grant', async () => {
    expect(
      await ask('account-sync', ['Person.civicNo', 'Person.birthDate', 'GroupMembership.startDate', 'Organisation.displayName']),
    ).toMatchObject([
      { isGranted: true, minimumAssurance: 'LOW', rule: 'client applications granted Person.civicNo' },
      { isGranted: false, rule: 'client applications granted Person.birthDate' },
      { isGranted: true },
      { isGranted: null, informationClass: null },
    ])
    expect(await ask('integrator', ['Person.civicNo'])).toMatchObject([{ isGranted: false }])
  })

  it('is asked for a hundred fields at a time', async () => {
    const many = (length: number) => Array.from({ length }, () => 'Person.id')
    expect(await ask('teacher', many(100))).toHaveLength(100)
    expect(await ask('teacher', many(101))).toBe('BAD_USER_INPUT')
    expect(await ask('teacher', [])).toBe('BAD_USER_INPUT')
  })

  it('is known of every field of every subgraph, with the class that its grant is checked against', () => {
    const { fields, scopes } = catalogue()
    const wrong = subgraphs.flatMap(({ fieldClasses }) =>
      [...fieldClasses].filter(([at, one]) => one !== 'PUBLIC' && fields.get(at)?.informationClass !== one).map(([at]) => at),
    )
    expect(wrong).toEqual([])
    expect(subgraphs.flatMap(({ fieldClasses }) => [...fieldClasses.keys()].filter((at) => !fields.has(at)))).toEqual([])
    expect(scopes).toContain('kpi-values:import')
  })
})
