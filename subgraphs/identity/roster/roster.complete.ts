import { nothing, part, type Write } from '../../shared/database.ts'
import { type Changed, upserted } from '../../shared/act.ts'
import type { Fault } from '../../shared/import-faults.ts'
import type { Domain, Masters } from './roster.masters.ts'
import * as objects from './roster.objects.ts'
import * as relations from './roster.relations.ts'
import { chunks, type Importing, type Row, sum, type Tally, type Target } from './roster.rows.ts'

interface Ending {
  readonly target: Target
  /** What master decides about them, and where each row `t` belongs; organisations are nobody else's. */
  readonly domain?: Domain
  readonly places: (today: string) => typeof nothing
}

const ofUnit = () => part`select t.organisation_id as unit, null::text as school_type`
const ofUnitAndType = () => part`select t.organisation_id as unit, t.school_type`

// Whoever is responsible for a pupil is looked at while the pupil still is enrolled.
const endings: readonly Ending[] = [
  {
    target: relations.responsibles.target,
    domain: 'PERSONS',
    places: (
      today,
    ) => part`select e.organisation_id as unit, e.school_type from identity.enrolment e where e.pupil_id = t.pupil_id
      and not e.is_cancelled and (e.end_date is null or e.end_date >= ${today})`,
  },
  { target: relations.enrolments.target, domain: 'PERSONS', places: ofUnitAndType },
  { target: objects.dutyTarget, domain: 'PERSONS', places: ofUnit },
  {
    target: relations.memberships.target,
    domain: 'GROUPS',
    places: () => part`select g.organisation_id as unit, g.school_type from identity."group" g where g.id = t.group_id`,
  },
  { target: objects.groupTarget, domain: 'GROUPS', places: ofUnitAndType },
  { target: objects.activityTarget, domain: 'GROUPS', places: ofUnit },
]

const organisations: Ending = {
  target: objects.organisationTarget,
  places: () => part`select t.id as unit, null::text as school_type`,
}

interface Group {
  readonly ids: readonly string[]
  readonly unit: string | null
  readonly schoolType: string | null
  readonly isSeen: boolean
}

/** Rows of the source that have not ended, grouped by where they belong. */
const lasting = ({ tx, sourceSystemId, today, now }: Importing, { target, places }: Ending) =>
  tx<Group[]>`/* rosterLasting */ select array_agg(distinct t.id) as ids, u.unit, u.school_type,
      t.imported_at is not distinct from ${now} as is_seen
    from ${tx(`identity.${target.table}`)} t left join lateral (${places(today)}) u on true
    where t.source_system_id = ${sourceSystemId} and (t.end_date is null or t.end_date >= ${today})
    group by u.unit, u.school_type, t.imported_at`

/** What the source has that no other system has become the master of: its rows' ids, and whether the file has each. */
async function ownRows(importing: Importing, ending: Ending, masters: Masters): Promise<Map<string, boolean>> {
  const groups = await lasting(importing, ending)
  const isOthers = ({ unit, schoolType }: Group) =>
    ending.domain !== undefined && unit !== null && masters.otherMaster(ending.domain, { unit, schoolType }) !== null
  const others = new Set(groups.filter(isOthers).flatMap(({ ids }) => ids))
  return new Map(groups.flatMap(({ ids, isSeen }) => ids.filter((id) => !others.has(id)).map((id) => [id, isSeen])))
}

/** How many rows of each kind the source has before the file is read: what the endings are held against. */
export async function countBefore(
  importing: Importing,
  masters: Masters,
  hasOrganisations: boolean,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const ending of [...endings, ...(hasOrganisations ? [organisations] : [])])
    counts.set(ending.target.concept, (await ownRows(importing, ending, masters)).size)
  return counts
}

// What has not begun, or began today, would otherwise still hold today, or come.
async function end(tx: Write, { table, isVersioned }: Target, ids: readonly string[], { today, now }: Importing): Promise<void> {
  for (const some of chunks(ids, 5000))
    await tx`/* rosterEnds */ update ${tx(`identity.${table}`)} set end_date = ${today}::date - 1,
        start_date = case when start_date >= ${today}::date then ${today}::date - 1 else start_date end
        ${isVersioned ? part`, version = version + 1, modified_at = ${now}` : nothing}
      where id = any(${some}::uuid[])`
}

const endedTally = ({ concept }: Target, ids: readonly string[]): Tally => ({
  ...{ added: 0, ended: ids.length },
  changes: ids.map((id): Changed => upserted(concept, id)),
})

export interface Completing {
  readonly masters: Masters
  readonly before: ReadonlyMap<string, number>
  /** Rows without a source, of objects the file does tell of. */
  readonly left: readonly { readonly target: Target; readonly rows: readonly relations.Known[] }[]
}

/** Ends what the source had and the file has not. Answers what it ended, and of what it would have been more than half. */
export async function endMissing(
  importing: Importing,
  { masters, before, left }: Completing,
): Promise<Tally & { faults: Fault[] }> {
  const { tx, today } = importing
  const faults: Fault[] = []
  const tallies: Tally[] = []
  for (const ending of [...endings, organisations].filter(({ target }) => before.has(target.concept))) {
    const { target } = ending
    const missing = [...(await ownRows(importing, ending, masters))].flatMap(([id, isSeen]) => (isSeen ? [] : [id]))
    const had = before.get(target.concept)!
    if (missing.length * 2 > had) faults.push(shrunk(target, missing.length, had))
    await end(tx, target, missing, importing)
    tallies.push(endedTally(target, missing))
  }
  for (const { target, rows } of left) {
    const ids = rows.filter(({ endDate }) => endDate === null || endDate >= today).map(({ id }: Row) => id)
    await end(tx, target, ids, importing)
    tallies.push(endedTally(target, ids))
  }
  return { ...sum(tallies), faults }
}

const shrunk = ({ concept }: Target, missing: number, had: number): Fault => ({
  place: concept,
  problem: `${missing.toLocaleString('en')} of ${had.toLocaleString('en')} would end`,
})
