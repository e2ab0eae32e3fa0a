import type { personStub } from '../access/persons.ts'
import type { Context } from '../shared/context.ts'
import type { annualWheelLoaders } from './annual_wheel/annual_wheel.queries.ts'
import type { goalLoaders } from './goal/goal.queries.ts'
import type { kpiLoaders } from './kpi/kpi.queries.ts'
import type { kpiValueLoaders } from './kpi_value/kpi_value.queries.ts'
import type { operationalPlanLoaders } from './operational_plan/operational_plan.queries.ts'
import type { reminderLoaders } from './reminder/reminder.queries.ts'

type Loaders = ReturnType<typeof personStub.loaders> &
  ReturnType<typeof kpiLoaders> &
  ReturnType<typeof kpiValueLoaders> &
  // Goals, plans and the annual wheel
  ReturnType<typeof goalLoaders> &
  ReturnType<typeof annualWheelLoaders> &
  ReturnType<typeof operationalPlanLoaders> &
  ReturnType<typeof reminderLoaders>

/** What governance's resolvers have: the kernel's context with every feature's loaders. */
export type GovernanceContext = Context<Loaders>
