import type { Done } from '../../shared/action.ts'
import { part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'
import type {
  AddAdaptationError, EndAdaptationError, EvaluateAdaptationError, ExtraAdaptationState, NoteAdaptationError,
} from '../pedagogy.generated.ts' // prettier-ignore
import { type SupportRow, withStanding } from '../support/support.queries.ts'

/** An adaptation, with the viewer's relations to the pupil and standing at the unit. */
export interface ExtraAdaptationRow extends SupportRow {
  readonly id: Id<'ExtraAdaptation'>
  readonly syllabusId: Id<'Syllabus'> | null
  readonly decision: string
  readonly startDate: string
  readonly endDate: string | null
  readonly state: ExtraAdaptationState
  readonly decidedById: Id<'Person'>
  /** How it went, as it was last written; null also to whom that is not told. */
  readonly evaluation: string | null
  readonly version: number
  /** Whether the unit shows at home what it adapts. */
  readonly isShown: boolean
}

export interface ExtraAdaptationNoteRow {
  readonly id: Id<'ExtraAdaptationNote'>
  readonly adaptationId: string
  readonly text: string
  readonly writtenById: Id<'Person'>
  readonly writtenAt: Date
}

export type AddAdaptationPayloadRow = Done<AddAdaptationError>
export type EndAdaptationPayloadRow = Done<EndAdaptationError>
export type EvaluateAdaptationPayloadRow = Done<EvaluateAdaptationError>
export type NoteAdaptationPayloadRow = Done<NoteAdaptationError>

const columns = part`a.id, a.student_id, a.organisation_id, a.syllabus_id, a.decision, a.start_date, a.end_date, a.state, a.decided_by_id, a.version,
  access.shows_adaptations(a.organisation_id) as is_shown,
  (select e.text from pedagogy.extra_adaptation_evaluation e where e.adaptation_id = a.id order by e.version desc limit 1) as evaluation`

export const extraAdaptationLoaders = (read: Read) => ({
  extraAdaptation: byId(
    (ids) => read<ExtraAdaptationRow>`/* adaptationsById */ with q as materialized (
      select ${columns} from pedagogy.extra_adaptation a where a.id = any(${ids}::uuid[])) ${withStanding}`,
  ),
  extraAdaptationsOf: byParent(
    (pupils) => read<ExtraAdaptationRow>`/* adaptationsOf */ with q as materialized (
      select ${columns} from pedagogy.extra_adaptation a where a.student_id = any(${pupils}::uuid[]))
      ${withStanding} order by q.start_date desc, q.id`,
    ({ studentId }) => studentId,
  ),
  extraAdaptationNotes: byParent(
    (
      adaptations,
    ) => read<ExtraAdaptationNoteRow>`/* adaptationNotes */ select n.id, n.adaptation_id, n.text, n.written_by_id, n.written_at
      from pedagogy.extra_adaptation_note n where n.adaptation_id = any(${adaptations}::uuid[]) order by n.written_at, n.id`,
    ({ adaptationId }) => adaptationId,
  ),
})

export interface NewAdaptation {
  readonly id: string
  readonly studentId: string
  readonly organisationId: string
  readonly syllabusId: string | null
  readonly decision: string
  readonly startDate: string
  readonly by: string
}

/** Whether there is a subject of the id, where there is one. */
export async function add(tx: Write, given: NewAdaptation): Promise<boolean> {
  const { id, studentId, organisationId, syllabusId, decision, startDate, by } = given
  const added = await tx`/* addAdaptation */ insert into pedagogy.extra_adaptation
    (id, student_id, organisation_id, syllabus_id, decision, start_date, decided_by_id)
    select ${id}::uuid, ${studentId}::uuid, ${organisationId}::uuid, ${syllabusId}::uuid, ${decision}::text, ${startDate}::date, ${by}::uuid
    where ${syllabusId}::uuid is null or exists (select from access.syllabuses(array[${syllabusId}::uuid]))`
  return added.count === 1
}

/** Whether the version was the expected one; a last day ends it. */
export async function change(
  tx: Write,
  { id, version }: { readonly id: string; readonly version: number },
  endDate: string | null = null,
): Promise<boolean> {
  const changed = await tx`/* changeAdaptation */ update pedagogy.extra_adaptation set
      end_date = coalesce(${endDate}::date, end_date), state = case when ${endDate}::date is null then state else 'ENDED' end,
      version = version + 1
    where id = ${id} and version = ${version}`
  return changed.count === 1
}

interface Written {
  readonly text: string
  readonly by: string
  readonly now: Date
}

/** Writes how it went, at the version of the adaptation that this has made. */
export async function evaluate(
  tx: Write,
  { id, version }: { readonly id: string; readonly version: number },
  of: ExtraAdaptationRow,
  { text, by, now }: Written,
): Promise<void> {
  await tx`/* evaluateAdaptation */ insert into pedagogy.extra_adaptation_evaluation
    (id, adaptation_id, student_id, organisation_id, version, text, written_by_id, written_at)
    values (${id}, ${of.id}, ${of.studentId}, ${of.organisationId}, ${version}, ${text}, ${by}, ${now})`
}

export async function note(tx: Write, id: string, of: ExtraAdaptationRow, { text, by, now }: Written): Promise<void> {
  await tx`/* noteAdaptation */ insert into pedagogy.extra_adaptation_note
    (id, adaptation_id, student_id, organisation_id, text, written_by_id, written_at)
    values (${id}, ${of.id}, ${of.studentId}, ${of.organisationId}, ${text}, ${by}, ${now})`
}
