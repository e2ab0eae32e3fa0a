import type { Fault } from '../../shared/import-faults.ts'
import type { Ids } from './roster.known.ts'
import type { Domain, Masters, Place } from './roster.masters.ts'
import { groupedBy } from './roster.pairs.ts'
import type { Roster } from './roster.parser.ts'
import { chunks, type Importing } from './roster.rows.ts'

interface Claim extends Place {
  readonly at: string
  readonly domain: Domain
}

function claimsIn({ persons, duties, groups, activities }: Roster): Claim[] {
  return [
    ...persons.flatMap(({ at, enrolments }) =>
      enrolments.map(({ enroledAt: unit, schoolType }, n) => ({
        ...{ at: `${at}.enrolments[${n}]`, domain: 'PERSONS' as const },
        ...{ unit, schoolType },
      })),
    ),
    ...duties.map(({ at, dutyAt: unit }) => ({ at, domain: 'PERSONS' as const, unit, schoolType: null })),
    ...groups.map(({ at, organisation: unit, schoolType }) => ({ at, domain: 'GROUPS' as const, unit, schoolType })),
    ...activities.map(({ at, organisation: unit }) => ({ at, domain: 'GROUPS' as const, unit, schoolType: null })),
  ]
}

interface KnownRow {
  readonly id: string
  readonly unit: string
  readonly schoolType: string | null
  readonly personId: string | null
}

// What is moved to another unit is taken from the one where it is.
async function knownRows({ tx }: Importing, ids: readonly string[]): Promise<Map<string, KnownRow>> {
  const rows: KnownRow[] = []
  for (const some of chunks(ids, 10_000))
    rows.push(
      ...(await tx<KnownRow[]>`/* rosterPlaces */
        select id, organisation_id as unit, null as school_type, person_id from identity.duty where id = any(${some}::uuid[])
        union all select id, organisation_id, school_type, null from identity."group" where id = any(${some}::uuid[])
        union all select id, organisation_id, null, null from identity.activity where id = any(${some}::uuid[])`),
    )
  return new Map(rows.map((row) => [row.id, row]))
}

/** Where the file speaks of units whose master is another system: one fault for each unit, at the first place. */
export async function masterFaults(importing: Importing, roster: Roster, ids: Ids, masters: Masters): Promise<Fault[]> {
  const told = claimsIn(roster).map((claim) => ({ ...claim, unit: ids.organisations.get(claim.unit) ?? claim.unit }))
  const of = (kind: 'duties' | 'groups' | 'activities') =>
    roster[kind].map(({ at, id }) => ({ at, id: ids[kind].get(id)!, domain: kind === 'duties' ? 'PERSONS' : 'GROUPS' }) as const)
  const objects = [...of('duties'), ...of('groups'), ...of('activities')]
  const known = await knownRows(
    importing,
    objects.map(({ id }) => id),
  )
  const kept = objects.flatMap(({ at, id, domain }) => {
    const row = known.get(id)
    return row ? [{ at, domain, unit: row.unit, schoolType: row.schoolType }] : []
  })
  const strangers = roster.duties.flatMap(({ at, id, person }) => {
    const [row, ours] = [known.get(ids.duties.get(id)!), ids.persons.get(person)]
    const isAnothers = row !== undefined && ours !== undefined && row.personId !== ours
    return isAnothers ? [{ place: `${at}.person`, problem: 'is not whose duty it is here' }] : []
  })
  return [...strangers, ...claimFaults([...told, ...kept], masters)]
}

function claimFaults(claims: readonly Claim[], masters: Masters): Fault[] {
  const refused = claims.flatMap((claim) => {
    const name = masters.otherMaster(claim.domain, claim)
    return name === null ? [] : [{ ...claim, name }]
  })
  const byUnit = groupedBy(refused, ({ at, unit, domain, name }) => [at.split('[')[0], unit, domain, name].join(' '))
  return [...byUnit.values()].map((all) => {
    const [{ at, unit, domain, name }] = all as [(typeof all)[number]]
    const more = all.length > 1 ? ` (and ${(all.length - 1).toLocaleString('en')} more)` : ''
    const unitName = masters.organisations.get(unit)?.displayName ?? 'the unit'
    return { place: `${at}${more}`, problem: `is of ${unitName}, whose master of ${domain} is ${name}` }
  })
}
