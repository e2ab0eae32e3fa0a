import type { Context } from '../shared/context.ts'
import type { activityLoaders } from './activity/activity.queries.ts'
import type { dutyLoaders } from './duty/duty.queries.ts'
import type { enrolmentLoaders } from './enrolment/enrolment.queries.ts'
import type { groupLoaders } from './group/group.queries.ts'
import type { organisationLoaders } from './organisation/organisation.queries.ts'
import type { personLoaders } from './person/person.queries.ts'
import type { responsibleLoaders } from './responsible/responsible.queries.ts'
import type { viewerLoaders } from './viewer/viewer.queries.ts'

type Loaders = ReturnType<typeof activityLoaders> &
  ReturnType<typeof dutyLoaders> &
  ReturnType<typeof enrolmentLoaders> &
  ReturnType<typeof groupLoaders> &
  ReturnType<typeof organisationLoaders> &
  ReturnType<typeof personLoaders> &
  ReturnType<typeof responsibleLoaders> &
  ReturnType<typeof viewerLoaders>

/** What identity's resolvers have: the kernel's context with every feature's loaders. */
export type IdentityContext = Context<Loaders>
