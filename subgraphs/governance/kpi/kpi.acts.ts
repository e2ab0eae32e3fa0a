import type { GraphQLResolveInfo } from 'graphql'
import type { LedOrganisation } from '../../access/organisations.ts'
import { upserted } from '../../shared/act.ts'
import { type Action, actOn, done, faulty, refused } from '../../shared/action.ts'
import { violated } from '../../shared/constraint.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import type { GovernanceContext } from '../governance.context.ts'
import type { DefineKpiInput, RetireKpiInput, ReviseKpiInput } from '../governance.generated.ts'
import { defineAction, kpiActions, type LedKpi } from './kpi.actions.ts'
import {
  type DefineKpiPayloadRow,
  type KpiRow,
  kpisWithCodes,
  type RetireKpiPayloadRow,
  type ReviseKpiPayloadRow,
} from './kpi.queries.ts'
import { codeFault, definitionFaults, deliveryFault, endFault, ruleCodeOf, startFault } from './kpi.rules.ts'
import { insertKpi, retireKpi, reviseKpi } from './kpi.writes.ts'

type Asked<Input> = readonly [GraphQLResolveInfo, GovernanceContext, Input]

/** A key figure with what the viewer is at its authority. */
export async function ledKpi(kpi: KpiRow, { load }: GovernanceContext): Promise<KpiRow & LedKpi> {
  const authority = kpi.organisationId ? await load.ledOrganisation.load(kpi.organisationId) : null
  return { ...kpi, roles: authority?.roles ?? [] }
}

const weightOf = async (code: string | null | undefined, { read }: GovernanceContext) =>
  code == null ? undefined : ((await kpisWithCodes(read, [code]))[0] ?? null)

export async function defineGiven(...[info, context, input]: Asked<DefineKpiInput>): Promise<DefineKpiPayloadRow> {
  const weight = await weightOf(input.weightCode, context)
  const { load, newId, call } = context
  return actOn<LedOrganisation, DefineKpiPayloadRow>(info, context, input, {
    source: isId(input.organisationId) ? await load.ledOrganisation.load(input.organisationId) : null,
    action: defineAction,
    unknown: refused('NOT_FOUND', 'There is no such authority.', 'organisationId'),
    run: async (tx, { id: organisationId }) => {
      const { domain, delivery } = input
      const faults = [codeFault(input.code), ...definitionFaults(input, weight), deliveryFault(domain, delivery)].filter(Boolean)
      if (faults.length > 0) return faulty(...faults.map((one) => one!))
      const given = { id: newId(), weightKpiId: weight?.id ?? null, now: call.now, ruleCode: ruleCodeOf(domain, delivery) }
      const kpi = { ...input, ...given, organisationId, breakdown: input.breakdown ?? 'NONE' }
      if (await violated(tx, (inside) => insertKpi(inside, kpi)))
        return refused('CODE_TAKEN', 'There is a key figure with this code.', 'code')
      return done(kpi.id, upserted('Kpi', kpi.id))
    },
  })
}

type Answer = ReviseKpiPayloadRow & RetireKpiPayloadRow

const onKpi = async (
  [info, context, input]: Asked<Pick<RetireKpiInput, 'kpiId' | 'expectedVersion' | 'idempotencyKey'>>,
  action: Action<LedKpi>,
  run: Parameters<typeof actOn<KpiRow & LedKpi, Answer>>[3]['run'],
): Promise<Answer> => {
  const kpi = isId(input.kpiId) ? await context.load.kpi.load(input.kpiId) : null
  return actOn<KpiRow & LedKpi, Answer>(info, context, input, {
    source: kpi && (await ledKpi(kpi, context)),
    action,
    unknown: refused('NOT_FOUND', 'There is no such key figure.', 'kpiId'),
    run,
  })
}

export async function reviseGiven(...[info, context, input]: Asked<ReviseKpiInput>): Promise<ReviseKpiPayloadRow> {
  const weight = await weightOf(input.weightCode, context)
  return onKpi([info, context, input], kpiActions.REVISE_KPI, async (tx, { id, delivery, endDate }) => {
    const itself = weight?.id === id ? null : weight
    const found = [
      ...definitionFaults(input, itself),
      deliveryFault(input.domain, delivery),
      startFault(input.startDate ?? null, endDate),
    ]
    const faults = found.filter((one) => one !== null)
    if (faults.length > 0) return faulty(...faults) as never
    const given = { ...input, id, weightKpiId: weight?.id ?? null, now: context.call.now }
    if (!(await reviseKpi(tx, given, input.expectedVersion))) throw conflict('The key figure', input.expectedVersion)
    return done(id, upserted('Kpi', id))
  })
}

export const retireGiven = (...[info, context, input]: Asked<RetireKpiInput>): Promise<RetireKpiPayloadRow> =>
  onKpi([info, context, input], kpiActions.RETIRE_KPI, async (tx, { id, startDate }) => {
    const fault = endFault(startDate, input.endDate)
    if (fault) return faulty(fault)
    const { endDate, expectedVersion } = input
    if (!(await retireKpi(tx, id, endDate, context.call.now, expectedVersion))) throw conflict('The key figure', expectedVersion)
    return done(id, upserted('Kpi', id))
  })
