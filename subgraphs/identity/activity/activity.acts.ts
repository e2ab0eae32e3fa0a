import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import { isId } from '../../shared/ids.ts'
import { nameFault } from '../../shared/text.ts'
import { ownFault } from '../duty/duty.rules.ts'
import type { GroupRow } from '../group/group.queries.ts'
import type { IdentityContext } from '../identity.context.ts'
import type { AssignTeacherInput, CreateActivityInput, EndActivityInput, EndTeachingInput } from '../identity.generated.ts'
import { kept, type KeptUnit, keptUnit } from '../keeping/keeping.ts'
import { lastDayFault, laterFault, periodFault } from '../keeping/keeping.rules.ts'
import { activityActions, type KeptActivity, type KeptTeaching, scheduledElsewhere, teachingActions, unitActivityActions } from './activity.actions.ts' // prettier-ignore
import type { ActivityRow, ActivityTeacherRow, AssignTeacherPayloadRow, CreateActivityPayloadRow, EndActivityPayloadRow, EndTeachingPayloadRow } from './activity.queries.ts' // prettier-ignore
import {
  addActivity,
  addTeaching,
  endActivity,
  endTeaching,
  isTeaching,
  lockActivity,
  removeTeaching,
} from './activity.writes.ts'

const typesOf = (groups: readonly GroupRow[]) => {
  const types = [...new Set(groups.map(({ schoolType }) => schoolType))]
  return types.length > 0 ? types : [null]
}

/** An activity with who keeps its unit. */
export const keptActivity = async (row: ActivityRow, context: IdentityContext): Promise<KeptActivity> => ({
  ...(await kept(row, row.organisationId, context)),
  schoolTypes: typesOf(await context.load.groupsOfActivity.load(row.id)),
})

/** Who teaches an activity, with who keeps the unit of the activity. */
export async function keptTeaching(row: ActivityTeacherRow, context: IdentityContext): Promise<KeptTeaching | null> {
  const activity = await context.load.activity.load(row.activityId)
  if (!activity) return null
  const { keepers, schoolTypes } = await keptActivity(activity, context)
  return { ...row, keepers, schoolTypes }
}

const noGroups = {
  code: 'GROUPS_INVALID',
  message: 'Give 1 to 20 groups of the unit that last until the first day.',
  field: ['groupIds'],
} as const

const lastsOn = (day: string) => (group: GroupRow) => group.endDate === null || group.endDate >= day

export async function createActivity(info: GraphQLResolveInfo, context: IdentityContext, input: CreateActivityInput) {
  const { groupIds, startDate, endDate = null } = input
  const asked = [...new Set(groupIds.filter(isId))]
  const groups = (await Promise.all(asked.map((id) => context.load.group.load(id)))).filter((group) => group !== null)
  return actOn<KeptUnit, CreateActivityPayloadRow>(info, context, input, {
    source: await keptUnit(input.organisationId, context),
    action: unitActivityActions.CREATE_ACTIVITY,
    unknown: refused('NOT_FOUND', 'There is no such school unit.', 'organisationId'),
    run: async (tx, unit) => {
      const ofUnit = groups.filter((group) => group.organisationId === unit.id && lastsOn(startDate)(group))
      const hasGroups = ofUnit.length >= 1 && ofUnit.length <= 20 && ofUnit.length === groupIds.length
      const wrong =
        nameFault(input.displayName, 'displayName') ??
        periodFault(input, unit) ??
        (hasGroups ? null : noGroups) ??
        scheduledElsewhere({ keepers: unit.keepers, schoolTypes: typesOf(ofUnit) })
      if (wrong) return faulty(wrong)
      const id = context.newId<'Activity'>()
      const displayName = input.displayName.trim()
      const { activityType } = input
      const added = { id, displayName, activityType, organisationId: unit.id, startDate, endDate, now: context.call.now }
      await addActivity(tx, added, ofUnit.map((group) => group.id)) // prettier-ignore
      return done(id, upserted('Activity', id))
    },
  })
}

const loaded = async (id: string, context: IdentityContext) => {
  const row = isId(id) ? await context.load.activity.load(id) : null
  return row && keptActivity(row, context)
}

const noActivity = refused('NOT_FOUND', 'There is no such activity that you may see.', 'activityId')

export async function endActivityGiven(info: GraphQLResolveInfo, context: IdentityContext, input: EndActivityInput) {
  return actOn<KeptActivity, EndActivityPayloadRow>(info, context, input, {
    source: await loaded(input.activityId, context),
    action: activityActions.END_ACTIVITY,
    unknown: noActivity,
    run: async (tx, { id, startDate, endDate }) => {
      const { now } = context.call
      const wrong = lastDayFault(startDate, input.endDate, dayOf(now)) ?? laterFault(endDate, input.endDate)
      if (wrong) return faulty(wrong)
      await endActivity(tx, id, input.endDate, now)
      return done(id, upserted('Activity', id))
    },
  })
}

const noDuty = {
  code: 'DUTY_NOT_FOUND',
  message: 'There is no such duty at the unit of the activity.',
  field: ['dutyId'],
} as const
const already = { code: 'ALREADY_TEACHING', message: 'The duty teaches it on some of these days.', field: ['dutyId'] } as const

export async function assignTeacher(info: GraphQLResolveInfo, context: IdentityContext, input: AssignTeacherInput) {
  const { dutyId, isGrader, startDate, endDate = null } = input
  const duty = isId(dutyId) ? await context.load.duty.load(dutyId) : null
  return actOn<KeptActivity, AssignTeacherPayloadRow>(info, context, input, {
    source: await loaded(input.activityId, context),
    action: activityActions.ASSIGN_TEACHER,
    unknown: noActivity,
    run: async (tx, activity) => {
      if (duty?.organisationId !== activity.organisationId || duty.isAwaited) return faulty(noDuty)
      const wrong = ownFault(duty.personId, context.viewer.id) ?? periodFault(input, activity) ?? periodFault(input, duty)
      if (wrong) return faulty(wrong)
      const id = context.newId<'ActivityTeacher'>()
      const teaching = { id, activityId: activity.id, dutyId: duty.id, isGrader, startDate, endDate }
      await lockActivity(tx, activity.id)
      if (await isTeaching(tx, teaching)) return faulty(already)
      await addTeaching(tx, teaching)
      return done(activity.id, upserted('ActivityTeacher', id))
    },
  })
}

export async function endTeachingGiven(info: GraphQLResolveInfo, context: IdentityContext, input: EndTeachingInput) {
  const row = isId(input.activityTeacherId) ? await context.load.activityTeacher.load(input.activityTeacherId) : null
  return actOn<KeptTeaching, EndTeachingPayloadRow>(info, context, input, {
    source: row && (await keptTeaching(row, context)),
    action: teachingActions.END_TEACHING,
    unknown: refused('NOT_FOUND', 'There is no such teaching that you may see.', 'activityTeacherId'),
    run: async (tx, { id, activityId, startDate, endDate }) => {
      const today = dayOf(context.call.now)
      if (startDate > today && input.endDate < startDate) {
        await removeTeaching(tx, id)
        return done(activityId, { entity: 'ActivityTeacher', id, kind: 'DELETE' })
      }
      const wrong = lastDayFault(startDate, input.endDate, today) ?? laterFault(endDate, input.endDate)
      if (wrong) return faulty(wrong)
      await endTeaching(tx, id, input.endDate)
      return done(activityId, upserted('ActivityTeacher', id))
    },
  })
}
