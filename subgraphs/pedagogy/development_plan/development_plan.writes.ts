import { violated } from '../../shared/constraint.ts'
import type { Write } from '../../shared/database.ts'
import { draftsAgain } from '../written_assessment/written_assessment.writes.ts'
import type { WriteDevelopmentPlanInput } from '../pedagogy.generated.ts'
import type { DevelopmentPlanDraftRow } from './development_plan.queries.ts'
import type { PlanPupil } from './development_plan.rules.ts'

interface Begun extends Omit<PlanPupil, 'schoolYear' | 'isAtUnit'> {
  readonly id: string
  readonly studentId: string
  readonly mentorId: string
  readonly now: Date
}

/** Null, or the constraint that kept it from being begun. */
export const begin = (tx: Write, { id, studentId, organisationId, academicYear, schoolType, mentorId, now }: Begun): Promise<string | null> =>
  violated(tx, (inner) => inner`/* beginDevelopmentPlan */ insert into pedagogy.development_plan
      (id, student_id, organisation_id, academic_year, school_type, mentor_id, modified_at)
    values (${id}, ${studentId}, ${organisationId}, ${academicYear}, ${schoolType}, ${mentorId}, ${now})`) // prettier-ignore

export async function write(tx: Write, input: WriteDevelopmentPlanInput, mentorId: string, now: Date): Promise<boolean> {
  const { planId, expectedVersion, goals = null, schoolEfforts = null, homeEfforts = null } = input
  const written = await tx`/* writeDevelopmentPlan */ update pedagogy.development_plan set goals = ${goals},
      school_efforts = ${schoolEfforts}, home_efforts = ${homeEfforts}, mentor_id = ${mentorId}, version = version + 1, modified_at = ${now}
    where id = ${planId} and version = ${expectedVersion}`
  return written.count === 1
}

/** The talk of the school year that is meant: the pupil's own, and told to home. */
export const talkOfYear = async (tx: Write, talkId: string, { studentId, academicYear }: DevelopmentPlanDraftRow): Promise<boolean> =>
  (await tx`/* talkOfPlan */ select from pedagogy.development_talk where id = ${talkId} and student_id = ${studentId}
    and academic_year = ${academicYear} and documentation_state = 'SHARED'`).count === 1 // prettier-ignore

/** The written assessments of the school year that stand. */
export async function writtenOfYear(tx: Write, { studentId, academicYear }: DevelopmentPlanDraftRow): Promise<readonly string[]> {
  const rows = await tx<{ id: string }[]>`/* writtenOfYear */ select id from pedagogy.written_assessment
    where student_id = ${studentId} and academic_year = ${academicYear} and withdrawn_at is null and undone_at is null order by id`
  return rows.map(({ id }) => id)
}

interface Published {
  readonly id: string
  readonly talkId: string
  readonly written: readonly string[]
  /** Which of them this act publishes too. */
  readonly together: readonly string[]
  readonly version: number
  readonly by: string
  readonly now: Date
}

/** Publishes the text at this version, in the place of what was published before; false where somebody has written in between. */
export async function publish(tx: Write, planId: string, given: Published): Promise<boolean> {
  const { id, talkId, written, together, version, by, now } = given
  const locked = await tx`/* planToPublish */ update pedagogy.development_plan set version = version + 1
    where id = ${planId} and version = ${version}`
  if (locked.count === 0) return false
  await tx`/* supersedePlan */ update pedagogy.development_plan_publication set superseded_at = ${now}
    where plan_id = ${planId} and undone_at is null and superseded_at is null`
  await tx`/* publishDevelopmentPlan */ insert into pedagogy.development_plan_publication (id, student_id, organisation_id, academic_year,
      home_efforts, plan_id, number, goals, school_efforts, talk_id, first_written_assessment_id, published_at, published_by_id)
    select ${id}::uuid, d.student_id, d.organisation_id, d.academic_year, d.home_efforts, d.id,
      1 + (select count(*) from pedagogy.development_plan_publication p where p.plan_id = d.id), d.goals, d.school_efforts, ${talkId}::uuid,
      ${written[0]!}::uuid, ${now}::timestamptz, ${by}::uuid
    from pedagogy.development_plan d where d.id = ${planId}`
  await tx`/* publishPlanAssessments */ insert into pedagogy.development_plan_assessment
      (publication_id, written_assessment_id, student_id, is_published_with)
    select p.id, w, p.student_id, w = any(${together as string[]}::uuid[]) from pedagogy.development_plan_publication p cross join unnest(${written as string[]}::uuid[]) w
    where p.id = ${id}`
  return true
}

/** What is published of a plan and stands, if anything. */
export async function standing(tx: Write, planId: string) {
  const [published] = await tx<{ id: string; studentId: string; publishedAt: Date }[]>`/* standingPublication */
    select id, student_id, published_at from pedagogy.development_plan_publication
    where plan_id = ${planId} and undone_at is null and superseded_at is null`
  return published ?? null
}

/** The written assessments that were published with a plan, and stand. */
export async function publishedWith(tx: Write, publicationId: string): Promise<readonly string[]> {
  const rows = await tx<{ id: string }[]>`/* writtenWithPlan */ select w.id from pedagogy.development_plan_assessment a
    join pedagogy.written_assessment w on w.id = a.written_assessment_id
    where a.publication_id = ${publicationId} and a.is_published_with and w.withdrawn_at is null and w.undone_at is null order by w.id`
  return rows.map(({ id }) => id)
}

/** Takes back written assessments that were published with a plan: each is ready again, with an id of its own. */
export async function undoWritten(tx: Write, ids: readonly string[], now: Date, newId: () => string): Promise<void> {
  if (ids.length === 0) return
  await tx`/* undoWrittenOfPlan */ update pedagogy.written_assessment set undone_at = ${now}, version = version + 1
    where id = any(${ids as string[]}::uuid[]) and withdrawn_at is null and undone_at is null`
  await draftsAgain(tx, ids.map((id) => ({ id, draftId: newId() })), 'READY', now) // prettier-ignore
}

export const undo = async (tx: Write, id: string, now: Date): Promise<boolean> =>
  (await tx`/* undoDevelopmentPlan */ update pedagogy.development_plan_publication set undone_at = ${now}
    where id = ${id} and undone_at is null and superseded_at is null`).count === 1 // prettier-ignore
