import type { Done } from '../../shared/action.ts'
import type { Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'
import type { LinkSyllabusError, LockGradesError, SetGradesError, SignGradesError } from '../administration.generated.ts'
import { type SyllabusRow, syllabusColumns } from '../grading/grading.queries.ts'
import type { MasterRow } from '../stubs/stubs.queries.ts'
import type { DiplomaProject } from './grade_draft.table.ts'
import type { GradeRow, Term } from './grade.queries.ts'

/** An activity as those see it who grade it or lead its unit. */
export interface GradedActivity {
  readonly id: Id<'Activity'>
  readonly displayName: string
  readonly organisationId: string
  readonly schoolType: string | null
  readonly roles: readonly string[]
  readonly syllabusIds: readonly string[]
  readonly masters: readonly MasterRow[]
}

/** A class as those see it who read or lock its catalogue. */
export interface CatalogueGroup {
  readonly id: Id<'Group'>
  readonly organisationId: string
  readonly schoolType: string | null
  readonly roles: readonly string[]
  readonly masters: readonly MasterRow[]
}

export interface GradeSheetRow extends Term {
  readonly activity: GradedActivity
  /** On which of the activity's syllabuses; null where none, or none in particular. */
  readonly syllabusId: string | null
}

export interface GradeCatalogueRow extends Term {
  readonly group: CatalogueGroup
}

export interface GradeSheetEntryRow {
  readonly studentId: string
  readonly draft: GradeDraftRow | null
  readonly grade: GradeRow | null
}

export interface GradeDraftRow {
  readonly id: Id<'GradeDraft'>
  readonly studentId: string
  readonly stepValue: string
  readonly motivation: string | null
  readonly isFinal: boolean
  readonly adaptedStudyPlan: string | null
  readonly remark: string | null
  readonly diplomaProject: DiplomaProject | null
  readonly modifiedAt: Date
}

interface OfTerm {
  readonly term?: Term
  readonly syllabusId?: string
}

export type LinkSyllabusPayloadRow = Done<LinkSyllabusError>
export type SetGradesPayloadRow = Done<SetGradesError> & OfTerm
export type SignGradesPayloadRow = Done<SignGradesError> & OfTerm
export type LockGradesPayloadRow = Done<LockGradesError> & OfTerm

/** A pupil of an activity as the teacher has them, and the class they are in. */
export interface GradedPupil {
  readonly personId: string
  readonly classId: string
  readonly schoolYear: number | null
  readonly isKin: boolean
}

const gradedActivityLoader = (read: Read) =>
  byId((ids) => read<Omit<GradedActivity, 'masters'>>`/* gradedActivities */ select a.*,
    array(select s.syllabus_id from administration.activity_syllabus s where s.activity_id = a.id order by 1) as syllabus_ids
    from access.graded_activities(${ids}::uuid[]) a`) // prettier-ignore

const catalogueGroupLoader = (read: Read) =>
  byId(
    (ids) => read<Omit<CatalogueGroup, 'masters'>>`/* catalogueGroups */ select * from access.catalogue_groups(${ids}::uuid[])`,
  )

const syllabusesOfLoader = (read: Read) =>
  byParent(
    (activities) => read<
      SyllabusRow & { activityId: string }
    >`/* syllabusesOfActivities */ select l.activity_id, ${syllabusColumns}
      from administration.activity_syllabus l join administration.syllabus s on s.id = l.syllabus_id
      where l.activity_id = any(${activities}::uuid[]) order by s.subject_name, s.id`,
    ({ activityId }) => activityId,
  )

export const pupilsOf = (read: Read, activityId: string) =>
  read<GradedPupil>`/* gradedPupils */ select p.person_id, p.class_id, p.is_kin, y.school_year
    from access.graded_pupils(array[${activityId}::uuid]) p left join access.graded_years(${activityId}) y on y.person_id = p.person_id
    order by p.person_id`

/** The author's thoughts on one of the syllabuses that the activity is graded on: none on one it was graded on once. */
export const draftsOf = (read: Read, authorId: string, activityId: string, syllabusId: string | null, { semester, year }: Term) =>
  read<GradeDraftRow>`/* gradeDrafts */ select id, student_id, step_value, motivation, is_final, adapted_study_plan, remark, diploma_project, modified_at
    from administration.grade_draft where author_id = ${authorId} and activity_id = ${activityId} and syllabus_id = ${syllabusId}
      and semester = ${semester} and year = ${year}
      and exists (select from administration.activity_syllabus s where s.activity_id = ${activityId} and s.syllabus_id = ${syllabusId})
    order by student_id`

export const gradeSheetLoaders = (read: Read) => ({
  gradedActivity: gradedActivityLoader(read),
  catalogueGroup: catalogueGroupLoader(read),
  syllabusesOf: syllabusesOfLoader(read),
})
