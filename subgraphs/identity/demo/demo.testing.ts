import type { DemoRows, DemoTable } from './rows.ts'

type Row = Readonly<Record<string, unknown>>

const tableNames = (rows: DemoRows) => Object.keys(rows) as DemoTable[]
const kept = (rows: DemoRows, table: DemoTable) => rows[table] as readonly Row[]

const refersTo: Readonly<Record<string, DemoTable>> = {
  personId: 'person',
  pupilId: 'person',
  organisationId: 'organisation',
  parentId: 'organisation',
  groupId: 'group',
  dutyId: 'duty',
  activityId: 'activity',
  clientApplicationId: 'clientApplication',
}

/** References to rows that are not there, and ids given twice. */
export function brokenReferences(rows: DemoRows): string[] {
  const ids = new Map(tableNames(rows).map((table) => [table, new Set(kept(rows, table).map(({ id }) => id))]))
  const missing = tableNames(rows).flatMap((table) =>
    kept(rows, table).flatMap((row) =>
      Object.entries(row).flatMap(([column, value]) => {
        const target = refersTo[column]
        return !target || value === null || ids.get(target)?.has(value) ? [] : [`${table}.${column} ${JSON.stringify(value)}`]
      }),
    ),
  )
  // Some are known by what they join, and have no id of their own.
  const repeated = tableNames(rows).filter((table) => {
    const own = kept(rows, table).filter((row) => 'id' in row)
    return own.length > 0 && ids.get(table)?.size !== own.length
  })
  return [...missing, ...repeated]
}

/** Tables whose rows do not all give the same columns: a bulk insert would write null where a default is meant. */
export const raggedTables = (rows: DemoRows): string[] =>
  tableNames(rows).filter((table) => new Set(kept(rows, table).map((row) => Object.keys(row).toSorted().join())).size > 1)

export const named = (rows: DemoRows, name: string): string =>
  rows.person.find(({ givenName, familyName }) => `${givenName} ${familyName}` === name)?.id ?? name

const currentAt = (today: string) => (row: { startDate: string; endDate?: string | null | undefined }) =>
  row.startDate <= today && (!row.endDate || row.endDate >= today)

/** What holds on the day, said in names. */
export function currentOn(rows: DemoRows, today: string) {
  const isCurrent = currentAt(today)
  const nameOf = (id: string) => rows.person.filter((one) => one.id === id).map((one) => `${one.givenName} ${one.familyName}`)
  const holderOf = (dutyId: string) => rows.duty.filter(({ id }) => id === dutyId).flatMap(({ personId }) => nameOf(personId))
  const groupOf = (name: string) => rows.group.find(({ displayName }) => displayName === name)?.id ?? name
  const responsible = (name: string) =>
    rows.responsible.filter((one) => one.pupilId === named(rows, name) && one.relationType === 'VARDNADSHAVARE' && isCurrent(one))
  const turned18 = `${Number(today.slice(0, 4)) - 18}${today.slice(4)}`
  const isChild = (name: string) => (rows.person.find(({ id }) => id === named(rows, name))?.birthDate ?? '') > turned18
  return {
    enrolment: rows.enrolment.filter(isCurrent),
    classOf: (name: string) =>
      rows.groupMembership
        .filter((one) => one.groupId === groupOf(name) && isCurrent(one))
        .flatMap((one) => nameOf(one.personId)),
    mentorsOf: (name: string) =>
      rows.assignmentRole.filter((one) => one.groupId === groupOf(name) && isCurrent(one)).flatMap((one) => holderOf(one.dutyId)),
    teachersOf: (name: string) => {
      const taught = rows.activityGroup.filter((one) => one.groupId === groupOf(name)).map(({ activityId }) => activityId)
      return rows.activityTeacher
        .filter((one) => taught.includes(one.activityId) && isCurrent(one))
        .flatMap((one) => holderOf(one.dutyId))
    },
    guardiansOf: (name: string) => responsible(name).flatMap(({ personId }) => nameOf(personId)),
    /** The guardians the access schema lets through. */
    mayBeReachedBy: (name: string) =>
      responsible(name)
        .filter(({ isBlocked, adultConsent }) => !isBlocked && (adultConsent || isChild(name)))
        .flatMap(({ personId }) => nameOf(personId)),
  }
}
