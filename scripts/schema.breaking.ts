import {
  buildSchema,
  findBreakingChanges,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql'

interface Member {
  /** Where it stands, such as `Person.givenName`, `Query.person(id:)` or `Sex.MAN`. */
  readonly at: string
  readonly deprecationReason?: string | null | undefined
  readonly type?: GraphQLNamedType
}

function membersOf(type: GraphQLNamedType): Member[] {
  if (isEnumType(type)) return type.getValues().map((value) => ({ ...value, at: `${type.name}.${value.name}` }))
  if (isInputObjectType(type))
    return Object.values(type.getFields()).map((field) => ({
      ...field,
      at: `${type.name}.${field.name}`,
      type: getNamedType(field.type),
    }))
  if (!isObjectType(type) && !isInterfaceType(type)) return []
  return Object.values(type.getFields()).flatMap((field) => {
    const at = `${type.name}.${field.name}`
    const args = field.args.map((arg) => ({ ...arg, at: `${at}(${arg.name}:)`, type: getNamedType(arg.type) }))
    return [{ ...field, at, type: getNamedType(field.type) }, ...args]
  })
}

/** The members whose removal was announced for a day that has come. */
function announced(schema: GraphQLSchema, today: string): Set<string> {
  const days = Object.values(schema.getTypeMap())
    .flatMap(membersOf)
    .map(({ at, deprecationReason }) => ({ at, day: /Removal on (\d{4}-\d{2}-\d{2})\b/.exec(deprecationReason ?? '')?.[1] }))
  return new Set(days.filter(({ day }) => day !== undefined && day <= today).map(({ at }) => at))
}

/** The types that can still be reached without some members: a type that only they led to goes with them. */
function reachable(schema: GraphQLSchema, without: ReadonlySet<string>): Set<string> {
  const found = new Set<string>()
  const visit = (type: GraphQLNamedType | null | undefined) => {
    if (!type || found.has(type.name)) return
    found.add(type.name)
    if (isUnionType(type) || isInterfaceType(type)) schema.getPossibleTypes(type).forEach(visit)
    if (isObjectType(type) || isInterfaceType(type)) type.getInterfaces().forEach(visit)
    for (const member of membersOf(type))
      if (!without.has(member.at) && !without.has(member.at.replace(/\(.*/, ''))) visit(member.type)
  }
  visit(schema.getQueryType())
  visit(schema.getMutationType())
  return found
}

/** What a breaking change takes away, as graphql-js words it; null where it takes nothing away but changes it. */
function removed(description: string): string | null {
  const [, member] = /^(?:Standard scalar )?(\w+(?:\.\w+)?) was removed(?:\.$| because)/.exec(description) ?? []
  const [, value, type] = /^(\w+) was removed from enum type (\w+)\.$/.exec(description) ?? []
  const [, field, arg] = /^(\w+\.\w+) arg (\w+) was removed\.$/.exec(description) ?? []
  if (arg) return `${field}(${arg}:)`
  return value ? `${type}.${value}` : (member ?? null)
}

/** How a contract would break without warning: all changes but removals that it announced for a day that has come. */
export function unannouncedChanges(before: string, after: string, today: string): string[] {
  if (before === '') return []
  const old = buildSchema(before)
  const due = announced(old, today)
  const kept = reachable(old, due)
  const isDue = (at: string) => due.has(at) || (!at.includes('.') && !kept.has(at))
  return findBreakingChanges(old, buildSchema(after))
    .map(({ description }) => description)
    .filter((description) => !isDue(removed(description) ?? '.'))
}
