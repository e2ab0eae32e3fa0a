import type { Resolvers } from '../governance.generated.ts'

const areas: readonly string[] = ['MUNICIPALITY', 'COUNTY', 'NATION']

export const placeResolvers = {
  Place: { organisation: ({ id, kind }) => (areas.includes(kind) ? null : { id }) },
} satisfies Resolvers
