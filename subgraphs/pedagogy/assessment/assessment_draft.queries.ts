import { part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'
import { connectionOf, pageOf, type PageArgs } from '../../shared/pagination.ts'
import type { AssessmentDraftState, AssessmentKind } from '../pedagogy.generated.ts'
import type { AbilityMarkRow } from './assessment.queries.ts'
import type { OfKnowledge } from './knowledge.queries.ts'

export interface AssessmentDraftRow extends OfKnowledge {
  readonly id: Id<'AssessmentDraft'>
  readonly kind: AssessmentKind
  readonly title: string | null
  readonly assessedOn: string
  readonly text: string | null
  readonly contentItemIds: readonly string[]
  readonly criterionIds: readonly string[]
  readonly marks: readonly AbilityMarkRow[]
  readonly state: AssessmentDraftState
  readonly replacesId: string | null
  readonly version: number
  readonly modifiedAt: Date
}

const columns = part`d.id, d.student_id, d.organisation_id, d.activity_id, d.syllabus_id, d.syllabus_version_id, d.kind, d.title, d.assessed_on,
  d.level_id, d.text, d.author_id, d.content_item_ids, d.criterion_ids, d.marks, d.state, d.replaces_id, d.version, d.modified_at`
const withRelations = part`select d.*, coalesce(r.relations, '{}') as relations, false as is_kin from d
  left join (select person_id, array_agg(relation) as relations from access.relations_of(array(select distinct student_id from d)) group by 1) r
    on r.person_id = d.student_id`

export async function draftsOfActivity(read: Read, activityId: string, args: PageArgs) {
  const { size, limit, after } = pageOf(args, ['assessedDate', 'id'])
  const rows = await read<AssessmentDraftRow>`/* assessmentDraftsOfActivity */ with d as materialized (
      select ${columns} from pedagogy.assessment_draft d where d.activity_id = ${activityId}
        and (${after === null} or (d.assessed_on, d.id) > (${after?.[0] ?? null}::date, ${after?.[1] ?? null}::uuid))
      order by d.assessed_on, d.id limit ${limit})
    ${withRelations} order by d.assessed_on, d.id`
  return connectionOf(rows, size, ({ assessedOn, id }) => [assessedOn, id])
}

export const assessmentDraftLoaders = (read: Read) => ({
  assessmentDraftsOfPupil: byParent(
    (students) => read<AssessmentDraftRow>`/* assessmentDraftsOfPupils */ with d as materialized (
      select ${columns} from pedagogy.assessment_draft d where d.student_id = any(${students}::uuid[]))
    ${withRelations} order by d.assessed_on, d.id`,
    ({ studentId }) => studentId,
  ),
  assessmentDraft: byId(
    (ids) => read<AssessmentDraftRow>`/* assessmentDraftsById */ with d as materialized (
      select ${columns} from pedagogy.assessment_draft d where d.id = any(${ids}::uuid[])) ${withRelations}`,
  ),
})
