import { z } from 'zod'
import { FileRefused, type Problem } from '../skolverket/skolverket.refusal.ts'
import { cellReader, type CsvRow, numberIn, readCsv } from './csv.ts'
import { type FigureFile, type FigureRow, ofEverybody, type PlaceName } from './figures.ts'

const named = z.strictObject({ column: z.string().min(1) })
const given = z.strictObject({ value: z.string().min(1) })
const either = z.union([named, given])

const placeKinds = { schoolUnitCode: 'UNIT', organisationNumber: 'AUTHORITY', municipalityCode: 'MUNICIPALITY' } as const

/** What explains a table: which column is what, and how it is written. */
export const mapping = z.strictObject({
  delimiter: z.string().length(1).default(';'),
  decimal: z.enum([',', '.']).default(','),
  encoding: z.enum(['utf-8', 'latin1']).default('utf-8'),
  headerLine: z.int().min(1).default(1),
  columns: z.strictObject({
    place: z.strictObject({
      column: z.string().min(1),
      is: z.enum(['schoolUnitCode', 'organisationNumber', 'municipalityCode']),
    }),
    kpi: either,
    period: either,
    value: named,
    gender: z
      .strictObject({ column: z.string().min(1), values: z.record(z.string(), z.enum(['ALL', 'GIRLS', 'BOYS'])) })
      .optional(),
    schoolType: either.optional(),
    schoolYear: either.optional(),
    subject: either.optional(),
    contributors: named.optional(),
    missed: named.optional(),
    status: z
      .strictObject({ column: z.string().min(1), values: z.record(z.string(), z.enum(['PRELIMINARY', 'FINAL'])) })
      .optional(),
  }),
  missing: z.array(z.string()).default(['.', '']),
  suppressed: z.array(z.string()).default(['..']),
  nearlyAll: z.array(z.string()).default(['~100']),
  source: z.string().min(1).max(200),
  isPublic: z.boolean().default(false),
  asOf: z.iso.date().nullable().default(null),
})

export type Mapping = z.infer<typeof mapping>

/** Reads a mapping; every fault of it at once, keys it does not know among them. */
export function readMapping(bytes: Uint8Array): Mapping {
  let content: unknown
  try {
    content = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    throw new FileRefused([{ line: 1, column: null, problem: 'the mapping is no JSON' }])
  }
  const read = mapping.safeParse(content)
  if (read.success) return read.data
  throw new FileRefused(
    read.error.issues.map(({ path, message }) => ({ line: 1, column: `mapping.${path.join('.')}`, problem: message })),
  )
}

type Reader = ReturnType<typeof cellReader>

function figureIn(cell: string, { missing, suppressed, nearlyAll, decimal }: Mapping): FigureRow['figure'] | null {
  if (missing.includes(cell)) return { kind: 'MISSING' }
  if (suppressed.includes(cell)) return { kind: 'SUPPRESSED' }
  if (nearlyAll.includes(cell)) return { kind: 'VALUE', value: 100, isNearlyAll: true }
  const value = numberIn(cell, decimal)
  return value === null ? null : { kind: 'VALUE', value, isNearlyAll: false }
}

function chosen<Value>(
  { text, fault }: Reader,
  of: { column: string; values: Record<string, Value> } | undefined,
): Value | undefined {
  if (!of) return undefined
  const value = of.values[text(of.column)]
  if (value === undefined) fault(of.column, `"${text(of.column)}" is not in the mapping`)
  return value
}

function rowOf(row: CsvRow, explained: Mapping, problems: Problem[]): FigureRow | null {
  const { columns, decimal } = explained
  const reader = cellReader(row, problems, decimal)
  const { text, whole, fault } = reader
  const textOf = (one: z.infer<typeof either> | undefined) =>
    one === undefined ? '' : 'value' in one ? one.value : text(one.column)
  const figure = figureIn(text(columns.value.column), explained)
  if (!figure) fault(columns.value.column, `"${text(columns.value.column).slice(0, 40)}" is not a number`)
  const year = textOf(columns.schoolYear)
  if (year !== '' && !/^\d{1,2}$/.test(year))
    problems.push({ line: row.line, column: null, problem: `"${year}" is no school year` })
  const counted = (one: z.infer<typeof named> | undefined) => (one && text(one.column) !== '' ? whole(one.column) : null)
  const [contributors, missed] = [counted(columns.contributors), counted(columns.missed)]
  const gender = chosen(reader, columns.gender)
  const status = chosen(reader, columns.status)
  if (!figure) return null
  const place: PlaceName = { kind: placeKinds[columns.place.is], code: text(columns.place.column) }
  return {
    ...ofEverybody,
    line: row.line,
    column: columns.value.column,
    place,
    kpiCode: textOf(columns.kpi),
    period: textOf(columns.period),
    gender: gender ?? 'ALL',
    schoolType: textOf(columns.schoolType),
    schoolYear: /^\d{1,2}$/.test(year) ? Number(year) : -1,
    subjectCode: textOf(columns.subject),
    figure,
    contributors,
    missed,
    ...(status ? { status } : {}),
  }
}

/** The columns a mapping names. */
const columnsOf = ({ columns }: Mapping): string[] =>
  Object.values(columns).flatMap((one) => (one !== undefined && 'column' in one ? [one.column] : []))

/** Reads any table of figures by what its mapping says. */
export function readMapped(bytes: Uint8Array, explained: Mapping): FigureFile {
  const { rows, problems } = readCsv(bytes, explained, [...new Set(columnsOf(explained))])
  const faults = [...problems]
  const read = rows.flatMap((row) => rowOf(row, explained, faults) ?? [])
  const { source, isPublic, asOf } = explained
  return { kind: 'CSV', source, isPublic, asOfDate: asOf, rows: read, problems: faults }
}
