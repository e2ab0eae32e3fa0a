import { GraphQLScalarType } from 'graphql'
import { GraphQLDateTimeISO, GraphQLJSON, GraphQLLocalDate } from 'graphql-scalars'

const named = (name: string, scalar: GraphQLScalarType) => new GraphQLScalarType({ ...scalar.toConfig(), name })

/** A `Date` stays text from column to client: a school day has no time zone. */
export const scalars = {
  Date: named('Date', GraphQLLocalDate),
  DateTime: named('DateTime', GraphQLDateTimeISO),
  JSON: named('JSON', GraphQLJSON),
}
