import { done } from '../../shared/action.ts'
import { connectionOf, type PageArgs, pageOf } from '../../shared/pagination.ts'
import type { IdentityContext } from '../identity.context.ts'
import type { Resolvers } from '../identity.generated.ts'
import { actOnPerson, changedPerson } from '../person/person.acts.ts'
import { contactListActions } from './contact_list.actions.ts'
import { replaceConsents, type SetContactListConsentPayloadRow } from './contact_list.queries.ts'
import { consented, outsideWork } from './contact_list.rules.ts'

async function contactListOf(groupId: string, args: PageArgs, { load }: IdentityContext) {
  const page = pageOf(args, ['familyName', 'givenName', 'id'])
  if (!(await load.contactListGroup.load(groupId))) return null
  const entries = await load.contactListPage(groupId, page)
  return connectionOf(entries, page.size, ({ pupil }) => [pupil.familyName, pupil.givenName, pupil.id])
}

export const contactListResolvers = {
  Person: {
    contactListConsents: async ({ id }, _, { load }) => (await load.contactListConsents.load(id)).map(({ field }) => field),
  },
  Group: { contactList: ({ id }, args, context) => contactListOf(id, args, context) },
  ContactListPerson: {
    displayName: ({ givenName, familyName }) => `${givenName} ${familyName}`,
    emails: (person, _, { load }) => consented(person, 'EMAIL', async () => outsideWork(await load.email.load(person.id))),
    phoneNumbers: (person, _, { load }) => consented(person, 'PHONE_NUMBER', () => load.phoneNumber.load(person.id)),
    addresses: (person, _, { load }) => consented(person, 'ADDRESS', () => load.address.load(person.id)),
  },
  Mutation: {
    setContactListConsent: (_, { input }, context, info) =>
      actOnPerson<SetContactListConsentPayloadRow>(info, context, input, {
        action: contactListActions.SET_CONTACT_LIST_CONSENT,
        run: async (tx, { id }) => {
          await replaceConsents(tx, { personId: id, fields: input.fields, givenById: context.viewer.id, now: context.call.now })
          return done(id, changedPerson(id))
        },
      }),
  },
  SetContactListConsentPayload: { person: ({ id }, _, { load }) => (id ? load.person.load(id) : null) },
} satisfies Resolvers
