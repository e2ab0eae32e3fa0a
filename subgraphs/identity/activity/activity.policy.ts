import type { Policy } from '../../shared/policy.ts'
import { allow } from '../../shared/rules.ts'
import type { ActivityActsFields, ActivityFields } from '../identity.generated.ts'
import { keepers } from '../keeping/keeping.rules.ts'

const error = { code: allow, message: allow, field: allow }
const payload = { activity: allow, userErrors: allow }

export const activityPolicy = {
  Group: { activities: allow },
  Duty: { activities: allow },
  Activity: {
    id: allow,
    displayName: allow,
    activityType: allow,
    organisation: allow,
    startDate: allow,
    endDate: allow,
    groups: allow,
    teachers: allow,
    comingTeachers: allow,
    permittedActions: allow,
  },
  ActivityTeacher: { id: allow, duty: allow, isGrader: allow, startDate: allow, endDate: allow, permittedActions: allow },
  // At which unit, the rules of the acts say: see activity.actions.ts.
  Mutation: { createActivity: keepers, endActivity: keepers, assignTeacher: keepers, endTeaching: keepers },
  CreateActivityPayload: payload,
  CreateActivityError: error,
  EndActivityPayload: payload,
  EndActivityError: error,
  AssignTeacherPayload: payload,
  AssignTeacherError: error,
  EndTeachingPayload: payload,
  EndTeachingError: error,
} satisfies Policy<ActivityFields & ActivityActsFields>
