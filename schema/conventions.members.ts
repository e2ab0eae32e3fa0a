import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLEnumValue,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql'

export type Field = GraphQLField<unknown, unknown>
export type Member = Field | GraphQLInputField | GraphQLArgument

/** Something of a schema and its coordinate, such as `Person.givenName` or `Query.person(id:)`. */
export interface Placed<Item> {
  readonly type: string
  readonly at: string
  readonly item: Item
}

export const typesOf = (schema: GraphQLSchema): GraphQLNamedType[] =>
  Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))

const placed = <Item extends { readonly name: string }>(type: string, items: readonly Item[]): Placed<Item>[] =>
  items.map((item) => ({ type, at: `${type}.${item.name}`, item }))

export const outputFields = (schema: GraphQLSchema): Placed<Field>[] =>
  typesOf(schema).flatMap((type) =>
    isObjectType(type) || isInterfaceType(type) ? placed(type.name, Object.values(type.getFields())) : [],
  )

const inputFields = (schema: GraphQLSchema): Placed<GraphQLInputField>[] =>
  typesOf(schema).flatMap((type) => (isInputObjectType(type) ? placed(type.name, Object.values(type.getFields())) : []))

const fieldArguments = (schema: GraphQLSchema): Placed<GraphQLArgument>[] =>
  outputFields(schema).flatMap(({ type, at, item }) => item.args.map((arg) => ({ type, at: `${at}(${arg.name}:)`, item: arg })))

/** Every field, input field and argument. */
export const membersOf = (schema: GraphQLSchema): Placed<Member>[] => [
  ...outputFields(schema),
  ...inputFields(schema),
  ...fieldArguments(schema),
]

export const enumValues = (schema: GraphQLSchema): Placed<GraphQLEnumValue>[] =>
  typesOf(schema).flatMap((type) => (isEnumType(type) ? placed(type.name, type.getValues()) : []))

/** Every member and every enum value: whatever can be described and deprecated. */
export const everythingIn = (schema: GraphQLSchema): Placed<Member | GraphQLEnumValue>[] => [
  ...membersOf(schema),
  ...enumValues(schema),
]

/** The coordinates of those that pass a test. */
export const where = <Item>(all: readonly Placed<Item>[], test: (item: Item) => boolean): string[] =>
  all.filter(({ item }) => test(item)).map(({ at }) => at)

export const typeName = ({ type }: Member): string => getNamedType(type).name

export const isRoot = (type: string): boolean => type === 'Query' || type === 'Mutation'

/** Whether a type only carries others about: nobody in a school has a word for it. */
export const isCarrier = (type: string): boolean => /(Connection|Edge|Payload|Error|ErrorCode|PageInfo)$/.test(type)

/** Whether a type is a concept of the field, which the standard and Swedish may have a word for. */
export const isConcept = (type: GraphQLNamedType): boolean =>
  (isObjectType(type) || isEnumType(type)) && !isRoot(type.name) && !isCarrier(type.name)

const terms = /\n\nSS 12000: ([\w.]+)\. Swedish: ([^\n]+)\.$/

export interface Terms {
  readonly name: string
  readonly standard: string
  readonly swedish: string
}

/** What the last line of a concept's description says it is called. */
export function termsOf({ name, description }: GraphQLNamedType): Terms | null {
  const [, standard, swedish] = terms.exec(description ?? '') ?? []
  return standard && swedish ? { name, standard, swedish } : null
}
