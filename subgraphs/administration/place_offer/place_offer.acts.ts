import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import type { Write } from '../../shared/database.ts'
import { isId } from '../../shared/ids.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { AnswerPlaceOfferInput, OfferPlaceInput } from '../administration.generated.ts'
import { type ApplicationAtUnits, placeApplicationActions } from '../place_application/place_application.actions.ts'
import { seenApplication } from '../place_application/place_application.acts.ts'
import { hasPlaceLeft } from '../group_size/group_size.queries.ts'
import { isCare } from '../place_application/place_application.rules.ts'
import { keptElsewhere } from '../placement/placement.rules.ts'
import { type OfferAtUnit, offerAtUnit, offerDatesFault, placeOfferActions } from './place_offer.actions.ts'
import {
  addAcceptedPlace, addOffer, answer, type AnswerPlaceOfferPayloadRow, isOfferedMember, offeredGroup, type OfferPlacePayloadRow,
} from './place_offer.queries.ts' // prettier-ignore

const badGroup = refused('GROUP_INVALID', 'Give a department of the unit for care, and none for school.', 'groupId')
const groupFull = refused('GROUP_FULL', 'All places of the group are taken, or offered.', 'groupId')

/** Whether the group is one of the unit's for the school type; for school there is none. */
async function fitsGroup(
  tx: Write,
  { organisationId, groupId, startDate }: OfferPlaceInput,
  schoolType: string,
): Promise<boolean> {
  if (!isCare(schoolType)) return groupId == null
  const group = groupId != null && isId(groupId) ? await offeredGroup(tx, groupId, startDate) : null
  return group?.organisationId === organisationId.toLowerCase() && group.schoolType === schoolType
}

export async function offerPlace(info: GraphQLResolveInfo, context: AdministrationContext, input: OfferPlaceInput) {
  const { call, load, newId } = context
  const { organisationId, startDate, answerDate } = input
  const masters = isId(organisationId) ? await load.master.load(organisationId) : []
  return actOn<ApplicationAtUnits, OfferPlacePayloadRow>(info, context, input, {
    source: await seenApplication(input.placeApplicationId, context),
    action: placeApplicationActions.OFFER_PLACE,
    unknown: refused('NOT_FOUND', 'There is no such application that you may see.', 'placeApplicationId'),
    run: async (tx, { id: applicationId, childId, schoolType, ledIds }) => {
      if (!ledIds.includes(organisationId.toLowerCase()))
        return refused('UNIT_NOT_CHOSEN', 'You lead no such unit that was chosen.', 'organisationId')
      const fault = keptElsewhere({ masters, schoolType }) ?? offerDatesFault(input, call.now)
      if (fault) return faulty(fault as ReturnType<typeof offerDatesFault> & object)
      if (!(await fitsGroup(tx, input, schoolType))) return badGroup
      if (input.groupId != null && !(await hasPlaceLeft(tx, input.groupId, startDate))) return groupFull
      const id = newId<'PlaceOffer'>()
      const given = { id, applicationId, childId, schoolType, startDate, answerDate, by: call.viewer.id }
      const place = { organisationId: organisationId.toLowerCase(), groupId: input.groupId ?? null }
      return (await addOffer(tx, { ...given, ...place }))
        ? done(id, upserted('PlaceOffer', id), upserted('PlaceApplication', applicationId))
        : refused('OFFER_OPEN', 'Another offer is open: wait until it is answered, or expires.', 'placeApplicationId')
    },
  })
}

const overlaps = refused('OVERLAPS', 'The child has a place of the kind on some of these days.', 'placeOfferId')

export async function answerOffer(info: GraphQLResolveInfo, context: AdministrationContext, input: AnswerPlaceOfferInput) {
  const { call, load, newId } = context
  const row = isId(input.placeOfferId) ? await load.placeOffer.load(input.placeOfferId) : null
  return actOn<OfferAtUnit, AnswerPlaceOfferPayloadRow>(info, context, input, {
    source: row && (await offerAtUnit(row, context)),
    action: placeOfferActions.ANSWER_PLACE_OFFER,
    unknown: refused('NOT_FOUND', 'There is no such offer that you may see.', 'placeOfferId'),
    run: async (tx, offer) => {
      const { isAccepted } = input
      // A child that is no member of the group yet is enrolled by the unit, which gives the place then.
      const isPlaced = isAccepted && offer.groupId !== null && (await isOfferedMember(tx, offer))
      const placementId = isPlaced ? newId<'Placement'>() : null
      if (!(await answer(tx, offer, { isAccepted, placementId, by: call.viewer.id, now: call.now })))
        return refused('ALREADY_ANSWERED', 'It has been answered.', 'placeOfferId')
      const changed = [upserted('PlaceOffer', offer.id), upserted('PlaceApplication', offer.applicationId)]
      if (placementId === null) return done(offer.id, ...changed)
      // In the same transaction, or nothing at all.
      if (!(await addAcceptedPlace(tx, placementId, offer, call.now))) return overlaps
      return done(offer.id, ...changed, upserted('Placement', placementId))
    },
  })
}
