import type { GraphQLResolveInfo } from 'graphql'
import { done, faulty, refused } from '../../shared/action.ts'
import { conflict } from '../../shared/errors.ts'
import type { IdentityContext } from '../identity.context.ts'
import type { AcknowledgeContactDetailsInput, ChangeContactDetailsInput } from '../identity.generated.ts'
import { actOnPerson, changedPerson } from '../person/person.acts.ts'
import { contactActions } from './contact.actions.ts'
import {
  acknowledge,
  type AcknowledgeContactDetailsPayloadRow,
  type ChangeContactDetailsPayloadRow,
  replaceEmails,
  replacePhoneNumbers,
  takeVersion,
} from './contact.queries.ts'
import { readContactDetails } from './contact.rules.ts'

export const changeContactDetails = (info: GraphQLResolveInfo, context: IdentityContext, input: ChangeContactDetailsInput) =>
  actOnPerson<ChangeContactDetailsPayloadRow>(info, context, input, {
    action: contactActions.CHANGE_CONTACT_DETAILS,
    run: async (tx, { id }) => {
      const { call, newId } = context
      const details = readContactDetails(input)
      if (!('emails' in details)) return faulty(...details)
      const expected = input.expectedVersion ?? null
      if (!(await takeVersion(tx, id, expected, call.now))) throw conflict("The person's contact details", expected ?? 0)
      if (details.emails) await replaceEmails(tx, id, details.emails, newId)
      if (details.phoneNumbers) await replacePhoneNumbers(tx, id, details.phoneNumbers, context)
      return done(id, changedPerson(id))
    },
  })

const unheard = {
  SOURCE_SYSTEM_NOT_FOUND: { message: 'There is no such source system.', field: 'sourceSystemCode' },
  VERSION_UNKNOWN: { message: 'The contact details have not had this version.', field: 'contactVersion' },
} as const

export const acknowledgeContactDetails = (
  info: GraphQLResolveInfo,
  context: IdentityContext,
  input: AcknowledgeContactDetailsInput,
) =>
  actOnPerson<AcknowledgeContactDetailsPayloadRow>(info, context, input, {
    action: contactActions.ACKNOWLEDGE_CONTACT_DETAILS,
    run: async (tx, { id }) => {
      const { sourceSystemCode: code, contactVersion: version } = input
      const heard = await acknowledge(tx, { personId: id, code, version, now: context.call.now })
      if (heard === 'DONE') return done(id, changedPerson(id))
      return refused(heard, unheard[heard].message, unheard[heard].field)
    },
  })
