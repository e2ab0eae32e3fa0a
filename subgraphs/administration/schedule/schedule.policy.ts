import type { Policy } from '../../shared/policy.ts'
import { allow, signedIn } from '../../shared/rules.ts'
import { sensitive } from '../../shared/sensitive.ts'
import type { ScheduleFields } from '../administration.generated.ts'
import type { ScheduleRow } from './schedule.queries.ts'

// Where a protected person is to be, hour by hour: whoever has read it is noted.
const lessons = sensitive<ScheduleRow>(allow, ({ subject }) => (subject?.isProtected ? subject : null))

export const schedulePolicy = {
  Query: { schedule: signedIn },
  Schedule: { week: allow, startDate: allow, endDate: allow, lessons, previousWeek: allow, nextWeek: allow },
} satisfies Policy<ScheduleFields>
