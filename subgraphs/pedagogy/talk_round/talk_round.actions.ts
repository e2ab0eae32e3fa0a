import type { MasterRow } from '../../access/organisations.ts'
import type { Actions } from '../../shared/action.ts'
import { when } from '../../shared/policy.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type { GroupTalkAction, TalkRoundAction, TalkSlotAction } from '../pedagogy.generated.ts'
import { plansFault } from '../stubs/stubs.rules.ts'
import type { TalkGroupRow, TalkRoundRow, TalkSlotRow } from './talk_round.queries.ts'

type Mastered<Row> = Row & { readonly masters: readonly MasterRow[] }

/** With what systems are master of at the unit. */
export const mastered = async <Row extends { readonly organisationId: string }>(
  row: Row,
  { load }: PedagogyContext,
): Promise<Mastered<Row>> => ({ ...row, masters: await load.master.load(row.organisationId) })

const leader = {
  en: "the group's mentor or the unit's principal",
  sv: 'gruppens mentor eller enhetens rektor',
}
const relation = { relation: ['MENTOR', 'PRINCIPAL'] }

/** What can be done with a group. */
export const groupTalkActions = {
  OPEN_TALK_ROUND: {
    rule: when<TalkGroupRow>(leader, relation, ({ roles }) => roles.includes('MENTOR') || roles.includes('PRINCIPAL')),
    fault: plansFault,
  },
} satisfies Actions<Mastered<TalkGroupRow>, GroupTalkAction>

const byLeader = when<TalkRoundRow>(leader, relation, ({ isLed }) => isLed)
const byHolder = when<TalkRoundRow>(
  { en: `${leader.en}, or whoever has talks in the round`, sv: `${leader.sv}, eller den som har samtal i omgången` },
  { relation: [...relation.relation, 'TEACHER', 'CARE_STAFF'] },
  ({ isLed, isHeld }) => isLed || isHeld,
)

const closed = ({ state }: TalkRoundRow) =>
  state === 'CLOSED' ? ({ code: 'CLOSED', message: 'The round is closed.', field: ['roundId'] } as const) : null
const unlessClosed = (round: Mastered<TalkRoundRow>) => closed(round) ?? plansFault(round)

/** What can be done to a round. */
export const talkRoundActions = {
  ASSIGN_TALK_TEACHER: { rule: byLeader, fault: unlessClosed },
  PUBLISH_TALK_SLOTS: { rule: byHolder, fault: unlessClosed },
  PUBLISH_TALK_ROUND: {
    rule: byLeader,
    fault: (round) =>
      round.state === 'DRAFT'
        ? plansFault(round)
        : { code: 'NOT_DRAFT', message: 'It is published or closed already.', field: ['roundId'] },
  },
  CLOSE_TALK_ROUND: { rule: byLeader, fault: unlessClosed },
} satisfies Actions<Mastered<TalkRoundRow>, TalkRoundAction>

/** A time with its round. */
export type SlotToAct = Mastered<TalkSlotRow & Pick<TalkRoundRow, 'schoolType' | 'organisationId' | 'isLed'>>

/** What can be done to a time. */
export const talkSlotActions = {
  WITHDRAW_TALK_SLOT: {
    rule: when<SlotToAct>(
      { en: `${leader.en}, or the teacher`, sv: `${leader.sv}, eller läraren` },
      { relation: [...relation.relation, 'TEACHER', 'CARE_STAFF'] },
      ({ isLed, teacherId }, { viewer }) => isLed || teacherId === viewer.id,
    ),
    fault: (slot) =>
      slot.isTaken
        ? { code: 'BOOKED', message: 'Somebody has booked it: the talk has to be cancelled first.', field: ['slotId'] }
        : plansFault(slot),
  },
} satisfies Actions<SlotToAct, TalkSlotAction>

/** A time as acts see it; null where its round is out of sight. */
export async function slotToAct(slot: TalkSlotRow, context: PedagogyContext): Promise<SlotToAct | null> {
  const round = await context.load.talkRound.load(slot.roundId)
  if (!round) return null
  const { schoolType, organisationId, isLed } = round
  return mastered({ ...slot, schoolType, organisationId, isLed }, context)
}
