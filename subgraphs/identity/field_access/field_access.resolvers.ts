import { badInput } from '../../shared/errors.ts'
import type { Resolvers } from '../identity.generated.ts'
import { catalogue } from './field_access.catalogue.ts'
import { accessTo } from './field_access.rules.ts'

const maxCoordinates = 100

export const fieldAccessResolvers = {
  Query: {
    fieldAccess: (_, { coordinates }, { call }) => {
      if (coordinates.length < 1 || coordinates.length > maxCoordinates)
        throw badInput(`\`coordinates\` has ${coordinates.length} entries. Ask for 1 to ${maxCoordinates} at a time.`)
      return coordinates.map((coordinate) => accessTo(coordinate, catalogue(), call))
    },
  },
} satisfies Resolvers
