import type { Policy } from '../../shared/policy.ts'
import { allow, role } from '../../shared/rules.ts'
import type { TalkRoundActsFields, TalkRoundFields } from '../pedagogy.generated.ts'

const staff = role('staff', 'personal', 'STAFF')
const payload = { round: allow, userErrors: allow }
const error = { code: allow, message: allow, field: allow }

export const talkRoundPolicy = {
  // Of which group and round, the rows say.
  Group: { talkRounds: staff, permittedTalkActions: allow },
  Query: { ownTalkSlots: staff },
  TalkRound: {
    id: allow,
    group: allow,
    academicYear: allow,
    semester: allow,
    displayName: allow,
    bookingOpensAt: allow,
    bookingClosesAt: allow,
    state: allow,
    responsibilities: staff,
    slots: allow,
    bookings: staff,
    withoutTeacher: staff,
    withoutBooking: staff,
    version: allow,
    permittedActions: allow,
  },
  TalkResponsibility: { student: allow, teacher: allow },
  TalkSlot: {
    id: allow,
    round: allow,
    teacher: allow,
    startsAt: allow,
    endsAt: allow,
    place: allow,
    meetingLink: allow,
    isTaken: allow,
    booking: allow,
    permittedActions: allow,
  },
  // With which group and in which round, the rules of the acts say: see talk_round.actions.ts.
  Mutation: {
    openTalkRound: staff,
    assignTalkTeacher: staff,
    publishTalkSlots: staff,
    withdrawTalkSlot: staff,
    publishTalkRound: staff,
    closeTalkRound: staff,
  },
  OpenTalkRoundPayload: payload,
  OpenTalkRoundError: error,
  AssignTalkTeacherPayload: payload,
  AssignTalkTeacherError: error,
  PublishTalkSlotsPayload: payload,
  PublishTalkSlotsError: error,
  WithdrawTalkSlotPayload: payload,
  WithdrawTalkSlotError: error,
  PublishTalkRoundPayload: payload,
  PublishTalkRoundError: error,
  CloseTalkRoundPayload: payload,
  CloseTalkRoundError: error,
} satisfies Policy<TalkRoundFields & TalkRoundActsFields>
