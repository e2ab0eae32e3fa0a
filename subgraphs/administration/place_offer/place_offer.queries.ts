import type { Related } from '../../access/rules.ts'
import type { Done } from '../../shared/action.ts'
import { part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'
import type { AnswerPlaceOfferError, OfferPlaceError, PlaceOfferState } from '../administration.generated.ts'

/** An offer, with the viewer's relations to the child. */
export interface PlaceOfferRow extends Related {
  readonly id: Id<'PlaceOffer'>
  readonly applicationId: Id<'PlaceApplication'>
  readonly childId: Id<'Person'>
  readonly organisationId: Id<'Organisation'>
  readonly groupId: Id<'Group'> | null
  readonly schoolType: string
  readonly startDate: string
  readonly offeredOn: string
  readonly answerDate: string
  readonly state: PlaceOfferState
  readonly answeredById: Id<'Person'> | null
  readonly answeredAt: Date | null
  readonly placementId: Id<'Placement'> | null
  readonly version: number
  readonly isMinor: boolean
}

export type OfferPlacePayloadRow = Done<OfferPlaceError>
export type AnswerPlaceOfferPayloadRow = Done<AnswerPlaceOfferError>

const columns = part`o.id, o.application_id, o.child_id, o.organisation_id, o.group_id, o.school_type, o.start_date, o.offered_on,
  o.answer_date, case when o.state = 'OPEN' and o.answer_date < access.today() then 'EXPIRED' else o.state end as state, o.answered_by_id,
  o.answered_at, o.placement_id, o.version, access.is_minor(o.child_id) as is_minor`
const withRelations = part`select q.*, coalesce(r.relations, '{}') as relations from q left join (
    select person_id, array_agg(relation) as relations from access.relations_of(array(select distinct child_id from q)) group by 1
  ) r on r.person_id = q.child_id`

const offerLoader = (read: Read) =>
  byId(
    (ids) => read<PlaceOfferRow>`/* placeOffersById */ with q as materialized (
      select ${columns} from administration.place_offer o where o.id = any(${ids}::uuid[])) ${withRelations}`,
  )

const offersOfLoader = (read: Read) =>
  byParent(
    (applications) => read<PlaceOfferRow>`/* placeOffersOf */ with q as materialized (
      select ${columns} from administration.place_offer o where o.application_id = any(${applications}::uuid[]))
      ${withRelations} order by q.offered_on, q.id`,
    ({ applicationId }) => applicationId,
  )

/** The unit and school type of a care group that the viewer may offer a place in. */
export const offeredGroup = async (tx: Write, groupId: string, day: string) =>
  (
    await tx<{ organisationId: string; schoolType: string }[]>`/* offeredGroup */ select organisation_id, school_type
      from access.offered_group(${groupId}::uuid, ${day}::date)`
  )[0] ?? null

export interface NewOffer {
  readonly id: string
  readonly applicationId: string
  readonly childId: string
  readonly organisationId: string
  readonly groupId: string | null
  readonly schoolType: string
  readonly startDate: string
  readonly answerDate: string
  readonly by: string
}

/** Offers a place, unless another offer is open: place_offer_open keeps two from being made at once. */
export async function addOffer(tx: Write, offer: NewOffer): Promise<boolean> {
  const { id, applicationId, childId, organisationId, groupId, schoolType, startDate, answerDate, by } = offer
  const added = await tx`/* offerPlace */ insert into administration.place_offer
    (id, application_id, child_id, organisation_id, group_id, school_type, start_date, offered_by_id, offered_on, answer_date)
    values (${id}, ${applicationId}, ${childId}, ${organisationId}, ${groupId}, ${schoolType}, ${startDate}, ${by}, access.today(),
      ${answerDate}) on conflict do nothing`
  return added.count === 1
}

interface Answered {
  readonly isAccepted: boolean
  readonly placementId: string | null
  readonly by: string
  readonly now: Date
}

/** Answers an offer that is open; of two at once the second finds none. */
export async function answer(tx: Write, { id, applicationId }: PlaceOfferRow, given: Answered): Promise<boolean> {
  const { isAccepted, placementId, by, now } = given
  const answered =
    await tx`/* answerPlaceOffer */ update administration.place_offer set state = ${isAccepted ? 'ACCEPTED' : 'DECLINED'},
      answered_by_id = ${by}, answered_at = ${now}, placement_id = ${placementId}, version = version + 1
    where id = ${id} and state = 'OPEN' and answer_date >= access.today()`
  if (answered.count === 0 || !isAccepted) return answered.count === 1
  const closed =
    await tx`/* acceptPlace */ update administration.place_application set state = 'ACCEPTED', closed_on = access.today(),
    version = version + 1 where id = ${applicationId} and state = 'QUEUED'`
  return closed.count === 1
}

export const isOfferedMember = async (tx: Write, { childId, groupId, startDate }: PlaceOfferRow): Promise<boolean> =>
  (
    await tx<
      { isMember: boolean }[]
    >`/* isOfferedMember */ select access.is_offered_member(${childId}, ${groupId}, ${startDate}) as is_member`
  )[0]!.isMember

/** The place that was accepted, unless the child has another of the kind on some of the days. */
export async function addAcceptedPlace(tx: Write, id: string, offer: PlaceOfferRow, now: Date): Promise<boolean> {
  const { childId, organisationId, groupId, schoolType, startDate } = offer
  const added = await tx`/* addAcceptedPlace */ insert into administration.placement
    (id, child_id, organisation_id, group_id, school_type, start_date, modified_at)
    values (${id}, ${childId}, ${organisationId}, ${groupId}, ${schoolType}, ${startDate}, ${now}) on conflict do nothing`
  return added.count === 1
}

export const placeOfferLoaders = (read: Read) => ({ placeOffer: offerLoader(read), placeOffersOf: offersOfLoader(read) })
