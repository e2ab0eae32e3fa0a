import { personOf } from '../../access/persons.ts'
import { permittedActions } from '../../shared/action.ts'
import { daysAfter } from '../../shared/clock.ts'
import { badInput } from '../../shared/errors.ts'
import { boundsOf, daysBetween } from '../../shared/week.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type { Resolvers } from '../pedagogy.generated.ts'
import { groupTalkActions, mastered, slotToAct, talkRoundActions, talkSlotActions } from './talk_round.actions.ts'
import { assignGiven, closeGiven, openGiven, publishGiven, publishSlotsGiven, withdrawSlotGiven } from './talk_round.acts.ts'

const payload = {
  round: ({ id }: { readonly id: string | null }, _: object, { load }: PedagogyContext) => (id ? load.talkRound.load(id) : null),
}

export const talkRoundResolvers = {
  Group: {
    talkRounds: ({ id }, _, { load }) => load.talkRoundsOf.load(id),
    permittedTalkActions: async ({ id }, _, context) => {
      const group = await context.load.talkGroup.load(id)
      return group ? permittedActions(groupTalkActions, await mastered(group, context), context) : []
    },
  },
  Query: {
    ownTalkSlots: async (_, { startDate, endDate }, { load }) => {
      const days = daysBetween(startDate, endDate)
      if (days < 0 || days > 92) throw badInput('Ask for at most 92 days, the first one first.')
      return load.ownTalkSlots(boundsOf(startDate).from, boundsOf(daysAfter(endDate, 1)).from)
    },
  },
  TalkRound: {
    bookingOpensAt: ({ bookableFrom }) => bookableFrom,
    bookingClosesAt: ({ bookableUntil }) => bookableUntil,
    group: ({ groupId }) => ({ id: groupId }),
    responsibilities: ({ id }, _, { load }) => load.talkResponsibilitiesOf.load(id),
    slots: ({ id }, _, { load }) => load.talkSlotsOf.load(id),
    bookings: ({ id }, _, { load }) => load.talkBookingsOf.load(id),
    withoutTeacher: async ({ id }, _, { load }) => (await load.talkRoundPupils.load(id)).filter((pupil) => !pupil.hasTeacher),
    withoutBooking: async ({ id }, _, { load }) => (await load.talkRoundPupils.load(id)).filter((pupil) => !pupil.hasBooking),
    permittedActions: async (round, _, context) => permittedActions(talkRoundActions, await mastered(round, context), context),
  },
  TalkResponsibility: {
    student: ({ studentId }, _, context) => personOf(studentId, context),
    teacher: ({ teacherId }, _, context) => personOf(teacherId, context),
  },
  TalkSlot: {
    round: ({ roundId }, _, { load }) => load.talkRound.load(roundId),
    teacher: ({ teacherId }, _, context) => personOf(teacherId, context),
    booking: ({ id, isTaken }, _, { load }) => (isTaken ? load.talkBookingOfSlot.load(id) : null),
    permittedActions: async (slot, _, context) => {
      const source = await slotToAct(slot, context)
      return source && permittedActions(talkSlotActions, source, context)
    },
  },
  Mutation: {
    openTalkRound: (_, { input }, context, info) => openGiven(info, context, input),
    assignTalkTeacher: (_, { input }, context, info) => assignGiven(info, context, input),
    publishTalkSlots: (_, { input }, context, info) => publishSlotsGiven(info, context, input),
    withdrawTalkSlot: (_, { input }, context, info) => withdrawSlotGiven(info, context, input),
    publishTalkRound: (_, { input }, context, info) => publishGiven(info, context, input),
    closeTalkRound: (_, { input }, context, info) => closeGiven(info, context, input),
  },
  OpenTalkRoundPayload: payload,
  AssignTalkTeacherPayload: payload,
  PublishTalkSlotsPayload: payload,
  WithdrawTalkSlotPayload: payload,
  PublishTalkRoundPayload: payload,
  CloseTalkRoundPayload: payload,
} satisfies Resolvers
