import { isUtf8 } from 'node:buffer'
import { z } from 'zod'
import { FileRefused, type Problem } from '../skolverket/skolverket.refusal.ts'
import { type FigureFile, type FigureRow, ofEverybody } from './figures.ts'

// The columns of an export. What is for people, and what the receiving installation knows itself, is read and left.
const line = z.strictObject({
  place_kind: z.enum(['UNIT', 'AREA', 'AUTHORITY', 'MUNICIPALITY', 'COUNTY', 'NATION']),
  place_code: z.string().nullable(),
  place_name: z.string().nullish(),
  kpi_code: z.string(),
  kpi_name: z.string().nullish(),
  period: z.string(),
  gender: z.enum(['ALL', 'GIRLS', 'BOYS']),
  school_type: z.string().nullish(),
  school_year: z.number().int().nullish(),
  subject_code: z.string().nullish(),
  value: z.number().nullable(),
  kind: z.enum(['VALUE', 'SUPPRESSED', 'MISSING']),
  is_nearly_all: z.boolean(),
  contributing_count: z.number().int().nullish(),
  reason: z.string().nullish(),
  status: z.enum(['PRELIMINARY', 'FINAL']),
  as_of: z.iso.date(),
  imported_at: z.string().nullish(),
  source: z.string().min(1).max(200),
  target: z.number().nullish(),
  unit_of_measure: z.string().nullish(),
})

const end = z.strictObject({ end: z.literal(true), rows: z.number().int() })

type Line = z.infer<typeof line>

function rowOf(read: Line, at: number, problems: Problem[]): FigureRow[] {
  const { place_kind: kind, place_code: code, value } = read
  if (kind === 'AREA' || code === null) {
    problems.push({ line: at, column: 'place_code', problem: 'a place without a code cannot be found in another installation' })
    return []
  }
  if ((read.kind === 'VALUE') !== (value !== null)) {
    problems.push({ line: at, column: 'value', problem: `a ${read.kind} cell ${value === null ? 'has a' : 'has no'} value` })
    return []
  }
  const figure =
    value === null
      ? { kind: read.kind as 'SUPPRESSED' | 'MISSING' }
      : { kind: 'VALUE' as const, value, isNearlyAll: read.is_nearly_all }
  return [
    {
      ...ofEverybody,
      line: at,
      column: null,
      place: { kind, code },
      kpiCode: read.kpi_code,
      period: read.period,
      gender: read.gender,
      schoolType: read.school_type ?? '',
      schoolYear: read.school_year ?? -1,
      subjectCode: read.subject_code ?? '',
      figure,
      contributors: read.contributing_count ?? null,
      status: read.status,
      asOfDate: read.as_of,
      source: read.source,
    },
  ]
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Reads what an installation has exported, line by line; the last one says how many they are. */
export function readExported(bytes: Uint8Array): FigureFile {
  if (!isUtf8(bytes)) throw new FileRefused([{ line: 1, column: null, problem: 'the file is not UTF-8' }])
  const lines = new TextDecoder().decode(bytes).replace(/\n$/, '').split('\n')
  const problems: Problem[] = []
  const last = end.safeParse(parsed(lines.at(-1) ?? ''))
  if (!last.success || last.data.rows !== lines.length - 1)
    problems.push({
      line: lines.length,
      column: null,
      problem: 'the last line does not say how many rows there are: the file may be cut short',
    })
  const rows = lines.slice(0, last.success ? -1 : undefined).flatMap((text, n): FigureRow[] => {
    const read = line.safeParse(parsed(text))
    if (read.success) return rowOf(read.data, n + 1, problems)
    problems.push(
      ...read.error.issues.map(({ path, message }) => ({ line: n + 1, column: path.join('.') || null, problem: message })),
    )
    return []
  })
  const asOfDate = rows.map((row) => row.asOfDate ?? '').toSorted().at(-1) ?? null // prettier-ignore
  return { kind: 'FIGURES', source: 'Skolgraf', isPublic: false, asOfDate, rows, problems }
}
