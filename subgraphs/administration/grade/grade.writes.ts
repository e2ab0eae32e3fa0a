import type { Write } from '../../shared/database.ts'
import type { GradeRow, Term } from './grade.queries.ts'
import type { DiplomaProject } from './grade_draft.table.ts'
import type { GradedActivity } from './grade_sheet.queries.ts'

/** Links an activity with these syllabuses and no others. */
export async function linkSyllabuses(
  tx: Write,
  { id, organisationId }: GradedActivity,
  syllabusIds: readonly string[],
  by: string,
  now: Date,
) {
  await tx`/* unlinkSyllabuses */ delete from administration.activity_syllabus where activity_id = ${id}
    and syllabus_id <> all(${syllabusIds as string[]}::uuid[])`
  await tx`/* linkSyllabuses */ insert into administration.activity_syllabus (activity_id, organisation_id, syllabus_id, linked_by_id, linked_at)
    select ${id}, ${organisationId}, s, ${by}, ${now}::timestamptz from unnest(${syllabusIds as string[]}::uuid[]) s on conflict do nothing`
}

export const hasGradesOnAnother = async (tx: Write, activityId: string, syllabusIds: readonly string[]): Promise<boolean> =>
  (await tx`/* gradesOnAnotherSyllabus */ select from administration.grade where activity_id = ${activityId}
    and syllabus_id <> all(${syllabusIds as string[]}::uuid[]) limit 1`).length > 0 // prettier-ignore

export interface Signing extends Term {
  readonly activityId: string
  readonly syllabusId: string
  readonly authorId: string
  readonly isLicensed: boolean
  readonly cosignerId: string | null
  readonly day: string
  readonly now: Date
}

/** Makes grades of these drafts, which go; the ids stay. Answers those that were signed: fewer where somebody was quicker. */
export async function signDrafts(tx: Write, given: Signing, drafts: readonly string[]): Promise<readonly string[]> {
  const { isLicensed, cosignerId, day, now } = given
  const state = isLicensed ? 'SIGNED' : 'AWAITING_COSIGNATURE'
  const signed = await tx<{ id: string }[]>`/* signDrafts */ insert into administration.grade
      (id, student_id, organisation_id, group_id, activity_id, syllabus_id, scale_id, step_value, rank, semester, year, is_final, is_trial,
       adapted_study_plan, remark, diploma_project, state, grading_teacher_id, is_grader_licensed, cosigner_id, registered_by_id, registered_on, signed_at)
    select id, student_id, organisation_id, group_id, activity_id, syllabus_id, scale_id, step_value, rank, semester, year, is_final, false,
      adapted_study_plan, remark, diploma_project, ${state}, author_id, ${isLicensed}::boolean, ${isLicensed ? null : cosignerId}::uuid, author_id,
      ${day}::date, ${now}::timestamptz
    from administration.grade_draft
    where id = any(${drafts as string[]}::uuid[])
    on conflict do nothing returning id`
  const ids = signed.map(({ id }) => id)
  await tx`/* signMotivations */ insert into administration.grade_motivation (grade_id, student_id, activity_id, text)
    select id, student_id, activity_id, motivation from administration.grade_draft where id = any(${ids}::uuid[]) and motivation is not null`
  await tx`/* signedDrafts */ delete from administration.grade_draft where id = any(${ids}::uuid[])`
  return ids
}

/** Names another colleague to sign those that still wait. */
export async function nameCosigner(
  tx: Write,
  { activityId, syllabusId, authorId, semester, year, cosignerId }: Signing,
): Promise<readonly string[]> {
  const named = await tx<{ id: string }[]>`/* nameCosigner */ update administration.grade
    set cosigner_id = ${cosignerId}, version = version + 1
    where grading_teacher_id = ${authorId} and activity_id = ${activityId} and syllabus_id = ${syllabusId} and semester = ${semester}
      and year = ${year}
      and state = 'AWAITING_COSIGNATURE' and cosigner_id is distinct from ${cosignerId} returning id`
  return named.map(({ id }) => id)
}

export async function cosign(tx: Write, ids: readonly string[], now: Date): Promise<number> {
  const signed = await tx`/* cosignGrades */ update administration.grade
    set state = 'SIGNED', cosigned_at = ${now}, version = version + 1
    where id = any(${ids as string[]}::uuid[]) and state = 'AWAITING_COSIGNATURE' and cosigner_id = access.viewer_person()`
  return signed.count
}

