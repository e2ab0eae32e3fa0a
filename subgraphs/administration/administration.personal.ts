import { actPersonal } from '../shared/act.personal.ts'
import { audit, change, idempotency, purgeLog } from './administration.schema.ts'
import { schoolCalendarPersonal } from './school_calendar/school_calendar.personal.ts'

/** What each table keeps about persons. The application refuses to start while one is missing. */
export const personal = [...schoolCalendarPersonal, ...actPersonal({ audit, change, idempotency, purgeLog })]
