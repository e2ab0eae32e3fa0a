import { columns, faultIn, titles, type Column } from './skolverket.columns.ts'
import type { Problem } from './skolverket.refusal.ts'
import type { Row, Sections } from './skolverket.sections.ts'

/** One school unit's line; a column the header lacks is empty. */
export interface UnitRow {
  readonly line: number
  readonly cells: Readonly<Record<Column, string>>
}

function faultInWidth({ cells }: Row, width: number): string | null {
  if (cells === null) return 'the quotation marks do not match'
  if (cells.every((cell) => cell === '')) return 'an empty line stands in the table'
  return cells.length === width ? null : `has ${cells.length} columns where the header has ${width}`
}

const cellsByColumn = (row: Row, header: readonly string[]) =>
  Object.fromEntries(columns.map((column) => [column, row.cells?.[header.indexOf(titles[column])] ?? ''])) as Record<
    Column,
    string
  >

const cellProblems = (row: UnitRow, present: readonly Column[]): Problem[] =>
  present.flatMap((column) => {
    const problem = faultIn[column](row.cells[column])
    return problem === null ? [] : { line: row.line, column: titles[column], problem }
  })

/** The rows that agree in a column, in the file's order; a row whose cell there is faulty is in no group. */
export function groupedBy(rows: readonly UnitRow[], column: Column): UnitRow[][] {
  const groups = new Map<string, UnitRow[]>()
  for (const row of rows) {
    const key = row.cells[column]
    if (faultIn[column](key) === null) groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()]
}

const repeated = (rows: readonly UnitRow[]): Problem[] =>
  groupedBy(rows, 'unitCode').flatMap(([first, ...others]) =>
    others.map(({ line, cells }) => ({
      line,
      column: titles.unitCode,
      problem: `the school unit ${cells.unitCode} also stands on line ${first?.line}`,
    })),
  )

// The rarer of two readings is taken for the fault: otherwise one damaged line would put the blame on all the others.
function differing(rows: readonly UnitRow[], key: Column, column: Column): Problem[] {
  return groupedBy(rows, key).flatMap((group) => {
    const [usual, ...others] = groupedBy(group, column).toSorted((a, b) => b.length - a.length)
    const expected = usual?.[0]
    return others.flat().map(({ line, cells }) => ({
      line,
      column: titles[column],
      problem: `${cells[key]} is "${cells[column]}" here and "${expected?.cells[column]}" on line ${expected?.line}`,
    }))
  })
}

/** Reads the rows of data and finds every fault in them, alone and against each other. */
export function readRows({ header, rows }: Sections): { rows: UnitRow[]; problems: Problem[] } {
  const present = columns.filter((column) => header.includes(titles[column]))
  const problems: Problem[] = []
  const sound: UnitRow[] = []
  for (const row of rows) {
    const problem = faultInWidth(row, header.length)
    if (problem === null) sound.push({ line: row.line, cells: cellsByColumn(row, header) })
    else problems.push({ line: row.line, column: null, problem })
  }
  problems.push(
    ...sound.flatMap((row) => cellProblems(row, present)),
    ...repeated(sound),
    ...differing(sound, 'organisationNumber', 'authorityName'),
    ...differing(sound, 'organisationNumber', 'authorityType'),
    ...differing(sound, 'municipalityCode', 'municipalityName'),
  )
  return { rows: sound, problems }
}
