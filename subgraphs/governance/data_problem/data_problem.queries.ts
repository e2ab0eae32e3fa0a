import type { Done } from '../../shared/action.ts'
import { nothing, part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'
import { connectionOf, type Page } from '../../shared/pagination.ts'
import type {
  DataProblemKind,
  DataProblemState,
  ReportDataProblemError,
  SettleDataProblemError,
} from '../governance.generated.ts'

export interface DataProblemRow {
  readonly id: Id<'DataProblem'>
  readonly kind: DataProblemKind
  readonly placeId: string
  readonly kpiId: string | null
  readonly kpiValueId: string | null
  readonly period: string | null
  readonly gender: 'ALL' | 'GIRLS' | 'BOYS'
  readonly schoolType: string | null
  readonly schoolYear: number | null
  readonly subjectCode: string | null
  readonly concept: string | null
  readonly recordId: string | null
  readonly openedAt: Date
  readonly state: DataProblemState
  readonly settledById: string | null
  readonly settledAt: Date | null
  readonly chosenDeliveryId: string | null
  readonly reason: string | null
  /** Whether the viewer administers the authority it is of. */
  readonly isAdministered: boolean
}

export interface DataProblemSourceRow {
  readonly problemId: string
  readonly deliveryId: string | null
  readonly source: string
  readonly isTold: boolean
  readonly kind: 'VALUE' | 'SUPPRESSED' | 'MISSING' | null
  readonly value: number | null
  readonly isNearlyAll: boolean
  readonly contributingCount: number | null
  readonly isPublished: boolean
}

/** Who reported a problem, and in which words. */
export interface ReportOfProblem {
  readonly id: string
  readonly reportedById: string
  readonly text: string
}

export type ReportDataProblemPayloadRow = Done<ReportDataProblemError>
export type SettleDataProblemPayloadRow = Done<SettleDataProblemError>

const columns = part`p.id, p.kind, p.place_id, p.kpi_id, p.kpi_value_id, p.period, p.gender, nullif(p.school_type, '') as school_type,
  nullif(p.school_year, -1) as school_year, nullif(p.subject_code, '') as subject_code, p.concept, p.record_id, p.opened_at, p.state,
  p.settled_by_id, p.settled_at, p.chosen_delivery_id, p.reason,
  p.place_id = any (array(select access.units('AUTHORITY_ADMIN'))) as is_administered`

/** A page of problems, the newest first. */
export async function problemsPage(
  read: Read,
  state: DataProblemState | null,
  { size, limit, after }: Page<readonly [string, string]>,
) {
  const rows = await read<DataProblemRow>`/* dataProblems */ select ${columns} from governance.data_problem p
    where true ${state === null ? nothing : part`and p.state = ${state}`}
    ${after === null ? nothing : part`and (p.opened_at, p.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by p.opened_at desc, p.id desc limit ${limit}`
  return connectionOf(rows, size, ({ openedAt, id }) => [openedAt.toISOString(), id])
}

export const dataProblemLoaders = (read: Read) => ({
  dataProblem: byId(
    (ids) =>
      read<DataProblemRow>`/* dataProblemsById */ select ${columns} from governance.data_problem p where p.id = any(${ids}::uuid[])`,
  ),
  // Of a figure that was superseded since, the problem is the new one's as well: it is about the cell.
  problemsOfValue: byParent(
    (values) => read<DataProblemRow & { readonly valueId: string }>`/* dataProblemsOfValues */ select v.id as value_id, ${columns}
      from governance.kpi_value v join governance.data_problem p on p.place_id = v.place_id and p.kpi_id = v.kpi_id
        and p.period = v.period and p.gender = v.gender and p.school_type = v.school_type and p.school_year = v.school_year
        and p.subject_code = v.subject_code
      where v.id = any(${values}::uuid[]) and p.state = 'OPEN' order by p.opened_at desc, p.id desc`,
    ({ valueId }) => valueId,
  ),
  sourcesOfProblem: byParent(
    (problems) => read<DataProblemSourceRow>`/* dataProblemSources */ select s.problem_id, s.delivery_id, s.source, s.is_told,
        case when h.is_hidden then 'SUPPRESSED' else s.kind end as kind, case when not h.is_hidden then s.value end as value,
        s.is_nearly_all and not h.is_hidden as is_nearly_all, case when not h.is_hidden then s.contributing_count end as contributing_count,
        s.is_published
      from governance.data_problem_source s
      -- What one source hides, another does not tell beside it.
      cross join lateral (select coalesce(bool_or(o.kind = 'SUPPRESSED'), false) as is_hidden from governance.data_problem_source o
        where o.problem_id = s.problem_id) h
      where s.problem_id = any(${problems}::uuid[]) order by s.is_told desc, s.source, s.id`,
    ({ problemId }) => problemId,
  ),
  reportOfProblem: byId(
    (ids) => read<ReportOfProblem>`/* dataProblemReports */ select r.problem_id as id, r.reported_by_id, r.text
      from governance.data_problem_report r where r.problem_id = any(${ids}::uuid[])`,
  ),
})
