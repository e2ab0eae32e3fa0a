import type { Policy } from '../../shared/policy.ts'
import { allow, role, signedIn } from '../../shared/rules.ts'
import type { SchoolCalendarActsFields, SchoolCalendarFields } from '../administration.generated.ts'

const leaders = role(
  'principals, school administrators and administrators of the authority',
  'rektorer, skoladministratörer och huvudmannens administratörer',
  ...['PRINCIPAL', 'UNIT_ADMIN', 'AUTHORITY_ADMIN'],
)
const error = { code: allow, message: allow, field: allow }

export const schoolCalendarPolicy = {
  Query: { schoolYear: signedIn },
  Organisation: { schoolYears: allow, schoolYear: allow, daysOff: allow, permittedCalendarActions: allow },
  SchoolYear: {
    id: allow,
    organisation: allow,
    displayName: allow,
    startDate: allow,
    endDate: allow,
    terms: allow,
    version: allow,
    permittedActions: allow,
  },
  Term: { semester: allow, startDate: allow, endDate: allow },
  DayOff: {
    id: allow,
    organisation: allow,
    startDate: allow,
    endDate: allow,
    kind: allow,
    displayName: allow,
    schoolTypes: allow,
    isCareOpen: allow,
    permittedActions: allow,
  },
  // At which organisation, the rules of the acts say: see school_calendar.actions.ts.
  Mutation: { decideSchoolYear: leaders, removeSchoolYear: leaders, addDayOff: leaders, removeDayOff: leaders },
  DecideSchoolYearPayload: { schoolYear: allow, userErrors: allow },
  DecideSchoolYearError: error,
  RemoveSchoolYearPayload: { organisation: allow, userErrors: allow },
  RemoveSchoolYearError: error,
  AddDayOffPayload: { dayOff: allow, userErrors: allow },
  AddDayOffError: error,
  RemoveDayOffPayload: { organisation: allow, userErrors: allow },
  RemoveDayOffError: error,
} satisfies Policy<SchoolCalendarFields & SchoolCalendarActsFields>
