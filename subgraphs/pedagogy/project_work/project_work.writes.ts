import { violated } from '../../shared/constraint.ts'
import type { Write } from '../../shared/database.ts'
import type { ChangeProjectWorkInput, PlanProjectWorkInput, SubmitProjectWorkInput } from '../pedagogy.generated.ts'
import type { ProjectWorkRow } from './project_work.queries.ts'

/** Whether somebody teaches or mentors the pupil today. */
export async function maySupervise(tx: Write, supervisorId: string, studentId: string): Promise<boolean> {
  const [row] = await tx<
    { may: boolean }[]
  >`/* maySupervise */ select access.may_supervise(${supervisorId}::uuid, ${studentId}::uuid) as may`
  return row!.may
}

interface Planned extends Omit<PlanProjectWorkInput, 'togetherWithId'> {
  readonly id: string
  readonly organisationId: string
  readonly schoolType: string
  readonly togetherId: string
  readonly now: Date
}

/** Null, or the constraint that kept it from being planned. */
export const plan = (tx: Write, given: Planned): Promise<string | null> =>
  violated(tx, (inner) => inner`/* planProjectWork */ insert into pedagogy.project_work (id, student_id, organisation_id, school_type,
      syllabus_id, together_id, title, title_en, description, supervisor_id, modified_at)
    values (${given.id}, ${given.studentId}, ${given.organisationId}, ${given.schoolType}, ${given.syllabusId}, ${given.togetherId},
      ${given.title}, ${given.titleEn ?? null}, ${given.description ?? null}, ${given.supervisorId}, ${given.now})`) // prettier-ignore

/** Counts a change, before anything else is written: whether the version was the expected one. */
export const counted = async (tx: Write, id: string, expected: number, now: Date): Promise<boolean> =>
  (
    await tx`/* countProjectChange */ update pedagogy.project_work set version = version + 1, modified_at = ${now}
      where id = ${id} and version = ${expected}`
  ).count === 1

export const change = (tx: Write, id: string, given: ChangeProjectWorkInput) =>
  tx`/* changeProjectWork */ update pedagogy.project_work set title = ${given.title}, title_en = ${given.titleEn ?? null},
    description = ${given.description ?? null}, supervisor_id = ${given.supervisorId} where id = ${id}`

export const approve = (tx: Write, id: string, by: string, now: Date) =>
  tx`/* approveProjectWork */ update pedagogy.project_work set approved_at = ${now}, approved_by_id = ${by} where id = ${id}`

const lock = (tx: Write, id: string) =>
  tx`/* lockProject */ select pg_advisory_xact_lock(hashtextextended(${`project ${id}`}, 0))`

export async function submit(tx: Write, id: string, project: ProjectWorkRow, input: SubmitProjectWorkInput, now: Date) {
  const { text = null, linkUrl = null, fileReference = null } = input
  // Two devices of one pupil take turns, so that each has a number of its own.
  await lock(tx, project.id)
  await tx`/* submitProjectWork */ insert into pedagogy.project_submission (id, project_id, student_id, number, text, link_url,
      file_reference, submitted_at)
    values (${id}, ${project.id}, ${project.studentId}, (select coalesce(max(number), 0) + 1 from pedagogy.project_submission
        where project_id = ${project.id}), ${text === '' ? null : text}, ${linkUrl}, ${fileReference}, ${now})`
}

interface Assessed {
  readonly id: string
  readonly syllabusVersionId: string
  readonly criterionIds: readonly string[]
  readonly levelValue: string
  readonly isReached: boolean
  readonly text: string
  readonly reason: string | null
  readonly by: string
  readonly now: Date
}

/** Assesses a project whose version is held, in the place of what was said of it before. */
export async function assess(tx: Write, { id: projectId, studentId, organisationId }: ProjectWorkRow, given: Assessed) {
  await tx`/* supersedeProjectAssessment */ update pedagogy.project_assessment set superseded_at = ${given.now}
    where project_id = ${projectId} and superseded_at is null`
  await tx`/* assessProjectWork */ insert into pedagogy.project_assessment (id, project_id, student_id, organisation_id, number,
      syllabus_version_id, first_criterion_id, criterion_ids, level_value, is_reached, text, assessed_by_id, assessed_at, reason)
    values (${given.id}, ${projectId}, ${studentId}, ${organisationId},
      (select 1 + count(*) from pedagogy.project_assessment where project_id = ${projectId}), ${given.syllabusVersionId},
      ${given.criterionIds[0]!}, ${given.criterionIds as string[]}::uuid[], ${given.levelValue}, ${given.isReached}, ${given.text},
      ${given.by}, ${given.now}, ${given.reason})`
}
