import { readFileSync } from 'node:fs'
import {
  buildSchema,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
} from 'graphql'
import { readExamples } from '../graphiql/examples.ts'

const file = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const api = buildSchema(file('../../schema/api.graphql'))

/** What somebody could know of a hidden person and try, and what else there is to name: units and groups by their argument. */
export interface Known {
  readonly person: string
  readonly givenName: string
  readonly familyName: string
  readonly civicNo: string
  readonly others: Readonly<Record<string, string>>
}

export interface Question {
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
}

type Field = GraphQLField<unknown, unknown>

// What the test itself leaves behind, with ids of chance: who has signed in, and who has read.
const traces = ['readEvents', 'session', 'sessions']

const fieldsOf = (type: GraphQLNamedType | null | undefined): Field[] =>
  isObjectType(type) ? Object.values(type.getFields()) : []
const isPaged = ({ args }: Field) => args.some(({ name }) => name === 'first')
const needsArguments = ({ args }: Field) => args.some(isRequiredArgument)

/** Every field of a type that needs no argument, so many objects deep. A page is no level of its own. */
function selectionOf(type: GraphQLNamedType, depth: number): string {
  if (isUnionType(type)) return '{ __typename }'
  const below = /(Connection|Edge)$/.test(type.name) ? depth : depth - 1
  const fields = fieldsOf(type).flatMap((field) => {
    const inner = getNamedType(field.type)
    if (traces.includes(field.name) || needsArguments(field)) return []
    if (isLeafType(inner)) return [field.name]
    return below < 0 ? [] : [`${field.name}${isPaged(field) ? '(first: 3)' : ''} ${selectionOf(inner, below)}`]
  })
  return `{ ${fields.join(' ') || '__typename'} }`
}

/** Values for an input, as literals: several where the person can be named by it. */
function literals(name: string, type: GraphQLInputType, known: Known): readonly string[] {
  const inner = getNullableType(type)
  if (isListType(inner)) return literals(name, inner.ofType, known).map((one) => `[${one}]`)
  if (isEnumType(inner)) return [inner.getValues().at(-1)!.name]
  if (isInputObjectType(inner)) return objects(inner, known)
  const scalars: Readonly<Record<string, readonly string[]>> = {
    ID: [JSON.stringify(known.others[name] ?? known.person)],
    Int: ['1'],
    Float: ['1.5'],
    Boolean: ['true'],
    Date: ['"2026-11-22"'],
    DateTime: ['"2026-11-22T11:00:00Z"'],
  }
  const texts = /civicNo/i.test(name)
    ? [known.civicNo]
    : name === 'name'
      ? [known.givenName, known.familyName]
      : [known.familyName]
  return scalars[getNamedType(inner).name] ?? texts.map((text) => JSON.stringify(text))
}

/** Objects with their required parts, and one of the others at a time. */
function objects(type: GraphQLInputObjectType, known: Known): readonly string[] {
  const fields = Object.values(type.getFields())
  const base = new Map(
    fields.filter(isRequiredInputField).map(({ name, type: of }) => [name, literals(name, of, known)[0]!] as const),
  )
  const ways = fields.flatMap(({ name, type: of }) => literals(name, of, known).map((one) => new Map(base).set(name, one)))
  return ways.map((way) => `{ ${[...way].map(([name, value]) => `${name}: ${value}`).join(', ')} }`)
}

/** A query with each way to fill its arguments. */
function askings(field: Field, known: Known): string[] {
  const { name, args, type } = field
  const free = args.filter((arg) => arg.name !== 'first' && arg.name !== 'after')
  const base = new Map(free.filter(isRequiredArgument).map((arg) => [arg.name, literals(arg.name, arg.type, known)[0]!] as const))
  const ways = free.flatMap((arg) => literals(arg.name, arg.type, known).map((one) => new Map(base).set(arg.name, one)))
  return [base, ...ways].map((way, n) => {
    const given = [...way.set('first', '3')].filter(([one]) => one !== 'first' || isPaged(field))
    const list = given.length > 0 ? `(${given.map(([one, value]) => `${one}: ${value}`).join(', ')})` : ''
    // As a whole it is read in depth; narrowed, it matters who is found.
    return `${name}${list} ${selectionOf(getNamedType(type), n === 0 && base.size === 0 ? 1 : 0)}`
  })
}

