import type { Write } from '../../shared/database.ts'
import type { RecordTalkInput } from '../pedagogy.generated.ts'

type Agreement = RecordTalkInput['agreements'][number] & { readonly id: string }

interface Talk {
  readonly id: string
  readonly studentId: string
  readonly organisationId: string
  readonly heldOn: string
  readonly now: Date
}

/** Writes down a talk, in the term of the day it was held. */
export const addTalk = (tx: Write, { id, studentId, organisationId, heldOn, now }: Talk, by: string) =>
  tx`/* recordTalk */ insert into pedagogy.development_talk
      (id, student_id, organisation_id, teacher_id, academic_year, semester, held_on, modified_at)
    select ${id}, ${studentId}, ${organisationId}, ${by}, t.academic_year, t.semester, ${heldOn}, ${now}
    from access.term_of(array[${organisationId}]::uuid[], ${heldOn}::date) t`

/** Whether the version was the expected one, and the talk not shared. */
export async function changeTalk(tx: Write, { id, organisationId, heldOn, now }: Talk, expected: number): Promise<boolean> {
  const changed =
    await tx`/* reviseTalk */ update pedagogy.development_talk d set held_on = ${heldOn}, academic_year = t.academic_year,
      semester = t.semester, version = d.version + 1, modified_at = ${now}
    from access.term_of(array[${organisationId}]::uuid[], ${heldOn}::date) t
    where d.id = ${id} and d.version = ${expected} and d.documentation_state = 'DRAFT'`
  return changed.count === 1
}

export const removeAgreements = (tx: Write, talkId: string) =>
  tx`/* removeAgreements */ delete from pedagogy.talk_agreement where talk_id = ${talkId}`

export async function addAgreements(
  tx: Write,
  talkId: string,
  studentId: string,
  agreements: readonly Agreement[],
): Promise<void> {
  if (agreements.length === 0) return
  const rows = agreements.map(({ id, responsible, text, dueOn = null }, position) => ({
    id,
    talk_id: talkId,
    student_id: studentId,
    position,
    responsible,
    text,
    due_on: dueOn,
  }))
  await tx`/* addAgreements */ insert into pedagogy.talk_agreement ${tx(rows)}`
}

export const share = async (tx: Write, id: string, expected: number, now: Date): Promise<boolean> =>
  (
    await tx`/* shareTalk */ update pedagogy.development_talk set documentation_state = 'SHARED', shared_at = ${now},
      version = version + 1, modified_at = ${now} where id = ${id} and version = ${expected} and documentation_state = 'DRAFT'`
  ).count === 1

interface FollowUp {
  readonly talkId: string
  readonly agreementId: string
  readonly text: string
  readonly by: string
  readonly day: string
}

/** Whether the talk has such an agreement. */
export const followUp = async (tx: Write, { talkId, agreementId, text, by, day }: FollowUp): Promise<boolean> =>
  (
    await tx`/* followUpAgreement */ update pedagogy.talk_agreement set follow_up = ${text}, followed_up_on = ${day},
      followed_up_by_id = ${by} where id = ${agreementId} and talk_id = ${talkId}`
  ).count === 1

interface Preparation {
  readonly id: string
  readonly studentId: string
  readonly organisationId: string
  readonly authorRole: 'PUPIL' | 'GUARDIAN'
  readonly text: string
  readonly submittedAt: Date | null
  readonly by: string
  readonly now: Date
}

/** The id of what the author has written for this term, as it is now; null where it had been handed in. */
export async function prepare(tx: Write, one: Preparation): Promise<string | null> {
  const { id, studentId, organisationId, authorRole, text, submittedAt, by, now } = one
  const [written] = await tx<{ id: string }[]>`/* prepareTalk */ insert into pedagogy.talk_preparation as p
      (id, student_id, organisation_id, author_id, author_role, academic_year, semester, text, submitted_at, modified_at)
    select ${id}, ${studentId}, ${organisationId}, ${by}, ${authorRole}, t.academic_year, t.semester, ${text}, ${submittedAt}, ${now}
    from access.term_of(array[${organisationId}]::uuid[], access.today()) t
    on conflict on constraint talk_preparation_once do nothing returning p.id`
  if (written) return written.id
  const [changed] = await tx<{ id: string }[]>`/* prepareTalkAgain */ update pedagogy.talk_preparation p set text = ${text},
      submitted_at = ${submittedAt}, version = p.version + 1, modified_at = ${now}
    from access.term_of(array[${organisationId}]::uuid[], access.today()) t
    where p.student_id = ${studentId} and p.organisation_id = ${organisationId} and p.author_id = ${by}
      and p.academic_year = t.academic_year and p.semester = t.semester and p.submitted_at is null returning p.id`
  return changed?.id ?? null
}
