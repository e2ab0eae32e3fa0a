import { isUtf8 } from 'node:buffer'
import { z } from 'zod'
import { kpiId } from '../kpi/kpi.definitions.ts'
import type { kpi } from '../kpi/kpi.table.ts'
import { FileRefused, type Problem } from '../skolverket/skolverket.refusal.ts'
import { ordinary, readCsv } from './csv.ts'
import { type FigureFile, type FigureRow, ofEverybody, type PlaceName } from './figures.ts'

const flag = z.union([z.literal(0), z.literal(1), z.boolean()]).transform(Boolean)

// Version 2 and 3 of the interface: what neither needs is left out, and what one of them calls otherwise is taken as well.
const metadata = z.object({
  values: z.array(
    z.object({
      id: z.string().regex(/^[A-Z]\d{5}$/),
      title: z.string().min(1),
      description: z.string().nullish(),
      operating_area: z.string().nullish(),
      is_divided_by_gender: flag,
    }),
  ),
})

const data = z.object({
  values: z.array(
    z.object({
      kpi: z.string(),
      municipality: z.string().optional(),
      ou: z.string().optional(),
      period: z.union([z.number().int(), z.string()]).transform(String),
      values: z.array(z.object({ gender: z.enum(['T', 'K', 'M']), value: z.number().nullable() })),
    }),
  ),
  next_url: z.string().nullish(),
  next_page: z.string().nullish(),
})

const genders = { T: 'ALL', K: 'GIRLS', M: 'BOYS' } as const

/** A file with its name, as it is told of. */
export interface NamedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

const refused = (column: string, problem: string) => new FileRefused([{ line: 1, column, problem }])

function documentsIn<Read>({ name, bytes }: NamedFile, schema: z.ZodType<Read>): readonly Read[] {
  if (!isUtf8(bytes)) throw refused(name, 'the file is not UTF-8')
  let content: unknown
  try {
    content = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    throw refused(name, 'the file is no JSON, or has been cut short')
  }
  const pages = Array.isArray(content) ? content : [content]
  return pages.map((page: unknown, n) => {
    const read = schema.safeParse(page)
    if (read.success) return read.data
    const faults = read.error.issues.map(({ path, message }) => ({
      line: 1,
      column: `${name} [${n}].${path.join('.')}`,
      problem: message,
    }))
    throw new FileRefused(faults)
  })
}

const unitOfMeasure = (title: string) => (/\(%\)|andel/i.test(title) ? ('PROCENT' as const) : /kr(?:onor)?\b/i.test(title) ? ('KRONOR' as const) : ('KVOT' as const)) // prettier-ignore

const codeOf = (id: string) => `kolada.${id}`

function definitionsOf(file: NamedFile): readonly (typeof kpi.$inferInsert)[] {
  return documentsIn(file, metadata).flatMap(({ values }) =>
    values.map((one) => ({
      id: kpiId(codeOf(one.id)),
      code: codeOf(one.id),
      displayName: one.title,
      displayNameEn: one.title,
      domain: 'KEY_FIGURE',
      unitOfMeasure: unitOfMeasure(one.title),
      // Kolada does not say which way is better.
      direction: 'NEUTRAL',
      numerator: one.description ?? one.title,
      denominator: null,
      rollUp: 'NONE',
      weightKpiId: null,
      breakdown: one.is_divided_by_gender ? 'GENDER' : 'NONE',
      periodKind: 'CALENDAR_YEAR',
      decimals: 1,
      delivery: 'AS_PUBLISHED',
      ruleCode: 'SKOLVERKET',
      source: 'Kolada',
      owner: 'Rådet för främjande av kommunala analyser (RKA)',
      organisationId: null,
    })),
  )
}

function placeOf(code: string): PlaceName {
  if (code === '0000') return { kind: 'NATION', code: 'SE' }
  return /^(?:00)?\d{2}$/.test(code) ? { kind: 'COUNTY', code: code.slice(-2) } : { kind: 'MUNICIPALITY', code }
}

/** Which school unit each of Kolada's units is: a table of ours, for Kolada has ids of its own. */
export function readUnits(bytes: Uint8Array): ReadonlyMap<string, string> {
  const { rows, problems } = readCsv(bytes, ordinary, ['ou', 'skolenhetskod'])
  if (problems.length > 0) throw new FileRefused(problems)
  return new Map(rows.map(({ cells }) => [cells['ou']!, cells['skolenhetskod']!]))
}

/** Key figures from Kolada's interface: pages of values, the definitions of the key figures, and which school units its units are. */
export function readKolada(pages: readonly NamedFile[], kpis: NamedFile, units: ReadonlyMap<string, string>): FigureFile {
  const rows: FigureRow[] = []
  const problems: Problem[] = []
  const read = pages.flatMap((file) => documentsIn(file, data).map((page, n) => ({ page, at: `${file.name} [${n}]` })))
  for (const { page, at } of read)
    page.values.forEach((one, n) => {
      const column = `${at}.values[${n}]`
      const unit = one.ou === undefined ? undefined : units.get(one.ou)
      const place = one.municipality === undefined ? unit && ({ kind: 'UNIT', code: unit } as const) : placeOf(one.municipality)
      if (!place) {
        problems.push({
          line: 1,
          column,
          problem: one.ou === undefined ? 'is of no place' : `the unit ${one.ou} is not in --units`,
        })
        return
      }
      for (const { gender, value } of one.values) {
        const figure = value === null ? ({ kind: 'MISSING' } as const) : ({ kind: 'VALUE', value, isNearlyAll: false } as const)
        // `count` is how many values there are, not how many persons: it is not kept.
        const of = { place, kpiCode: codeOf(one.kpi), period: one.period, gender: genders[gender], figure }
        rows.push({ ...ofEverybody, ...of, line: 1, column })
      }
    })
  const last = read.at(-1)
  if (last && (last.page.next_url ?? last.page.next_page) != null)
    problems.push({ line: 1, column: last.at, problem: 'the last page is missing: it names one that follows' })
  if (rows.length + problems.length === 0) problems.push({ line: 1, column: null, problem: 'there are no values' })
  return { kind: 'KOLADA', source: 'Kolada', isPublic: true, asOfDate: null, rows, problems, definitions: definitionsOf(kpis) }
}
