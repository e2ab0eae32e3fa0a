import { type GraphQLFieldResolver, type GraphQLSchema, defaultFieldResolver, isInterfaceType, isObjectType } from 'graphql'
import { allow, rule, type IRules } from 'graphql-shield'
import { type Refused, mergeAll, mergeAny, refuse } from './refusal.ts'
import type { ReadLog } from './read-log.ts'
import { noting } from './sensitive.ts'
import type { Assurance, Call, Locale } from './viewer.ts'

export type Rule = Extract<IRules, { resolve: unknown }>
export type Texts = Readonly<Record<Locale, string>>

/** What would have to be true of the viewer for a rule to hold, for clients that want to react to a refusal. */
export interface Needs {
  readonly role?: readonly string[]
  readonly relation?: readonly string[]
  readonly assurance?: Assurance
  readonly scope?: readonly string[]
  /** The field a client application would have to be granted. */
  readonly grant?: readonly string[]
}

/** What rules may read, and where reads of sensitive fields are noted. */
export interface RuleContext {
  readonly call: Call
  readonly verdicts: Map<Rule, boolean>
  readonly reads: ReadLog
}

type Verdict = true | Refused
type Check = (source: unknown, context: RuleContext) => Verdict

interface Leaf {
  readonly meaning: Texts
  readonly needs: Needs
  readonly test: (source: never, call: Call) => boolean
  /** Looks at the viewer only, so one answer serves the whole request. */
  readonly isAboutViewer: boolean
}

const leaves = new WeakMap<Rule, Leaf>()

/** A named rule over an object and the viewer. Pure and synchronous: what it needs to know is on the object. */
export const when = <Source>(meaning: Texts, needs: Needs, test: (source: Source, call: Call) => boolean): Rule =>
  leaf({ meaning, needs, test, isAboutViewer: false })

/** A named rule over the viewer alone. */
export const viewerWhen = (meaning: Texts, needs: Needs, test: (call: Call) => boolean): Rule =>
  leaf({ meaning, needs, test: (_, call) => test(call), isAboutViewer: true })

function leaf(definition: Leaf): Rule {
  // Shield's own evaluation stays right too, should somebody apply these rules as its middleware.
  const made = rule(definition.meaning.en, { cache: 'no_cache' })((source, _, context: RuleContext) =>
    definition.test(source as never, context.call),
  ) as Rule
  leaves.set(made, definition)
  return made
}

/** Every field of every type of a feature, with its rule: a missing or misspelt field does not compile. */
export type Policy<Fields extends Record<keyof Fields, string>> = {
  readonly [Type in keyof Fields]: { readonly [Field in Fields[Type]]: Rule }
}
export type AnyPolicy = Readonly<Record<string, Readonly<Record<string, Rule>>>>

const kindOf = (r: Rule) => r.constructor.name
const partsOf = (r: Rule) => (r as unknown as { getRules?: () => Rule[] }).getRules?.()

/** Turns a field's rule tree into one synchronous function; throws on parts whose meaning we cannot print. */
function compile(r: Rule, coordinate: string): Check {
  const compiled = () => {
    const parts = partsOf(r) ?? []
    // Nothing that must hold would hold for everybody.
    if (parts.length === 0) throw new Error(`The policy of ${coordinate} has an empty ${kindOf(r)}: name its rules`)
    return parts.map((part) => compile(part, coordinate))
  }
  if (kindOf(r) === 'RuleOr') return anyOf(compiled())
  if (kindOf(r) === 'RuleAnd') return allOf(compiled())
  if (kindOf(r) === 'RuleTrue') return () => true
  if (kindOf(r) === 'RuleFalse') return () => refuse({ needs: {}, meaning: { en: 'nobody', sv: 'ingen' } })
  const known = leaves.get(r)
  if (!known)
    throw new Error(
      `The policy of ${coordinate} uses ${kindOf(r)}, which has no name to print: use allow, or, and, when, viewerWhen`,
    )
  const refused = refuse(known)
  if (!known.isAboutViewer) return (source, { call }) => (known.test(source as never, call) ? true : refused)
  return (_, { call, verdicts }) => {
    let verdict = verdicts.get(r)
    if (verdict === undefined) verdicts.set(r, (verdict = known.test(undefined as never, call)))
    return verdict ? true : refused
  }
}

const anyOf =
  (checks: readonly Check[]): Check =>
  (source, context) => {
    const refused: Refused[] = []
    for (const check of checks) {
      const verdict = check(source, context)
      if (verdict === true) return true
      refused.push(verdict)
    }
    return mergeAny(refused)
  }

