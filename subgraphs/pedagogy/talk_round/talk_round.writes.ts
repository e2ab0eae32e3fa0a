import type { Write } from '../../shared/database.ts'
import { violated } from '../../shared/constraint.ts'
import type { Span } from './talk_round.rules.ts'

export interface NewRound {
  readonly id: string
  readonly organisationId: string
  readonly groupId: string
  readonly schoolType: string | null
  readonly displayName: string
  readonly bookableFrom: Date
  readonly bookableUntil: Date
  readonly by: string
}

/** Opens a round, in the term of the day that booking opens. */
export const addRound = (tx: Write, round: NewRound, day: string) =>
  tx`/* openTalkRound */ insert into pedagogy.talk_round (id, organisation_id, group_id, school_type, academic_year, semester, display_name,
      bookable_from, bookable_until, opened_by_id)
    select ${round.id}, ${round.organisationId}, ${round.groupId}, ${round.schoolType}, t.academic_year, t.semester, ${round.displayName},
      ${round.bookableFrom}, ${round.bookableUntil}, ${round.by}
    from access.term_of(array[${round.organisationId}]::uuid[], ${day}::date) t`

/** Says with whom each pupil's talk is until somebody decides otherwise; not of a child of the viewer's own, nor where there is nobody. */
export const addResponsibilities = (tx: Write, roundId: string, groupId: string, by: string) =>
  tx`/* defaultTalkTeachers */ insert into pedagogy.talk_responsibility (id, round_id, student_id, teacher_id, set_by_id)
    select gen_random_uuid(), ${roundId}, p.person_id, t.teacher_id, ${by}
    from access.pupils_of_group(${groupId}) p cross join lateral (
      select access.talk_teacher_for(${roundId}, p.person_id) as teacher_id) t
    where not p.is_kin and t.teacher_id is not null`

/** The key of a child's talk in a round. */
export const talkKey = (roundId: string, studentId: string): string => `${roundId} ${studentId}`

/** Whoever books, assigns or withdraws waits for whoever does so with the same time or the same child: for the time first. */
export const lockTalk = (tx: Write, ...keys: readonly string[]) =>
  tx`/* lockTalk */ select pg_advisory_xact_lock(hashtextextended('talk ' || k, 0)) from unnest(${keys}::text[]) k`

type Assigned = 'DONE' | 'BOOKED' | 'STUDENT_NOT_FOUND' | 'TEACHER_NOT_FOUND'

/** Decides with whom a talk is: the row before is ended, and one that was ended is taken up again. */
export async function assign(
  tx: Write,
  {
    id,
    roundId,
    studentId,
    teacherId,
    by,
    now,
  }: Record<'id' | 'roundId' | 'studentId' | 'teacherId' | 'by', string> & { now: Date },
): Promise<Assigned> {
  await lockTalk(tx, talkKey(roundId, studentId))
  const [may] = await tx<{ isPupil: boolean; isTeacher: boolean; isUnbooked: boolean }[]>`/* mayAssignTalk */ select
    exists (select from pedagogy.talk_round r cross join lateral access.pupils_of_group(r.group_id) p
      where r.id = ${roundId} and p.person_id = ${studentId}) as is_pupil,
    access.may_hold_talk(${roundId}, ${teacherId}, ${studentId}) as is_teacher,
    access.is_unbooked(${roundId}, ${studentId}) as is_unbooked`
  if (!may?.isPupil) return 'STUDENT_NOT_FOUND'
  if (!may.isTeacher) return 'TEACHER_NOT_FOUND'
  if (!may.isUnbooked) return 'BOOKED'
  await tx`/* endTalkTeacher */ update pedagogy.talk_responsibility set ended_at = ${now}
    where round_id = ${roundId} and student_id = ${studentId} and ended_at is null and teacher_id <> ${teacherId}`
  const again = await tx`/* resumeTalkTeacher */ update pedagogy.talk_responsibility set ended_at = null
    where round_id = ${roundId} and student_id = ${studentId} and teacher_id = ${teacherId}`
  if (again.count === 0)
    await tx`/* assignTalkTeacher */ insert into pedagogy.talk_responsibility (id, round_id, student_id, teacher_id, set_by_id)
      values (${id}, ${roundId}, ${studentId}, ${teacherId}, ${by})`
  return 'DONE'
}

interface NewSlots {
  readonly roundId: string
  readonly teacherId: string
  readonly slots: readonly (Span & { readonly id: string })[]
  readonly place: string | null
  readonly meetingLink: string | null
}

/** Whether the times were free: all of them or none is published. */
export async function addSlots(tx: Write, { roundId, teacherId, slots, place, meetingLink }: NewSlots): Promise<boolean> {
  const [ids, from, until] = [
    slots.map(({ id }) => id),
    slots.map((one) => one.startsAt.toISOString()),
    slots.map((one) => one.endsAt.toISOString()),
  ]
  const stood = await violated(
    tx,
    (
      inner,
    ) => inner`/* publishTalkSlots */ insert into pedagogy.talk_slot (id, round_id, teacher_id, starts_at, ends_at, place, meeting_link)
      select n.id, ${roundId}, ${teacherId}, n.starts_at, n.ends_at, ${place}, ${meetingLink}
      from unnest(${ids}::uuid[], ${from}::timestamptz[], ${until}::timestamptz[]) n(id, starts_at, ends_at)`,
  )
  return stood === null
}

/** Whether somebody has talks in a round, as it is told to whoever leads it. */
export const hasTalks = async (tx: Write, roundId: string, teacherId: string): Promise<boolean> =>
  (await tx<{ has: boolean }[]>`/* hasTalks */ select access.has_talks(${roundId}, ${teacherId}) as has`)[0]!.has

/** Whether the time could be withdrawn: nobody has booked it. */
export async function withdrawSlot(tx: Write, id: string, now: Date): Promise<boolean> {
  await lockTalk(tx, id)
  const withdrawn = await tx`/* withdrawTalkSlot */ update pedagogy.talk_slot set withdrawn_at = ${now}
    where id = ${id} and withdrawn_at is null`
  return withdrawn.count === 1
}

export const hasSlots = async (tx: Write, roundId: string): Promise<boolean> =>
  (await tx`/* hasTalkSlots */ select from pedagogy.talk_slot s where s.round_id = ${roundId} and s.withdrawn_at is null limit 1`)
    .length === 1

/** Whether the version was the expected one. */
export const setState = async (tx: Write, id: string, state: 'PUBLISHED' | 'CLOSED', expected: number): Promise<boolean> =>
  (
    await tx`/* setTalkRoundState */ update pedagogy.talk_round set state = ${state}, version = version + 1
      where id = ${id} and version = ${expected}`
  ).count === 1
