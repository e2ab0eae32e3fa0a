import { seedCalendar, seedUnit, type UnitLessons, type Written } from '../../subgraphs/administration/demo/municipality/unit.ts'
import { daysOf, type Term, termAround } from '../../subgraphs/administration/demo/municipality/weeks.ts'
import { activityId, demoId, groupId, organisationId, personId } from '../../subgraphs/identity/demo/keys.ts'
import { hasUnit, insertAccounts, insertAuthority, insertUnit } from '../../subgraphs/identity/demo/municipality/insert.ts'
import { municipalityId } from '../../subgraphs/identity/demo/municipality/unit.rows.ts'
import type { DemoRows } from '../../subgraphs/identity/demo/rows.ts'
import { recordSystem } from '../../subgraphs/shared/act.ts'
import type { Write } from '../../subgraphs/shared/database.ts'
import { weekday } from '../../subgraphs/shared/week.ts'
import { analyze, asSystem, type Database, noTimeout } from '../database.ts'
import type { Begin } from '../progress.ts'
import { type Unit, unitsOf } from './plan.ts'
import { weekdayOf } from './teaching.ts'

/** How many there are of what was written. */
export interface Seeded extends Written {
  readonly units: number
  readonly pupils: number
  readonly persons: number
  readonly duties: number
  /** Units that were there already. */
  readonly known: number
}

const nothing: Seeded = { units: 0, pupils: 0, persons: 0, duties: 0, lessons: 0, attendances: 0, known: 0 }

/** Who takes part in the lessons of a unit, as its directory says. */
function lessonsOf({ code, taught }: Unit, rows: DemoRows): UnitLessons {
  const pupilsOf = new Map<string, string[]>(rows.group.map(({ id }) => [id, []]))
  for (const membership of rows.groupMembership) pupilsOf.get(membership.groupId)!.push(membership.personId)
  const guardianOf = new Map(rows.responsible.toReversed().map(({ pupilId, personId: guardian }) => [pupilId, guardian]))
  return {
    organisationId: organisationId(code),
    guardianOf,
    weekly: taught.map(({ key, groupKey, teacherKey, slot, room }) => ({
      activityId: activityId(key),
      groupId: groupId(groupKey),
      teacherId: personId(teacherKey),
      dutyId: demoId('Duty', teacherKey),
      pupilIds: pupilsOf.get(groupId(groupKey))!,
      slot,
      room,
    })),
  }
}

interface Given {
  readonly today: string
  readonly term: Term
  readonly progress: (lessons: number) => void
}

type As = Parameters<Parameters<typeof asSystem>[2]>[1]

async function writeUnit(as: As, unit: Unit, given: Given): Promise<Seeded> {
  const rows = await as('identity', (tx) => insertUnit(tx, unit, given.today))
  const written = await as('administration', (tx) => seedUnit(tx, lessonsOf(unit, rows), given, given.progress))
  const counts = { pupils: unit.pupils, persons: rows.person.length, duties: rows.duty.length, ...written }
  // One line for the whole unit: whoever follows the changes reads it from the start.
  const changed = [{ entity: 'Organisation', id: organisationId(unit.code), kind: 'UPSERT' as const }]
  await as('identity', (tx) => recordSystem(tx, 'identity', 'seed municipality', counts, changed))
  return { ...nothing, ...counts, units: 1 }
}

// Two at once would both find a unit missing.
const oneAtATime = (tx: Write) => tx`/* oneAtATime */ select pg_advisory_xact_lock(hashtext('skolgraf seed municipality'))`

const add = (sum: Seeded, one: Seeded): Seeded =>
  Object.fromEntries(Object.entries(sum).map(([key, value]) => [key, value + one[key as keyof Seeded]])) as unknown as Seeded

const subgraphs = ['identity', 'administration']

async function seedAuthority(url: string, today: string): Promise<void> {
  await asSystem(url, subgraphs, async (_, as) => {
    await as('identity', (tx) => insertAuthority(tx, today))
    await as('administration', (tx) => seedCalendar(tx, today, municipalityId))
  })
}

/**
 * Fills an installation with a municipality of so many pupils, unit by unit, each in a transaction of its own: what is there stays as
 * it is, and after an interruption the next run adds the units that are missing.
 */
export async function seedMunicipality(
  database: Database,
  { pupils, today, term = termAround(today) }: { readonly pupils: number; readonly today: string; readonly term?: Term },
  begin: Begin = () => () => {},
): Promise<Seeded> {
  const units = unitsOf(pupils)
  const days = daysOf(term).map(weekday)
  const lessonsIn = ({ taught }: Unit) => days.flatMap((day) => taught.filter(({ slot }) => weekdayOf(slot) === day)).length
  const progress = begin(units.reduce((sum, unit) => sum + lessonsIn(unit), 0))
  await seedAuthority(database.url, today)
  let seeded = nothing
  for (const unit of units) {
    const one = await asSystem(database.url, subgraphs, async (tx, as) => {
      await noTimeout(tx)
      await oneAtATime(tx)
      if (await as('identity', (found) => hasUnit(found, unit))) return { ...nothing, known: 1 }
      return writeUnit(as, unit, { today, term, progress })
    })
    if (one.known) progress(lessonsIn(unit))
    seeded = add(seeded, one)
  }
  await asSystem(database.url, subgraphs, (_, as) => as('identity', (tx) => insertAccounts(tx, today)))
  if (seeded.units > 0) await analyze(database)
  return seeded
}

const number = (value: number) => value.toLocaleString('en')

/** What came of it, in a line. */
export function sayMunicipality({ units, known, pupils, persons, duties, lessons, attendances }: Seeded): string {
  if (units === 0) return 'Lövhamra kommun: already there, nothing changed'
  const more = known > 0 ? `, ${number(known)} units were there already` : ''
  const people = `${number(pupils)} pupils among ${number(persons)} persons, ${number(duties)} duties`
  return `Lövhamra kommun: ${number(units)} units, ${people}, ${number(lessons)} lessons, ${number(attendances)} attendances${more}`
}