const allOf =
  (checks: readonly Check[]): Check =>
  (source, context) => {
    if (checks.length === 1) return checks[0]!(source, context)
    const refused = checks.map((check) => check(source, context)).filter((verdict) => verdict !== true)
    return refused.length === 0 ? true : mergeAll(refused)
  }

const compiledRules = new WeakMap<Rule, Check>()

function checkOf(r: Rule): Check {
  let check = compiledRules.get(r)
  if (!check) compiledRules.set(r, (check = compile(r, 'an act')))
  return check
}

/** Whether a rule holds for an object and whoever asks. */
export const holds = (r: Rule, source: unknown, context: RuleContext): boolean => checkOf(r)(source, context) === true

/** Refuses an act on an object as a field would be refused, saying what would open it. */
export function demand(r: Rule, source: unknown, context: RuleContext, coordinate: string): void {
  const verdict = checkOf(r)(source, context)
  if (verdict !== true) throw verdict.toError(context.call.locale, coordinate, 'mutation', readAloud(r))
}

/** Works something out from what the named rules of a tree ask for; `allow` and `deny` are groups without parts. */
export function foldRule<T>(r: Rule, of: (needs: Needs) => T, join: (how: 'or' | 'and', parts: readonly T[]) => T): T {
  const parts = partsOf(r)?.map((part) => foldRule(part, of, join))
  return parts?.length ? join(kindOf(r) === 'RuleOr' ? 'or' : 'and', parts) : of(leaves.get(r)?.needs ?? {})
}

/** Reads a rule aloud, as schema/access.md prints it. */
export function readAloud(r: Rule, locale: Locale = 'en'): string {
  const parts = partsOf(r)
  if (kindOf(r) === 'RuleTrue') return locale === 'en' ? 'whoever may see the object' : 'den som får se objektet'
  if (kindOf(r) === 'RuleFalse') return locale === 'en' ? 'nobody' : 'ingen'
  if (!parts) return leaves.get(r)?.meaning[locale] ?? '?'
  const [or, and] = locale === 'en' ? [' or ', ', with '] : [' eller ', ', med ']
  return parts.map((part) => readAloud(part, locale)).join(kindOf(r) === 'RuleOr' ? or : and)
}

// Introspection, and what Federation adds. Any other name that begins so is a feature's, and needs its rule.
const federation = ['_Service', '_Any', '_Entity', 'Query._service', 'Query._entities']
const isSpecial = (coordinate: string) => coordinate.startsWith('__') || federation.includes(coordinate)

function faults(schema: GraphQLSchema, policy: AnyPolicy): string[] {
  const found: string[] = []
  for (const type of Object.values(schema.getTypeMap())) {
    if (isSpecial(type.name)) continue
    const ruled = policy[type.name]
    // Rules on an interface's fields never run: the object's do.
    if (isInterfaceType(type) && ruled) found.push(`${type.name} is an interface: put its rules on the objects`)
    if (!isObjectType(type)) continue
    for (const field of Object.keys(type.getFields())) {
      if (!isSpecial(`${type.name}.${field}`) && !ruled?.[field]) found.push(`${type.name}.${field} has no access rule`)
    }
  }
  for (const [type, fields] of Object.entries(policy)) {
    const declared = schema.getType(type)
    if (!declared) found.push(`${type} has rules but is not in the schema`)
    else if (isObjectType(declared)) {
      for (const field of Object.keys(fields))
        if (!declared.getFields()[field]) found.push(`${type}.${field} has a rule but is not in the schema`)
    }
  }
  return found
}

/** Guards a schema in place. Throws, naming every one, if a field lacks a rule or a rule lacks a field. */
export function enforce(schema: GraphQLSchema, policy: AnyPolicy): GraphQLSchema {
  const found = faults(schema, policy)
  if (found.length > 0) throw new Error(`The access policy does not fit the schema:\n  ${found.join('\n  ')}`)
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isSpecial(type.name)) continue
    for (const field of Object.values(type.getFields())) {
      const guard = policy[type.name]?.[field.name]
      if (guard && guard !== allow)
        field.resolve = guarded(guard, `${type.name}.${field.name}`, field.resolve ?? defaultFieldResolver)
    }
  }
  return schema
}

function guarded(
  guard: Rule,
  coordinate: string,
  resolve: GraphQLFieldResolver<unknown, unknown>,
): GraphQLFieldResolver<unknown, unknown> {
  const check = compile(guard, coordinate)
  const noted = noting(guard, coordinate)
  return (source, args, context, info) => {
    const verdict = check(source, context as RuleContext)
    if (verdict === true) return noted(resolve(source, args, context, info), source, context as RuleContext)
    throw verdict.toError((context as RuleContext).call.locale, coordinate, info.operation.operation, readAloud(guard))
  }
}
