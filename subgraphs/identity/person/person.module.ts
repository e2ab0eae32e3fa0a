import { type Module, sdl } from '../../shared/module.ts'
import { personPolicy } from './person.policy.ts'
import { personLoaders } from './person.queries.ts'
import { personResolvers } from './person.resolvers.ts'
import { person as personTable } from './person.table.ts'
import { personAddress, personEmail, personPhoneNumber } from './person_contact.table.ts'

export const person = {
  typeDefs: sdl(import.meta.url, './person.graphql'),
  policy: personPolicy,
  resolvers: personResolvers,
  tables: [personTable, personEmail, personPhoneNumber, personAddress],
  loaders: personLoaders,
} satisfies Module
