import type { KnownPerson } from '../../access/persons.ts'
import type { Done } from '../../shared/action.ts'
import { part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'
import type {
  AssignTalkTeacherError, CloseTalkRoundError, OpenTalkRoundError, PublishTalkRoundError, PublishTalkSlotsError, TalkRoundState,
  TalkSemester, WithdrawTalkSlotError,
} from '../pedagogy.generated.ts' // prettier-ignore

/** A group as those see it who hold talks with its pupils. */
export interface TalkGroupRow {
  readonly id: Id<'Group'>
  readonly organisationId: Id<'Organisation'>
  readonly schoolType: string | null
  readonly roles: readonly string[]
}

export interface TalkRoundRow {
  readonly id: Id<'TalkRound'>
  readonly organisationId: Id<'Organisation'>
  readonly groupId: Id<'Group'>
  readonly schoolType: string | null
  readonly academicYear: string
  readonly semester: TalkSemester
  readonly displayName: string
  readonly bookableFrom: Date
  readonly bookableUntil: Date
  readonly state: TalkRoundState
  readonly version: number
  /** Whether the viewer leads it, or has talks in it. */
  readonly isLed: boolean
  readonly isHeld: boolean
}

export interface TalkResponsibilityRow {
  readonly id: Id<'TalkResponsibility'>
  readonly roundId: Id<'TalkRound'>
  readonly studentId: Id<'Person'>
  readonly teacherId: Id<'Person'>
}

export interface TalkSlotRow {
  readonly id: Id<'TalkSlot'>
  readonly roundId: Id<'TalkRound'>
  readonly teacherId: Id<'Person'>
  readonly startsAt: Date
  readonly endsAt: Date
  readonly place: string | null
  readonly meetingLink: string | null
  readonly isTaken: boolean
}

/** A pupil of a round's group, as those see it who lead the round. */
interface RoundPupil extends KnownPerson {
  readonly roundId: Id<'TalkRound'>
  readonly hasTeacher: boolean
  readonly hasBooking: boolean
}

export type OpenTalkRoundPayloadRow = Done<OpenTalkRoundError>
export type AssignTalkTeacherPayloadRow = Done<AssignTalkTeacherError>
export type PublishTalkSlotsPayloadRow = Done<PublishTalkSlotsError>
export type WithdrawTalkSlotPayloadRow = Done<WithdrawTalkSlotError>
export type PublishTalkRoundPayloadRow = Done<PublishTalkRoundError>
export type CloseTalkRoundPayloadRow = Done<CloseTalkRoundError>

const talkGroupLoader = (read: Read) =>
  byId(
    (ids) =>
      read<TalkGroupRow>`/* talkGroups */ select id, organisation_id, school_type, roles from access.led_groups(${ids}::uuid[])`,
  )

const columns = part`r.id, r.organisation_id, r.group_id, r.school_type, r.academic_year, r.semester, r.display_name, r.bookable_from,
  r.bookable_until, r.state, r.version, r.id in (select access.led_talk_rounds()) as is_led,
  r.id in (select access.held_talk_rounds()) as is_held`

const talkRoundLoader = (read: Read) =>
  byId(
    (ids) =>
      read<TalkRoundRow>`/* talkRoundsById */ select ${columns} from pedagogy.talk_round r where r.id = any(${ids}::uuid[])`,
  )

const roundsOfGroupLoader = (read: Read) =>
  byParent(
    (groups) => read<TalkRoundRow>`/* talkRoundsOf */ select ${columns} from pedagogy.talk_round r
      where r.group_id = any(${groups}::uuid[]) order by r.bookable_from desc, r.id`,
    ({ groupId }) => groupId,
  )

const responsibilitiesLoader = (read: Read) =>
  byParent(
    (rounds) => read<TalkResponsibilityRow>`/* talkResponsibilitiesOf */ select t.id, t.round_id, t.student_id, t.teacher_id
      from pedagogy.talk_responsibility t where t.round_id = any(${rounds}::uuid[]) and t.ended_at is null
      order by t.student_id`,
    ({ roundId }) => roundId,
  )

const slotColumns = part`s.id, s.round_id, s.teacher_id, s.starts_at, s.ends_at, s.place, s.meeting_link`
const withTaken = part`select q.*, q.id in (select access.taken_slots(array(select id from q))) as is_taken from q`

const talkSlotLoader = (read: Read) =>
  byId(
    (ids) => read<TalkSlotRow>`/* talkSlotsById */ with q as materialized (
      select ${slotColumns} from pedagogy.talk_slot s where s.id = any(${ids}::uuid[])) ${withTaken}`,
  )

const slotsOfRoundLoader = (read: Read) =>
  byParent(
    (rounds) => read<TalkSlotRow>`/* talkSlotsOf */ with q as materialized (
      select ${slotColumns} from pedagogy.talk_slot s where s.round_id = any(${rounds}::uuid[]) and s.withdrawn_at is null)
      ${withTaken} order by q.starts_at, q.id`,
    ({ roundId }) => roundId,
  )

// The times the viewer has between two instants.
const ownSlots = (read: Read, from: Date, until: Date) =>
  read<TalkSlotRow>`/* ownTalkSlots */ with q as materialized (
      select ${slotColumns} from pedagogy.talk_slot s where s.teacher_id = access.viewer_person() and s.withdrawn_at is null
        and s.starts_at >= ${from} and s.starts_at < ${until}) ${withTaken} order by q.starts_at, q.id`

// Read as the viewer: a pupil they do not see is in neither list.
const pupilsOfRoundLoader = (read: Read) =>
  byParent(
    (rounds) => read<RoundPupil>`/* talkRoundPupils */ with p as materialized (
        select r.id as round_id, u.person_id, u.is_kin from pedagogy.talk_round r
        cross join lateral access.pupils_of_group(r.group_id) u
        where r.id = any(${rounds}::uuid[]) and r.id in (select access.led_talk_rounds())),
      rel as materialized (select person_id, array_agg(relation) as relations
        from access.relations_of(array(select distinct person_id from p)) group by 1)
      select p.round_id, p.person_id as id, p.is_kin, rel.relations, access.is_marked(p.person_id) as is_protected,
        exists (select from pedagogy.talk_responsibility t
          where t.round_id = p.round_id and t.student_id = p.person_id and t.ended_at is null) as has_teacher,
        exists (select from pedagogy.talk_booking b
          where b.round_id = p.round_id and b.student_id = p.person_id and b.cancelled_at is null) as has_booking
      from p join rel on rel.person_id = p.person_id order by p.round_id, p.person_id`,
    ({ roundId }) => roundId,
  )

export const talkRoundLoaders = (read: Read) => ({
  talkGroup: talkGroupLoader(read),
  talkRound: talkRoundLoader(read),
  talkRoundsOf: roundsOfGroupLoader(read),
  talkResponsibilitiesOf: responsibilitiesLoader(read),
  talkSlot: talkSlotLoader(read),
  talkSlotsOf: slotsOfRoundLoader(read),
  ownTalkSlots: (from: Date, until: Date) => ownSlots(read, from, until),
  talkRoundPupils: pupilsOfRoundLoader(read),
})
