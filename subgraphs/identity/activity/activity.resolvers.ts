import { reference } from '../../shared/module.ts'
import type { IdentityContext } from '../identity.context.ts'
import type { Resolvers } from '../identity.generated.ts'

export const activityResolvers = {
  Group: { activities: ({ id }, _, { load }) => load.activitiesOfGroup.load(id) },
  Duty: { activities: ({ id }, _, { load }) => load.activitiesOfDuty.load(id) },
  Activity: {
    __resolveReference: reference((id, { load }: IdentityContext) => load.activity.load(id)),
    organisation: ({ organisationId }, _, { load }) => load.organisation.load(organisationId),
    groups: ({ id }, _, { load }) => load.groupsOfActivity.load(id),
    teachers: ({ id }, _, { load }) => load.teachersOfActivity.load(id),
  },
  ActivityTeacher: { duty: ({ dutyId }, _, { load }) => load.duty.load(dutyId) },
} satisfies Resolvers
