import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { getTableConfig, PgTable, PgUUID } from 'drizzle-orm/pg-core'
import type { Texts } from './policy.ts'

type ColumnOf<Table extends PgTable> = keyof Table['_']['columns'] & string

/** Says whose a row is: by the person's id, or by a key of another table's row that is theirs. */
export type Subject<Column extends string = string> =
  | Column
  | { readonly column: Column; readonly of: PgTable; readonly key?: string }

/** How long rows are kept: counted from the end of the person's last relation, or from a day of the row. */
export interface Retention<Column extends string = string> {
  readonly after: 'RELATION_END' | Column
  /** Null: kept, until the authority decides otherwise. */
  readonly months: number | null
  /** Besides the months. */
  readonly days?: number
  /** What no authority may go below: logs that show that the law was followed, and what keeps a sign-in ended. */
  readonly minimumMonths?: number
  /** Counted from this instant of the row instead, where it has one and it is later. */
  readonly orLater?: Column
}

/** What becomes of a person's rows when they ask to be erased; what is kept needs a ground. */
export type OnErasure<Column extends string = string> =
  | { readonly erase: true }
  | { readonly keep: Texts }
  | { readonly blank: readonly Column[]; readonly ground: Texts }

/** What the rows of a table say about a person, why they are there, and for how long. */
export interface PersonalData<Column extends string = string> {
  /** The concept's name in the schema, and the row's in the change feed. */
  readonly concept: string
  readonly name: Texts
  readonly purpose: Texts
  readonly legalBasis: Texts
  readonly subjects: readonly Subject<Column>[]
  /** Ids of those who acted in office: an extract has their names. */
  readonly officials?: readonly Column[]
  /** Data about others than the subject: masked in an extract. */
  readonly thirdParties?: readonly Column[]
  /** SQL over the table's own columns, for columns that are masked in an extract where it does not hold. */
  readonly maskedUnless?: { readonly [Name in Column]?: string }
  /** Hashes, keys and what only searches use: left out of an extract. */
  readonly secrets?: readonly Column[]
  /** UUIDs that identify no person. */
  readonly noPersons?: readonly Column[]
  /** SQL over the table's own columns: the rows an extract may show. What secrecy closes is not given by e-service to anybody. */
  readonly shownWhere?: string
  /** What the person gave themself and may take along (article 20): all rows, or those with these values. */
  readonly givenBySubject?: true | { readonly [Name in Column]?: string }
  readonly onErasure: OnErasure<Column>
  readonly retention: Retention<Column>
  /** Whether the change feed is told of each row that is erased. */
  readonly isInFeed?: boolean
}

/** What a subgraph says of one of its tables: that it holds personal data, and which, or why it holds none. */
export type PersonalDeclaration =
  | { readonly table: PgTable; readonly data: PersonalData }
  | { readonly table: PgTable; readonly data: null; readonly reason: string; readonly noPersons: readonly string[] }

/** A table may be declared several times: once for each part that a person can have in its rows. */
export const personal = <Table extends PgTable>(table: Table, data: PersonalData<ColumnOf<Table>>): PersonalDeclaration => ({
  table,
  data: data as unknown as PersonalData,
})

/** UUIDs that refer to nothing here must be named: as no person's, or as those of somebody who acted in office. */
export const withoutPersonalData = <Table extends PgTable>(
  table: Table,
  reason: string,
  noPersons: readonly ColumnOf<Table>[] = [],
): PersonalDeclaration => ({ table, data: null, reason, noPersons })

export interface Personal {
  readonly table: PgTable
  readonly data: PersonalData
}

export const isPersonal = (declared: PersonalDeclaration): declared is Personal => declared.data !== null

/** A foreign key of one column. */
export interface Reference {
  readonly from: PgTable
  readonly column: string
  readonly to: PgTable
  readonly key: string
}

export const referencesOf = (from: PgTable): Reference[] =>
  getTableConfig(from).foreignKeys.flatMap((foreignKey) => {
    const { columns, foreignColumns } = foreignKey.reference()
    const [to, column, key] = [foreignColumns[0]?.table, columns[0]?.name, foreignColumns[0]?.name]
    return is(to, PgTable) && column !== undefined && key !== undefined ? [{ from, column, to, key }] : []
  })

export const columnOf = (table: PgTable, key: string): string => {
  const column = getTableColumns(table)[key]
  if (!column) throw new Error(`${getTableName(table)} has no column ${key}`)
  return column.name
}

export const subjectColumn = (subject: Subject): string => (typeof subject === 'string' ? subject : subject.column)

/** The tables whose rows are persons: a row's subject is its own id. */
const personsIn = (declared: readonly PersonalDeclaration[]) =>
  new Set(declared.filter(isPersonal).flatMap(({ table, data }) => (data.subjects.includes('id') ? [table] : [])))

const namedBy = (declared: PersonalDeclaration): readonly string[] => {
  if (!isPersonal(declared)) return declared.noPersons
  const { subjects, officials = [], thirdParties = [], secrets = [], noPersons = [] } = declared.data
  return [...subjects.map(subjectColumn), ...officials, ...thirdParties, ...secrets, ...noPersons]
}

function columnFaults(declared: PersonalDeclaration, persons: ReadonlySet<PgTable>): string[] {
  const { table } = declared
  const named = new Set(namedBy(declared).map((key) => columnOf(table, key)))
  const references = new Map(referencesOf(table).map((one) => [one.column, one]))
  const mayBePerson = (column: string) => {
    const to = references.get(column)?.to
    return to ? persons.has(to) : column !== 'id'
  }
  return Object.values(getTableColumns(table))
    .filter((column) => is(column, PgUUID) && !named.has(column.name) && mayBePerson(column.name))
    .map(({ name }) => `${getTableName(table)}.${name} may identify a person: name it in the personal data of its table`)
}

/** What the declarations of a subgraph leave out; each in words that say what to write. */
export function personalFaults(tables: readonly PgTable[], declared: readonly PersonalDeclaration[]): string[] {
  const persons = personsIn(declared)
  const withPersons = new Set(declared.filter(isPersonal).map(({ table }) => table))
  const known = new Set(declared.map(({ table }) => table))
  const concepts = declared.filter(isPersonal).map(({ data }) => data.concept)
  const leaning = declared.filter(
    (one) => !isPersonal(one) && (withPersons.has(one.table) || referencesOf(one.table).some(({ to }) => withPersons.has(to))),
  )
  return [
    ...tables
      .filter((table) => !known.has(table))
      .map((table) => `${getTableName(table)} does not say whether it holds personal data: personal() or withoutPersonalData()`),
    ...[...known]
      .filter((table) => !tables.includes(table))
      .map((table) => `${getTableName(table)} declares personal data and is no table here`),
    ...leaning.map(({ table }) => `${getTableName(table)} refers to personal data, so it holds some`),
    ...concepts
      .filter((concept, n) => concepts.indexOf(concept) !== n)
      .map((concept) => `${concept} is the name of two kinds of personal data`),
    ...declared.flatMap((one) => columnFaults(one, persons)),
  ]
}
