import { nothing, part, type Read } from '../../shared/database.ts'
import type { KpiValueOrder } from '../governance.generated.ts'
import { type KpiValueRow, valueColumns, valuesKnown, wholeOnly } from '../kpi_value/kpi_value.queries.ts'
import type { Asked } from './statistics.rules.ts'

/** A value with its place in the list. */
export interface ListedValueRow extends KpiValueRow {
  readonly placeName: string
  readonly code: string
  readonly cell: string
  /** The value it is listed by; Infinity for all that is hidden or missing. */
  readonly rankedBy: string
}

/** The places of a question, all of them where it asks for none. */
const placesOf = ({ placeKind, municipalityCode, authorityId, placeIds }: Asked) =>
  part`access.statistical_places(${placeKind}, ${municipalityCode}, ${authorityId}::uuid) p
    ${placeIds === null ? nothing : part`where p.id = any(${placeIds}::uuid[])`}`

const isAnywhere = ({ placeKind, municipalityCode, authorityId, placeIds }: Asked) =>
  placeKind === null && municipalityCode === null && authorityId === null && placeIds === null

/** Which values a question asks for; every door that answers many has it from here. `v` is governance.kpi_value. */
export const valuesAsked = (asked: Asked, known: typeof nothing = valuesKnown(asked.knownOn)) => part`
  v.kpi_id = any(array(select id from governance.kpi where code = any(${asked.kpiCodes}::text[]))) and v.period = any(${asked.periods}::text[])
  and v.gender = any(${asked.genders}::text[]) and ${known} ${asked.isBrokenDown ? nothing : wholeOnly}
  ${asked.status === null ? nothing : part`and v.status = ${asked.status}`}`

/** The same, of the places that are asked for. */
export const valuesAskedThere = (asked: Asked, known: typeof nothing) =>
  isAnywhere(asked)
    ? valuesAsked(asked, known)
    : part`${valuesAsked(asked, known)} and v.place_id = any(array(select p.id from ${placesOf(asked)}))`

type Keys = readonly string[] | null

// In one text, so that cells come in one order everywhere.
const cell = part`(v.gender || '/' || v.school_type || '/' || lpad((v.school_year + 1)::text, 2, '0') || '/' || v.subject_code) collate "C"`
const highest = part`coalesce(-v.value, 'Infinity'::numeric)`
const lowest = part`coalesce(v.value, 'Infinity'::numeric)`

const ranking: Readonly<Record<KpiValueOrder, typeof nothing>> = {
  PLACE: part`0`,
  PERIOD: part`0`,
  VALUE_DESCENDING: highest,
  VALUE_ASCENDING: lowest,
}

const afterKeys = (order: KpiValueOrder, keys: Keys) => {
  if (keys === null) return nothing
  const [one, two, three, four, five] = keys as readonly [string, string, string, string, string]
  if (order === 'PLACE')
    return part`and (p.name, p.id, k.code, v.period, ${cell}) > (${one}, ${two}::uuid, ${three}, ${four}, ${five})`
  if (order === 'PERIOD')
    return part`and (v.period, p.name, p.id, k.code, ${cell}) > (${one}, ${two}, ${three}::uuid, ${four}, ${five})`
  return part`and (${ranking[order]}, p.name, p.id, ${cell}) > (${one}::numeric, ${two}, ${three}::uuid, ${four})`
}

// By the number of the place: comparing names as Swedish readers do is slow, and there may be many values.
const inOrder: Readonly<Record<KpiValueOrder, typeof nothing>> = {
  PLACE: part`p.at, k.code, v.period`,
  PERIOD: part`v.period, p.at, k.code`,
  VALUE_DESCENDING: part`${highest}, p.at`,
  VALUE_ASCENDING: part`${lowest}, p.at`,
}

/** What a cursor of each order holds, and so what comes after it. */
export const keysOf = (order: KpiValueOrder, row: ListedValueRow): readonly string[] => {
  const { placeName, placeId, code, period, rankedBy } = row
  if (order === 'PLACE') return [placeName, placeId, code, period, row.cell]
  return order === 'PERIOD' ? [period, placeName, placeId, code, row.cell] : [rankedBy, placeName, placeId, row.cell]
}

/** Values in one order, after those of earlier pages. */
export const listedValues = (read: Read, asked: Asked, order: KpiValueOrder, { limit, after }: { limit: number; after: Keys }) =>
  read<ListedValueRow>`/* kpiValuesListed */ with place as materialized (
      select p.id, p.display_name collate "sv-x-icu" as name, row_number() over (order by p.display_name collate "sv-x-icu", p.id) as at
      from ${placesOf(asked)})
    select ${valueColumns}, p.name as place_name, k.code, ${cell} as cell, (${ranking[order]})::text as ranked_by
    from place p join governance.kpi_value v on v.place_id = p.id join governance.kpi k on k.id = v.kpi_id
    where ${valuesAsked(asked)} ${afterKeys(order, after)}
    order by ${inOrder[order]}, ${cell} limit ${limit}`
