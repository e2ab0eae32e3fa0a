import type { GraphQLResolveInfo } from 'graphql'
import type { LedOrganisation } from '../../access/organisations.ts'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import { violated } from '../../shared/constraint.ts'
import type { Write } from '../../shared/database.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import { reasonFault } from '../../shared/text.ts'
import type { GovernanceContext } from '../governance.context.ts'
import type { RemoveKpiTargetInput, SetKpiTargetInput } from '../governance.generated.ts'
import { kpisWithCodes, type KpiRow } from '../kpi/kpi.queries.ts'
import { amountFault } from '../imports/cell.rules.ts'
import { periodOf } from '../period/period.rules.ts'
import { targetActions } from './kpi_target.actions.ts'
import {
  changeTarget, deleteTarget, insertTarget, type KpiTargetRow, type RemoveKpiTargetPayloadRow, type SetKpiTargetPayloadRow,
} from './kpi_target.queries.ts' // prettier-ignore

type Asked<Input> = readonly [GraphQLResolveInfo, GovernanceContext, Input]

function faultsOf(kpi: KpiRow | null, { period, value, reason }: SetKpiTargetInput) {
  if (!kpi) return [{ code: 'KPI_UNKNOWN', message: 'No KPI has this code; see Query.kpis.', field: ['kpiCode'] } as const]
  const faults = []
  if (periodOf(period)?.kind !== kpi.periodKind)
    faults.push({
      code: 'PERIOD_INVALID',
      message: `Periods of ${kpi.code} are of kind ${kpi.periodKind}.`,
      field: ['period'],
    } as const)
  const amount = amountFault(value, kpi.unitOfMeasure)
  if (amount) faults.push({ code: 'VALUE_INVALID', message: amount, field: ['value'] } as const)
  const wrong = reasonFault(reason)
  return wrong ? [...faults, wrong] : faults
}

type Target = Parameters<typeof insertTarget>[1]

async function write(tx: Write, target: Target, expectedVersion: number | null | undefined): Promise<string> {
  if (expectedVersion != null) {
    const id = await changeTarget(tx, target, expectedVersion)
    if (id === null) throw conflict('The target', expectedVersion)
    return id
  }
  // Somebody has set one, which the caller has not read.
  if (await violated(tx, (inside) => insertTarget(inside, target))) throw conflict('The target', 0)
  return target.id
}

export async function setTarget(...[info, context, input]: Asked<SetKpiTargetInput>): Promise<SetKpiTargetPayloadRow> {
  const { load, read, call, newId } = context
  const kpi = (await kpisWithCodes(read, [input.kpiCode]))[0] ?? null
  return actOn<LedOrganisation, SetKpiTargetPayloadRow>(info, context, input, {
    source: isId(input.organisationId) ? await load.ledOrganisation.load(input.organisationId) : null,
    action: targetActions.SET_KPI_TARGET,
    unknown: refused('NOT_FOUND', 'There is no such organisation.', 'organisationId'),
    run: async (tx, { id: organisationId }) => {
      const faults = faultsOf(kpi, input)
      if (faults.length > 0) return faulty(...faults)
      const { period, value, reason } = input
      const target = {
        ...{ id: newId(), organisationId, kpiId: kpi!.id, period, value, reason: reason.trim() },
        ...{ setById: call.viewer.id, setAt: call.now },
      }
      const id = await write(tx, target, input.expectedVersion)
      return done(id, upserted('KpiTarget', id))
    },
  })
}

export async function removeTarget(...[info, context, input]: Asked<RemoveKpiTargetInput>): Promise<RemoveKpiTargetPayloadRow> {
  const { load } = context
  const target = isId(input.targetId) ? await load.kpiTarget.load(input.targetId) : null
  const roles = target ? ((await load.ledOrganisation.load(target.organisationId))?.roles ?? []) : []
  return actOn<KpiTargetRow & Pick<LedOrganisation, 'roles'>, RemoveKpiTargetPayloadRow>(info, context, input, {
    source: target && { ...target, roles },
    action: targetActions.REMOVE_KPI_TARGET,
    unknown: refused('NOT_FOUND', 'There is no such target.', 'targetId'),
    run: async (tx, { id, organisationId }) => {
      await deleteTarget(tx, id)
      return done(organisationId, { entity: 'KpiTarget', id, kind: 'DELETE' })
    },
  })
}
