import { getTableColumns } from 'drizzle-orm'
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import { ident } from './migrate-roles.ts'
import {
  columnOf,
  isPersonal,
  type Personal,
  type PersonalDeclaration,
  type Reference,
  referencesOf,
  type Subject,
} from './personal.ts'

export const tableSql = (table: PgTable): string => {
  const { schema = 'public', name } = getTableConfig(table)
  return `${ident(schema)}.${ident(name)}`
}

export const hasId = (table: PgTable): boolean => getTableColumns(table)['id']?.getSQLType() === 'uuid'

const nested = (alias: string) => `${alias}_`

/** Conditions over the rows of declared tables. `$1` is the ids of the persons they ask about. */
export interface PersonalRows {
  /** What is declared, rows that refer to others before those they refer to: the order to erase in. */
  readonly ordered: readonly Personal[]
  /** Rows that are about the persons as this declaration says, and not already as an earlier one of the same table says. */
  readonly isTheirs: (one: Personal, alias: string) => string
  /** Rows of the persons that can be erased: no row that stays refers to them. */
  readonly isErasable: (one: Personal, alias: string) => string
  /** No row at all refers to them. */
  readonly isUnused: (one: Personal, alias: string) => string
  /** Whose a row is, as a value. */
  readonly personOf: (one: Personal, alias: string) => string
}

function order(all: readonly Personal[]): Personal[] {
  const leansOn = ({ table, data }: Personal) => [
    ...referencesOf(table).map(({ to }) => to),
    ...data.subjects.flatMap((subject) => (typeof subject === 'string' ? [] : [subject.of])),
  ]
  const depths = new Map<PgTable, number>()
  const depthOf = (table: PgTable): number => {
    const known = depths.get(table)
    if (known !== undefined) return known
    depths.set(table, 0)
    const below = all.filter((one) => one.table === table).flatMap(leansOn)
    const depth = Math.max(0, ...below.filter((to) => to !== table).map((to) => depthOf(to) + 1))
    depths.set(table, depth)
    return depth
  }
  return [...all].sort((a, b) => depthOf(b.table) - depthOf(a.table))
}

type Combine = (ways: readonly string[]) => string
const some: Combine = (ways) => (ways.length === 0 ? 'false' : `(${ways.join(' or ')})`)
const every: Combine = (ways) => (ways.length === 0 ? 'true' : `(${ways.join(' and ')})`)

// A column without a value is nobody's.
const not = (condition: string) => `not coalesce(${condition}, false)`

/** Works out the conditions from what a subgraph declares. */
export function personalRows(declared: readonly PersonalDeclaration[]): PersonalRows {
  const all = declared.filter(isPersonal)
  const partsOf = (table: PgTable) => all.filter((one) => one.table === table)
  const ownerOf = (table: PgTable): Personal => {
    const [owner] = partsOf(table)
    if (!owner) throw new Error(`${tableSql(table)} is nobody's: declare whose its rows are`)
    return owner
  }
  const valueOf = (subject: Subject, { table }: Personal, alias: string): string => {
    if (typeof subject === 'string') return `${alias}.${ident(columnOf(table, subject))}`
    const { column, of, key = 'id' } = subject
    const inner = nested(alias)
    const same = `${inner}.${ident(columnOf(of, key))} = ${alias}.${ident(columnOf(table, column))}`
    return `(select ${personOf(ownerOf(of), inner)} from ${tableSql(of)} ${inner} where ${same})`
  }
  const personOf = (one: Personal, alias: string) => valueOf(one.data.subjects[0]!, one, alias)
  const isBySubject = (subject: Subject, one: Personal, alias: string): string => {
    if (typeof subject === 'string') return `${valueOf(subject, one, alias)} = any ($1::uuid[])`
    const { column, of, key = 'id' } = subject
    const inner = nested(alias)
    return `${alias}.${ident(columnOf(one.table, column))} in (select ${inner}.${ident(columnOf(of, key))}
      from ${tableSql(of)} ${inner} where ${isAbout(ownerOf(of), inner)})`
  }
  const isAbout = (one: Personal, alias: string): string =>
    some(one.data.subjects.map((subject) => isBySubject(subject, one, alias)))
  const isTheirs = (one: Personal, alias: string): string => {
    const siblings = partsOf(one.table)
    const earlier = siblings.slice(0, siblings.indexOf(one))
    return every([isAbout(one, alias), ...earlier.map((other) => not(isAbout(other, alias)))])
  }
  const references = [...new Set(all.map(({ table }) => table))].flatMap(referencesOf)
  const refersTo = ({ from, column, key }: Reference, alias: string, but: string) =>
    `not exists (select from ${tableSql(from)} ${nested(alias)} where ${nested(alias)}.${ident(column)} = ${alias}.${ident(key)}${but})`
  const isUnused = (one: Personal, alias: string): string =>
    every(references.filter(({ to }) => to === one.table).map((reference) => refersTo(reference, alias, '')))
  const isErasable = (one: Personal, alias: string): string => {
    const stays = (table: PgTable) => {
      const goes = partsOf(table).filter(({ data }) => 'erase' in data.onErasure)
      return ` and ${not(some(goes.map((part) => isErasable(part, nested(alias)))))}`
    }
    const free = references
      .filter(({ to }) => to === one.table)
      .map((reference) => refersTo(reference, alias, stays(reference.from)))
    return every([isTheirs(one, alias), ...free])
  }
  return { ordered: order(all), isTheirs, isErasable, isUnused, personOf }
}
