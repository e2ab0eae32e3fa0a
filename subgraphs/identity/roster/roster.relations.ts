import { daysOf, groupedBy, type Kept, pairUp, type Told } from './roster.pairs.ts'
import { type Importing, revised, type Row, rowsBy, type Tally, type Target, writeRows } from './roster.rows.ts'

/** What a file says of one relation, such as a membership. */
export interface Relation extends Told {
  /** The first day of a new one, where the file does not say. */
  readonly since: string
  readonly [column: string]: unknown
}

export type Known = Row & Kept

export interface Written extends Tally {
  /** Rows of the same objects that the file says nothing of. */
  readonly left: readonly Known[]
}

interface Dated {
  readonly target: Target
  /** The column that says whose they are. */
  readonly of: string
  /** The columns that tell them apart, besides their first day. */
  readonly by: readonly string[]
  /** What a new one has besides, from what is known of the same object. */
  readonly fresh?: (relation: Relation, known: readonly Known[]) => object
}

const target = (table: string, concept: string, isSourced: boolean, ...columns: readonly string[]): Target => ({
  ...{ table, concept, isSourced },
  columns: [...columns, 'startDate', 'endDate'],
  isVersioned: false,
})

export const enrolments: Dated = {
  target: target('enrolment', 'Enrolment', true, 'pupilId', 'organisationId', 'schoolType', 'schoolYear', 'isCancelled'),
  of: 'pupilId',
  by: ['pupilId', 'organisationId', 'schoolType'],
}

export const responsibles: Dated = {
  target: target('responsible', 'Responsible', true, 'pupilId', 'personId', 'relationType', 'isBlocked', 'adultConsent'),
  of: 'pupilId',
  by: ['pupilId', 'personId', 'relationType'],
  // Who is blocked from a child stays so when they become responsible for it again.
  fresh: ({ pupilId, personId }, known) => ({
    adultConsent: false,
    isBlocked: known.some((one) => one['pupilId'] === pupilId && one['personId'] === personId && one['isBlocked'] === true),
  }),
}

export const memberships: Dated = {
  target: target('group_membership', 'GroupMembership', true, 'groupId', 'personId'),
  of: 'groupId',
  by: ['groupId', 'personId'],
}

export const assignmentRoles: Dated = {
  target: target('assignment_role', 'AssignmentRole', false, 'dutyId', 'groupId', 'assignmentRoleType'),
  of: 'dutyId',
  by: ['dutyId', 'groupId', 'assignmentRoleType'],
}

export const teachers: Dated = {
  target: target('activity_teacher', 'ActivityTeacher', false, 'activityId', 'dutyId', 'isGrader'),
  of: 'activityId',
  by: ['activityId', 'dutyId'],
}

const keyBy = (columns: readonly string[]) => (row: object) =>
  columns.map((column) => String((row as Record<string, unknown>)[column])).join(' ')

const daysFrom = ({ startDate, endDate = null, since }: Relation): Kept => ({
  startDate: startDate ?? (endDate !== null && endDate < since ? endDate : since),
  endDate,
})

/** Makes the relations of these objects what the file says. What it does not mention stays. */
export async function writeRelations(
  importing: Importing,
  { target: written, of, by, fresh }: Dated,
  objects: readonly string[],
  relations: readonly Relation[],
): Promise<Written> {
  const { tx, today, newId } = importing
  const known = await rowsBy<Known>(tx, written, of, objects)
  const keyOf = keyBy(by)
  const { pairs, left } = pairUp<Known, Relation>(known, relations, keyOf, today)
  const leftOf = groupedBy(left, keyOf)
  const knownOf = groupedBy(known, (row) => String(row[of]))
  const days = (relation: Relation, row: Known) => {
    const { startDate, endDate } = daysOf(relation, row, leftOf.get(keyOf(row)) ?? [])
    return { startDate, endDate }
  }
  const added: Row[] = []
  const changed: Row[] = []
  for (const [relation, row] of pairs) {
    const { since: _, ...said } = relation
    const news = row && revised(row, { ...said, ...days(relation, row) })
    if (news) changed.push(news)
    if (row) continue
    const besides = fresh?.(relation, knownOf.get(String(relation[of])) ?? [])
    added.push({ ...said, ...besides, ...daysFrom(relation), id: newId() })
  }
  const seen = pairs.flatMap(([, row]) => (row ? [row.id] : []))
  return { ...(await writeRows(importing, written, { added, changed, seen })), left }
}
