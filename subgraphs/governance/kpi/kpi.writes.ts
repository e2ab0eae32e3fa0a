import type { Write } from '../../shared/database.ts'
import type { DefineKpiInput, ReviseKpiInput } from '../governance.generated.ts'

type Definition = Omit<ReviseKpiInput, 'kpiId' | 'expectedVersion' | 'idempotencyKey' | 'weightCode'>

interface Written {
  readonly id: string
  readonly weightKpiId: string | null
  readonly now: Date
}

type Fixed = Pick<DefineKpiInput, 'organisationId' | 'code' | 'unitOfMeasure' | 'periodKind' | 'delivery'> & {
  readonly breakdown: string
  readonly ruleCode: string
}

const words = ({ name, nameEn, numerator, denominator, source, owner }: Definition) =>
  [name, nameEn, numerator, denominator?.trim() ?? null, source, owner].map((text) => text?.trim() ?? null)

export function insertKpi(tx: Write, given: Definition & Fixed & Written) {
  const [name, nameEn, numerator, denominator, source, owner] = words(given)
  return tx`/* insertKpi */ insert into governance.kpi (id, code, display_name, display_name_en, domain, unit_of_measure, direction, numerator,
      denominator, roll_up, weight_kpi_id, breakdown, period_kind, decimals, delivery, rule_code, source, owner, organisation_id,
      start_date, modified_at)
    values (${given.id}, ${given.code}, ${name!}, ${nameEn!}, ${given.domain}, ${given.unitOfMeasure}, ${given.direction}, ${numerator!},
      ${denominator!}, ${given.rollUp}, ${given.weightKpiId}, ${given.breakdown}, ${given.periodKind}, ${given.decimals}, ${given.delivery},
      ${given.ruleCode}, ${source!}, ${owner!}, ${given.organisationId}, ${given.startDate ?? null}, ${given.now})`
}

export async function reviseKpi(tx: Write, given: Definition & Written, expectedVersion: number): Promise<boolean> {
  const [name, nameEn, numerator, denominator, source, owner] = words(given)
  const changed = await tx`/* reviseKpi */ update governance.kpi set display_name = ${name!}, display_name_en = ${nameEn!},
      domain = ${given.domain}, direction = ${given.direction}, numerator = ${numerator!}, denominator = ${denominator!},
      roll_up = ${given.rollUp}, weight_kpi_id = ${given.weightKpiId}, decimals = ${given.decimals}, source = ${source!}, owner = ${owner!},
      start_date = ${given.startDate ?? null}, version = version + 1, modified_at = ${given.now}
    where id = ${given.id} and version = ${expectedVersion}`
  return changed.count === 1
}

export async function retireKpi(tx: Write, id: string, endDate: string, now: Date, expectedVersion: number): Promise<boolean> {
  const changed =
    await tx`/* retireKpi */ update governance.kpi set end_date = ${endDate}, version = version + 1, modified_at = ${now}
    where id = ${id} and version = ${expectedVersion}`
  return changed.count === 1
}
