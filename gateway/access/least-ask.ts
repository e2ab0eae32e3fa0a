import {
  getNamedType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql'

const nobody = '00000000-0000-4000-8000-000000000000'

// As little as the type takes: an act that is let through finds nobody and nothing to do.
const leastOf: Readonly<Record<string, string>> = {
  ID: `"${nobody}"`,
  String: '""',
  Int: '0',
  Float: '0',
  Boolean: 'false',
  Date: '"2026-11-22"',
  DateTime: '"2026-11-22T11:00:00Z"',
}

function leastValue(type: GraphQLInputType): string {
  if (isNonNullType(type)) return leastValue(type.ofType)
  if (isListType(type)) return '[]'
  if (isEnumType(type)) return type.getValues()[0]!.name
  if (!isInputObjectType(type)) return leastOf[type.name]!
  const required = Object.values(type.getFields()).filter(isRequiredInputField)
  return `{ ${required.map((field) => `${field.name}: ${leastValue(field.type)}`).join(', ')} }`
}

function selectionOf(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type)
  if (isLeafType(type)) return ''
  if (!isObjectType(type)) throw new Error(`${field.name} is no object`)
  const fields = type.getFields()
  if (fields['edges']) return ' { edges { cursor } }'
  if (fields['userErrors']) return ' { userErrors { code } }'
  // A field of its own, since a client application may lack a grant for that.
  const leaf = fields['id'] ?? Object.values(fields).find((one) => isLeafType(getNamedType(one.type)) && one.args.length === 0)
  return ` { ${leaf!.name} }`
}

/**
 * The least that can be asked for a field. `within` says where an object of its type is found, `*` standing for the field; `args` what
 * to ask with where the least is no value at all.
 */
export function leastAsk(
  schema: GraphQLSchema,
  coordinate: string,
  { within, args }: Readonly<Record<'within' | 'args', Readonly<Record<string, string>>>>,
): string {
  const [typeName = '', name = ''] = coordinate.split('.')
  const type = schema.getType(typeName)
  const field = isObjectType(type) ? type.getFields()[name] : undefined
  if (!field) throw new Error(`there is no ${coordinate}`)
  const required = field.args.filter(isRequiredArgument).map((arg) => `${arg.name}: ${leastValue(arg.type)}`)
  const given = args[coordinate] ?? required.join(', ')
  const asked = `${name}${given && `(${given})`}${selectionOf(field)}`
  if (typeName === 'Query' || typeName === 'Mutation') return asked
  const found = within[typeName]
  if (!found) throw new Error(`where is a ${typeName} asked for?`)
  return found.replace('*', `list: ${asked}`)
}