/** Locks what is signed of a class and term, and tells which: never a grade of the principal's own child. */
export async function lock(
  tx: Write,
  groupId: string,
  { semester, year }: Term,
  by: string,
  now: Date,
): Promise<readonly { readonly id: string; readonly studentId: string }[]> {
  return tx<{ id: string; studentId: string }[]>`/* lockGrades */ update administration.grade
    set state = 'LOCKED', locked_by_id = ${by}, locked_at = ${now}, version = version + 1
    where group_id = ${groupId} and semester = ${semester} and year = ${year} and state = 'SIGNED' and not access.is_kin(student_id)
    returning id, student_id`
}

/** Whether the grade was in force and at this version, and no longer is. */
export const supersede = async (tx: Write, { id }: GradeRow, expectedVersion: number): Promise<boolean> =>
  (
    await tx`/* supersedeGrade */ update administration.grade set state = 'SUPERSEDED', version = version + 1
    where id = ${id} and state = 'LOCKED' and version = ${expectedVersion}`
  ).count === 1

interface Correction {
  readonly id: string
  readonly type: 'ANDRING' | 'RATTELSE'
  readonly stepValue: string
  readonly rank: number
  readonly by: string
  readonly day: string
  readonly now: Date
}

/** The grade that takes another's place: like it, but for the step, and who decided it when. */
export async function correct(
  tx: Write,
  { id: supersedesId }: GradeRow,
  { id, type, stepValue, rank, by, day, now }: Correction,
) {
  await tx`/* correctGrade */ insert into administration.grade
      (id, student_id, organisation_id, group_id, activity_id, syllabus_id, scale_id, step_value, rank, semester, year, is_final, is_trial,
       adapted_study_plan, remark, diploma_project, correction_type, supersedes_id, superseded_rank, state, grading_teacher_id, is_grader_licensed,
       registered_by_id, registered_on, signed_at, locked_by_id, locked_at)
    select ${id}::uuid, student_id, organisation_id, group_id, activity_id, syllabus_id, scale_id, ${stepValue}, ${rank}::int, semester, year,
      is_final, is_trial, adapted_study_plan, remark, diploma_project, ${type}, id, rank, 'LOCKED', ${by}::uuid, true, ${by}::uuid, ${day}::date,
      ${now}::timestamptz, ${by}::uuid, ${now}::timestamptz
    from administration.grade where id = ${supersedesId}`
}

export interface TrialGrade extends Term {
  readonly diplomaProject: DiplomaProject | null
  readonly id: string
  readonly studentId: string
  readonly organisationId: string
  readonly syllabusId: string
  readonly scaleId: string
  readonly stepValue: string
  readonly rank: number
  readonly gradingTeacherId: string
  readonly by: string
  readonly day: string
  readonly now: Date
}

/** The grade of a prövning; whether there was none of the term already. */
export async function recordTrial(tx: Write, given: TrialGrade, motivation: string | null): Promise<boolean> {
  const {
    id,
    studentId,
    organisationId,
    syllabusId,
    scaleId,
    stepValue,
    rank,
    semester,
    year,
    diplomaProject,
    gradingTeacherId,
    by,
    day,
    now,
  } = given
  const added = await tx`/* recordTrial */ insert into administration.grade
      (id, student_id, organisation_id, syllabus_id, scale_id, step_value, rank, semester, year, is_final, is_trial, diploma_project, state,
       grading_teacher_id, is_grader_licensed, registered_by_id, registered_on, signed_at, locked_by_id, locked_at)
    values (${id}, ${studentId}, ${organisationId}, ${syllabusId}, ${scaleId}, ${stepValue}, ${rank}, ${semester}, ${year}, true, true,
      ${diplomaProject && tx.json(diplomaProject as never)}, 'LOCKED', ${gradingTeacherId}, true, ${by}, ${day}, ${now}, ${by}, ${now}) on conflict do nothing`
  if (added.count === 1 && motivation !== null)
    await tx`/* trialMotivation */ insert into administration.grade_motivation (grade_id, student_id, text)
      values (${id}, ${studentId}, ${motivation})`
  return added.count === 1
}

export async function isLicensedAt(tx: Write, person: string, unit: string, syllabusId: string): Promise<boolean> {
  const [row] = await tx<{ isLicensed: boolean }[]>`/* isLicensedAt */
    select access.is_licensed_at(${person}::uuid, ${unit}::uuid, ${syllabusId}::uuid) as is_licensed`
  return row?.isLicensed ?? false
}
