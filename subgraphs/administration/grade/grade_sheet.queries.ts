import type { Done } from '../../shared/action.ts'
import type { Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId } from '../../shared/loader.ts'
import type { LinkSyllabusError, LockGradesError, SetGradesError, SignGradesError } from '../administration.generated.ts'
import type { MasterRow } from '../stubs/stubs.queries.ts'
import type { GradeRow, Term } from './grade.queries.ts'

/** An activity as those see it who grade it or lead its unit. */
export interface GradedActivity {
  readonly id: Id<'Activity'>
  readonly displayName: string
  readonly organisationId: string
  readonly schoolType: string | null
  readonly roles: readonly string[]
  readonly syllabusId: string | null
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
}

export interface GradeCatalogueRow extends Term {
  readonly group: CatalogueGroup
}

export interface GradeSheetEntryRow {
  readonly studentId: string
  readonly draft: GradeDraftRow | null
  readonly grade: GradeRow | null
}

export interface GradeWarningRow {
  readonly code: 'MISSING_GRADE' | 'AWAITING_COSIGNATURE' | 'OWN_CHILD'
  readonly studentId: string
  readonly activityId: string | null
}

export interface GradeDraftRow {
  readonly id: Id<'GradeDraft'>
  readonly studentId: string
  readonly stepValue: string
  readonly motivation: string | null
  readonly isFinal: boolean
  readonly adaptedStudyPlan: string | null
  readonly remark: string | null
  readonly modifiedAt: Date
}

interface OfTerm {
  readonly term?: Term
}

export type LinkSyllabusPayloadRow = Done<LinkSyllabusError>
export type SetGradesPayloadRow = Done<SetGradesError> & OfTerm
export type SignGradesPayloadRow = Done<SignGradesError> & OfTerm
export type LockGradesPayloadRow = Done<LockGradesError> & OfTerm

/** A pupil of an activity as the teacher has them, and the class they are in. */
export interface GradedPupil {
  readonly personId: string
  readonly classId: string
  readonly isKin: boolean
}

const gradedActivityLoader = (read: Read) =>
  byId((ids) => read<Omit<GradedActivity, 'masters'>>`/* gradedActivities */ select a.*, s.syllabus_id
    from access.graded_activities(${ids}::uuid[]) a left join administration.activity_syllabus s on s.activity_id = a.id`) // prettier-ignore

const catalogueGroupLoader = (read: Read) =>
  byId(
    (ids) => read<Omit<CatalogueGroup, 'masters'>>`/* catalogueGroups */ select * from access.catalogue_groups(${ids}::uuid[])`,
  )

const syllabusOfLoader = (read: Read) =>
  byId((ids) => read<{ id: string; syllabusId: string }>`/* syllabusOfActivity */ select activity_id as id, syllabus_id
    from administration.activity_syllabus where activity_id = any(${ids}::uuid[])`) // prettier-ignore

export const pupilsOf = (read: Read, activityId: string) =>
  read<GradedPupil>`/* gradedPupils */ select person_id, class_id, is_kin from access.graded_pupils(array[${activityId}::uuid])
    order by person_id`

export const draftsOf = (read: Read, authorId: string, activityId: string, { semester, year }: Term) =>
  read<GradeDraftRow>`/* gradeDrafts */ select id, student_id, step_value, motivation, is_final, adapted_study_plan, remark, modified_at
    from administration.grade_draft where author_id = ${authorId} and activity_id = ${activityId} and semester = ${semester}
      and year = ${year} and syllabus_id = (select s.syllabus_id from administration.activity_syllabus s where s.activity_id = ${activityId})
    order by student_id`

/** Which grades a class is due for a term and has not: of its pupils today, in activities with a syllabus. */
export const missingGrades = (read: Read, groupId: string, { semester, year }: Term) =>
  read<{ studentId: string; activityId: string }>`/* missingGrades */ select e.person_id as student_id, e.activity_id
    from access.expected_grades(${groupId}) e join administration.activity_syllabus s on s.activity_id = e.activity_id
    where not exists (select from administration.grade g where g.student_id = e.person_id and g.syllabus_id = s.syllabus_id
      and g.semester = ${semester} and g.year = ${year})
    order by e.person_id, e.activity_id`

export const gradeSheetLoaders = (read: Read) => ({
  gradedActivity: gradedActivityLoader(read),
  catalogueGroup: catalogueGroupLoader(read),
  syllabusOf: syllabusOfLoader(read),
})
