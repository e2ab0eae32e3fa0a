import { permittedActions } from '../../shared/action.ts'
import { isId } from '../../shared/ids.ts'
import { reference } from '../../shared/module.ts'
import type { IdentityContext } from '../identity.context.ts'
import type { Resolvers } from '../identity.generated.ts'
import { personActions } from './person.actions.ts'
import { mayKnowWhereabouts, writtenBy } from './person.rules.ts'

export const personResolvers = {
  Query: { person: (_, { id }, { load }) => (isId(id) ? load.person.load(id) : null) },
  Person: {
    __resolveReference: reference((id, { load }: IdentityContext) => load.person.load(id)),
    displayName: ({ givenName, familyName }) => `${givenName} ${familyName}`,
    workEmail: async ({ id }, _, { load }) =>
      (await load.email.load(id)).find(({ type }) => type === 'SKOLA_PERSONAL')?.value ?? null,
    emails: ({ id }, _, { load }) => load.email.load(id),
    phoneNumbers: async (person, _, { load, viewer }) =>
      mayKnowWhereabouts(person) ? load.phoneNumber.load(person.id) : writtenBy(viewer, await load.phoneNumber.load(person.id)),
    permittedActions: async ({ id }, _, context) => {
      const person = await context.load.personActedOn.load(id)
      return person && permittedActions(personActions, person, context)
    },
    addresses: (person, _, { load }) => (mayKnowWhereabouts(person) ? load.address.load(person.id) : []),
  },
} satisfies Resolvers
