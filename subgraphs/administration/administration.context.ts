import type { Context } from '../shared/context.ts'
import type { schoolCalendarLoaders } from './school_calendar/school_calendar.queries.ts'
import type { stubLoaders } from './stubs/stubs.queries.ts'

type Loaders = ReturnType<typeof stubLoaders> & ReturnType<typeof schoolCalendarLoaders>

/** What administration's resolvers have: the kernel's context with every feature's loaders. */
export type AdministrationContext = Context<Loaders>
