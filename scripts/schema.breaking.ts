import { type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql'

const removal = /Removal on (\d{4}-\d{2}-\d{2})/

function reasonsOf(schema: GraphQLSchema): Map<string, string> {
  const reasons = new Map<string, string>()
  for (const type of Object.values(schema.getTypeMap())) {
    const members =
      isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
        ? Object.values(type.getFields())
        : isEnumType(type)
          ? type.getValues()
          : []
    for (const { name, deprecationReason } of members)
      if (deprecationReason) reasons.set(`${type.name}.${name}`, deprecationReason)
  }
  return reasons
}

/** Whether a removal was announced in the schema it is removed from, for a day that has passed. */
export function announcedUntil(old: GraphQLSchema, description: string, today: string): boolean {
  const [, member] = /^(\w+\.\w+) was removed\.$/.exec(description) ?? []
  const [, type, value] = /^(\w+) was removed from enum type (\w+)\.$/.exec(description) ?? []
  const reason = reasonsOf(old).get(member ?? `${value}.${type}`)
  const day = reason && removal.exec(reason)?.[1]
  return day !== undefined && day !== '' && day <= today
}
