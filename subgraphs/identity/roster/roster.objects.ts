import type { Ids } from './roster.known.ts'
import type { Placed, Roster } from './roster.parser.ts'
import { type Importing, revised, type Row, rowsBy, type Tally, type Target, writeRows } from './roster.rows.ts'

const period = ['startDate', 'endDate']

export const organisationTarget: Target = {
  table: 'organisation',
  concept: 'Organisation',
  columns: [
    ...['displayName', 'importedName', 'organisationType', 'organisationNumber', 'schoolUnitCode', 'municipalityCode'],
    ...['parentId', 'schoolTypes', ...period],
  ],
  isSourced: true,
  isVersioned: true,
}

export const groupTarget: Target = {
  table: 'group',
  concept: 'Group',
  columns: ['displayName', 'groupType', 'schoolType', 'organisationId', ...period],
  isSourced: true,
  isVersioned: true,
}

export const dutyTarget: Target = {
  table: 'duty',
  concept: 'Duty',
  columns: ['personId', 'organisationId', 'dutyRole', 'signature', ...period],
  isSourced: true,
  isVersioned: false,
}

export const activityTarget: Target = {
  table: 'activity',
  concept: 'Activity',
  columns: ['displayName', 'activityType', 'organisationId', ...period],
  isSourced: true,
  isVersioned: true,
}

/** Makes objects what the file says they are. What is not said, and so undefined, leaves them as they are. */
async function writeObjects(
  importing: Importing,
  target: Target,
  said: readonly Row[],
  finish: (said: Row, known: Row | undefined) => Row,
): Promise<Tally> {
  const ids = said.map(({ id }) => id)
  const known = new Map((await rowsBy(importing.tx, target, 'id', ids)).map((row) => [row.id, row]))
  const finished = said.map((one) => finish(one, known.get(one.id)))
  return writeRows(importing, target, {
    added: finished.filter(({ id }) => !known.has(id)),
    changed: finished.flatMap((one) => {
      const row = known.get(one.id)
      return (row && revised(row, one)) ?? []
    }),
    seen: ids.filter((id) => known.has(id)),
  })
}

const unsaid = <Value>(value: Value | null) => value ?? undefined

export const writeOrganisations = (importing: Importing, { organisations }: Roster, ids: Ids): Promise<Tally> => {
  const idOf = (id: string | null) => (id === null ? undefined : ids.organisations.get(id)!)
  const said = organisations.map((one) => ({
    id: idOf(one.id)!,
    displayName: one.displayName,
    importedName: one.displayName,
    organisationType: one.organisationType,
    organisationNumber: unsaid(one.organisationNumber),
    schoolUnitCode: unsaid(one.schoolUnitCode),
    municipalityCode: unsaid(one.municipalityCode),
    parentId: idOf(one.parentOrganisation),
    schoolTypes: unsaid(one.schoolTypes),
    startDate: unsaid(one.startDate),
    endDate: one.endDate,
  }))
  return writeObjects(importing, organisationTarget, said, (one, known) => {
    if (!known) return { ...one, schoolTypes: one['schoolTypes'] ?? [] }
    // A name that somebody has corrected stays.
    const isCorrected = known['importedName'] !== null && known['displayName'] !== known['importedName']
    return isCorrected ? { ...one, displayName: undefined } : one
  })
}

const groupOf = ({ id, organisation, displayName, groupType, schoolType, startDate, endDate }: Placed<'groups'>, ids: Ids) => ({
  id: ids.groups.get(id)!,
  organisationId: ids.organisations.get(organisation)!,
  ...{ displayName, groupType, startDate, endDate },
  schoolType: unsaid(schoolType),
})

export const writeGroups = (importing: Importing, { groups }: Roster, ids: Ids): Promise<Tally> =>
  writeObjects(
    importing,
    groupTarget,
    groups.map((one) => groupOf(one, ids)),
    (one) => one,
  )

const dutyOf = ({ id, person, dutyAt, dutyRole, signature, startDate, endDate }: Placed<'duties'>, ids: Ids) => ({
  id: ids.duties.get(id)!,
  personId: ids.persons.get(person)!,
  organisationId: ids.organisations.get(dutyAt)!,
  ...{ dutyRole, startDate, endDate },
  signature: unsaid(signature),
})

export const writeDuties = (importing: Importing, { duties }: Roster, ids: Ids): Promise<Tally> =>
  writeObjects(
    importing,
    dutyTarget,
    duties.map((one) => dutyOf(one, ids)),
    (one) => one,
  )

const activityOf = ({ id, organisation, displayName, activityType, startDate, endDate }: Placed<'activities'>, ids: Ids) => ({
  id: ids.activities.get(id)!,
  organisationId: ids.organisations.get(organisation)!,
  ...{ displayName, startDate, endDate },
  activityType: unsaid(activityType),
})

export const writeActivities = (importing: Importing, { activities }: Roster, ids: Ids): Promise<Tally> =>
  writeObjects(
    importing,
    activityTarget,
    activities.map((one) => activityOf(one, ids)),
    // Rosters without types tell of teaching.
    (one, known) => (known ? one : { ...one, activityType: one['activityType'] ?? 'UNDERVISNING' }),
  )
