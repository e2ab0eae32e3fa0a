import { v5 } from 'uuid'
import { daysAfter } from '../../shared/clock.ts'
import type { Write } from '../../shared/database.ts'
import { insertRows } from '../../shared/seed.ts'
import { mondayBefore } from '../../shared/week.ts'
import { careComment } from '../care_comment/care_comment.table.ts'
import { careOpening } from '../care_opening/care_opening.table.ts'
import { careDay, careWeek } from '../care_schedule/care_schedule.table.ts'
import { placement } from '../placement/placement.table.ts'

const namespace = '0d6a4c7e-3b54-5c55-8f0e-0999e64a3a02'

/** A child in care: the ids come from identity, which this subgraph does not import. */
export interface DemoChild {
  readonly childId: string
  readonly organisationId: string
  readonly groupId: string
  readonly schoolType: 'FS' | 'FTH'
  /** They lay every second week each, or all where there is one. */
  readonly guardianIds: readonly string[]
  readonly startTime: string
  readonly endTime: string
  /** What the first guardian has told the staff of next Monday. */
  readonly comment?: string
}

/** The same child has the same placement in every seed. */
export const placementId = (childId: string): string => v5(`Placement/${childId}`, namespace)

const ofChild = (child: DemoChild) => ({ placementId: placementId(child.childId), childId: child.childId })

const placementOf = (child: DemoChild, today: string) => ({
  id: placementId(child.childId),
  childId: child.childId,
  organisationId: child.organisationId,
  groupId: child.groupId,
  schoolType: child.schoolType,
  startDate: daysAfter(mondayBefore(today), -7 * 13),
  reason: 'OMSORGSBEHOV',
  maxWeeklyScheduleHours: 45,
})

/** This week and the three that follow. */
const weeksOf = (child: DemoChild, today: string) =>
  Array.from({ length: 4 }, (_, n) => ({
    ...ofChild(child),
    ownerId: child.guardianIds[n % child.guardianIds.length]!,
    startDate: daysAfter(mondayBefore(today), 7 * n),
  }))

const daysOf = (child: DemoChild, today: string) =>
  weeksOf(child, today).flatMap(({ startDate, ...week }) =>
    [0, 1, 2, 3, 4].map((n) => ({
      ...week,
      careDate: daysAfter(startDate, n),
      startTime: child.startTime,
      endTime: child.endTime,
    })),
  )

const commentOf = (child: DemoChild, today: string) => {
  const careDate = daysAfter(mondayBefore(today), 7)
  const authorId = child.guardianIds[1 % child.guardianIds.length]!
  const id = v5(`CareComment/${child.childId}/1`, namespace)
  return { id, ...ofChild(child), careDate, authorId, text: child.comment!, writtenAt: new Date(`${today}T08:00:00Z`) }
}

const openingsOf = ({ organisationId, schoolType }: DemoChild) =>
  [1, 2, 3, 4, 5].map((dayOfWeek) => ({
    organisationId,
    dayOfWeek,
    startTime: '06:30',
    endTime: schoolType === 'FS' ? '17:30' : '18:00',
  }))

/** Children in care, with their schedules as they stand on a day. */
export async function seedCare(tx: Write, today: string, children: readonly DemoChild[]): Promise<void> {
  const claimedAt = new Date(`${today}T07:00:00Z`)
  await insertRows(tx, placement, children.map((child) => placementOf(child, today))) // prettier-ignore
  await insertRows(tx, careOpening, children.flatMap(openingsOf))
  await insertRows(tx, careWeek, children.flatMap((child) => weeksOf(child, today)).map((week) => ({ ...week, claimedAt }))) // prettier-ignore
  await insertRows(tx, careDay, children.flatMap((child) => daysOf(child, today))) // prettier-ignore
  await insertRows(tx, careComment, children.filter(({ comment }) => comment).map((child) => commentOf(child, today))) // prettier-ignore
}
