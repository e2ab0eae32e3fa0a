import type { ApolloServerPlugin } from '@apollo/server'
import { getNamedType, getNullableType, GraphQLError, isLeafType, isListType, Kind } from 'graphql'
import type {
  DocumentNode,
  GraphQLFormattedError,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
} from 'graphql'
import { getComplexity, type ComplexityEstimator } from 'graphql-query-complexity'
import { PublicError } from '../subgraphs/shared/errors.ts'

/** Fastify's bodyLimit, in bytes. GraphiQL's introspection is 2 KB; the rest is for variables: an import of 500 values
 * that names every part of each is 130 KB. */
export const bodyLimit = 256 * 1024

/**
 * How much one request may ask for. What a fragment holds counts as often as the fragment is used, so that ten short
 * fragments inside each other cannot hide a thousand fields.
 */
export const limits = {
  // GraphiQL's introspection has 184 and our largest example 117. At 2,000 parsing and standard validation, which run before
  // the other limits, stayed below 70 ms whatever was written; at 5,000 they took up to 131.
  tokens: 2_000,
  operations: 5,
  depth: 12,
  // What GraphiQL sends: __schema, types, fields, args, type, nine times ofType, name.
  introspectionDepth: 15,
  // Each may walk the whole schema, for anyone where the schema is public: 0.3 s and 5 MB for 200 types. GraphiQL sends one.
  introspections: 2,
  rootFields: 20,
  aliases: 30,
  // Some clients add one to every selection set.
  typenames: 200,
  directives: 10,
  selections: 2_000,
  cost: 100_000,
}

type Limit = keyof typeof limits

const explanations: Record<Limit, readonly [counted: string, advice: string]> = {
  tokens: ['tokens', 'send long lists as variables and spread the rest over several requests'],
  operations: ['operations', 'send them one by one'],
  depth: ['levels of fields', 'fetch the innermost objects by id in a query of their own'],
  introspectionDepth: ['levels of introspection', 'ask for fewer levels of ofType'],
  introspections: ['uses of __schema, __type and of aliases inside them', 'read the schema once and keep it'],
  rootFields: ['fields at the top level', 'spread them over several requests'],
  aliases: ['aliases', 'ask for a list instead, or spread them over several requests'],
  typenames: ['selections of __typename', 'select it only where the type is not known'],
  directives: ['directives', 'write a query for each case instead'],
  selections: ['selections, with fragments counted every time they are used', 'spread them over several requests'],
  cost: ['objects to fetch if every list is full', 'ask for smaller pages with "first", or for fewer lists inside lists'],
}

const count = (value: number) => (value > 1_000_000 ? 'more than 1,000,000' : Math.ceil(value).toLocaleString('en'))

// Apollo takes it out again: the status of the HTTP answer, which would otherwise be 500.
export const badRequest = { http: { status: 400 } }

function messageOf(limit: Limit, value: string): string {
  const [counted, advice] = explanations[limit]
  return `The request has ${value} ${counted}, and at most ${count(limits[limit])} are allowed: ${advice}.`
}

const refusal = (limit: Limit, value: number) =>
  new PublicError('BAD_USER_INPUT', messageOf(limit, count(value)), { limit, ...badRequest })

/** Puts the parser's refusal of too many tokens into our words; leaves every other error as it is. */
export function explainTokens(error: GraphQLFormattedError): GraphQLFormattedError {
  if (error.extensions?.code !== 'GRAPHQL_PARSE_FAILED' || !/more tha[nt] \d+ tokens/.test(error.message)) return error
  return {
    message: messageOf('tokens', `more than ${count(limits.tokens)}`),
    extensions: { code: 'BAD_USER_INPUT', limit: 'tokens' },
  }
}

type Tally = Record<Exclude<Limit, 'tokens' | 'operations' | 'cost'>, number>

const nothing: Tally = {
  depth: 0,
  introspectionDepth: 0,
  introspections: 0,
  rootFields: 0,
  aliases: 0,
  typenames: 0,
  directives: 0,
  selections: 0,
}
const keys = Object.keys(nothing) as (keyof Tally)[]

function beside(a: Tally, b: Tally): Tally {
  const both = { ...a }
  for (const key of keys) both[key] = key === 'depth' || key === 'introspectionDepth' ? Math.max(a[key], b[key]) : a[key] + b[key]
  return both
}

/** One selection, when what stands inside it is counted. */
function around(selection: SelectionNode, inner: Tally): Tally {
  const directives = inner.directives + (selection.directives?.length ?? 0)
  const tally = { ...inner, directives, selections: inner.selections + 1 }
  if (selection.kind !== Kind.FIELD) return tally
  const name = selection.name.value
  const aliases = inner.aliases + (selection.alias ? 1 : 0)
  const field = { ...tally, aliases, typenames: inner.typenames + (name === '__typename' ? 1 : 0), rootFields: 1 }
  if (name !== '__schema' && name !== '__type') return { ...field, depth: inner.depth + 1 }
  return { ...field, depth: 0, introspectionDepth: inner.depth + 1, introspections: 1 + inner.aliases }
}

