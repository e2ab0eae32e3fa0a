import { withRelations } from '../../access/persons.ts'
import type { Related } from '../../access/rules.ts'
import type { Done } from '../../shared/action.ts'
import { part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'
import type { KnowledgeCriterionRow } from '../curriculum/curriculum.queries.ts'
import type {
  ApproveProjectWorkError, AssessProjectWorkError, ChangeProjectWorkError, PlanProjectWorkError, ProjectWorkState, SubmitProjectWorkError,
} from '../pedagogy.generated.ts' // prettier-ignore

/** A project, with the viewer's relations to the pupil. */
export interface ProjectWorkRow extends Related {
  readonly id: Id<'ProjectWork'>
  readonly studentId: Id<'Person'>
  readonly organisationId: Id<'Organisation'>
  readonly schoolType: string
  readonly syllabusId: Id<'Syllabus'>
  readonly togetherId: string
  readonly title: string
  readonly titleEn: string | null
  readonly description: string | null
  readonly supervisorId: Id<'Person'>
  readonly state: ProjectWorkState
  readonly approvedAt: Date | null
  readonly modifiedAt: Date
  readonly version: number
  readonly isKin: boolean
  /** Whether the viewer works at the unit. */
  readonly isAtUnit: boolean
}

interface OfProject extends Related {
  readonly projectId: string
  readonly studentId: Id<'Person'>
  readonly number: number
}

export interface ProjectSubmissionRow extends OfProject {
  readonly id: Id<'ProjectSubmission'>
  readonly text: string | null
  readonly linkUrl: string | null
  readonly fileReference: string | null
  readonly submittedAt: Date
}

export interface ProjectAssessmentRow extends OfProject {
  readonly id: Id<'ProjectAssessment'>
  readonly levelValue: string
  readonly isReached: boolean
  readonly text: string
  readonly criterionIds: readonly string[]
  readonly assessedById: string
  readonly assessedAt: Date
  readonly reason: string | null
}

/** A course that is a diploma project, with the steps it is graded by. */
export interface ProjectSyllabus {
  readonly id: string
  readonly schoolType: string
  readonly steps: readonly string[]
  readonly passes: readonly string[]
}

export type PlanProjectWorkPayloadRow = Done<PlanProjectWorkError>
export type ChangeProjectWorkPayloadRow = Done<ChangeProjectWorkError>
export type ApproveProjectWorkPayloadRow = Done<ApproveProjectWorkError>
export type SubmitProjectWorkPayloadRow = Done<SubmitProjectWorkError>
export type AssessProjectWorkPayloadRow = Done<AssessProjectWorkError>

const columns = part`p.id, p.student_id, p.organisation_id, p.school_type, p.syllabus_id, p.together_id, p.title, p.title_en, p.description,
  p.supervisor_id, p.approved_at, p.modified_at, p.version,
  p.organisation_id in (select access.units('STAFF')) as is_at_unit,
  case when exists (select from pedagogy.project_assessment a where a.project_id = p.id and a.superseded_at is null) then 'ASSESSED'
    when exists (select from pedagogy.project_submission s where s.project_id = p.id) then 'SUBMITTED'
    when p.approved_at is not null then 'APPROVED' else 'PLANNED' end as state`

export const projectWorkLoaders = (read: Read) => ({
  projectWork: byId(
    (ids) => read<ProjectWorkRow>`/* projectWorksById */ with q as materialized (
      select ${columns} from pedagogy.project_work p where p.id = any(${ids}::uuid[])) ${withRelations}`,
  ),
  projectWorksOf: byParent(
    (pupils) => read<ProjectWorkRow>`/* projectWorksOf */ with q as materialized (
      select ${columns} from pedagogy.project_work p where p.student_id = any(${pupils}::uuid[])) ${withRelations}
      order by q.modified_at desc, q.id`,
    ({ studentId }) => studentId,
  ),
  projectWorksTogether: byParent(
    (ids) => read<ProjectWorkRow>`/* projectWorksTogether */ with q as materialized (
      select ${columns} from pedagogy.project_work p where p.together_id = any(${ids}::uuid[])) ${withRelations} order by q.id`,
    ({ togetherId }) => togetherId,
  ),
  projectSubmissions: byParent(
    (projects) => read<ProjectSubmissionRow>`/* projectSubmissions */ with q as materialized (
      select s.* from pedagogy.project_submission s where s.project_id = any(${projects}::uuid[])) ${withRelations} order by q.number`,
    ({ projectId }) => projectId,
  ),
  projectAssessments: byParent(
    (projects) => read<ProjectAssessmentRow>`/* projectAssessments */ with q as materialized (
      select a.id, a.project_id, a.student_id, a.number, a.level_value, a.is_reached, a.text, a.criterion_ids, a.assessed_by_id,
        a.assessed_at, a.reason
      from pedagogy.project_assessment a where a.project_id = any(${projects}::uuid[]) and a.superseded_at is null) ${withRelations}`,
    ({ projectId }) => projectId,
  ),
  projectCriterion: byId(
    (ids) => read<KnowledgeCriterionRow>`/* projectCriteria */ select * from pedagogy.knowledge_criterion
      where id = any(${ids}::uuid[])`,
  ),
  projectSyllabus: byId(
    (ids) => read<ProjectSyllabus>`/* projectSyllabuses */ select * from access.project_syllabuses(${ids}::uuid[])`,
  ),
})
