import { importRoster, type RosterImported, type RosterOptions } from '../subgraphs/identity/roster/roster.import.ts'
import type { Write } from '../subgraphs/shared/database.ts'
import { withoutRows } from '../subgraphs/shared/import-faults.ts'
import { asSystem } from './database.ts'

export interface RosterCommand extends RosterOptions {
  readonly source: string
  /** Says what would change, and changes nothing. */
  readonly isDryRun?: boolean
}

class Undone extends Error {
  readonly imported: RosterImported

  constructor(imported: RosterImported) {
    super('a dry run ends here')
    this.imported = imported
  }
}

/** Imports a roster in one transaction; a dry run does all of it, and takes it back. */
export async function loadRoster(
  url: string,
  bytes: Uint8Array,
  now: Date,
  begin: (total: number) => (done: number) => void,
  { isDryRun = false, ...options }: RosterCommand,
): Promise<RosterImported> {
  const work = async (tx: Write) => {
    const imported = await importRoster(tx, { bytes, now, begin, ...options })
    if (isDryRun) throw new Undone(imported)
    return imported
  }
  try {
    return await asSystem(url, ['identity'], work)
  } catch (error) {
    if (error instanceof Undone) return error.imported
    throw withoutRows(error)
  }
}

const number = (value: number) => value.toLocaleString('en')

/** What an import did, in a line. */
export function sayRoster({ told, leftAlone, added, changed, ended }: RosterImported, isDryRun: boolean): string {
  const { organisations, persons, duties, groups, activities } = told
  const [first, ...others] = [`${number(persons)} persons`, `${number(duties)} duties`, `${number(groups)} groups`]
  const rest = [
    ...others,
    `${number(activities)} activities`,
    ...(organisations ? [`${number(organisations)} organisations`] : []),
  ]
  const alone = leftAlone ? ` (${number(leftAlone)} of another master left as they are)` : ''
  const held = `${first}${alone}, ${rest.join(', ')}`
  if (added + changed + ended === 0) return `${held}: all there already, nothing ${isDryRun ? 'would change' : 'changed'}`
  const rows = `${number(added)} rows added, ${number(changed)} changed, ${number(ended)} ended`
  return `${held}: ${rows}${isDryRun ? ' if it were imported; nothing was changed' : ''}`
}
