import { getTableColumns } from 'drizzle-orm'
import { ident } from './migrate-roles.ts'
import { columnOf, type Personal, type PersonalDeclaration, referencesOf, subjectColumn } from './personal.ts'
import { hasId, personalRows, tableSql } from './personal-rows.ts'
import { masked } from './personal-texts.ts'

/** What is kept about a person as one concept, and the authority's own rule for how long, where it has one. */
export interface RegisterRow {
  readonly concept: string
  readonly rows: readonly object[]
  readonly hasRule: boolean
  readonly months: number | null
}

/** How many of a person's rows an erasure takes, and how many it leaves. */
export interface ErasureRow {
  readonly concept: string
  readonly erased: number
  readonly blanked: number
  readonly kept: number
}

const literal = (value: string) => `'${value.replaceAll("'", "''")}'`
const mask = `to_jsonb(${literal(masked)}::text)`
const hiding = (column: string, otherwise: string) => `case when ${column} is null then null else ${otherwise} end`

// Who acted, and what a row points at, say where somebody is who must not be found.
const isFindable = '(select is_findable from asked)'

function openWhere({ data: { maskedUnless, officials = [], noPersons = [] } }: Personal, key: string): string | undefined {
  const open = (maskedUnless as Record<string, string> | undefined)?.[key]
  const tellsWhere = officials.includes(key) || noPersons.includes(key)
  return tellsWhere ? [isFindable, ...(open ? [`(${open})`] : [])].join(' and ') : open
}

/** A column as an extract shows it: a name and the SQL of its value, or nothing. */
function shown(one: Personal, key: string, alias: string): [name: string, value: string][] {
  const open = openWhere(one, key)
  const column = `${alias}.${ident(columnOf(one.table, key))}`
  const masking = (value: string) => (open ? hiding(column, `case when ${open} then ${value} else ${mask} end`) : value)
  return valueShown(one, key, alias).map(([name, value]) => [name, masking(value)])
}

function valueShown({ table, data }: Personal, key: string, alias: string): [name: string, value: string][] {
  const { secrets = [], thirdParties = [], officials = [], subjects } = data
  const column = `${alias}.${ident(columnOf(table, key))}`
  if (secrets.includes(key)) return []
  if (thirdParties.includes(key)) return [[key, hiding(column, mask)]]
  if (officials.includes(key)) {
    const name = `(select to_jsonb(n.display_name) from access.official_names(array[${column}]) n)`
    return [[key.replace(/Id$/, ''), hiding(column, `coalesce(${name}, ${mask})`)]]
  }
  if (subjects.includes(key)) {
    const own = `${column} = any ($1::uuid[]) or ${column} = access.viewer_person()`
    return [[key, hiding(column, `case when ${own} then to_jsonb(${column}) else ${mask} end`)]]
  }
  const named = referencesOf(table).find(
    (one) =>
      one.column === columnOf(table, key) &&
      getTableColumns(one.to)['displayName'] &&
      !subjects.some((s) => subjectColumn(s) === key),
  )
  if (!named) return [[key, `to_jsonb(${column})`]]
  const name = `(select to_jsonb(x.display_name::text) from ${tableSql(named.to)} x where x.${ident(named.key)} = ${column})`
  return [[key.replace(/Id$/, ''), name]]
}

const objectOf = (one: Personal, alias: string) =>
  `jsonb_build_object(${Object.keys(getTableColumns(one.table))
    .flatMap((key) => shown(one, key, alias))
    .map(([name, value]) => `${literal(name)}, ${value}`)
    .join(', ')})`

const openPart = ({ data: { shownWhere } }: Personal) => (shownWhere ? ` and (${shownWhere})` : '')

const givenBy = ({ table, data: { givenBySubject } }: Personal, alias: string) =>
  typeof givenBySubject === 'object'
    ? Object.entries(givenBySubject as Record<string, string>)
        .map(([key, value]) => ` and ${alias}.${ident(columnOf(table, key))} = ${literal(value)}`)
        .join('')
    : ''

