import type { World } from '../../../scripts/testing.ts'
import { NIL, v5 } from 'uuid'

/** What is asked of a value in these stories. */
export const told = `id place { id kind displayName } kpi { code } period gender schoolYear
  figure { __typename ... on Figure { value isNearlyAll contributingCount } ... on SuppressedFigure { reason } ... on MissingFigure { why: reason } }`

export const codes = ['pupils', 'allCriteriaShare', 'eligibleShare', 'meritValue'].map((name) => `skolverket.year9.${name}`)

/** A school of Lillsjö kommun, beside the demo's municipality. */
export const lillsjo = (name: string) => v5(`lillsjo/${name}`, NIL)

export const schools = ['Älvskolan', 'Öskolan', 'Bergskolan', 'Åskolan', 'Dalskolan'] as const

type Told = readonly [kind: 'VALUE' | 'SUPPRESSED' | 'MISSING', value: number | null, isNearlyAll?: boolean]

// Pupils, and the share who are eligible.
const figures: Readonly<Record<(typeof schools)[number], readonly [Told, Told]>> = {
  Älvskolan: [['VALUE', 40], ['VALUE', 80]], // prettier-ignore
  Öskolan: [['SUPPRESSED', null], ['SUPPRESSED', null]], // prettier-ignore
  Bergskolan: [['VALUE', 24], ['VALUE', 100, true]], // prettier-ignore
  Åskolan: [['VALUE', 60], ['SUPPRESSED', null]], // prettier-ignore
  Dalskolan: [['MISSING', null], ['MISSING', null]], // prettier-ignore
}

/** An authority of another municipality, with two areas, five schools and what is told of them in 2024/25. */
export async function addLillsjo({ sql }: World, isPublished = true): Promise<void> {
  await sql`insert into identity.organisation (id, display_name, organisation_type, organisation_number, municipality_code, parent_id) values
    (${lillsjo('all')}, 'Lillsjö kommun', 'HUVUDMAN', '2120008888', '0888', null),
    (${lillsjo('north')}, 'Norra området', 'FORVALTNING', null, null, ${lillsjo('all')}),
    (${lillsjo('south')}, 'Södra området', 'FORVALTNING', null, null, ${lillsjo('all')})`
  await sql`insert into governance.statistical_area values (${lillsjo('municipality')}, 'MUNICIPALITY', '0888', 'Lillsjö')`
  for (const [n, name] of schools.entries()) {
    await sql`insert into identity.organisation (id, display_name, organisation_type, school_unit_code, municipality_code, school_types, parent_id)
      values (${lillsjo(name)}, ${name}, 'SKOLENHET', ${String(88880001 + n)}, '0888', '{GR}', ${lillsjo(n < 3 ? 'north' : 'south')})`
    for (const [at, [kind, value, isNearlyAll = false]] of figures[name].entries())
      await write(sql, lillsjo(name), codes[at * 2]!, { kind, value, isNearlyAll, isPublished })
  }
  await write(sql, lillsjo('municipality'), codes[2]!, { kind: 'VALUE', value: 84.5 })
}

interface Written {
  readonly kind: string
  readonly value: number | null
  readonly isNearlyAll?: boolean
  readonly isPublished?: boolean
  readonly period?: string
  readonly gender?: string
  readonly importedAt?: string
}

/** Writes what is told of a place, as an import would. */
export const write = (
  sql: World['sql'],
  place: string,
  code: string,
  {
    kind,
    value,
    isNearlyAll = false,
    isPublished = true,
    period = '2024/25',
    gender = 'ALL',
    importedAt = '2026-06-01T10:00:00Z',
  }: Written,
) => sql`insert into governance.kpi_value (id, place_id, kpi_id, period, gender, kind, value, is_nearly_all, is_published, source, as_of_date, imported_at)
  select gen_random_uuid(), ${place}, id, ${period}, ${gender}, ${kind}, ${value}, ${isNearlyAll}, ${isPublished}, 'Lillsjö', '2025-06-30', ${importedAt}
  from governance.kpi where code = ${code}`
