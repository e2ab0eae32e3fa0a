import type { PgTable } from 'drizzle-orm/pg-core'
import { audit, change, idempotency, purgeLog } from './administration.schema.ts'
import { attendanceEvent } from './attendance_event/attendance_event.table.ts'
import { careComment } from './care_comment/care_comment.table.ts'
import { careOpening } from './care_opening/care_opening.table.ts'
import { attendanceSchedule, careDay, careWeek } from './care_schedule/care_schedule.table.ts'
import { placement } from './placement/placement.table.ts'
import { dayOff, schoolYear } from './school_calendar/school_calendar.table.ts'

/** Every table of the subgraph. One that is missing here has no policy and no grant, and the application refuses to start. */
export const tables: PgTable[] = [
  ...[schoolYear, dayOff],
  ...[placement, careOpening, careWeek, careDay, attendanceSchedule, careComment, attendanceEvent],
  ...[audit, change, idempotency, purgeLog],
]

// drizzle-kit reads them from here; in the schema file it would also find the schema, which migrate makes.
export { audit, change, idempotency, purgeLog }
