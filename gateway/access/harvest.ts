import { getNamedType, type GraphQLNamedType, type GraphQLSchema, isLeafType, isObjectType, isRequiredArgument } from 'graphql'
import type { Visible } from './oracle.fields.ts'
import type { School } from './oracle.rows.ts'

const isPaged = (args: readonly { readonly name: string }[]) => args.some(({ name }) => name === 'first')

// Read past the row policies on purpose, in a transaction each, and of nothing that is harvested: they have tests of their own.
const isPastRows = (name: string) => /^[a-z]+(Register|Portable|Erasure)$/.test(name)

/** Selects every field of a type, and of what lies below it, so deep; at the bottom, only who or what it is. */
export function everythingOf(type: GraphQLNamedType | null | undefined, depth: number): string {
  if (!isObjectType(type)) throw new Error(`${String(type)} is no object type`)
  const parts = Object.values(type.getFields()).flatMap(({ name, args, type: of }) => {
    const inner = getNamedType(of)
    if (isLeafType(inner)) return [name]
    if (!isObjectType(inner) || isPastRows(name) || args.some(isRequiredArgument)) return []
    const field = isPaged(args) ? `${name}(first: 100)` : name
    if (depth > 0) return [`${field} { ${everythingOf(inner, depth - 1)} }`]
    return inner.getFields()['id'] ? [`${field} { __typename id }`] : []
  })
  return ['__typename', ...parts].join(' ')
}

/** `{ a: person(id: …) … b: person(id: …) … }` for many ids at once. */
export function manyOf(field: string, type: string, ids: readonly string[], selection: string): string {
  const all = ids.map((id, n) => `_${n}: ${field}(id: "${id}") { ...all }`)
  // Validated once, not as often as there are ids.
  return `{ ${all.join(' ')} } fragment all on ${type} { ${selection} }`
}

/** The lists at the root that a viewer may page through, as deep as they go. */
export const listsOf = (schema: GraphQLSchema, depth: number): string =>
  `{ ${['viewer', 'groups(first: 100)', 'organisations(first: 100)']
    .map((field) => {
      const of = getNamedType(schema.getQueryType()!.getFields()[field.replace(/\(.*/, '')]!.type)
      return `${field} { ${everythingOf(of, depth)} }`
    })
    .join(' ')} }`

type Node = Readonly<Record<string, unknown>>
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null

/** What came out, said so that it can be compared with rows: `Person <id>`, `Email <person> <address>` and so on. */
export function harvest(value: unknown, found = new Set<string>(), person = '?'): Set<string> {
  if (Array.isArray(value)) for (const one of value) harvest(one, found, person)
  else if (isNode(value)) {
    const type = value['__typename']
    const said = {
      Person: [value['id']],
      Group: [value['id']],
      Duty: [value['id']],
      Activity: [value['id']],
      GroupMembership: [value['id']],
      Responsible: [value['id']],
      Enrolment: [value['id']],
      AssignmentRole: [value['id']],
      ActivityTeacher: [value['id']],
      Email: [person, value['value']],
      PhoneNumber: [person, value['value']],
      Address: [person, value['streetAddress']],
    }[String(type)]
    if (said) found.add([type, ...said].join(' '))
    // The same row, of which the adult pupil is told a name.
    if (type === 'FormerGuardian') found.add(`Responsible ${String(value['id'])}`)
    const of = type === 'Person' ? String(value['id']) : person
    for (const inner of Object.values(value)) harvest(inner, found, of)
  }
  return found
}

/** What may come out, in the same words. */
export function harvestable(school: School, visible: Visible): Set<string> {
  const pick = <Row extends { readonly id: string }>(
    rows: readonly Row[],
    seen: ReadonlySet<string>,
    say: (row: Row) => string,
  ) => rows.filter(({ id }) => seen.has(id)).map(say)
  return new Set([
    ...[...visible.person].map((id) => `Person ${id}`),
    ...[...visible.group].map((id) => `Group ${id}`),
    ...[...visible.duty].map((id) => `Duty ${id}`),
    ...[...visible.activity].map((id) => `Activity ${id}`),
    ...[...visible.groupMembership].map((id) => `GroupMembership ${id}`),
    ...[...visible.responsible].map((id) => `Responsible ${id}`),
    ...[...visible.enrolment].map((id) => `Enrolment ${id}`),
    ...[...visible.assignmentRole].map((id) => `AssignmentRole ${id}`),
    ...[...visible.activityTeacher].map((id) => `ActivityTeacher ${id}`),
    ...pick(school.personEmail, visible.personEmail, (one) => `Email ${one.personId} ${one.value}`),
    ...pick(school.personPhoneNumber, visible.personPhoneNumber, (one) => `PhoneNumber ${one.personId} ${one.value}`),
    ...pick(school.personAddress, visible.personAddress, (one) => `Address ${one.personId} ${one.streetAddress}`),
  ])
}
