import { readFileSync } from 'node:fs'
import { buildSchema, isObjectType } from 'graphql'
import { allow } from 'graphql-shield'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, openWorld, shapes, type World } from '../../scripts/testing.ts'
import { personId, slug } from '../../subgraphs/identity/demo/keys.ts'
import { unitId } from '../../subgraphs/identity/demo/units.rows.ts'
import { isAtLeast, type Assurance } from '../../subgraphs/shared/viewer.ts'
import { subgraphs } from '../../subgraphs/subgraphs.ts'
import { leastAsk } from './least-ask.ts'
import {
  type Cell,
  guardedFields,
  openFields,
  openTo,
  personFields,
  rowsFor,
  selections,
  standings,
  targets,
} from './matrix.expectations.ts'
import { personaNames } from './walls.ts'

const api = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'))
const fieldsInSchema = Object.values(api.getTypeMap())
  .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
  .flatMap((type) => (isObjectType(type) ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : []))
const open = Object.entries(openFields).flatMap(([type, fields]) =>
  fields
    .trim()
    .split(/\s+/)
    .map((field) => `${type}.${field}`),
)

describe('The matrix', () => {
  it('has an expectation for every field and act, and for nothing else', () => {
    const expected = [
      ...Object.keys(personFields).map((field) => `Person.${field}`),
      ...Object.keys(openTo),
      ...Object.keys(guardedFields),
      ...open,
    ]
    expect(fieldsInSchema.filter((field) => !expected.includes(field))).toEqual([])
    expect(expected.filter((field) => !fieldsInSchema.includes(field))).toEqual([])
    expect(new Set(expected).size).toBe(expected.length)
  })

  it.each(Object.entries(guardedFields))('%s has a story of its own in %s', (coordinate, file) => {
    expect(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')).toContain(coordinate.split('.')[1])
  })

  it('has a row for every persona', () => expect(Object.keys(standings)).toEqual(personaNames))

  it.each(open)('%s is open to whoever may see the object', (coordinate) => {
    const [type = '', field = ''] = coordinate.split('.')
    for (const { policy } of subgraphs) expect([undefined, allow]).toContain(policy[type]?.[field])
  })
})

// What is got, and from which assurance on.
const outcomes: Readonly<Record<Cell, readonly [got: string, from: Assurance]>> = {
  V: ['VALUE', 'LOW'],
  S: ['VALUE', 'SUBSTANTIAL'],
  H: ['VALUE', 'HIGH'],
  E: ['EMPTY', 'LOW'],
  s: ['EMPTY', 'SUBSTANTIAL'],
  h: ['EMPTY', 'HIGH'],
  F: ['FORBIDDEN', 'LOW'],
}

const acts = {
  // Inputs that would be refused as data: whoever gets that far may do the act.
  correctOrganisationName: (unit: string) =>
    `correctOrganisationName(input: { organisationId: "${unit}", displayName: "", expectedVersion: 1 })`,
  importKpiValues: () => 'importKpiValues(input: { source: "Test", values: [] })',
}

// What the least there is to ask with is no value for, and lists that are asked for without a filter.
const args = {
  'Query.organisation': `id: "${unitId('ekhamraskolan')}"`,
  'Query.schedule': `of: { organisationId: "${personId('nobody')}" }, week: "2026-W48"`,
  'Query.persons': 'filter: { name: "alva" }',
  'Query.checkAbsenceComment': 'text: "sjuk"',
  'Query.checkWording': 'text: "lat"',
  'Query.kpi': 'code: "skolverket.year9.meritValue"',
  'Query.annualWheel': `year: 2026, organisationId: "${unitId('ekhamraskolan')}"`,
  'Query.syllabusVersion': `id: "${personId('nobody')}"`,
  'Query.fieldAccess': 'coordinates: ["Person.civicNo"]',
  'Query.unitOverview': `organisationId: "${unitId('ekhamraskolan')}", period: "2024/25"`,
  'Organisation.kpiTargets': 'period: "2024/25"',
  'Organisation.kpiValues': 'filter: { period: "2024/25" }',
  'Organisation.careHeadCounts': 'week: "2026-W48"',
  'Organisation.placeQueue': 'schoolType: "FS", first: 1',
  'Organisation.feePlacements': 'first: 1',
}
const within = {
  Organisation: `organisation(id: "${unitId('ekhamraskolan')}") { * }`,
  Viewer: 'viewer { * }',
  Delegation: 'viewer { delegations { * } }',
  Person: `person(id: "${personId('alva-bergstrom')}") { * }`,
  AccountOrder: `organisation(id: "${unitId('ekhamraskolan')}") { accountOrders(first: 1) { edges { node { * } } } }`,
  ClientApplication: 'myGrants { * }',
}

describe.each(shapes)('Every persona, every field and act, %s', (shape) => {
  let world: World
  beforeAll(async () => void (world = await openWorld({ shape })))
  afterAll(() => world.stop())

  const unit = unitId('ekhamraskolan')
  const codesOf = ({ errors }: Answer) => errors.map(({ extensions }) => extensions.code)

  describe.each(personaNames)('%s', (persona) => {
    const selection = Object.keys(personFields).map((field) => `${field}${selections[field] ?? ''}`)
    const roots = Object.entries(targets).map(([target, name]) => `${target}: person(id: "${personId(slug(name))}") { ...all }`)
    // Written once: a request holds two thousand tokens.
    const all = `fragment all on Person { ${selection.join(' ')} }`

    // Between processes it is the same rules that answer: what is tried there is that they are told who asks, and how sure that is.
    const levels = shape === 'in one process' ? (['LOW', 'SUBSTANTIAL', 'HIGH'] as const) : (['SUBSTANTIAL'] as const)
    it.each(levels)('reads persons at assurance %s', async (assurance: Assurance) => {
      const { data, errors } = await world.ask(persona, `{ ${roots.join(' ')} } ${all}`, { assurance })
      const got = (target: string, field: string) => {
        if (data[target] === null) return 'ABSENT'
        const error = errors.find(({ path = [] }) => path.length === 2 && path[0] === target && path[1] === field)
        if (error) expect(data[target][field], `${target}.${field}`).toBeNull()
        const isEmpty = due(target, field) === 'EMPTY' && data[target][field]?.length === 0
        return error?.extensions.code ?? (isEmpty ? 'EMPTY' : 'VALUE')
      }
      const due = (target: string, field: string) => {
        const standing = standings[persona]![target]!
        if (standing === '-') return 'ABSENT'
        const cell = personFields[field]![standing]!
        const [got, from] = outcomes[cell]
        return isAtLeast(assurance, from) ? got : 'STEP_UP_REQUIRED'
      }
      const table = (cell: typeof got) =>
        Object.fromEntries(
          Object.keys(targets).map((target) => [
            target,
            Object.fromEntries(Object.keys(personFields).map((field) => [field, cell(target, field)])),
          ]),
        )
      expect(table(got)).toEqual(table(due))
      for (const { extensions } of errors)
        if (extensions.code === 'STEP_UP_REQUIRED') expect((extensions['acr_values'] as string[]).length).toBeGreaterThan(0)
    })

    const isAsked =
      shape === 'in one process' || ['guardian', 'teacher', 'principal', 'authority-admin', 'account-sync'].includes(persona)
    it.runIf(isAsked)('asks every root field and does every act', async () => {
      const got = { ...(await answersTo('query', 10)), ...(await answersTo('mutation', 10)) }
      const due = Object.entries(openTo).map(([coordinate, personas]) => [
        coordinate,
        personas.includes(persona) ? ((rowsFor[coordinate]?.includes(persona) ?? true) ? 'OPEN' : 'EMPTY') : 'FORBIDDEN',
      ])
      expect(got).toEqual(Object.fromEntries(due))
    })

    /** What comes of each, so many in one request. */
    async function answersTo(operation: 'query' | 'mutation', atOnce: number): Promise<Record<string, string>> {
      const coordinates = Object.keys(openTo).filter((one) => one.startsWith('Mutation.') === (operation === 'mutation'))
      const answers: Record<string, string> = {}
      for (let from = 0; from < coordinates.length; from += atOnce) {
        const some = coordinates.slice(from, from + atOnce)
        const asked = some.map((coordinate, n) => `_${n}: ${leastAsk(api, coordinate, { args, within })}`)
        const { data, errors } = await world.ask(persona, `${operation} { ${asked.join(' ')} }`)
        for (const [n, coordinate] of some.entries()) {
          const refused = errors.find(({ path = [`_${n}`] }) => path[0] === `_${n}`)?.extensions.code
          const isEmpty = rowsFor[coordinate] && data[`_${n}`]?.list?.edges.length === 0
          answers[coordinate] = refused ?? (isEmpty ? 'EMPTY' : 'OPEN')
        }
      }
      return answers
    }
  })

  it('nobody asks or does anything without signing in', async () => {
    for (const field of [
      'viewer { id }',
      `person(id: "${personId('alva-bergstrom')}") { id }`,
      'groups { edges { cursor } }',
      'kpis { id }',
    ]) {
      const answer = await world.ask(null, `{ ${field} }`)
      expect([codesOf(answer), answer.data]).toEqual([['UNAUTHENTICATED'], null])
    }
    for (const act of [acts.correctOrganisationName(unit), acts.importKpiValues()]) {
      const answer = await world.ask(null, `mutation { ${act} { userErrors { code } } }`)
      expect([codesOf(answer), answer.data]).toEqual([['UNAUTHENTICATED'], null])
    }
  })
})
