import { permittedActions } from '../../shared/action.ts'
import { reference } from '../../shared/module.ts'
import type { IdentityContext } from '../identity.context.ts'
import type { Resolvers } from '../identity.generated.ts'
import { activityActions, teachingActions } from './activity.actions.ts'
import { assignTeacher, createActivity, endActivityGiven, endTeachingGiven, keptActivity, keptTeaching } from './activity.acts.ts'

export const activityResolvers = {
  Group: { activities: ({ id }, _, { load }) => load.activitiesOfGroup.load(id) },
  Duty: { activities: ({ id }, _, { load }) => load.activitiesOfDuty.load(id) },
  Activity: {
    __resolveReference: reference((id, { load }: IdentityContext) => load.activity.load(id)),
    organisation: ({ organisationId }, _, { load }) => load.organisation.load(organisationId),
    groups: ({ id }, _, { load }) => load.groupsOfActivity.load(id),
    teachers: ({ id }, _, { load }) => load.teachersOfActivity.load(id),
    comingTeachers: ({ id }, _, { load }) => load.comingTeachersOfActivity.load(id),
    permittedActions: async (row, _, context) => permittedActions(activityActions, await keptActivity(row, context), context),
  },
  ActivityTeacher: {
    duty: ({ dutyId }, _, { load }) => load.duty.load(dutyId),
    permittedActions: async (row, _, context) => {
      const teaching = await keptTeaching(row, context)
      return teaching && permittedActions(teachingActions, teaching, context)
    },
  },
  Mutation: {
    createActivity: (_, { input }, context, info) => createActivity(info, context, input),
    endActivity: (_, { input }, context, info) => endActivityGiven(info, context, input),
    assignTeacher: (_, { input }, context, info) => assignTeacher(info, context, input),
    endTeaching: (_, { input }, context, info) => endTeachingGiven(info, context, input),
  },
  CreateActivityPayload: { activity: ({ id }, _, { load }) => (id ? load.activity.load(id) : null) },
  EndActivityPayload: { activity: ({ id }, _, { load }) => (id ? load.activity.load(id) : null) },
  AssignTeacherPayload: { activity: ({ id }, _, { load }) => (id ? load.activity.load(id) : null) },
  EndTeachingPayload: { activity: ({ id }, _, { load }) => (id ? load.activity.load(id) : null) },
} satisfies Resolvers
