import type { DocumentNode, TypeNode } from 'graphql'
import type { Module } from './module.ts'
import { type AnyPolicy, foldRule, type Rule, viewerWhen } from './policy.ts'
import { and, granted } from './rules.ts'
import { asSensitiveAs } from './sensitive.ts'

// Pages and payloads are told apart by name, as the schema guide asks: what they hold is guarded itself.
const isStructure = (type: string) => /^(Query|Mutation)$|(Connection|Edge|Payload|Error)$/.test(type)

const nameOf = (type: TypeNode): string => (type.kind === 'NamedType' ? type.name.value : nameOf(type.type))

const objectsOf = (document: DocumentNode) =>
  document.definitions.flatMap((one) => (one.kind === 'ObjectTypeDefinition' || one.kind === 'ObjectTypeExtension' ? [one] : []))

/** The queries that answer a value rather than an object: nothing below them could be guarded. */
function valueQueries(document: DocumentNode): ReadonlySet<string> {
  const composite = new Set(
    document.definitions.flatMap((one) =>
      'name' in one && one.name && /^(Object|Interface|Union)Type/.test(one.kind) ? [one.name.value] : [],
    ),
  )
  const fields = objectsOf(document).flatMap(({ name, fields = [] }) => (name.value === 'Query' ? fields : []))
  return new Set(fields.filter(({ type }) => !composite.has(nameOf(type))).map(({ name }) => `Query.${name.value}`))
}

const needsNoGrant = (coordinate: string, values: ReadonlySet<string>) =>
  isStructure(coordinate.split('.')[0]!) && !values.has(coordinate)

const namesScope = (r: Rule) =>
  foldRule(
    r,
    ({ scope = [] }) => scope.length > 0,
    (_, parts) => parts.includes(true),
  )

const personsOnly = viewerWhen(
  { en: 'persons, and no client application', sv: 'personer, och ingen klientapplikation' },
  {},
  () => false,
)

interface Client {
  /** The definitions of the whole subgraph, and how sensitive each of its fields is. */
  readonly typeDefs: DocumentNode
  readonly classes: ReadonlyMap<string, string>
  /** What must hold of an object besides the grant of its field: that it is of a unit granted to the client. */
  readonly reach: Rule | undefined
}

function replaced(coordinate: string, rule: Rule, { informationClass }: Module, { typeDefs, reach }: Client): Rule {
  if (informationClass === 'PUBLIC') return rule
  if (coordinate.startsWith('Mutation.')) return namesScope(rule) ? rule : personsOnly
  const values = valueQueries(typeDefs)
  if (needsNoGrant(coordinate, values)) return rule
  const grant = granted([coordinate, informationClass])
  return asSensitiveAs(rule, reach && !values.has(coordinate) ? and(grant, reach) : grant)
}

function grantedToo(coordinate: string, rule: Rule, { reveals }: Module, { classes }: Client): Rule {
  const told = reveals?.[coordinate]
  if (!told) return rule
  const grants = told.map((one) => {
    const informationClass = classes.get(one)
    if (informationClass === undefined) throw new Error(`${coordinate} reveals ${one}, which is no field here`)
    return [one, informationClass] as const
  })
  return asSensitiveAs(rule, and(rule, granted(...grants)))
}

/**
 * Replaces the rules of every field of a person's data: to a client application relations do not open it, its grants do. Reads are
 * noted as a person's are. Acts stay with persons, unless their rule names a scope.
 */
export function forClients(module: Module, client: Client): Module {
  const policy = Object.entries(module.policy).map(([type, fields]) => [
    type,
    Object.fromEntries(
      Object.entries(fields).map(([field, rule]) => {
        const coordinate = `${type}.${field}`
        return [field, grantedToo(coordinate, replaced(coordinate, rule, module, client), module, client)]
      }),
    ),
  ])
  return { ...module, policy: Object.fromEntries(policy) as AnyPolicy }
}

/** How sensitive each field is, by its coordinate; PUBLIC is what needs no grant. */
export function classesOf(modules: readonly Module[], typeDefs: DocumentNode): ReadonlyMap<string, string> {
  const values = valueQueries(typeDefs)
  const classOf = (coordinate: string, { informationClass }: Module) =>
    needsNoGrant(coordinate, values) ? 'PUBLIC' : informationClass
  return new Map(
    modules.flatMap((module) =>
      Object.entries(module.policy).flatMap(([type, fields]) =>
        Object.keys(fields).map((field) => [`${type}.${field}`, classOf(`${type}.${field}`, module)] as const),
      ),
    ),
  )
}
