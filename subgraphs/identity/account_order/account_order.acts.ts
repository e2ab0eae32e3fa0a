import type { GraphQLResolveInfo } from 'graphql'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import { isId } from '../../shared/ids.ts'
import { isText, maxReason } from '../../shared/text.ts'
import { unitActions } from '../account/account.actions.ts'
import { unitToAct } from '../account/account.acts.ts'
import type { NewUnit } from '../account/account.queries.ts'
import type { IdentityContext } from '../identity.context.ts'
import type {
  ApproveAccountOrderInput,
  OrderAccountInput,
  RefuseAccountOrderInput,
  WithdrawAccountOrderInput,
} from '../identity.generated.ts'
import { roleFault } from '../duty/duty.rules.ts'
import { parseCivicNo } from '../person/civic_no.ts'
import { accountOrderActions as actions } from './account_order.actions.ts'
import type {
  AccountOrderRow,
  ApproveAccountOrderPayloadRow,
  OrderAccountPayloadRow,
  RefuseAccountOrderPayloadRow,
  WithdrawAccountOrderPayloadRow,
} from './account_order.queries.ts'
import { newOrderOf, notOpen, orderFault, ownNumber } from './account_order.rules.ts'
import { carryOut, decideOrder, insertOrder, isOwnNumber, orderChanged, withdrawOrder } from './account_order.writes.ts'

type Acting<Input> = readonly [info: GraphQLResolveInfo, context: IdentityContext, input: Input]

const unknown = refused('NOT_FOUND', 'There is no such order that you may see.', 'accountOrderId')
const tooLate = faulty(notOpen)

const find = (id: string, { load }: IdentityContext) => (isId(id) ? load.accountOrder.load(id) : null)

export async function order(...[info, context, input]: Acting<OrderAccountInput>) {
  const { call, newId } = context
  return actOn<NewUnit, OrderAccountPayloadRow>(info, context, input, {
    source: await unitToAct(input.organisationId, context),
    action: unitActions.ORDER_ACCOUNT,
    unknown: refused('NOT_FOUND', 'There is no such organisation.', 'organisationId'),
    run: async (tx, { relations }) => {
      const wanted = newOrderOf(input, call.now)
      const fault = orderFault(wanted, dayOf(call.now))
      if (fault) return faulty(fault)
      const notYours = roleFault({ roles: relations }, wanted.dutyRole)
      if (notYours) return refused(notYours.code, notYours.message, 'dutyRole')
      if (await isOwnNumber(tx, wanted.civicNo, call.viewer)) return refused(ownNumber.code, ownNumber.message, 'civicNo')
      const id = newId()
      await insertOrder(tx, id, wanted, call)
      return done(id, orderChanged(id))
    },
  })
}

export async function approve(...[info, context, input]: Acting<ApproveAccountOrderInput>) {
  const { call, newId } = context
  return actOn<AccountOrderRow, ApproveAccountOrderPayloadRow>(info, context, input, {
    source: await find(input.accountOrderId, context),
    action: actions.APPROVE_ACCOUNT_ORDER,
    unknown,
    run: async (tx, ordered) => {
      const number = parseCivicNo(ordered.civicNo, dayOf(call.now))
      if (number.kind === 'INVALID') throw new Error(`The order ${ordered.id} was stored with a number that is none`)
      if (await isOwnNumber(tx, number.civicNo, call.viewer)) return refused(ownNumber.code, ownNumber.message, 'accountOrderId')
      if (!(await decideOrder(tx, ordered.id, { state: 'APPROVED', reason: null }, call))) return tooLate
      return done(ordered.id, ...(await carryOut(tx, ordered, number, { newId, now: call.now })))
    },
  })
}

export async function refuse(...[info, context, input]: Acting<RefuseAccountOrderInput>) {
  const { call } = context
  return actOn<AccountOrderRow, RefuseAccountOrderPayloadRow>(info, context, input, {
    source: await find(input.accountOrderId, context),
    action: actions.REFUSE_ACCOUNT_ORDER,
    unknown,
    run: async (tx, { id }) => {
      if (!isText(input.reason, maxReason)) return refused('REASON_INVALID', 'Give a reason of 1 to 500 characters.', 'reason')
      const decided = await decideOrder(tx, id, { state: 'REFUSED', reason: input.reason.trim() }, call)
      return decided ? done(id, orderChanged(id)) : tooLate
    },
  })
}

export async function withdraw(...[info, context, input]: Acting<WithdrawAccountOrderInput>) {
  return actOn<AccountOrderRow, WithdrawAccountOrderPayloadRow>(info, context, input, {
    source: await find(input.accountOrderId, context),
    action: actions.WITHDRAW_ACCOUNT_ORDER,
    unknown,
    run: async (tx, { id }) => ((await withdrawOrder(tx, id, context.call)) ? done(id, orderChanged(id)) : tooLate),
  })
}
