import type { GraphQLResolveInfo } from 'graphql'
import { act, upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import type { Write } from '../../shared/database.ts'
import { isId } from '../../shared/ids.ts'
import { reasonFault, textFault } from '../../shared/text.ts'
import type { GovernanceContext } from '../governance.context.ts'
import type { ReportDataProblemInput, SettleDataProblemInput } from '../governance.generated.ts'
import type { DeliveryRow } from '../delivery/delivery.queries.ts'
import { writeKpiValues } from '../kpi_value/kpi_value.writes.ts'
import { dataProblemActions } from './data_problem.actions.ts'
import type {
  DataProblemRow,
  DataProblemSourceRow,
  ReportDataProblemPayloadRow,
  SettleDataProblemPayloadRow,
} from './data_problem.queries.ts'
import { chosenSource, isOfFigure, recordOf } from './data_problem.rules.ts'
import { addReport, settle, worksAt } from './data_problem.writes.ts'

type Acting<Input> = readonly [info: GraphQLResolveInfo, context: GovernanceContext, input: Input]

const notFound = (field: string) => refused('NOT_FOUND', 'There is nothing of this that you may see or work with.', field)

export async function reportGiven(...[info, context, input]: Acting<ReportDataProblemInput>) {
  const { call, load, newId } = context
  const { kpiValueId } = input
  const figure = isId(kpiValueId) ? await load.kpiValue.load(kpiValueId) : null
  return context.act(
    act<ReportDataProblemPayloadRow>(info, call, input, async (tx) => {
      const fault = textFault({ text: input.text })
      if (fault) return faulty(fault)
      const id = newId<'DataProblem'>()
      const said = { id, by: call.viewer.id, text: input.text.trim(), now: call.now }
      if (isOfFigure(input)) {
        if (!figure) return notFound('kpiValueId')
        await addReport(tx, { ...said, placeId: figure.placeId }, { kpiValueId: figure.id })
        return done(id, upserted('DataProblem', id))
      }
      const record = recordOf(input)
      if (!record) return refused('RECORD_INVALID', 'Give a figure; or a record by its concept, id and organisation.', 'concept')
      if (!isId(record.organisationId) || !(await worksAt(tx, record.organisationId))) return notFound('organisationId')
      await addReport(tx, { ...said, placeId: record.organisationId }, record)
      return done(id, upserted('DataProblem', id))
    }),
  )
}

interface Chosen extends DataProblemSourceRow {
  readonly delivery: DeliveryRow
}

/** What is chosen, with how its delivery stands: whoever administers a part of an authority may see a problem whose deliveries are the whole's. */
async function chosenOf(
  problem: DataProblemRow,
  sources: readonly DataProblemSourceRow[],
  input: SettleDataProblemInput,
  { load }: GovernanceContext,
): Promise<Chosen | null | 'INVALID'> {
  const chosen = chosenSource(problem, sources, input)
  if (chosen === null || chosen === 'INVALID') return chosen
  const delivery = await load.delivery.load(chosen.deliveryId!)
  return delivery ? { ...chosen, delivery } : 'INVALID'
}

/** Tells the figure of the source that was chosen from now on. */
async function tell(tx: Write, problem: DataProblemRow, chosen: Chosen, { call, newId }: GovernanceContext) {
  if (chosen.kind === null) return []
  const { placeId, kpiId, period, gender, schoolType, schoolYear, subjectCode } = problem
  const cell = { placeId, kpiId: kpiId!, period: period!, gender }
  const { status, asOfDate } = chosen.delivery
  const value = {
    ...cell,
    ...{ schoolType: schoolType ?? '', schoolYear: schoolYear ?? -1, subjectCode: subjectCode ?? '' },
    ...chosen,
    kind: chosen.kind,
    ...{ id: newId<'KpiValue'>(), status, asOfDate, isCarried: false },
  }
  return writeKpiValues(tx, [value], call.now)
}

export async function settleGiven(...[info, context, input]: Acting<SettleDataProblemInput>) {
  const { call, load } = context
  const source = isId(input.problemId) ? await load.dataProblem.load(input.problemId) : null
  const sources = source ? await load.sourcesOfProblem.load(source.id) : []
  const chosen = source && (await chosenOf(source, sources, input, context))
  return actOn<DataProblemRow, SettleDataProblemPayloadRow>(info, context, input, {
    source,
    action: dataProblemActions.SETTLE_DATA_PROBLEM,
    unknown: notFound('problemId'),
    run: async (tx, problem) => {
      const fault = reasonFault(input.reason)
      if (fault) return faulty(fault)
      if (chosen === 'INVALID')
        return refused('DELIVERY_INVALID', 'Choose a delivery of one of its sources, or dismiss it.', 'chosenDeliveryId')
      const settled = {
        id: problem.id,
        state: input.isDismissed ? ('DISMISSED' as const) : ('SETTLED' as const),
        chosenDeliveryId: input.chosenDeliveryId ?? null,
        reason: input.reason.trim(),
      }
      if (!(await settle(tx, { ...settled, by: call.viewer.id, now: call.now })))
        return refused('ALREADY_SETTLED', 'It is settled or dismissed already.', 'problemId')
      const told = chosen ? await tell(tx, problem, chosen, context) : []
      return done(problem.id, upserted('DataProblem', problem.id), ...told.map((id) => upserted('KpiValue', id)))
    },
  })
}
