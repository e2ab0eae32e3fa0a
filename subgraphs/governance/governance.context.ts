import type { personStub } from '../access/persons.ts'
import type { Context } from '../shared/context.ts'
import type { kpiLoaders } from './kpi/kpi.queries.ts'
import type { kpiValueLoaders } from './kpi_value/kpi_value.queries.ts'
import type { qualityModelLoaders } from './quality_model/quality_model.queries.ts'
import type { qualityAnalysisLoaders } from './quality_analysis/quality_analysis.queries.ts'
import type { qualityEvidenceLoaders } from './quality_evidence/quality_evidence.queries.ts'
import type { qualityVersionLoaders } from './quality_version/quality_version.queries.ts'

type Loaders = ReturnType<typeof kpiLoaders> &
  ReturnType<typeof kpiValueLoaders> &
  // Quality work
  ReturnType<typeof qualityModelLoaders> &
  ReturnType<typeof qualityAnalysisLoaders> &
  ReturnType<typeof qualityEvidenceLoaders> &
  ReturnType<typeof qualityVersionLoaders> &
  ReturnType<typeof personStub.loaders>

/** What governance's resolvers have: the kernel's context with every feature's loaders. */
export type GovernanceContext = Context<Loaders>
