import type { Column, Layout } from './skolverket.columns.ts'
import type { Problem } from './skolverket.refusal.ts'
import type { Row, Sections } from './skolverket.sections.ts'

/** One line; a column the header lacks is empty. */
export interface UnitRow {
  readonly line: number
  readonly cells: Readonly<Record<Column, string>>
}

function faultInWidth({ cells }: Row, width: number): string | null {
  if (cells === null) return 'the quotation marks do not match'
  if (cells.every((cell) => cell === '')) return 'an empty line stands in the table'
  return cells.length === width ? null : `has ${cells.length} columns where the header has ${width}`
}

const cellsByColumn = (row: Row, header: readonly string[], { columns, titles }: Layout): Record<Column, string> =>
  Object.fromEntries(columns.map((column) => [column, row.cells?.[header.indexOf(titles[column]!)] ?? '']))

const cellProblems = (row: UnitRow, present: readonly Column[], { faultIn, titles }: Layout): Problem[] =>
  present.flatMap((column) => {
    const problem = faultIn[column]!(row.cells[column]!)
    return problem === null ? [] : { line: row.line, column: titles[column]!, problem }
  })

/** The rows that agree in a column, in the file's order; a row whose cell there is faulty is in no group. */
export function groupedBy(rows: readonly UnitRow[], column: Column, { faultIn }: Layout): UnitRow[][] {
  const groups = new Map<string, UnitRow[]>()
  for (const row of rows) {
    const key = row.cells[column]
    if (key !== undefined && faultIn[column]?.(key) === null) groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()]
}

const named = { unitCode: 'school unit', municipalityCode: 'municipality' } as const

/** What a line is of: a unit, a municipality where there is no unit, or all of the nation. */
export const keyOf = ({ keys }: Layout['table']): keyof typeof named | null =>
  keys.unitCode !== undefined ? 'unitCode' : keys.municipalityCode !== undefined ? 'municipalityCode' : null

function repeated(rows: readonly UnitRow[], layout: Layout): Problem[] {
  const key = keyOf(layout.table)
  if (key === null)
    return rows.slice(1).map(({ line }) => ({ line, column: null, problem: 'a table of the nation has one line' }))
  return groupedBy(rows, key, layout).flatMap(([first, ...others]) =>
    others.map(({ line, cells }) => ({
      line,
      column: layout.titles[key]!,
      problem: `the ${named[key]} ${cells[key]} also stands on line ${first?.line}`,
    })),
  )
}

// The rarer of two readings is taken for the fault: otherwise one damaged line would put the blame on all the others.
function differing(rows: readonly UnitRow[], key: Column, column: Column, layout: Layout): Problem[] {
  return groupedBy(rows, key, layout).flatMap((group) => {
    const [usual, ...others] = groupedBy(group, column, layout).toSorted((a, b) => b.length - a.length)
    const expected = usual?.[0]
    return others.flat().map(({ line, cells }) => ({
      line,
      column: layout.titles[column]!,
      problem: `${cells[key]} is "${cells[column]}" here and "${expected?.cells[column]}" on line ${expected?.line}`,
    }))
  })
}

/** Reads the rows of data and finds every fault in them, alone and against each other. */
export function readRows({ header, rows }: Sections, layout: Layout): { rows: UnitRow[]; problems: Problem[] } {
  const present = layout.columns.filter((column) => header.includes(layout.titles[column]!))
  const problems: Problem[] = []
  const sound: UnitRow[] = []
  for (const row of rows) {
    const problem = faultInWidth(row, header.length)
    if (problem === null) sound.push({ line: row.line, cells: cellsByColumn(row, header, layout) })
    else problems.push({ line: row.line, column: null, problem })
  }
  problems.push(
    ...sound.flatMap((row) => cellProblems(row, present, layout)),
    ...repeated(sound, layout),
    ...differing(sound, 'organisationNumber', 'authorityName', layout),
    ...differing(sound, 'organisationNumber', 'authorityType', layout),
    ...differing(sound, 'municipalityCode', 'municipalityName', layout),
  )
  return { rows: sound, problems }
}
