import type { Related } from '../../access/rules.ts'
import type { Done } from '../../shared/action.ts'
import { part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'
import type { ApplyForPlaceError, PlaceApplicationState, WithdrawPlaceApplicationError } from '../administration.generated.ts'

/** An application, with the viewer's relations to the child, and the units it asks for that the viewer leads. */
export interface PlaceApplicationRow extends Related {
  readonly id: Id<'PlaceApplication'>
  readonly childId: Id<'Person'>
  readonly applicantId: Id<'Person'>
  readonly schoolType: string
  readonly startDate: string
  readonly queuedOn: string
  readonly state: PlaceApplicationState
  readonly version: number
  readonly isMinor: boolean
  /** Whether the viewer is, or has been, responsible for the child. */
  readonly isKin: boolean
  /** Of the units that are asked for, those that the viewer leads, where it stands in their queues. */
  readonly ledIds: readonly string[]
}

/** A unit that is asked for; between which places of its queue, to the child's guardians. */
export interface PlaceChoiceRow {
  readonly applicationId: string
  readonly organisationId: Id<'Organisation'>
  readonly choiceRank: number
  readonly hasSibling: boolean
  readonly queueFrom: number | null
  readonly queueTo: number | null
}

export type ApplyForPlacePayloadRow = Done<ApplyForPlaceError>
export type WithdrawPlaceApplicationPayloadRow = Done<WithdrawPlaceApplicationError>

const columns = part`a.id, a.child_id, a.applicant_id, a.school_type, a.start_date, a.queued_on, a.version,
  case when a.state = 'QUEUED' and exists (select from administration.place_offer o where o.application_id = a.id and o.state = 'OPEN'
    and o.answer_date >= access.today()) then 'OFFERED' else a.state end as state, access.is_minor(a.child_id) as is_minor,
  access.is_kin(a.child_id) as is_kin`
// Asked of the access schema and not of the rows, so that the rules hold by themselves.
const withRelations = part`select q.*, coalesce(r.relations, '{}') as relations,
    coalesce(l.led_ids, '{}') as led_ids
  from q left join (select application_id, array_agg(organisation_id order by organisation_id) as led_ids
    from access.led_choices(array(select id from q)) group by 1) l on l.application_id = q.id
  left join (
    select person_id, array_agg(relation) as relations from access.relations_of(array(select distinct child_id from q)) group by 1
  ) r on r.person_id = q.child_id`

const applicationLoader = (read: Read) =>
  byId(
    (ids) => read<PlaceApplicationRow>`/* placeApplicationsById */ with q as materialized (
      select ${columns} from administration.place_application a where a.id = any(${ids}::uuid[])) ${withRelations}`,
  )

const ofChildLoader = (read: Read) =>
  byParent(
    (children) => read<PlaceApplicationRow>`/* placeApplicationsOf */ with q as materialized (
      select ${columns} from administration.place_application a where a.child_id = any(${children}::uuid[])
        and (a.closed_on is null or a.closed_on > access.today() - 400)) ${withRelations} order by q.queued_on desc, q.id`,
    ({ childId }) => childId,
  )

const choicesLoader = (read: Read) =>
  byParent(
    (
      ids,
    ) => read<PlaceChoiceRow>`/* placeChoicesOf */ select c.application_id, c.organisation_id, c.choice_rank, r.queue_from, r.queue_to,
        c.has_sibling and (a.applicant_id = access.viewer_person() or c.organisation_id in (select access.units('PRINCIPAL', 'UNIT_ADMIN'))
          or access.has_sibling_at(c.child_id, c.organisation_id)) as has_sibling
      from administration.place_choice c join administration.place_application a on a.id = c.application_id
      left join access.place_ranks(${ids}::uuid[]) r on r.application_id = c.application_id and r.organisation_id = c.organisation_id
      where c.application_id = any(${ids}::uuid[]) order by c.choice_rank`,
    ({ applicationId }) => applicationId,
  )

export interface PlaceUnit {
  readonly id: string
  readonly authorityId: string | null
  readonly schoolTypes: readonly string[]
}

export const placeUnits = (tx: Write, ids: readonly string[]): Promise<PlaceUnit[]> =>
  tx<PlaceUnit[]>`/* placeUnits */ select * from access.place_units(${ids as string[]}::uuid[])`

interface NewApplication {
  readonly id: string
  readonly childId: string
  readonly applicantId: string
  readonly authorityId: string
  readonly schoolType: string
  readonly startDate: string
  readonly organisationIds: readonly string[]
}

/** Applies, unless one of the kind waits already. */
export async function addApplication(tx: Write, given: NewApplication): Promise<boolean> {
  const { id, childId, applicantId, authorityId, schoolType, startDate, organisationIds } = given
  const added = await tx`/* applyForPlace */ insert into administration.place_application
    (id, child_id, applicant_id, authority_id, school_type, start_date, queued_on)
    values (${id}, ${childId}, ${applicantId}, ${authorityId}, ${schoolType}, ${startDate}, access.today()) on conflict do nothing`
  if (added.count === 0) return false
  await tx`/* choosePlaces */ insert into administration.place_choice (application_id, child_id, organisation_id, choice_rank, has_sibling)
    select ${id}, ${childId}, u.id, u.n, access.has_sibling_at(${childId}, u.id)
    from unnest(${organisationIds as string[]}::uuid[]) with ordinality u(id, n)`
  return true
}

/** Closes an application that waits; what is offered goes with it. */
export async function closeApplication(tx: Write, id: string, by: string, now: Date): Promise<boolean> {
  const closed = await tx`/* withdrawPlaceApplication */ update administration.place_application set state = 'WITHDRAWN',
      closed_on = access.today(), version = version + 1
    where id = ${id} and state = 'QUEUED'`
  await tx`/* declineOpenOffers */ update administration.place_offer set state = 'DECLINED', answered_by_id = ${by}, answered_at = ${now},
      version = version + 1
    where application_id = ${id} and state = 'OPEN' and answer_date >= access.today()`
  return closed.count === 1
}

export const placeApplicationLoaders = (read: Read) => ({
  placeApplication: applicationLoader(read),
  placeApplicationsOf: ofChildLoader(read),
  placeChoicesOf: choicesLoader(read),
})
