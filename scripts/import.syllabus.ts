import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { importSyllabus, type KnownSubject, knownSubjects, placeOf } from '../subgraphs/pedagogy/curriculum/curriculum.import.ts'
import { type ReadSyllabus, readSyllabus } from '../subgraphs/pedagogy/curriculum/curriculum.parser.ts'
import { type Changed, recordSystem, upserted } from '../subgraphs/shared/act.ts'
import type { Write } from '../subgraphs/shared/database.ts'
import { type Fault, fileRefused } from '../subgraphs/shared/import-faults.ts'
import type { UserError } from '../subgraphs/shared/user-error.ts'
import { asSystem } from './database.ts'

export interface SyllabusFile {
  readonly path: string
  readonly bytes: Uint8Array
}

export interface SyllabusOptions {
  /** From when new versions hold whose source does not say. */
  readonly validFrom?: string | null
  /** Says what would change, and changes nothing. */
  readonly isDryRun?: boolean
}

export interface SyllabusesImported {
  readonly syllabuses: number
  readonly items: number
  readonly criteria: number
  /** Those that became versions, as `GRGRMAT01 version 2`. */
  readonly written: readonly string[]
  readonly isDryRun: boolean
}

interface Read {
  readonly path: string
  readonly syllabus: ReadSyllabus
}

type Found = Read & { readonly place: KnownSubject }

const refusal = (faults: readonly Fault[], files: number): UserError =>
  fileRefused(faults, files === 1 ? 'The file' : 'One file or more')

function readAll(files: readonly SyllabusFile[]): Read[] {
  const faults: Fault[] = []
  const read = files.flatMap(({ path, bytes }): Read[] => {
    const reading = readSyllabus(bytes)
    if (reading.kind === 'READ') return [{ path, syllabus: reading.syllabus }]
    faults.push(...reading.faults.map(({ place, problem }) => ({ place: `${basename(path)}, ${place}`, problem })))
    return []
  })
  const twice = read.filter(({ syllabus }, n) => read.findIndex((one) => one.syllabus.code === syllabus.code) !== n)
  faults.push(
    ...twice.map(({ path, syllabus }) => ({ place: basename(path), problem: `${syllabus.code} is in another file too` })),
  )
  if (faults.length > 0) throw refusal(faults, files.length)
  return read
}

async function placeAll(tx: Write, read: readonly Read[]): Promise<Found[]> {
  const known = await knownSubjects(tx)
  const placed = read.map((one) => ({ ...one, place: placeOf(one.syllabus, known) }))
  const faults = placed.flatMap(({ path, place }) =>
    typeof place === 'string' ? [{ place: basename(path), problem: place }] : [],
  )
  if (faults.length > 0) throw refusal(faults, read.length)
  return placed as Found[]
}

// Not from where and of which version: what it says.
function hashOf({ code, purpose, subjectName, abilities, items, criteria }: ReadSyllabus): string {
  return createHash('sha256').update(JSON.stringify({ code, subjectName, purpose, abilities, items, criteria })).digest('hex')
}

interface Given {
  readonly now: Date
  readonly validFrom: string | null
}

async function writeAll(tx: Write, found: readonly Found[], { now, validFrom }: Given): Promise<string[]> {
  const faults: Fault[] = []
  const changed: Changed[] = []
  const written: string[] = []
  for (const { path, syllabus, place } of found) {
    const done = await importSyllabus(tx, { place, syllabus, contentHash: hashOf(syllabus), validFrom }, now)
    if (done.kind === 'REFUSED') faults.push({ place: basename(path), problem: done.problem })
    if (done.kind !== 'NEW') continue
    written.push(`${syllabus.code} version ${done.number}`)
    changed.push(upserted('SyllabusVersion', done.id))
  }
  if (faults.length > 0) throw refusal(faults, found.length)
  if (written.length > 0) await recordSystem(tx, 'pedagogy', 'import syllabus', { written }, changed)
  return written
}

class DryRun extends Error {}

/** Imports what syllabuses say: each a new version, or nothing where it says what the newest one does. All of them or none. */
export async function importSyllabuses(
  url: string,
  files: readonly SyllabusFile[],
  now: Date,
  { validFrom = null, isDryRun = false }: SyllabusOptions = {},
): Promise<SyllabusesImported> {
  const read = readAll(files)
  const count = (of: (one: ReadSyllabus) => readonly unknown[]) =>
    read.reduce((sum, { syllabus }) => sum + of(syllabus).length, 0)
  let written: string[] = []
  const work = asSystem(url, ['administration', 'pedagogy'], async (_, as) => {
    const found = await as('administration', (tx) => placeAll(tx, read))
    written = await as('pedagogy', (tx) => writeAll(tx, found, { now, validFrom }))
    if (isDryRun) throw new DryRun()
  })
  await work.catch((error: unknown) => {
    if (!(error instanceof DryRun)) throw error
  })
  return {
    syllabuses: read.length,
    items: count(({ items }) => items),
    criteria: count(({ criteria }) => criteria),
    written,
    isDryRun,
  }
}

const number = (value: number) => value.toLocaleString('en')

export function saySyllabuses({ syllabuses, items, criteria, written, isDryRun }: SyllabusesImported): string {
  const held = `${number(syllabuses)} ${syllabuses === 1 ? 'syllabus' : 'syllabuses'}, ${number(items)} content items, ${number(criteria)} criteria`
  if (written.length === 0) return `${held}: all there already, nothing changed`
  return `${held}: ${written.join(', ')}${isDryRun ? ' would be written, nothing changed' : ' written'}`
}
