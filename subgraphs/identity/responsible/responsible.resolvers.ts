import { permittedActions } from '../../shared/action.ts'
import type { IdentityContext } from '../identity.context.ts'
import type { Resolvers } from '../identity.generated.ts'
import { responsibleActions as actions } from './responsible.actions.ts'
import { changeCustody, custody } from './responsible.acts.ts'
import { setBlocked, setConsent } from './responsible.queries.ts'

const permitted = async ({ id }: { readonly id: string }, _: unknown, context: IdentityContext) => {
  const source = await custody(id, context)
  return source && permittedActions(actions, source, context)
}

export const responsibleResolvers = {
  Person: {
    responsibles: ({ id }, _, { load }) => load.responsibles.load(id),
    responsibleFor: ({ id }, _, { load }) => load.responsibleFor.load(id),
    formerGuardians: ({ id }, _, { load }) => load.formerGuardians.load(id),
  },
  Responsible: {
    pupil: ({ pupilId }, _, { load }) => load.person.load(pupilId),
    person: ({ personId }, _, { load }) => load.person.load(personId),
    permittedActions: permitted,
  },
  FormerGuardian: { permittedActions: permitted },
  Mutation: {
    blockGuardian: (_, { input }, context, info) =>
      changeCustody(info, context, input, {
        action: actions.BLOCK_GUARDIAN,
        change: (tx, id) => setBlocked(tx, id, true),
      }),
    unblockGuardian: (_, { input }, context, info) =>
      changeCustody(info, context, input, {
        action: actions.UNBLOCK_GUARDIAN,
        change: (tx, id) => setBlocked(tx, id, false),
      }),
    consentToGuardian: (_, { input }, context, info) =>
      changeCustody(info, context, input, {
        action: actions.CONSENT_TO_GUARDIAN,
        change: (tx, id) => setConsent(tx, id, true),
      }),
    withdrawGuardianConsent: (_, { input }, context, info) =>
      changeCustody(info, context, input, {
        action: actions.WITHDRAW_GUARDIAN_CONSENT,
        change: (tx, id) => setConsent(tx, id, false),
      }),
  },
  BlockGuardianPayload: { responsible: ({ id }, _, { load }) => (id ? load.responsible.load(id) : null) },
  UnblockGuardianPayload: { responsible: ({ id }, _, { load }) => (id ? load.responsible.load(id) : null) },
  ConsentToGuardianPayload: { responsible: ({ id }, _, { load }) => (id ? load.responsible.load(id) : null) },
  WithdrawGuardianConsentPayload: { pupil: ({ id }, _, { load, viewer }) => (id ? load.person.load(viewer.id) : null) },
} satisfies Resolvers
