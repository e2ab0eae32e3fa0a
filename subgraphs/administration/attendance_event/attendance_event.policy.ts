import { related } from '../../access/rules.ts'
import type { Policy } from '../../shared/policy.ts'
import { allow, inPerson, role } from '../../shared/rules.ts'
import type { AttendanceEventFields } from '../administration.generated.ts'

export const attendanceEventPolicy = {
  Placement: {
    // A delegate lays times; whether the child came is not for them.
    attendanceEvents: related('GUARDIAN', 'CARE_STAFF', 'UNIT_ADMIN', 'PRINCIPAL'),
    permittedPresenceActions: allow,
  },
  Organisation: { careHeadCounts: role('staff of a unit', 'personal vid en enhet', 'STAFF') },
  AttendanceEvent: { id: allow, placement: allow, eventType: allow, occurredAt: allow, registeredBy: allow },
  CareHeadCount: { careDate: allow, hour: allow, scheduledCount: allow, presentCount: allow },
  // Of which children, the rules of the acts say: see attendance_event.actions.ts.
  Mutation: { checkIn: inPerson, checkOut: inPerson },
  CheckInPayload: { attendanceEvent: allow, userErrors: allow },
  CheckInError: { code: allow, message: allow, field: allow },
  CheckOutPayload: { attendanceEvent: allow, userErrors: allow },
  CheckOutError: { code: allow, message: allow, field: allow },
} satisfies Policy<AttendanceEventFields>
