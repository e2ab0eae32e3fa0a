import type { Related } from '../../access/rules.ts'
import type { Done } from '../../shared/action.ts'
import { nothing, part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParentAnd } from '../../shared/loader.ts'
import type { Page } from '../../shared/pagination.ts'
import type { AcknowledgeCareCommentError, AnswerCareCommentError } from '../administration.generated.ts'

/** A comment, with the viewer's relations to the child. */
export interface CareCommentRow extends Related {
  readonly id: Id<'CareComment'>
  readonly placementId: string
  readonly childId: string
  readonly organisationId: string
  readonly schoolType: string
  readonly careDate: string
  readonly authorId: string
  readonly text: string
  readonly writtenAt: Date
  readonly isStaffNotified: boolean
  readonly isGuardianNotified: boolean
  readonly acknowledgedAt: Date | null
  readonly answer: string | null
  readonly answeredAt: Date | null
  readonly answeredById: string | null
}

export type AcknowledgeCareCommentPayloadRow = Done<AcknowledgeCareCommentError>
export type AnswerCareCommentPayloadRow = Done<AnswerCareCommentError>

const columns = part`c.id, c.placement_id, c.child_id, p.organisation_id, p.school_type, c.care_date, c.author_id, c.text, c.written_at, c.is_staff_notified,
  c.is_guardian_notified, c.acknowledged_at, c.answer, c.answered_at, c.answered_by_id`
const withRelations = part`select c.*, coalesce(r.relations, '{}') as relations from c left join (
    select person_id, array_agg(relation) as relations from access.relations_of(array(select child_id from c)) group by 1
  ) r on r.person_id = c.child_id`

const commentLoader = (read: Read) =>
  byId(
    (ids) => read<CareCommentRow>`/* careCommentsById */ with c as (select ${columns} from administration.care_comment c
      join administration.placement p on p.id = c.placement_id where c.id = any(${ids}::uuid[])) ${withRelations}`,
  )

const commentsOfLoader = (read: Read) =>
  byParentAnd(
    (placements, { first, last }: { first: string; last: string }) => read<CareCommentRow>`/* careCommentsOf */
      with c as (select ${columns} from administration.care_comment c join administration.placement p on p.id = c.placement_id
        where c.placement_id = any(${placements}::uuid[]) and c.care_date between ${first} and ${last})
      ${withRelations} order by c.written_at, c.id`,
    ({ placementId }) => placementId,
  )

// A guardian who works there has a marker for other children's days, not for what they wrote themself.
const markerLoader = (read: Read) =>
  byParentAnd(
    (units, { limit, after }: Page<readonly [careDate: string, id: string]>) => read<CareCommentRow>`/* careMarkers */
      with c as (select c.* from unnest(${units}::uuid[]) u(id) cross join lateral (
        select ${columns} from administration.care_comment c join administration.placement p on p.id = c.placement_id
        where p.organisation_id = u.id and c.acknowledged_at is null and c.care_date >= access.today()
          and c.child_id = any (array(select access.related_pupils('CARE_STAFF')))
          ${after ? part`and (c.care_date, c.id) > (${after[0]}::date, ${after[1]}::uuid)` : nothing}
        order by c.care_date, c.id limit ${limit}) c)
      ${withRelations} order by c.care_date, c.id`,
    ({ organisationId }) => organisationId,
  )

export const careCommentLoaders = (read: Read) => ({
  careComment: commentLoader(read),
  careCommentsOf: commentsOfLoader(read),
  careMarkers: markerLoader(read),
})
