import { getTableColumns, getTableName } from 'drizzle-orm'
import { type GraphQLSchema, isNonNullType, print } from 'graphql'
import { describe, expect, it, test } from 'vitest'
import { allow } from '../subgraphs/shared/rules.ts'
import type { Subgraph } from '../subgraphs/shared/subgraph.ts'
import { subgraphs } from '../subgraphs/subgraphs.ts'
import { outputFields, typeName } from './conventions.members.ts'

/** Fields that hold an entity and yet are non-null, each with the reason why the entity's row cannot be hidden. */
const alwaysThere: Readonly<Record<string, string>> = {
  'OrganisationEdge.node': 'the page is made of its rows',
  'GroupEdge.node': 'the page is made of its rows',
  'PersonEdge.node': 'the page is made of its rows',
  'DutyEdge.node': 'the page is made of its rows',
  'SyllabusEdge.node': 'the page is made of its rows',
  'SurveyEdge.node': 'the page is made of its rows',
  'Activity.syllabuses': 'read in the same statement, and open to everyone signed in',
  'KpiValue.kpi': 'read in the same statement, and open to everyone signed in',
}

const snake = (name: string) => name.replace(/(?<!^)[A-Z]/g, '_$&').toLowerCase()

const definitions = ({ typeDefs }: Subgraph) =>
  typeDefs.definitions.flatMap((one) => (one.kind === 'ObjectTypeDefinition' || one.kind === 'ObjectTypeExtension' ? [one] : []))

const entities = new Set(
  subgraphs
    .flatMap(definitions)
    .flatMap(({ name, directives = [] }) => (directives.some((directive) => directive.name.value === 'key') ? [name.value] : [])),
)

const nonNull = (schema: GraphQLSchema) => outputFields(schema).filter(({ item }) => isNonNullType(item.type))

describe.each([...subgraphs])('The subgraph $name', (subgraph) => {
  const sdl = print(subgraph.typeDefs)
  const schema = subgraph.schema()

  it('links a Federation that the JavaScript gateway runs', () => {
    const [, minor] = /specs\.apollo\.dev\/federation\/v2\.(\d+)"/.exec(sdl) ?? []
    expect(Number(minor)).toBeLessThanOrEqual(14)
  })

  it('takes no access rule from the gateway, which would refuse to start, and computes nothing from fields of others', () => {
    expect(
      sdl.match(/@(authenticated|policy|requiresScopes|requires|provides|override|interfaceObject|cacheControl)\b/g),
    ).toBeNull()
  })

  it('shares values only: an entity has one owner', () => {
    const shared = definitions(subgraph).flatMap(({ name, directives = [], fields = [] }) =>
      [...directives, ...fields.flatMap((field) => field.directives ?? [])].some((one) => one.name.value === 'shareable')
        ? [name.value]
        : [],
    )
    expect(shared.filter((type) => entities.has(type))).toEqual([])
  })

  it('leaves what is guarded nullable, so that a refusal takes nothing else with it', () => {
    const guarded = nonNull(schema).filter(({ type, item }) => {
      const rule = subgraph.policy[type]?.[item.name]
      return rule !== undefined && rule !== allow
    })
    expect(guarded.map(({ at }) => at)).toEqual([])
  })

  it('leaves an entity nullable, whose row may be hidden', () => {
    const held = nonNull(schema).filter(({ at, item }) => entities.has(typeName(item)) && !(at in alwaysThere))
    expect(held.map(({ at }) => at)).toEqual([])
  })

  it('promises non-null only where the column is NOT NULL', () => {
    const tables = new Map(subgraph.tables.map((table) => [getTableName(table), getTableColumns(table)]))
    const loose = nonNull(schema).filter(({ type, item }) => tables.get(snake(type))?.[item.name]?.notNull === false)
    expect(loose.map(({ at }) => at)).toEqual([])
  })
})

test('the entities that are always there still are entities, held so', () => {
  const held = subgraphs.flatMap((subgraph) => nonNull(subgraph.schema())).filter(({ item }) => entities.has(typeName(item)))
  expect(Object.keys(alwaysThere).filter((at) => !held.some((field) => field.at === at))).toEqual([])
})

test('an entity is described by its owner alone: composition might take the words of another', () => {
  const described = subgraphs
    .flatMap(definitions)
    .flatMap(({ name: { value: type }, fields = [], ...one }) =>
      entities.has(type)
        ? [
            ...('description' in one && one.description ? [type] : []),
            ...fields.flatMap(({ name, description }) => (description ? [`${type}.${name.value}`] : [])),
          ]
        : [],
    )
  expect(described.filter((at, index) => described.indexOf(at) !== index)).toEqual([])
})
