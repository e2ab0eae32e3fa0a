import type { Actions } from '../../shared/action.ts'
import type { CalendarAction, DayOffAction, SchoolYearAction } from '../administration.generated.ts'
import type { LedOrganisation } from '../stubs/stubs.queries.ts'
import { heldThere } from '../stubs/stubs.rules.ts'
import type { DayOffRow, SchoolYearRow } from './school_calendar.queries.ts'

const leader = heldThere('PRINCIPAL', 'UNIT_ADMIN', 'AUTHORITY_ADMIN')

/** What can be decided about the calendar of a unit, or of all below an organisation. */
export const calendarActions = {
  DECIDE_SCHOOL_YEAR: { rule: leader },
  ADD_DAY_OFF: { rule: leader },
} satisfies Actions<LedOrganisation, CalendarAction>

/** What can be done to a school year, by those who lead the organisation that decided it. */
export const schoolYearActions = {
  DECIDE_SCHOOL_YEAR: { rule: leader },
  REMOVE_SCHOOL_YEAR: { rule: leader },
} satisfies Actions<SchoolYearRow & Pick<LedOrganisation, 'roles'>, SchoolYearAction>

export const dayOffActions = {
  REMOVE_DAY_OFF: { rule: leader },
} satisfies Actions<DayOffRow & Pick<LedOrganisation, 'roles'>, DayOffAction>
