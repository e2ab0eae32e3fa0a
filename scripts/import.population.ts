import { recordSystem } from '../subgraphs/shared/act.ts'
import { dayOf } from '../subgraphs/shared/clock.ts'
import type { Write } from '../subgraphs/shared/database.ts'
import { fileRefused, withoutRows } from '../subgraphs/shared/import-faults.ts'
import { randomId } from '../subgraphs/shared/ids.ts'
import { UserError } from '../subgraphs/shared/user-error.ts'
import {
  compare,
  type Compared,
  countCovered,
  ensureSourceSystem,
  isChanged,
  oneAtATime,
  write,
} from '../subgraphs/identity/population_register/population_register.import.ts'
import type { Problem } from '../subgraphs/identity/population_register/population_register.lines.ts'
import {
  type PopulationRegister,
  readPopulationRegister,
} from '../subgraphs/identity/population_register/population_register.parser.ts'
import { asSystem } from './database.ts'

export interface PopulationOptions {
  /** Says what would change, and changes nothing. */
  readonly isDryRun?: boolean
  /** Takes a file that covers far fewer than the last one did. */
  readonly allowShrinking?: boolean
}

/** What a file held, and how many of whom it changed. Counts only: it may be said of whom nothing may be said. */
export interface PopulationImported {
  readonly persons: number
  readonly known: number
  readonly changed: number
  readonly names: number
  readonly statuses: number
  readonly markings: number
  readonly addresses: number
  readonly isDryRun: boolean
}

const chunkSize = 1000
const number = (value: number) => value.toLocaleString('en')

const refusal = (problems: readonly Problem[]): UserError =>
  fileRefused(
    problems.map(({ line, column, problem }) => ({ place: `line ${line}${column === null ? '' : `, ${column}`}`, problem })),
  )

interface Given {
  readonly now: Date
  readonly isDryRun: boolean
  readonly progress: (done: number) => void
}

type Register = Extract<PopulationRegister, { kind: 'READ' }>

function readFile(bytes: Uint8Array, now: Date): Register {
  const register = readPopulationRegister(bytes, dayOf(now))
  if (register.kind === 'REFUSED') throw refusal(register.problems)
  return register
}

async function checkCoverage(tx: Write, { persons }: Register): Promise<void> {
  const { last, now } = await countCovered(
    tx,
    persons.map(({ civicNo }) => civicNo),
  )
  if (now * 2 < last)
    throw new UserError(
      `The file was refused and nothing was imported. It covers ${number(now)} of the persons known here, and the last one ` +
        `covered ${number(last)}: it may have been cut short. If it is whole, run it again with --allow-shrinking.`,
    )
}

function summary({ persons }: Register, compared: readonly Compared[], isDryRun: boolean): PopulationImported {
  const count = (counts: (one: Compared) => boolean) => compared.filter(counts).length
  return {
    persons: persons.length,
    known: compared.length,
    changed: count(isChanged),
    names: count((one) => one.hasOtherNames),
    statuses: count((one) => one.hasOtherStatus),
    markings: count((one) => one.hasOtherMarking),
    addresses: count((one) => one.hasOtherAddresses),
    isDryRun,
  }
}

async function record(tx: Write, compared: readonly Compared[], { isDryRun: _, ...counts }: PopulationImported): Promise<void> {
  const changed = compared.filter(isChanged).map(({ id }) => ({ entity: 'Person', id, kind: 'UPSERT' as const }))
  if (changed.length > 0)
    await recordSystem(tx, 'identity', 'import population-register', { source: 'Folkbokföringen', ...counts }, changed)
}

async function importChunks(tx: Write, { persons, addressTypes }: Register, given: Given): Promise<Compared[]> {
  const { now, isDryRun, progress } = given
  const writing = isDryRun ? null : { sourceSystemId: await ensureSourceSystem(tx, randomId), now, newId: randomId, addressTypes }
  const compared: Compared[] = []
  for (let at = 0; at < persons.length; at += chunkSize) {
    const chunk = persons.slice(at, at + chunkSize)
    const found = await compare(tx, chunk, { addressTypes, isToBeWritten: !isDryRun })
    if (writing) await write(tx, chunk, found, writing)
    compared.push(...found)
    progress(chunk.length)
  }
  return compared
}

/**
 * Imports a nightly file of the population register in one transaction: whoever is known here gets the names, status, marking and
 * registered addresses it has. Throws a UserError that says what to do, and then nothing is written.
 */
export async function importPopulation(
  url: string,
  bytes: Uint8Array,
  now: Date,
  begin: (total: number) => (done: number) => void,
  { isDryRun = false, allowShrinking = false }: PopulationOptions = {},
): Promise<PopulationImported> {
  const register = readFile(bytes, now)
  const progress = begin(register.persons.length)
  const work = async (tx: Write) => {
    if (isDryRun) await tx`set transaction read only`
    else await oneAtATime(tx)
    if (!allowShrinking) await checkCoverage(tx, register)
    const compared = await importChunks(tx, register, { now, isDryRun, progress })
    const imported = summary(register, compared, isDryRun)
    if (!isDryRun) await record(tx, compared, imported)
    return imported
  }
  return asSystem(url, ['identity'], work).catch((error: unknown) => {
    throw withoutRows(error)
  })
}

/** What an import did, in a line. */
export function sayPopulation({ isDryRun, persons, known, changed, ...parts }: PopulationImported): string {
  const held = `${number(persons)} persons, ${number(known)} known here, ${number(persons - known)} unknown and left out`
  if (changed === 0) return `${held}: all there already, nothing ${isDryRun ? 'would change' : 'changed'}`
  const { names, statuses, markings, addresses } = parts
  const what = [`names of ${number(names)}`, `status of ${number(statuses)}`, `marking of ${number(markings)}`]
  const all = [...what, `addresses of ${number(addresses)}`].join(', ')
  return `${held}: ${number(changed)} ${isDryRun ? `would change (${all}); nothing was changed` : `changed (${all})`}`
}
