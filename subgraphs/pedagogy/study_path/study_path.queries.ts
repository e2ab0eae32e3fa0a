import { withRelations } from '../../access/persons.ts'
import type { Related } from '../../access/rules.ts'
import type { Done } from '../../shared/action.ts'
import { part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'
import type {
  BeginStudyPathError, FollowUpStudyPathStepError, PlanStudyPathStepError, RemoveStudyPathStepError, StudyPathWay, WriteStudyPathError,
} from '../pedagogy.generated.ts' // prettier-ignore

/** A study path, with the viewer's relations to the pupil. */
export interface StudyPathRow extends Related {
  readonly id: Id<'StudyPath'>
  readonly studentId: Id<'Person'>
  readonly organisationId: Id<'Organisation'>
  readonly schoolType: string
  readonly authorId: Id<'Person'>
  readonly background: string | null
  readonly goals: string
  readonly pace: string | null
  readonly modifiedAt: Date
  readonly version: number
  readonly isKin: boolean
  /** Whether the viewer works at the unit. */
  readonly isAtUnit: boolean
}

/** A pupil at a unit they go to today, in one school type. */
export interface PlannedPupil extends Related {
  readonly id: Id<'Person'>
  readonly organisationId: Id<'Organisation'>
  readonly schoolType: string
  readonly isKin: boolean
  /** Whether the viewer works at the unit. */
  readonly isAtUnit: boolean
}

/** A step, with the viewer's relations to the pupil. */
export interface StudyPathStepRow extends Related {
  readonly id: Id<'StudyPathStep'>
  readonly pathId: Id<'StudyPath'>
  readonly studentId: Id<'Person'>
  readonly syllabusId: Id<'Syllabus'>
  readonly plannedStartDate: string
  readonly plannedEndDate: string
  readonly way: StudyPathWay
  readonly followUp: string | null
  readonly followedUpOn: string | null
}

export type BeginStudyPathPayloadRow = Done<BeginStudyPathError>
export type WriteStudyPathPayloadRow = Done<WriteStudyPathError>
export type PlanStudyPathStepPayloadRow = Done<PlanStudyPathStepError>
export type FollowUpStudyPathStepPayloadRow = Done<FollowUpStudyPathStepError>
export type RemoveStudyPathStepPayloadRow = Done<RemoveStudyPathStepError>

const columns = part`p.id, p.student_id, p.organisation_id, p.school_type, p.author_id, p.background, p.goals, p.pace, p.modified_at,
  p.version, p.organisation_id in (select access.units('STAFF')) as is_at_unit`

export const studyPathLoaders = (read: Read) => ({
  // Whoever is at one unit in several school types is there once for each.
  plannedPupil: byParent(
    (pupils) => read<PlannedPupil>`/* plannedPupils */ with q as materialized (
      select distinct y.person_id as student_id, y.organisation_id, y.school_type from access.pupil_years(${pupils}::uuid[]) y)
      select q.student_id as id, q.organisation_id, q.school_type, coalesce(r.relations, '{}') as relations,
        access.is_kin(q.student_id) as is_kin, q.organisation_id in (select access.units('STAFF')) as is_at_unit
      from q left join (select person_id, array_agg(relation) as relations
        from access.relations_of(array(select distinct student_id from q)) group by 1) r on r.person_id = q.student_id
      order by q.organisation_id, q.school_type`,
    ({ id }) => id,
  ),
  studyPath: byId(
    (ids) => read<StudyPathRow>`/* studyPathsById */ with q as materialized (
      select ${columns} from pedagogy.study_path p where p.id = any(${ids}::uuid[])) ${withRelations}`,
  ),
  studyPathsOf: byParent(
    (pupils) => read<StudyPathRow>`/* studyPathsOf */ with q as materialized (
      select ${columns} from pedagogy.study_path p where p.student_id = any(${pupils}::uuid[])) ${withRelations}
      order by q.modified_at desc, q.id`,
    ({ studentId }) => studentId,
  ),
  studyPathSteps: byParent(
    (paths) => read<StudyPathStepRow>`/* studyPathSteps */ with q as materialized (
      select s.id, s.path_id, s.student_id, s.syllabus_id, s.planned_start_date, s.planned_end_date, s.way, s.follow_up, s.followed_up_on
      from pedagogy.study_path_step s where s.path_id = any(${paths}::uuid[])) ${withRelations}
      order by q.planned_start_date, q.planned_end_date, q.id`,
    ({ pathId }) => pathId,
  ),
})
