import type { personStub } from '../access/persons.ts'
import type { Context } from '../shared/context.ts'
import type { dataProblemLoaders } from './data_problem/data_problem.queries.ts'
import type { deliveryLoaders } from './delivery/delivery.queries.ts'
import type { kpiLoaders } from './kpi/kpi.queries.ts'
import type { kpiValueLoaders } from './kpi_value/kpi_value.queries.ts'
import type { placeLoaders } from './place/place.queries.ts'
import type { suppressionRuleLoaders } from './suppression_rule/suppression_rule.queries.ts'

type Loaders = ReturnType<typeof kpiLoaders> &
  ReturnType<typeof kpiValueLoaders> &
  ReturnType<typeof placeLoaders> &
  ReturnType<typeof suppressionRuleLoaders> &
  ReturnType<typeof deliveryLoaders> &
  ReturnType<typeof dataProblemLoaders> &
  ReturnType<typeof personStub.loaders>

/** What governance's resolvers have: the kernel's context with every feature's loaders. */
export type GovernanceContext = Context<Loaders>