const together = (kind: string, fields: readonly string[], size: number): Question[] =>
  fields.flatMap((_, start) => {
    const part = fields.slice(start, start + size).map((field, n) => `_${n}: ${field}`)
    return start % size === 0 ? [{ query: `${kind} { ${part.join(' ')} }` }] : []
  })

/** Every query there is, filled with what is known of the persons. */
export function queriesAbout(persons: readonly Known[]): Question[] {
  const fields = fieldsOf(api.getQueryType()).flatMap((field) =>
    traces.includes(field.name) ? [] : persons.flatMap((known) => askings(field, known)),
  )
  return together('query', [...new Set(fields)], 12)
}

/** The input of an act in which one of the ids is the person's and the others somebody's, or all are the person's. */
function inputs(type: GraphQLInputObjectType, known: Known, somebody: string): string[] {
  const fields = Object.values(type.getFields()).filter(
    (one) => isRequiredInputField(one) || getNamedType(one.type).name === 'ID',
  )
  const persons = fields.filter(({ name, type: of }) => getNamedType(of).name === 'ID' && !known.others[name])
  const ways = persons.length > 1 ? [persons, ...persons.map((one) => [one])] : [persons]
  return ways.map((hidden) => {
    const given = fields.map((field) => {
      const isOther = persons.includes(field) && !hidden.includes(field)
      return `${field.name}: ${literals(field.name, field.type, isOther ? { ...known, person: somebody } : known)[0]}`
    })
    return `{ ${given.join(', ')} }`
  })
}

/** Every act there is, done to the persons or with them. */
export function actsOn(persons: readonly Known[], somebody: string): Question[] {
  const fields = fieldsOf(api.getMutationType()).flatMap(({ name, args }) => {
    const type = getNamedType(args[0]!.type) as GraphQLInputObjectType
    return persons.flatMap((known) =>
      inputs(type, known, somebody).map((input) => `${name}(input: ${input}) { userErrors { code message field } }`),
    )
  })
  return together('mutation', [...new Set(fields)], 15)
}

// An extract lists what asking leaves behind, and an act would make worlds differ that are asked in another order.
const differs = new RegExp(`^mutation|\\b(${[...traces, 'identityRegister'].join('|')})\\b`, 'm')

/** The examples of GraphiQL that answer the same when they are asked again, and those of the README. */
export async function publishedQueries(): Promise<Question[]> {
  const inReadme = [...file('../../README.md').matchAll(/^ask \S+ ['"](.+)['"]$/gm)]
  if (inReadme.length < 3) throw new Error('The README has no queries of this form any longer')
  const examples = (await readExamples())
    .filter(({ query }) => !differs.test(query))
    .map(({ query, variables }) => ({ query, variables }))
  return [...examples, ...inReadme.map(([, text = '']) => ({ query: text.replaceAll('\\"', '"') }))]
}

const listsAtOnce = 10

/** The lists at the root and of a unit: queries for the first page of some each, one for a later page of each, and where the pages are. */
export function walks(unit: string) {
  const listsOf = (type: GraphQLNamedType | null | undefined, isOfUnit: boolean) =>
    fieldsOf(type)
      .filter((field) => isPaged(field) && !needsArguments(field) && !traces.includes(field.name))
      .map((field) => ({ field, isOfUnit }))
  const lists = [...listsOf(api.getQueryType(), false), ...listsOf(api.getType('Organisation'), true)].map((one, n) => ({
    ...one,
    n,
  }))
  const selected = ({ field, isOfUnit, n }: (typeof lists)[number], args: string) => {
    const list = `_${n}: ${field.name}(${args}) ${selectionOf(getNamedType(field.type), 0)}`
    return isOfUnit ? `unit: organisation(id: "${unit}") { ${list} }` : list
  }
  const firstOf = (start: number) =>
    `{ ${lists.slice(start, start + listsAtOnce).map((list) => selected(list, 'first: 25')).join(' ')} }` // prettier-ignore
  return {
    first: lists.filter(({ n }) => n % listsAtOnce === 0).map(({ n }) => firstOf(n)),
    lists: lists.map((list) => ({
      /** Which of the first queries asks for it. */
      at: Math.floor(list.n / listsAtOnce),
      path: list.isOfUnit ? ['unit', `_${list.n}`] : [`_${list.n}`],
      next: `query ($after: String) { ${selected(list, 'first: 25, after: $after')} }`,
    })),
  }
}