/** Reads everything about the persons `$1`, in one statement and so at one instant. Null where nothing is declared. */
export function registerStatement(declared: readonly PersonalDeclaration[], isPortable: boolean): string | null {
  const { ordered, isTheirs } = personalRows(declared)
  const parts = ordered
    .filter(({ data }) => !isPortable || data.givenBySubject)
    .map((one) => {
      const where = `${isTheirs(one, 't')}${openPart(one)}${isPortable ? givenBy(one, 't') : ''}`
      const objects = `select ${objectOf(one, 't')} as o from ${tableSql(one.table)} t where ${where}`
      const { months, minimumMonths = 0 } = one.data.retention
      const kept = `${months ?? 'null'}::int as default_months, ${minimumMonths} as minimum_months`
      return `select ${literal(one.data.concept)} as concept, ${kept}, (select jsonb_agg(o order by o) from (${objects}) x) as rows`
    })
  if (parts.length === 0) return null
  return `/* register */ with asked as materialized (select not exists (select from access.sheltered_of($1::uuid[])) as is_findable)
    select c.concept, c.rows, r.person_id is not null as has_rule, case when not r.is_kept then greatest(r.months, c.minimum_months) end as months
    from (${parts.join('\nunion all ')}) c
    left join lateral (select * from access.retention_of(c.concept, c.default_months, $1::uuid[]) limit 1) r on true
    where c.rows is not null order by c.concept`
}

function countsOf(one: Personal, isErasable: (one: Personal, alias: string) => string): { erased: string; blanked: string } {
  const { onErasure } = one.data
  const count = (condition: string) => `count(*) filter (where ${condition})::int`
  if ('erase' in onErasure) return { erased: count(isErasable(one, 't')), blanked: '0' }
  if ('keep' in onErasure) return { erased: '0', blanked: '0' }
  return { erased: '0', blanked: count(isFilled(one, onErasure.blank, 't')) }
}

/** Rows that have something to blank. */
export const isFilled = ({ table }: Personal, columns: readonly string[], alias: string): string =>
  `num_nonnulls(${columns.map((key) => `${alias}.${ident(columnOf(table, key))}`).join(', ')}) > 0`

/**
 * Counts what an erasure of the persons `$1` would do now, of all rows or of those an extract may show. Null where nothing is
 * declared.
 */
export function previewStatement(declared: readonly PersonalDeclaration[], isShownOnly = false): string | null {
  const { ordered, isTheirs, isErasable } = personalRows(declared)
  const parts = ordered.map((one) => {
    const { erased, blanked } = countsOf(one, isErasable)
    return `select ${literal(one.data.concept)} as concept, ${erased} as erased, ${blanked} as blanked, count(*)::int as total
      from ${tableSql(one.table)} t where ${isTheirs(one, 't')}${isShownOnly ? openPart(one) : ''}`
  })
  if (parts.length === 0) return null
  return `/* erasurePreview */ select concept, erased, blanked, total - erased - blanked as kept
    from (${parts.join('\nunion all ')}) c where total > 0 order by concept`
}

/** Erases what can be erased of the persons `$1`, or blanks it. Answers the rows, by id where they have one; null for what is kept. */
export function erasureStatement(one: Personal, declared: readonly PersonalDeclaration[]): string | null {
  const { isTheirs, isErasable } = personalRows(declared)
  const { onErasure } = one.data
  const table = tableSql(one.table)
  const answer = `returning ${hasId(one.table) ? 't.id' : 'null::uuid as id'}`
  if ('erase' in onErasure) return `/* erase */ delete from ${table} t where ${isErasable(one, 't')} ${answer}`
  if ('keep' in onErasure) return null
  const blanks = onErasure.blank.map((key) => `${ident(columnOf(one.table, key))} = null`)
  return `/* blank */ update ${table} t set ${blanks.join(', ')} where ${isTheirs(one, 't')} and ${isFilled(one, onErasure.blank, 't')} ${answer}`
}
