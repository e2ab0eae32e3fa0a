import { recordSystem } from '../../shared/act.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Write } from '../../shared/database.ts'
import { type Fault, fileRefused } from '../../shared/import-faults.ts'
import { randomId } from '../../shared/ids.ts'
import { UserError } from '../../shared/user-error.ts'
import { masterFaults } from './roster.claims.ts'
import { countBefore, endMissing } from './roster.complete.ts'
import { lookUp } from './roster.known.ts'
import { organisationFaults, readMasters } from './roster.masters.ts'
import { match } from './roster.match.ts'
import { type Reading, readRoster, type Roster } from './roster.parser.ts'
import { ownPersons } from './roster.persons.ts'
import { assignmentRoles, teachers } from './roster.relations.ts'
import { type Importing, noTally, sum, type Tally } from './roster.rows.ts'
import { writeRoster, type Written } from './roster.write.ts'

export interface RosterOptions {
  /** Ends what the source had and the file has not. */
  readonly isComplete?: boolean
  /** Also where that is more than half of something. */
  readonly allowShrinking?: boolean
}

/** What an import did. Counts only: it may be said of whom nothing may be said. */
export interface RosterImported {
  readonly told: Readonly<Record<keyof Roster, number>>
  /** Persons the file tells of who are another master's: they stay as they are. */
  readonly leftAlone: number
  readonly added: number
  readonly changed: number
  readonly ended: number
}

interface Given extends RosterOptions {
  readonly bytes: Uint8Array
  readonly source: string
  readonly now: Date
  readonly begin: (total: number) => (done: number) => void
}

async function sourceNamed(tx: Write, source: string): Promise<string> {
  const known = await tx<{ id: string; code: string }[]>`/* rosterSources */ select id, code from identity.source_system
    where code not in ('folkbokforingen', 'skolgraf') order by code`
  const found = known.find(({ code }) => code === source)
  if (found) return found.id
  const codes = known.map(({ code }) => code).join(', ')
  throw new UserError(
    `There is no source system ${source} that has a roster. Known are: ${codes || 'none'}. ` +
      'An administrator of the authority registers one, with registerSourceSystem.',
  )
}

// Two files at once would wait for each other's rows in different orders. What a request must not take, an import may.
const begun = (tx: Write) => tx`/* beginRoster */ select pg_advisory_xact_lock(hashtext('roster')),
  set_config('statement_timeout', '10min', true)`

/** How many rows a file may write. */
const sizeOf = ({ organisations, persons, duties, groups, activities }: Roster) =>
  organisations.length +
  persons.reduce((total, { enrolments, responsibles }) => total + 1 + enrolments.length + responsibles.length, 0) +
  duties.reduce((total, { assignmentRole }) => total + 1 + assignmentRole.length, 0) +
  groups.reduce((total, { groupMemberships }) => total + 1 + groupMemberships.length, 0) +
  activities.reduce((total, { teachers: those }) => total + 1 + those.length, 0)

async function matching(importing: Importing, reading: Reading) {
  const { roster } = reading
  const { ids, faults: dangling } = await lookUp(importing, reading)
  const { faults: mistaken, fresh } = await match(importing, roster, ids)
  const masters = await readMasters(importing, roster, ids)
  const others = [
    ...organisationFaults(roster, ids, masters, importing),
    ...(await masterFaults(importing, roster, ids, masters)),
  ]
  const faults = [...reading.faults, ...dangling, ...mistaken, ...others]
  if (faults.length > 0) throw fileRefused(faults)
  return { roster, ids, fresh, masters, persons: await ownPersons(importing, roster, ids, masters) }
}

function checkShrinking(faults: readonly Fault[], allowShrinking: boolean): void {
  if (faults.length === 0 || allowShrinking) return
  const what = faults.map(({ place, problem }) => `${place}: ${problem}`).join('; ')
  throw new UserError(
    `The file was refused and nothing was imported. It may have been cut short: ${what}. If it is whole, run it again with ` +
      '--allow-shrinking.',
  )
}

const leftIn = ({ assignmentRoles: roles, teachers: teaching }: Written) => [
  { target: assignmentRoles.target, rows: roles.left },
  { target: teachers.target, rows: teaching.left },
]

const onceEach = (changes: Tally['changes']) => [...new Map(changes.map((one) => [`${one.entity} ${one.id}`, one])).values()]

/**
 * Imports a roster as roster.md describes it, in the caller's transaction. Throws a UserError with every fault, and then the
 * transaction must be rolled back.
 */
export async function importRoster(tx: Write, given: Given): Promise<RosterImported> {
  const { bytes, source, now, begin, isComplete = false, allowShrinking = false } = given
  const today = dayOf(now)
  const reading = readRoster(bytes, today)
  await begun(tx)
  const sourceSystemId = await sourceNamed(tx, source)
  const importing = { tx, sourceSystemId, code: source, now, today, newId: randomId, progress: begin(sizeOf(reading.roster)) }
  const matched = await matching(importing, reading)
  const before = isComplete ? await countBefore(importing, matched.masters, reading.hasOrganisations) : new Map<string, number>()
  const written = await writeRoster(importing, matched)
  const missing = isComplete
    ? await endMissing(importing, { masters: matched.masters, before, left: leftIn(written) })
    : { ...noTally, faults: [] }
  checkShrinking(missing.faults, allowShrinking)
  const { added, ended, changes: all } = sum([...Object.values(written), missing])
  const changes = onceEach(all)
  const counts = { added, changed: changes.length - added - ended, ended }
  if (changes.length > 0) await recordSystem(tx, 'identity', 'import roster', { source, ...counts }, changes)
  const { organisations, persons, duties, groups, activities } = reading.roster
  return {
    told: {
      ...{ organisations: organisations.length, persons: persons.length, duties: duties.length },
      ...{ groups: groups.length, activities: activities.length },
    },
    leftAlone: persons.length - matched.persons.length,
    ...counts,
  }
}
