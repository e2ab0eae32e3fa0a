import type { Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import type { Cell } from '../kpi_value/kpi_value.writes.ts'

/** What a source says of a cell; null where what it says is not to be told. */
export interface Said {
  readonly deliveryId: string | null
  readonly source: string
  readonly isTold: boolean
  readonly kind: string | null
  readonly value: number | null
  readonly isNearlyAll: boolean
  readonly contributingCount: number | null
  readonly isPublished: boolean
}

/** Two sources that say different things of a cell. */
export interface Contradiction extends Cell {
  readonly id: Id<'DataProblem'>
  readonly kpiValueId: string | null
  readonly told: Said
  readonly waiting: Said
}

const cells = `"placeId" uuid, "kpiId" uuid, period text, gender text, "schoolType" text, "schoolYear" smallint, "subjectCode" text`

/** Opens a problem for each contradiction, or adds what waits to the one that is open for the cell; answers the problems of all. */
export async function openContradictions(tx: Write, found: readonly Contradiction[], now: Date): Promise<readonly string[]> {
  if (found.length === 0) return []
  const given = tx`jsonb_to_recordset(${tx.json(found as never)}::jsonb) r(id uuid, "kpiValueId" uuid, told jsonb, waiting jsonb,
    ${tx.unsafe(cells)})`
  const opened = tx`p.place_id = r."placeId" and p.kpi_id = r."kpiId" and p.period = r.period and p.gender = r.gender
    and p.school_type = r."schoolType" and p.school_year = r."schoolYear" and p.subject_code = r."subjectCode"
    and p.kind = 'CONTRADICTION' and p.state = 'OPEN'`
  await tx`/* openProblems */ insert into governance.data_problem (id, kind, place_id, kpi_id, kpi_value_id, period, gender, school_type,
      school_year, subject_code, opened_at)
    select r.id, 'CONTRADICTION', r."placeId", r."kpiId", r."kpiValueId", r.period, r.gender, r."schoolType", r."schoolYear",
      r."subjectCode", ${now}
    from ${given} where not exists (select from governance.data_problem p where ${opened})`
  await tx`/* addSources */ insert into governance.data_problem_source (id, problem_id, place_id, delivery_id, source, is_told, kind, value,
      is_nearly_all, contributing_count, is_published)
    select gen_random_uuid(), p.id, p.place_id, s."deliveryId", s.source, s."isTold", s.kind, s.value, s."isNearlyAll",
      s."contributingCount", s."isPublished"
    from ${given} join governance.data_problem p on ${opened}
    cross join lateral jsonb_to_recordset(jsonb_build_array(r.told, r.waiting)) s("deliveryId" uuid, source text, "isTold" boolean,
      kind text, value numeric, "isNearlyAll" boolean, "contributingCount" integer, "isPublished" boolean)
    where not exists (select from governance.data_problem_source o
      where o.problem_id = p.id and (o.delivery_id = s."deliveryId" or (o.is_told and s."isTold")))`
  const problems = await tx<
    { id: string }[]
  >`/* problemsOfCells */ select p.id from ${given} join governance.data_problem p on ${opened}`
  return problems.map(({ id }) => id)
}

/** Reports a problem. */
export async function addReport(
  tx: Write,
  problem: { readonly id: string; readonly placeId: string; readonly by: string; readonly text: string; readonly now: Date },
  about: { readonly kpiValueId: string } | { readonly concept: string; readonly recordId: string },
): Promise<void> {
  const { id, placeId, by, text, now } = problem
  if ('kpiValueId' in about)
    await tx`/* reportFigure */ insert into governance.data_problem (id, kind, place_id, kpi_id, kpi_value_id, period, gender, school_type,
        school_year, subject_code, opened_at)
      select ${id}, 'REPORTED', v.place_id, v.kpi_id, v.id, v.period, v.gender, v.school_type, v.school_year, v.subject_code, ${now}
      from governance.kpi_value v where v.id = ${about.kpiValueId}`
  else
    await tx`/* reportRecord */ insert into governance.data_problem (id, kind, place_id, concept, record_id, opened_at)
      values (${id}, 'REPORTED', ${placeId}, ${about.concept}, ${about.recordId}, ${now})`
  await tx`/* reportProblem */ insert into governance.data_problem_report (problem_id, place_id, reported_by_id, text, reported_at)
    values (${id}, ${placeId}, ${by}, ${text}, ${now})`
}

/** Whether the viewer works at an organisation, or above it in office. */
export async function worksAt(tx: Write, organisation: string): Promise<boolean> {
  const [row] = await tx<{ isThere: boolean }[]>`/* worksAt */ select exists (select from access.units('STAFF', 'UNIT_OBSERVER',
    'AUTHORITY_ANALYST', 'AUTHORITY_ADMIN') u where u = ${organisation}) as is_there`
  return row!.isThere
}

interface Settled {
  readonly id: string
  readonly state: 'SETTLED' | 'DISMISSED'
  readonly chosenDeliveryId: string | null
  readonly reason: string
  readonly by: string
  readonly now: Date
}

/** Settles a problem; answers whether it was open still. */
export async function settle(tx: Write, { id, state, chosenDeliveryId, reason, by, now }: Settled): Promise<boolean> {
  const settled = await tx`/* settleProblem */ update governance.data_problem set state = ${state}, settled_by_id = ${by},
    settled_at = ${now}, chosen_delivery_id = ${chosenDeliveryId}, reason = ${reason} where id = ${id} and state = 'OPEN'`
  await tx`/* settleReport */ update governance.data_problem_report set settled_at = ${now} where problem_id = ${id}`
  return settled.count === 1
}
