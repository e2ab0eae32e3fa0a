import type { Actions } from '../../shared/action.ts'
import type { ActivityAction, ActivityTeacherAction, OrganisationAction } from '../identity.generated.ts'
import type { KeptUnit } from '../keeping/keeping.ts'
import { endedFault, firstOf, type Kept, keeper, masterFault, masterFaultOfAll, unitFault } from '../keeping/keeping.rules.ts'
import type { ActivityRow, ActivityTeacherRow } from './activity.queries.ts'

/** An activity with who keeps its unit, and the school types of its groups. */
export type KeptActivity = ActivityRow & Kept & { readonly schoolTypes: readonly (string | null)[] }
/** Who teaches an activity, with who keeps the unit of the activity; nobody does where the viewer does not see that. */
export type KeptTeaching = ActivityTeacherRow & Pick<KeptActivity, 'keepers' | 'schoolTypes'>

/** Where another system is master of the schedule for some of the school types that take part. */
export const scheduledElsewhere = ({ keepers, schoolTypes }: Pick<KeptActivity, 'keepers' | 'schoolTypes'>) =>
  schoolTypes.map((type) => masterFault(keepers, 'SCHEDULE', type)).find((fault) => fault !== null) ?? null

const whileItLasts = { rule: keeper, fault: firstOf<KeptActivity>(endedFault, scheduledElsewhere) }

/** What can be done to an activity. */
export const activityActions = {
  END_ACTIVITY: whileItLasts,
  ASSIGN_TEACHER: whileItLasts,
} satisfies Actions<KeptActivity, ActivityAction>

export const teachingActions = {
  END_TEACHING: { rule: keeper, fault: firstOf<KeptTeaching>(endedFault, scheduledElsewhere) },
} satisfies Actions<KeptTeaching, ActivityTeacherAction>

/** What those who keep a unit's directory do there. */
export const unitActivityActions = {
  CREATE_ACTIVITY: {
    rule: keeper,
    fault: firstOf<KeptUnit>(unitFault, ({ keepers, schoolTypes }) =>
      masterFaultOfAll(keepers, 'SCHEDULE', [...schoolTypes, null]),
    ),
  },
} satisfies Actions<KeptUnit, OrganisationAction & 'CREATE_ACTIVITY'>
