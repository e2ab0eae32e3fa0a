import { getNamedType, type GraphQLSchema, isInputObjectType, isListType, isNonNullType, isObjectType } from 'graphql'
import { type Field, isCarrier, outputFields, type Placed } from './conventions.members.ts'

/** The lists that come whole, and why each is short whoever asks and however large the authority. A new one needs a reason. */
export const boundedLists: Readonly<Record<string, string>> = {
  'Activity.groups': 'a lesson is taught to a few groups at a time',
  'Activity.teachers': 'and by a few teachers',
  'Duty.activities': 'what one person teaches in a year',
  'Group.activities': 'what one group does in a year',
  'Group.assignmentRoles': 'the staff of one group',
  'Group.memberships': 'a class or a teaching group fits in a room',
  'Organisation.kpiValues': 'a period or a KPI must be given',
  'Organisation.schoolTypes': 'there are thirty school types',
  'Person.addresses': 'one of each type',
  'Person.duties': 'the places one person works at today',
  'Person.emails': 'a few of each type',
  'Person.enrolments': 'the school years of one life',
  'Person.groupMemberships': 'the groups one pupil is in today',
  'Person.phoneNumbers': 'a few of each type',
  'Person.responsibleFor': 'the children of one person',
  'Person.responsibles': 'the guardians of one child',
  'Query.kpis': 'definitions, made by hand',
  'Viewer.roles': 'the duties and grants of one person',
  'Viewer.scopes': 'named in the code',
}

type Shape = Readonly<Record<string, string>>

/** The fields of a type and their types, printed; nothing if there is no such type. */
function shapeOf(schema: GraphQLSchema, name: string): Shape {
  const type = schema.getType(name)
  if (!isObjectType(type) && !isInputObjectType(type)) return {}
  return Object.fromEntries(Object.values(type.getFields()).map((field) => [field.name, String(field.type)]))
}

type Wish = readonly [isTrue: boolean, wish: string]
const unmet = (subject: string, wishes: readonly Wish[]): string[] =>
  wishes.filter(([isTrue]) => !isTrue).map(([, wish]) => `${subject} ${wish}`)

const isList = ({ type }: Field) => isListType(isNonNullType(type) ? type.ofType : type)
export const takesPages = (field: Field): boolean => field.args.some(({ name }) => name === 'first')

export const wholeLists = (schema: GraphQLSchema): string[] =>
  outputFields(schema)
    .filter(({ type, item }) => isList(item) && !takesPages(item) && !isCarrier(type))
    .map(({ at }) => at)

/** What is wrong with a field that answers a connection. */
export function pageFaults(schema: GraphQLSchema, { at, item }: Placed<Field>): string[] {
  const connection = getNamedType(item.type).name
  const node = connection.replace(/Connection$/, '')
  const args = new Map(item.args.map((arg) => [arg.name, arg]))
  const [page, edge] = [shapeOf(schema, connection), shapeOf(schema, `${node}Edge`)]
  const first = args.get('first')
  return unmet(at, [
    [String(first?.type) === 'Int' && first?.defaultValue === 50, 'needs first: Int = 50'],
    [String(args.get('after')?.type) === 'String', 'needs after: String'],
    [page['edges'] === `[${node}Edge!]!` && page['pageInfo'] === 'PageInfo!', `answers no edges: [${node}Edge!]! with pageInfo`],
    [edge['node'] === `${node}!` && edge['cursor'] === 'String!', `has edges without node: ${node}! and cursor: String!`],
    [/\bordered by /.test(item.description ?? ''), 'does not say what it is "ordered by"'],
  ])
}

/** What is wrong with a mutation. */
export function actFaults(schema: GraphQLSchema, { name, args, type }: Field): string[] {
  const title = name.charAt(0).toUpperCase() + name.slice(1)
  const { userErrors, ...answers } = shapeOf(schema, `${title}Payload`)
  const error = shapeOf(schema, `${title}Error`)
  return unmet(name, [
    [args.length === 1 && args[0]?.name === 'input' && String(args[0].type) === `${title}Input!`, `needs input: ${title}Input!`],
    [shapeOf(schema, `${title}Input`)['idempotencyKey'] === 'String', 'needs idempotencyKey: String in its input'],
    [String(type) === `${title}Payload`, `must answer a nullable ${title}Payload`],
    [userErrors === `[${title}Error!]!`, `needs userErrors: [${title}Error!]! in its payload`],
    [Object.values(answers).every((answer) => !answer.endsWith('!')), 'has a payload in which more than userErrors is non-null'],
    [error['code'] === `${title}ErrorCode!`, `needs code: ${title}ErrorCode! in its errors`],
    [
      error['message'] === 'String!' && error['field'] === '[String!]',
      'needs message: String! and field: [String!] in its errors',
    ],
    [!/^(update|upsert|patch|modify|save|edit)[A-Z]/.test(name), 'is named for the change of a row, not for what happens'],
  ])
}
