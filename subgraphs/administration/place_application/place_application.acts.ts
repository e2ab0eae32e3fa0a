import type { GraphQLResolveInfo } from 'graphql'
import { knownPerson } from '../../access/persons.ts'
import { related } from '../../access/rules.ts'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import { isId } from '../../shared/ids.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { ApplyForPlaceInput, WithdrawPlaceApplicationInput } from '../administration.generated.ts'
import type { PersonRow } from '../stubs/stubs.queries.ts'
import { type ApplicationAtUnits, atUnits, placeApplicationActions } from './place_application.actions.ts'
import {
  addApplication, type ApplyForPlacePayloadRow, closeApplication, placeUnits, type WithdrawPlaceApplicationPayloadRow,
} from './place_application.queries.ts' // prettier-ignore
import { applicationFault, authorityOf, ofAge } from './place_application.rules.ts'

const noChild = refused('NOT_FOUND', 'There is no such child of yours.', 'childId')

/** A child of the viewer's: who is no guardian of theirs is answered as if there were none. */
async function wardOf(id: string, context: AdministrationContext): Promise<PersonRow | null> {
  const child = isId(id) ? await knownPerson(id, context) : null
  return child?.relations.includes('GUARDIAN') ? child : null
}

export async function applyForPlace(info: GraphQLResolveInfo, context: AdministrationContext, input: ApplyForPlaceInput) {
  const { call, newId } = context
  return actOn<PersonRow, ApplyForPlacePayloadRow>(info, context, input, {
    source: await wardOf(input.childId, context),
    action: { rule: related('GUARDIAN') },
    unknown: noChild,
    run: async (tx, { id: childId }) => {
      const fault = applicationFault(input, call)
      if (fault) return faulty(fault)
      const [age] = await tx<{ isMinor: boolean }[]>`/* isMinor */ select access.is_minor(${childId}) as is_minor`
      if (!age!.isMinor) return faulty({ ...ofAge, field: ['childId'] })
      const { organisationIds, schoolType, startDate } = input
      const units = organisationIds.every(isId) ? await placeUnits(tx, organisationIds) : []
      const authorityId = authorityOf(units, schoolType, organisationIds.length)
      if (authorityId === null)
        return refused('CHOICES_INVALID', 'Choose units of one authority that have the school type.', 'organisationIds')
      const id = newId<'PlaceApplication'>()
      const given = { id, childId, applicantId: call.viewer.id, authorityId, schoolType, startDate, organisationIds }
      return (await addApplication(tx, given))
        ? done(id, upserted('PlaceApplication', id))
        : refused('ALREADY_APPLIED', 'An application of the kind waits already.', 'childId')
    },
  })
}

/** An application that the viewer may see, as acts on it see it. */
export async function seenApplication(id: string, context: AdministrationContext): Promise<ApplicationAtUnits | null> {
  const row = isId(id) ? await context.load.placeApplication.load(id) : null
  return row && atUnits(row, context)
}

export async function withdrawApplication(
  info: GraphQLResolveInfo,
  context: AdministrationContext,
  input: WithdrawPlaceApplicationInput,
) {
  const { viewer, now } = context.call
  return actOn<ApplicationAtUnits, WithdrawPlaceApplicationPayloadRow>(info, context, input, {
    source: await seenApplication(input.placeApplicationId, context),
    action: placeApplicationActions.WITHDRAW_PLACE_APPLICATION,
    unknown: refused('NOT_FOUND', 'There is no such application that you may see.', 'placeApplicationId'),
    run: async (tx, { id }) =>
      (await closeApplication(tx, id, viewer.id, now))
        ? done(id, upserted('PlaceApplication', id))
        : refused('ALREADY_CLOSED', 'It was accepted or withdrawn before.', 'placeApplicationId'),
  })
}
