import type { organisationLoaders } from '../access/organisations.ts'
import type { personStub } from '../access/persons.ts'
import type { Context } from '../shared/context.ts'
import type { kpiLoaders } from './kpi/kpi.queries.ts'
import type { kpiValueLoaders } from './kpi_value/kpi_value.queries.ts'
import type { kpiTargetLoaders } from './kpi_target/kpi_target.queries.ts'
import type { placeLoaders } from './place/place.queries.ts'
import type { unitOverviewLoaders } from './unit_overview/unit_overview.queries.ts'
import type { suppressionRuleLoaders } from './suppression_rule/suppression_rule.queries.ts'

type Loaders = ReturnType<typeof organisationLoaders> &
  ReturnType<typeof personStub.loaders> &
  ReturnType<typeof kpiLoaders> &
  ReturnType<typeof kpiTargetLoaders> &
  ReturnType<typeof kpiValueLoaders> &
  ReturnType<typeof placeLoaders> &
  ReturnType<typeof unitOverviewLoaders> &
  ReturnType<typeof suppressionRuleLoaders>

/** What governance's resolvers have: the kernel's context with every feature's loaders. */
export type GovernanceContext = Context<Loaders>
