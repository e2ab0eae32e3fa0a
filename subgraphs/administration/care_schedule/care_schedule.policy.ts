import { when } from '../../shared/policy.ts'
import type { Policy } from '../../shared/policy.ts'
import { allow, inPerson } from '../../shared/rules.ts'
import type { CareScheduleActsFields, CareScheduleFields } from '../administration.generated.ts'
import type { CareWeekRow } from './care_schedule.queries.ts'

const tellers = ['GUARDIAN', 'CARE_STAFF', 'UNIT_ADMIN', 'PRINCIPAL', 'CLIENT']
/** Who has the weeks that are not theirs, a delegate is not told. */
const toldOwners = when<CareWeekRow>(
  {
    en: 'of weeks of their own a delegate; of others guardian, care staff, school administrator, principal',
    sv: 'av egna veckor ombud; av andra vårdnadshavare, förskole- och fritidspersonal, skoladministratör, rektor',
  },
  { relation: tellers },
  ({ isOwn, placement: { relations } }) => isOwn || relations.some((held) => tellers.includes(held)),
)
const error = { code: allow, message: allow, field: allow, nextEditableDate: allow }

export const careSchedulePolicy = {
  Query: { previewCareSchedule: inPerson },
  Placement: { careWeek: allow, earliestSchedulableDate: allow, attendanceSchedules: allow, permittedScheduleActions: allow },
  CareWeek: {
    week: allow,
    startDate: allow,
    owner: toldOwners,
    isOwn: allow,
    isFree: allow,
    days: allow,
    permittedActions: allow,
  },
  CareDay: { careDate: allow, startTime: allow, endTime: allow, isClosed: allow, permittedActions: allow },
  AttendanceSchedule: {
    id: allow,
    placement: allow,
    numberOfWeeks: allow,
    startDate: allow,
    endDate: allow,
    scheduleEntries: allow,
    submittedAt: allow,
  },
  AttendanceScheduleEntry: { weekOffset: allow, dayOfWeek: allow, startTime: allow, endTime: allow },
  AttendanceScheduleConnection: { edges: allow, pageInfo: allow },
  AttendanceScheduleEdge: { node: allow, cursor: allow },
  CareWeekPlan: { week: allow, startDate: allow, outcome: allow, days: allow },
  PlannedDay: { careDate: allow, startTime: allow, endTime: allow },
  PreviewCareSchedulePayload: { weeks: allow, userErrors: allow },
  // Whose weeks, the rules of the acts say: see care_schedule.actions.ts.
  Mutation: { submitCareSchedule: inPerson, setCareDay: inPerson, clearCareDay: inPerson, releaseCareWeek: inPerson },
  SubmitCareSchedulePayload: { attendanceSchedule: allow, weeks: allow, userErrors: allow },
  SubmitCareScheduleError: error,
  SetCareDayPayload: { placement: allow, careComment: allow, userErrors: allow },
  SetCareDayError: error,
  ClearCareDayPayload: { placement: allow, userErrors: allow },
  ClearCareDayError: error,
  ReleaseCareWeekPayload: { placement: allow, userErrors: allow },
  ReleaseCareWeekError: error,
} satisfies Policy<CareScheduleFields & CareScheduleActsFields>
