import type { ReportDataProblemInput, SettleDataProblemInput } from '../governance.generated.ts'
import { isText } from '../../shared/text.ts'
import type { DataProblemRow, DataProblemSourceRow } from './data_problem.queries.ts'

/** A record of another part, as whoever reports it writes it. */
export interface RecordOf {
  readonly concept: string
  readonly recordId: string
  readonly organisationId: string
}

/** The record that is reported, if it is one and all its parts are there. */
export function recordOf({ kpiValueId, concept, recordId, organisationId }: ReportDataProblemInput): RecordOf | null {
  if (kpiValueId != null || concept == null || recordId == null || organisationId == null) return null
  return isText(concept, 100) && isText(recordId, 100)
    ? { concept: concept.trim(), recordId: recordId.trim(), organisationId }
    : null
}

/** Whether a figure is reported, and nothing else. */
export const isOfFigure = ({ kpiValueId, concept, recordId, organisationId }: ReportDataProblemInput): boolean =>
  kpiValueId != null && concept == null && recordId == null && organisationId == null

/** What is to be told once a problem is settled: a source that waited, what is told already (null); or that there is nothing to choose. */
export function chosenSource(
  { kind }: Pick<DataProblemRow, 'kind'>,
  sources: readonly DataProblemSourceRow[],
  { chosenDeliveryId, isDismissed }: Pick<SettleDataProblemInput, 'chosenDeliveryId' | 'isDismissed'>,
): DataProblemSourceRow | null | 'INVALID' {
  if (chosenDeliveryId == null) return kind === 'REPORTED' || isDismissed ? null : 'INVALID'
  const chosen = sources.find(({ deliveryId }) => deliveryId === chosenDeliveryId.toLowerCase())
  if (isDismissed || !chosen) return 'INVALID'
  return chosen.isTold ? null : chosen
}
