import type { personStub } from '../access/persons.ts'
import type { Context } from '../shared/context.ts'
import type { attendanceEventLoaders } from './attendance_event/attendance_event.queries.ts'
import type { careCommentLoaders } from './care_comment/care_comment.queries.ts'
import type { careOpeningLoaders } from './care_opening/care_opening.queries.ts'
import type { careScheduleLoaders } from './care_schedule/care_schedule.queries.ts'
import type { placementLoaders } from './placement/placement.queries.ts'
import type { schoolCalendarLoaders } from './school_calendar/school_calendar.queries.ts'
import type { stubLoaders } from './stubs/stubs.queries.ts'

type Care = ReturnType<typeof placementLoaders> &
  ReturnType<typeof careOpeningLoaders> &
  ReturnType<typeof careScheduleLoaders> &
  ReturnType<typeof careCommentLoaders> &
  ReturnType<typeof attendanceEventLoaders>

type Loaders = ReturnType<typeof personStub.loaders> &
  ReturnType<typeof stubLoaders> &
  ReturnType<typeof schoolCalendarLoaders> &
  Care

/** What administration's resolvers have: the kernel's context with every feature's loaders. */
export type AdministrationContext = Context<Loaders>
