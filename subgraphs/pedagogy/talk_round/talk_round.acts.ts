import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import { nameFault } from '../../shared/text.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type {
  AssignTalkTeacherInput, CloseTalkRoundInput, OpenTalkRoundInput, PublishTalkRoundInput, PublishTalkSlotsInput, WithdrawTalkSlotInput,
} from '../pedagogy.generated.ts' // prettier-ignore
import { groupTalkActions, mastered, slotToAct, talkRoundActions, talkSlotActions } from './talk_round.actions.ts'
import type {
  AssignTalkTeacherPayloadRow, CloseTalkRoundPayloadRow, OpenTalkRoundPayloadRow, PublishTalkRoundPayloadRow,
  PublishTalkSlotsPayloadRow, WithdrawTalkSlotPayloadRow,
} from './talk_round.queries.ts' // prettier-ignore
import { slotsFault, slotsOf, windowFault } from './talk_round.rules.ts'
import {
  addResponsibilities,
  addRound,
  addSlots,
  assign,
  hasSlots,
  hasTalks,
  setState,
  withdrawSlot,
} from './talk_round.writes.ts'

type Acting<Input> = readonly [info: GraphQLResolveInfo, context: PedagogyContext, input: Input]

const noRound = refused('NOT_FOUND', 'There is no such round that you may see.', 'roundId')

async function foundRound(id: string, context: PedagogyContext) {
  const round = isId(id) ? await context.load.talkRound.load(id) : null
  return round && mastered(round, context)
}

type Round = NonNullable<Awaited<ReturnType<typeof foundRound>>>

export async function openGiven(...[info, context, input]: Acting<OpenTalkRoundInput>) {
  const { call, load, newId } = context
  const group = isId(input.groupId) ? await load.talkGroup.load(input.groupId) : null
  const source = group && (await mastered(group, context))
  return actOn<NonNullable<typeof source>, OpenTalkRoundPayloadRow>(info, context, input, {
    source,
    action: groupTalkActions.OPEN_TALK_ROUND,
    unknown: refused('NOT_FOUND', 'There is no such group that you may see.', 'groupId'),
    run: async (tx, { id: groupId, organisationId, schoolType }) => {
      const { displayName, bookingOpensAt: bookableFrom, bookingClosesAt: bookableUntil } = input
      const fault = nameFault(displayName, 'displayName') ?? windowFault(input, call.now)
      if (fault) return faulty(fault)
      const id = newId<'TalkRound'>()
      const by = call.viewer.id
      const round = { id, organisationId, groupId, schoolType, displayName: displayName.trim(), bookableFrom, bookableUntil, by }
      await addRound(tx, round, dayOf(bookableFrom))
      await addResponsibilities(tx, id, groupId, by)
      return done(id, upserted('TalkRound', id))
    },
  })
}

const unassigned = {
  STUDENT_NOT_FOUND: refused('STUDENT_NOT_FOUND', 'There is no such pupil in the group that you may see.', 'studentId'),
  TEACHER_NOT_FOUND: refused('TEACHER_NOT_FOUND', 'There is no such teacher of the pupil.', 'teacherId'),
  BOOKED: refused('BOOKED', 'The talk is booked: it has to be cancelled first.', 'studentId'),
}

export async function assignGiven(...[info, context, input]: Acting<AssignTalkTeacherInput>) {
  const { call, load, newId } = context
  const { studentId, teacherId } = input
  const pupil = isId(studentId) ? await load.personRelations.load(studentId) : null
  return actOn<Round, AssignTalkTeacherPayloadRow>(info, context, input, {
    source: await foundRound(input.roundId, context),
    action: talkRoundActions.ASSIGN_TALK_TEACHER,
    unknown: noRound,
    run: async (tx, { id }) => {
      if (!pupil) return unassigned.STUDENT_NOT_FOUND
      if (pupil.isKin) return refused('OWN_CHILD', 'Somebody else has to decide about your own child.', 'studentId')
      if (!isId(teacherId)) return unassigned.TEACHER_NOT_FOUND
      const given = { id: newId(), roundId: id, studentId, teacherId, by: call.viewer.id, now: call.now }
      const outcome = await assign(tx, given)
      return outcome === 'DONE' ? done(id, upserted('TalkRound', id)) : unassigned[outcome]
    },
  })
}

export async function publishSlotsGiven(...[info, context, input]: Acting<PublishTalkSlotsInput>) {
  const { call, newId } = context
  const teacherId = input.teacherId ?? call.viewer.id
  return actOn<Round, PublishTalkSlotsPayloadRow>(info, context, input, {
    source: await foundRound(input.roundId, context),
    action: talkRoundActions.PUBLISH_TALK_SLOTS,
    unknown: noRound,
    run: async (tx, { id: roundId, isHeld }) => {
      const isOwn = isHeld && teacherId === call.viewer.id
      if (!isOwn && !(isId(teacherId) && (await hasTalks(tx, roundId, teacherId))))
        return refused('TEACHER_NOT_FOUND', 'There is no such teacher with talks in the round.', 'teacherId')
      const fault = slotsFault(input, call.now)
      if (fault) return faulty(fault)
      const slots = slotsOf(input).map((slot) => ({ ...slot, id: newId<'TalkSlot'>() }))
      const { place = null, meetingLink = null } = input
      if (!(await addSlots(tx, { roundId, teacherId, slots, place, meetingLink })))
        return refused('OVERLAPS', 'The teacher has another time for a talk then.', 'days')
      return done(roundId, upserted('TalkRound', roundId))
    },
  })
}

export async function withdrawSlotGiven(...[info, context, input]: Acting<WithdrawTalkSlotInput>) {
  const slot = isId(input.slotId) ? await context.load.talkSlot.load(input.slotId) : null
  const source = slot && (await slotToAct(slot, context))
  return actOn<NonNullable<typeof source>, WithdrawTalkSlotPayloadRow>(info, context, input, {
    source,
    action: talkSlotActions.WITHDRAW_TALK_SLOT,
    unknown: refused('NOT_FOUND', 'There is no such time that you may see.', 'slotId'),
    run: async (tx, { id, roundId }) =>
      (await withdrawSlot(tx, id, context.call.now))
        ? done(roundId, upserted('TalkRound', roundId))
        : refused('BOOKED', 'Somebody has booked it, or it is withdrawn.', 'slotId'),
  })
}

export async function publishGiven(...[info, context, input]: Acting<PublishTalkRoundInput>) {
  return actOn<Round, PublishTalkRoundPayloadRow>(info, context, input, {
    source: await foundRound(input.roundId, context),
    action: talkRoundActions.PUBLISH_TALK_ROUND,
    unknown: noRound,
    run: async (tx, { id }) => {
      if (!(await hasSlots(tx, id))) return refused('NO_SLOTS', 'There are no times to choose from.', 'roundId')
      if (!(await setState(tx, id, 'PUBLISHED', input.expectedVersion))) throw conflict('The round', input.expectedVersion)
      return done(id, upserted('TalkRound', id))
    },
  })
}

export async function closeGiven(...[info, context, input]: Acting<CloseTalkRoundInput>) {
  return actOn<Round, CloseTalkRoundPayloadRow>(info, context, input, {
    source: await foundRound(input.roundId, context),
    action: talkRoundActions.CLOSE_TALK_ROUND,
    unknown: noRound,
    run: async (tx, { id }) => {
      if (!(await setState(tx, id, 'CLOSED', input.expectedVersion))) throw conflict('The round', input.expectedVersion)
      return done(id, upserted('TalkRound', id))
    },
  })
}
