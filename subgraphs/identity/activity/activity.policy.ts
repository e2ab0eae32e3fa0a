import type { Policy } from '../../shared/policy.ts'
import { allow } from '../../shared/rules.ts'
import type { ActivityFields } from '../identity.generated.ts'

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
  },
  ActivityTeacher: { duty: allow, isGrader: allow, startDate: allow, endDate: allow },
} satisfies Policy<ActivityFields>
