import { z } from 'zod'
import { readTable, type TableLine } from '../skolverket/skolverket.parser.ts'
import { FileRefused } from '../skolverket/skolverket.refusal.ts'
import { keyColumns, skolverketTables, type SkolverketTable } from '../skolverket/skolverket.tables.ts'
import { country, municipality } from './areas.ts'
import { type Area, type FigureFile, ofEverybody, type PlaceName } from './figures.ts'

const described = z.strictObject({
  name: z.string().min(1),
  subject: z.string().min(1),
  source: z.string().min(1).max(180),
  keys: z.partialRecord(z.enum(keyColumns), z.string().min(1)),
  figures: z
    .array(
      z.strictObject({
        title: z.string().min(1),
        kpiCode: z.string().min(1),
        gender: z.enum(['ALL', 'GIRLS', 'BOYS']).default('ALL'),
        max: z.number().nullable().default(null),
        isWhole: z.boolean().default(false),
        isNearlyAllAllowed: z.boolean().default(false),
      }),
    )
    .min(1),
})

/** A table there is a description of, by its name; null where there is none. */
export const tableNamed = (name: string): SkolverketTable | null => skolverketTables[name] ?? null

/** Reads the description of a table; every fault of it at once. */
export function readDescription(bytes: Uint8Array): SkolverketTable {
  let content: unknown
  try {
    content = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    throw new FileRefused([{ line: 1, column: null, problem: 'the description of the table is no JSON' }])
  }
  const read = described.safeParse(content)
  if (read.success) return read.data
  throw new FileRefused(
    read.error.issues.map(({ path, message }) => ({ line: 1, column: `table.${path.join('.')}`, problem: message })),
  )
}

function placeOf({ cells }: TableLine): PlaceName {
  if (cells['unitCode'] !== undefined) return { kind: 'UNIT', code: cells['unitCode'] }
  return cells['municipalityCode'] === undefined
    ? { kind: 'NATION', code: 'SE' }
    : { kind: 'MUNICIPALITY', code: cells['municipalityCode'] }
}

function areasOf(lines: readonly TableLine[]): readonly Area[] {
  const named = lines.flatMap(({ cells }) => {
    const [code, name] = [cells['municipalityCode'], cells['municipalityName']]
    return code === undefined || name === undefined ? [] : [[code, name] as const]
  })
  return [...country, ...[...new Map(named)].map(([code, name]) => municipality(code, name))]
}

/** The figures of a table of Skolverket's, with the parts of the country it names. */
export function readSkolverket(bytes: Uint8Array, table: SkolverketTable): FigureFile {
  const { period, lines } = readTable(bytes, table)
  const rows = lines.flatMap((line) =>
    line.figures.map(({ kpiCode, gender, title, figure }) => ({
      ...ofEverybody,
      place: placeOf(line),
      line: line.line,
      column: title,
      ...{ kpiCode, gender, period, figure },
    })),
  )
  const source = `${table.source}, ${period}`
  return { kind: 'SKOLVERKET', source, isPublic: true, asOfDate: null, rows, problems: [], areas: areasOf(lines) }
}
