import { violated } from '../../shared/constraint.ts'
import type { Write } from '../../shared/database.ts'
import type { FollowUpStudyPathStepInput, PlanStudyPathStepInput } from '../pedagogy.generated.ts'

interface Texts {
  readonly background?: string | null | undefined
  readonly goals: string
  readonly pace?: string | null | undefined
}

interface Begun extends Texts {
  readonly id: string
  readonly studentId: string
  readonly organisationId: string
  readonly schoolType: string
  readonly by: string
  readonly now: Date
}

/** Null, or the constraint that kept it from being begun. */
export const begin = (tx: Write, { id, studentId, organisationId, schoolType, by, now, background = null, goals, pace = null }: Begun) =>
  violated(tx, (inner) => inner`/* beginStudyPath */ insert into pedagogy.study_path
      (id, student_id, organisation_id, school_type, author_id, background, goals, pace, modified_at)
    values (${id}, ${studentId}, ${organisationId}, ${schoolType}, ${by}, ${background}, ${goals}, ${pace}, ${now})`) // prettier-ignore

/** Counts a change, before anything else is written: whether the version was the expected one. */
export const counted = async (tx: Write, id: string, expected: number, now: Date): Promise<boolean> =>
  (
    await tx`/* countStudyPathChange */ update pedagogy.study_path set version = version + 1, modified_at = ${now}
      where id = ${id} and version = ${expected}`
  ).count === 1

export const write = (tx: Write, id: string, { background = null, goals, pace = null }: Texts) =>
  tx`/* writeStudyPath */ update pedagogy.study_path set background = ${background}, goals = ${goals}, pace = ${pace} where id = ${id}`

interface NewStep extends PlanStudyPathStepInput {
  readonly id: string
  readonly studentId: string
}

export const addStep = (tx: Write, step: NewStep) =>
  tx`/* addStudyPathStep */ insert into pedagogy.study_path_step
      (id, path_id, student_id, syllabus_id, planned_start_date, planned_end_date, way)
    values (${step.id}, ${step.pathId}, ${step.studentId}, ${step.syllabusId}, ${step.plannedStartDate}, ${step.plannedEndDate}, ${step.way})`

export const planStep = (tx: Write, id: string, { syllabusId, plannedStartDate, plannedEndDate, way }: PlanStudyPathStepInput) =>
  tx`/* planStudyPathStep */ update pedagogy.study_path_step set syllabus_id = ${syllabusId}, planned_start_date = ${plannedStartDate},
    planned_end_date = ${plannedEndDate}, way = ${way} where id = ${id}`

export const followUpStep = (tx: Write, id: string, { followUp, followedUpOn }: FollowUpStudyPathStepInput) =>
  tx`/* followUpStudyPathStep */ update pedagogy.study_path_step set follow_up = ${followUp}, followed_up_on = ${followedUpOn}
    where id = ${id}`

export const removeStep = (tx: Write, id: string) =>
  tx`/* removeStudyPathStep */ delete from pedagogy.study_path_step where id = ${id}`

interface Step {
  readonly id: string
  readonly isFollowedUp: boolean
}

/** The steps of a study path as they are now that its version is held. */
export const stepsOf = async (tx: Write, pathId: string): Promise<readonly Step[]> =>
  tx<Step[]>`/* stepsOfStudyPath */ select id, followed_up_on is not null as is_followed_up from pedagogy.study_path_step
    where path_id = ${pathId}`
