import { createHash } from 'node:crypto'
import type { FigureFile } from '../subgraphs/governance/imports/figures.ts'
import { type FiguresImported, importFigures, type ImportOptions } from '../subgraphs/governance/imports/import.ts'
import { tellDelivered, type Telling } from '../subgraphs/governance/telling/telling.ts'
import { recordSystem } from '../subgraphs/shared/act.ts'
import type { Write } from '../subgraphs/shared/database.ts'
import { randomId } from '../subgraphs/shared/ids.ts'
import { withoutRows } from '../subgraphs/shared/import-faults.ts'
import { asSystem, noTimeout } from './database.ts'
import type { Begin } from './progress.ts'

/** What is asked of an import of figures besides its file. */
export interface FiguresCommand extends Pick<ImportOptions, 'asOfDate' | 'status' | 'isPublished' | 'allowShrinking'> {
  readonly name: string
  readonly fileName: string
  /** The file as it was read: the same content is taken in once. */
  readonly bytes: readonly Uint8Array[]
  readonly now: Date
  readonly isDryRun?: boolean
}

class Undone<Result> extends Error {
  readonly result: Result

  constructor(result: Result) {
    super('a dry run ends here')
    this.result = result
  }
}

/** Does all of it, and takes it back where it was only to be tried. */
export async function tried<Result>(
  isDryRun: boolean,
  run: (end: (result: Result) => Result) => Promise<Result>,
): Promise<Result> {
  try {
    return await run((result) => {
      if (isDryRun) throw new Undone(result)
      return result
    })
  } catch (error) {
    if (error instanceof Undone) return error.result as Result
    throw withoutRows(error)
  }
}

function hashOf(bytes: readonly Uint8Array[]): string {
  const hash = createHash('sha256')
  for (const one of bytes) hash.update(one)
  return hash.digest('hex')
}

/** Takes figures in, in a transaction of the system's that is given. */
export const takeIn = (tx: Write, file: FigureFile, { name, fileName, bytes, now, ...options }: FiguresCommand) =>
  importFigures(tx, file, { ...options, act: `import ${name}`, fileName, contentHash: hashOf(bytes), now, newId: randomId })

/** Imports a file of figures in one transaction; a dry run does all of it, and takes it back. */
export async function loadFigures(
  url: string,
  file: FigureFile,
  command: FiguresCommand,
  begin: Begin,
): Promise<FiguresImported> {
  const progress = begin(file.rows.length)
  return tried<FiguresImported>(command.isDryRun ?? false, (end) =>
    asSystem(url, ['governance'], async (tx) => {
      await noTimeout(tx)
      const imported = await takeIn(tx, file, command)
      progress(file.rows.length)
      return end(imported)
    }),
  )
}

/** Tells what was delivered by acts, as far as it may be told. */
export async function loadTelling(url: string, now: Date, isDryRun: boolean): Promise<Telling> {
  return tried<Telling>(isDryRun, (end) =>
    asSystem(url, ['governance'], async (tx) => {
      await noTimeout(tx)
      const { changed, ...telling } = await tellDelivered(tx, { now, newId: randomId })
      const changes = changed.map((id) => ({ entity: 'KpiValue', id, kind: 'UPSERT' as const }))
      if (changes.length > 0) await recordSystem(tx, 'governance', 'tell figures', { changed: changes.length }, changes)
      return end(telling)
    }),
  )
}

const number = (value: number) => value.toLocaleString('en')

/** What came of telling, in a line. */
export const sayTelling = ({ told, twice }: Telling): string =>
  `${number(told)} figures told${twice > 0 ? `; of ${number(twice)} populations nothing more is told, for they have been told twice` : ''}`

/** What an import of figures did, in a line. */
export function sayFigures(imported: FiguresImported, isDryRun: boolean): string {
  const { rows, changed, problems, awaiting, carried, isKnown, ...telling } = imported
  const held = `${number(rows)} figures`
  if (isKnown || changed + problems + awaiting === 0)
    return `${held}: all there already, nothing ${isDryRun ? 'would change' : 'changed'}`
  const parts = [
    `${number(changed)} written`,
    ...(awaiting > 0 ? [`${number(awaiting)} delivered, ${sayTelling(telling)}`] : []),
    ...(problems > 0 ? [`${number(problems)} contradict what is told and wait for somebody to settle them`] : []),
    ...(carried > problems ? [`${number(carried - problems)} left as they were`] : []),
  ]
  return `${held}: ${parts.join(', ')}${isDryRun ? ' if it were imported; nothing was changed' : ''}`
}
