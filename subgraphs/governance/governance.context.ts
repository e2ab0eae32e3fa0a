import type { Context } from '../shared/context.ts'
import type { kpiLoaders } from './kpi/kpi.queries.ts'
import type { kpiValueLoaders } from './kpi_value/kpi_value.queries.ts'

type Loaders = ReturnType<typeof kpiLoaders> & ReturnType<typeof kpiValueLoaders>

/** What governance's resolvers have: the kernel's context with every feature's loaders. */
export type GovernanceContext = Context<Loaders>
