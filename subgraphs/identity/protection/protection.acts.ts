import type { GraphQLResolveInfo } from 'graphql'
import { done, faulty, refused } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import { reasonFault } from '../../shared/text.ts'
import type { IdentityContext } from '../identity.context.ts'
import type {
  LiftProtectionInput,
  MarkProtectedInput,
  NamePersonOnCaseInput,
  RemoveNamedPersonInput,
} from '../identity.generated.ts'
import { actOnPerson, changedPerson, unknownPerson } from '../person/person.acts.ts'
import { protectionActions } from './protection.actions.ts'
import {
  insertNaming,
  type LiftProtectionPayloadRow,
  type MarkProtectedPayloadRow,
  type NamePersonOnCasePayloadRow,
  removeNamed,
  type RemoveNamedPersonPayloadRow,
  setMarking,
} from './protection.queries.ts'

export const markProtected = (info: GraphQLResolveInfo, context: IdentityContext, input: MarkProtectedInput) =>
  actOnPerson<MarkProtectedPayloadRow>(info, context, input, {
    action: protectionActions.MARK_PROTECTED,
    run: async (tx, { id, securityMarking }) => {
      const { securityMarking: wanted, reason, expectedVersion = null } = input
      if (wanted === 'INGEN')
        return refused('MARKING_INVALID', 'INGEN is no protection: use liftProtection to lift one.', 'securityMarking')
      const wrong = reasonFault(reason)
      if (wrong) return faulty(wrong)
      if (wanted === securityMarking) return refused('ALREADY_MARKED', 'This person has this marking.', 'securityMarking')
      const set = await setMarking(tx, id, wanted, expectedVersion, context.call.now)
      if (set === 'STALE') throw conflict('The person', expectedVersion!)
      return set === 'DONE' ? done(id, changedPerson(id, reason)) : unknownPerson
    },
  })

export const liftProtection = (info: GraphQLResolveInfo, context: IdentityContext, input: LiftProtectionInput) =>
  actOnPerson<LiftProtectionPayloadRow>(info, context, input, {
    action: protectionActions.LIFT_PROTECTION,
    run: async (tx, { id }) => {
      const { reason, expectedVersion = null } = input
      const wrong = reasonFault(reason)
      if (wrong) return faulty(wrong)
      const { now } = context.call
      const set = await setMarking(tx, id, 'INGEN', expectedVersion, now)
      if (set === 'STALE') throw conflict('The person', expectedVersion!)
      if (set === 'NOT_FOUND') return unknownPerson
      // There is no case any longer, and so nobody to be named on it.
      await removeNamed(tx, id, null, now)
      return done(id, changedPerson(id, reason))
    },
  })

export async function namePersonOnCase(info: GraphQLResolveInfo, context: IdentityContext, input: NamePersonOnCaseInput) {
  const { namedPersonId, reason, endDate = null } = input
  const named = isId(namedPersonId) ? await context.load.person.load(namedPersonId) : null
  return actOnPerson<NamePersonOnCasePayloadRow>(info, context, input, {
    action: protectionActions.NAME_PERSON_ON_CASE,
    run: async (tx, { id: personId }) => {
      const { call, viewer, newId } = context
      const wrong = reasonFault(reason)
      if (wrong) return faulty(wrong)
      if (endDate !== null && endDate < dayOf(call.now)) return refused('END_DATE_INVALID', 'The last day has passed.', 'endDate')
      // A principal sees the person as long as they are one: a naming would outlast that.
      if (!named || named.id === personId || named.id === viewer.id)
        return refused(
          'NAMED_PERSON_NOT_FOUND',
          'There is no such person to name that you may see; and nobody names themself.',
          'namedPersonId',
        )
      const naming = { personId, namedPersonId: named.id, reason: reason.trim(), endDate, namedById: viewer.id, now: call.now }
      const isNew = await insertNaming(tx, { id: newId<'NamedPerson'>(), ...naming })
      if (!isNew) return refused('ALREADY_NAMED', 'They are named on this case already.', 'namedPersonId')
      return done(personId, changedPerson(personId, reason))
    },
  })
}

export const removeNamedPerson = (info: GraphQLResolveInfo, context: IdentityContext, input: RemoveNamedPersonInput) =>
  actOnPerson<RemoveNamedPersonPayloadRow>(info, context, input, {
    action: protectionActions.REMOVE_NAMED_PERSON,
    run: async (tx, { id }) => {
      const removed = isId(input.namedPersonId) ? await removeNamed(tx, id, input.namedPersonId, context.call.now) : 0
      return removed > 0 ? done(id, changedPerson(id)) : refused('NOT_NAMED', 'They are not named on this case.', 'namedPersonId')
    },
  })