/**
 * Counts what selections ask for. Written here because the published rules do not hold: graphql-armor counts aliases but not
 * through fragments, walks depth and directives through fragments without remembering them (2^20 steps for a nest of
 * twenty), and has no count of __typename.
 */
function createCounter({ definitions }: DocumentNode): (selections: SelectionSetNode) => Tally {
  const fragments = new Map<string, SelectionSetNode>()
  for (const definition of definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition.selectionSet)
  const counted = new Map<string, Tally>()
  const ofSet = (set: SelectionSetNode | undefined): Tally => (set?.selections ?? []).map(ofSelection).reduce(beside, nothing)
  const ofSelection = (selection: SelectionNode): Tally => {
    const isSpread = selection.kind === Kind.FRAGMENT_SPREAD
    return around(selection, isSpread ? ofFragment(selection.name.value) : ofSet(selection.selectionSet))
  }
  const ofFragment = (name: string): Tally => {
    const known = counted.get(name)
    if (known) return known
    // Met again inside itself it counts nothing; that it goes in a circle is for validation to say.
    counted.set(name, nothing)
    const tally = ofSet(fragments.get(name))
    counted.set(name, tally)
    return tally
  }
  return ofSet
}

// Lists without pages are short by nature: a pupil has two guardians, a guardian an address or two. But a class has thirty pupils,
// and leads back to itself; and a large school has a thousand lessons a week.
const shortList = 5
const longLists = new Map([
  ['units', 30],
  ['behind', 30],
  ['parts', 30],
  ['events', 30],
  ['memberships', 30],
  ['expectedPupils', 30],
  ['lessons', 900],
  ['careHeadCounts', 90],
  ['weeks', 60],
  ['entries', 30],
  ['contentItems', 30],
  ['missingTalks', 30],
  ['slots', 30],
  ['ownTalkSlots', 60],
  ['bookings', 30],
  ['responsibilities', 30],
  ['withoutTeacher', 30],
  ['withoutBooking', 30],
  ['coverage', 30],
  ['teachingPlans', 30],
  ['knowledgeOverview', 30],
  ['subjects', 12],
  ['results', 60],
  ['mySurveys', 5],
  ['distribution', 10],
  ['kpiSummary', 300],
  ['kpiSeries', 20],
  ['points', 12],
])
const usualPage = 50
const leafCost = 0.1

const estimate: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  // The schema is in memory, and has limits of its own.
  if (field.name === '__schema' || field.name === '__type') return 0
  // `first: null` is not "no argument": the page still has a size.
  if (field.args.some(({ name }) => name === 'first')) return 1 + Math.max(Number(args.first ?? usualPage), 1) * childComplexity
  const each = (isLeafType(getNamedType(field.type)) ? leafCost : 1) + childComplexity
  // The page that holds these edges was multiplied already.
  const isPlainList = isListType(getNullableType(field.type)) && !type.name.endsWith('Connection')
  return isPlainList ? (longLists.get(field.name) ?? shortList) * each : each
}

export interface LimitedRequest {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  readonly variables: Record<string, unknown> | undefined
}

function costOf({ schema, document, operation, variables }: LimitedRequest): number {
  const operationName = operation.name && { operationName: operation.name.value }
  try {
    return getComplexity({ schema, query: document, ...operationName, variables: variables ?? {}, estimators: [estimate] })
  } catch (error) {
    // Variables that do not fit: what cannot be reckoned is not run.
    if (!(error instanceof GraphQLError)) throw error
    throw new PublicError('BAD_USER_INPUT', error.message, badRequest)
  }
}

const directivesOf = ({ directives = [], variableDefinitions = [] }: OperationDefinitionNode): number =>
  directives.length + variableDefinitions.reduce((sum, variable) => sum + (variable.directives?.length ?? 0), 0)

/** Looks how much a parsed and validated request asks for, without running any of it. Throws what to tell the caller. */
export function checkLimits(request: LimitedRequest): void {
  const { document, operation } = request
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length
  const tally = createCounter(document)(operation.selectionSet)
  const asked = { operations, ...tally, directives: tally.directives + directivesOf(operation) }
  for (const [limit, value] of Object.entries(asked) as [keyof typeof asked, number][])
    if (value > limits[limit]) throw refusal(limit, value)
  // Last, because only a document within the other limits is cheap to reckon.
  const cost = costOf(request)
  if (cost > limits.cost) throw refusal('cost', cost)
}

/** What an ApolloServer takes besides the plugin. */
export const limitOptions = { parseOptions: { maxTokens: limits.tokens }, allowBatchedHttpRequests: false }

/** No validation rules: Apollo gives their refusals another code, and they see neither the variables nor the chosen operation. */
export const limitsPlugin: ApolloServerPlugin = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ schema, document, operation, request }) => {
      // Undefined, whatever its type says, when the document has no operation by that name; Apollo refuses it next.
      const asked = operation
      if (asked) checkLimits({ schema, document, operation: asked, variables: request.variables })
    },
  }),
}
