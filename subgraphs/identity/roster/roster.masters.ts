import type { Write } from '../../shared/database.ts'
import type { Fault } from '../../shared/import-faults.ts'
import { masterFor, type SetAt } from '../source_system/source_system.rules.ts'
import type { Ids } from './roster.known.ts'
import { groupedBy } from './roster.pairs.ts'
import type { Roster } from './roster.parser.ts'
import type { Importing } from './roster.rows.ts'

export type Domain = 'PERSONS' | 'GROUPS'

/** Somewhere a row belongs: what is its master is a matter of both. */
export interface Place {
  readonly unit: string
  readonly schoolType: string | null
}

interface Organisation {
  readonly id: string
  readonly parentId: string | null
  readonly displayName: string
  readonly sourceSystemId: string | null
}

interface Master extends Omit<SetAt, 'level'> {
  readonly organisationId: string
  readonly sourceSystemId: string
  readonly name: string
}

/** The organisations, and who is the master there today. */
export interface Masters {
  readonly organisations: ReadonlyMap<string, Organisation>
  /** The name of the system that is the master instead of the one that is imported from; null where there is none. */
  readonly otherMaster: (domain: Domain, place: Place) => string | null
}

const organisationsIn = (tx: Write) =>
  tx<Organisation[]>`/* rosterUnits */ select id, parent_id, display_name, source_system_id from identity.organisation`

const mastersOn = (tx: Write, today: string) =>
  tx<Master[]>`/* rosterMasters */ select m.organisation_id, m.domain, m.school_type, m.source_system_id, s.display_name as name
    from identity.master_system m join identity.source_system s on s.id = m.source_system_id
    where m.domain in ('PERSONS', 'GROUPS') and m.start_date <= ${today} and (m.end_date is null or m.end_date >= ${today})`

const deepest = 20

/** Reads the organisations as they will be, and the masters of today. */
export async function readMasters(importing: Importing, roster: Roster, ids: Ids): Promise<Masters> {
  const { tx, today, sourceSystemId } = importing
  const organisations = new Map((await organisationsIn(tx)).map((one) => [one.id, one]))
  for (const { id, displayName, parentOrganisation } of roster.organisations) {
    const ours = ids.organisations.get(id)!
    const known = organisations.get(ours)
    const parentId = (parentOrganisation && ids.organisations.get(parentOrganisation)) ?? known?.parentId ?? null
    organisations.set(ours, { id: ours, displayName, parentId, sourceSystemId: known?.sourceSystemId ?? null })
  }
  const set = groupedBy(await mastersOn(tx, today), ({ organisationId }) => organisationId)
  const levels = (unit: string, level = 0): (Master & SetAt)[] => {
    const above = organisations.get(unit)?.parentId
    const own = (set.get(unit) ?? []).map((one) => ({ ...one, level }))
    return above && level < deepest ? [...own, ...levels(above, level + 1)] : own
  }
  const known = new Map<string, (Master & SetAt)[]>()
  const otherMaster = (domain: Domain, { unit, schoolType }: Place) => {
    if (!known.has(unit)) known.set(unit, levels(unit))
    const master = masterFor(known.get(unit)!, domain, schoolType)
    return master && master.sourceSystemId !== sourceSystemId ? master.name : null
  }
  return { organisations, otherMaster }
}

/** What is wrong with where the file puts organisations, and whose they are. */
export function organisationFaults(
  { organisations }: Roster,
  ids: Ids,
  masters: Masters,
  { sourceSystemId }: Importing,
): Fault[] {
  const isBelowItself = (id: string) => {
    let above = masters.organisations.get(id)?.parentId
    for (let level = 0; above && level < deepest; level += 1) {
      if (above === id) return true
      above = masters.organisations.get(above)?.parentId
    }
    return false
  }
  const types = new Map(organisations.map(({ id, organisationType }) => [id, organisationType]))
  return organisations.flatMap(({ at, id, parentOrganisation }) => {
    const ours = ids.organisations.get(id)!
    const owner = masters.organisations.get(ours)?.sourceSystemId
    return [
      ...(owner && owner !== sourceSystemId ? [{ place: at, problem: 'comes from another system' }] : []),
      ...(isBelowItself(ours) ? [{ place: `${at}.parentOrganisation`, problem: 'is below itself' }] : []),
      ...(parentOrganisation && types.get(parentOrganisation) === 'SKOLENHET'
        ? [{ place: `${at}.parentOrganisation`, problem: 'is a school unit, which nothing is below' }]
        : []),
    ]
  })
}
