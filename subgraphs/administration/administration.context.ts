import type { personStub } from '../access/persons.ts'
import type { Context } from '../shared/context.ts'
import type { absenceLoaders } from './absence/absence.queries.ts'
import type { absencePolicyLoaders } from './absence_policy/absence_policy.queries.ts'
import type { leaveApplicationLoaders } from './leave_application/leave_application.queries.ts'
import type { schoolCalendarLoaders } from './school_calendar/school_calendar.queries.ts'
import type { stubLoaders } from './stubs/stubs.queries.ts'

type Loaders = ReturnType<typeof personStub.loaders> &
  ReturnType<typeof stubLoaders> &
  ReturnType<typeof absencePolicyLoaders> &
  ReturnType<typeof absenceLoaders> &
  ReturnType<typeof leaveApplicationLoaders> &
  ReturnType<typeof schoolCalendarLoaders>

/** What administration's resolvers have: the kernel's context with every feature's loaders. */
export type AdministrationContext = Context<Loaders>
