import type { Pool } from '../subgraphs/shared/database.ts'
import { bigUnitId } from './bench.scenarios.ts'

const atOnce = 20

/** How many values there are of statistics that grow: ten years of 200 key figures at 150 units, of both sexes and of two school years. */
export const figureSizes = { years: 10, kpis: 200, units: 150, genders: 3, schoolYears: 3 } as const

const addKpis = (pool: Pool) => pool`
  insert into governance.kpi (id, code, display_name, display_name_en, domain, unit_of_measure, direction, numerator, roll_up, breakdown,
      period_kind, decimals, delivery, rule_code, source, owner)
    select md5('bench kpi ' || n)::uuid, 'bench.figure' || lpad(n::text, 3, '0'), 'Nyckeltal ' || n, 'Figure ' || n, 'KEY_FIGURE', 'ANTAL', 'NEUTRAL', 'Elever',
      'SUM', 'GENDER_AND_SCHOOL_YEAR', 'SCHOOL_YEAR', 0, 'AS_PUBLISHED', 'SKOLVERKET', 'bench', 'bench'
    from generate_series(1, ${figureSizes.kpis}::int) n`

// The large unit is one of them. One value in ten is hidden.
const addValues = (pool: Pool, from: number) => pool`
  insert into governance.kpi_value (id, place_id, kpi_id, period, gender, school_year, kind, value, is_published, source, as_of_date, imported_at)
    select gen_random_uuid(), case u when 1 then ${bigUnitId} else md5('bench unit ' || u)::uuid end,
      md5('bench kpi ' || k)::uuid, y || '/' || right((y + 1)::text, 2), g, s, case when (k + u + y) % 10 = 0 then 'SUPPRESSED' else 'VALUE' end,
      case when (k + u + y) % 10 > 0 then (k * 7 + u * 3 + y) % 400 end, true, 'bench', current_date, now() - interval '1 day'
    from generate_series(${from}::int, ${from + atOnce - 1}::int) k, generate_series(1, ${figureSizes.units}::int) u,
      generate_series(2015, ${2014 + figureSizes.years}::int) y, unnest('{ALL,GIRLS,BOYS}'::text[]) g, unnest('{-1,7,8}'::int[]) s`

/** Fills the statistics with some three million values. */
export async function addManyFigures(pool: Pool): Promise<void> {
  await addKpis(pool)
  await pool`insert into identity.organisation (id, display_name, organisation_type, school_unit_code)
    select md5('bench unit ' || u)::uuid, 'Räknad skola ' || u, 'SKOLENHET', (55550000 + u)::text
    from generate_series(2, ${figureSizes.units}::int) u`
  for (let from = 1; from <= figureSizes.kpis; from += atOnce) await addValues(pool, from)
  await pool`vacuum analyze governance.kpi_value`
}
