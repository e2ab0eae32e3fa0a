import { type GraphQLSchema, isNonNullType } from 'graphql'
import {
  enumValues,
  everythingIn,
  isConcept,
  isRoot,
  membersOf,
  outputFields,
  termsOf,
  typeName,
  typesOf,
  where,
} from './conventions.members.ts'
import { actFaults, boundedLists, pageFaults, takesPages, wholeLists } from './conventions.shapes.ts'

/** One sentence of the schema guide: how to find what breaks it, and the smallest schema that does. */
export interface Rule {
  readonly says: string
  readonly faults: (schema: GraphQLSchema) => string[]
  readonly bad: string
}

const isNamedAs = (name: string, isOfType: boolean, form: RegExp) => form.test(name) === isOfType

export const rules: readonly Rule[] = [
  {
    says: 'every type, field, argument and enum value is described',
    bad: 'type Query { a(b: Int): Int }',
    faults: (schema) => [
      ...typesOf(schema).flatMap(({ name, description }) => (description || isRoot(name) ? [] : [name])),
      ...where(everythingIn(schema), ({ description }) => !description?.trim()),
    ],
  },
  {
    says: "a concept's description ends with its SS 12000 name and its Swedish name",
    bad: 'type Query { a: Room } "A room." type Room { id: ID! }',
    faults: (schema) => typesOf(schema).flatMap((type) => (isConcept(type) && !termsOf(type) ? [type.name] : [])),
  },
  {
    says: 'types are PascalCase and singular',
    bad: 'type Query { rooms: Rooms } type Rooms { id: ID! }',
    faults: (schema) => typesOf(schema).flatMap(({ name }) => (/^[A-Z][A-Za-z0-9]*([^s]|ss|us|is)$/.test(name) ? [] : [name])),
  },
  {
    says: 'fields and arguments are camelCase',
    bad: 'type Query { a_room: Int }',
    faults: (schema) => where(membersOf(schema), ({ name }) => !/^[a-z][A-Za-z0-9]*$/.test(name)),
  },
  {
    says: 'enum values are SCREAMING, in ASCII',
    bad: 'type Query { kind: Kind } enum Kind { small }',
    faults: (schema) => where(enumValues(schema), ({ name }) => !/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(name)),
  },
  {
    says: 'a Boolean asks: is…, has…, viewerCan…',
    bad: 'type Query { open: Boolean }',
    faults: (schema) =>
      where(membersOf(schema), (one) => typeName(one) === 'Boolean' && !/^(is|has|viewerCan)[A-Z]/.test(one.name)),
  },
  {
    says: 'a day ends with Date or On (on: by itself asks about a day), and nothing else does',
    bad: 'scalar Date type Query { birthday: Date }',
    faults: (schema) => where(membersOf(schema), (one) => !isNamedAs(one.name, typeName(one) === 'Date', /(Date|On)$|^on$/)),
  },
  {
    says: 'an instant ends with At, and nothing else does',
    bad: 'type Query { endedAt: String }',
    faults: (schema) => where(membersOf(schema), (one) => !isNamedAs(one.name, typeName(one) === 'DateTime', /At$/)),
  },
  {
    says: 'what can grow is a connection: first: Int = 50, after, edges, pageInfo, in one documented order',
    bad: 'type Query { rooms(first: Int): [Int!] }',
    faults: (schema) =>
      outputFields(schema).flatMap((field) => {
        if (typeName(field.item).endsWith('Connection')) return pageFaults(schema, field)
        return takesPages(field.item) ? [field.at] : []
      }),
  },
  {
    says: 'a list that comes whole is bounded by nature: boundedLists says why',
    bad: 'type Query { rooms: [Int!] }',
    faults: (schema) => wholeLists(schema).filter((at) => !(at in boundedLists)),
  },
  {
    says: 'a list holds no nulls',
    bad: 'type Query { rooms: [Int] }',
    faults: (schema) => where(membersOf(schema), ({ type }) => /[^!]\]/.test(String(type))),
  },
  {
    says: 'a mutation is an act: one input with an idempotencyKey, a nullable payload with userErrors',
    bad: 'type Query { a: Int } type Mutation { updateRoom(id: ID!): Int! }',
    faults: (schema) => Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap((field) => actFaults(schema, field)),
  },
  {
    says: 'a root field is nullable, so that a refusal or an outage takes nothing else with it',
    bad: 'type Query { a: Int! }',
    faults: (schema) =>
      outputFields(schema).flatMap(({ type, at, item }) => (isRoot(type) && isNonNullType(item.type) ? [at] : [])),
  },
  {
    says: 'objects refer to objects, not to foreign ids',
    bad: 'type Query { unitId: ID }',
    faults: (schema) => where(outputFields(schema), (field) => typeName(field) === 'ID' && field.name !== 'id'),
  },
  {
    says: 'nothing is fetched by node(id): federation re-fetches by key',
    bad: 'type Query { node(id: ID!): Int }',
    faults: (schema) => Object.keys(schema.getQueryType()?.getFields() ?? {}).filter((name) => /^nodes?$/.test(name)),
  },
  {
    says: 'what is deprecated says the day it goes: Removal on YYYY-MM-DD',
    bad: 'type Query { a: Int @deprecated(reason: "Old.") }',
    faults: (schema) =>
      where(everythingIn(schema), ({ deprecationReason }) =>
        deprecationReason == null ? false : !/Removal on \d{4}-\d{2}-\d{2}\b/.test(deprecationReason),
      ),
  },
]
