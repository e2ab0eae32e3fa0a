import { permittedActions } from '../../shared/action.ts'
import type { Resolvers } from '../pedagogy.generated.ts'
import { personSupportActions } from './support.actions.ts'

export const supportResolvers = {
  Person: {
    permittedSupportActions: async ({ id }, _, context) => {
      const places = await context.load.supportPlaces.load(id)
      return [...new Set(places.flatMap((place) => permittedActions(personSupportActions, place, context)))]
    },
  },
} satisfies Resolvers
