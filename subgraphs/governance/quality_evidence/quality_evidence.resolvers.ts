import { personOf } from '../../access/persons.ts'
import type { Resolvers } from '../governance.generated.ts'
import { analysisPayload } from '../quality_analysis/quality_analysis.resolvers.ts'
import { pinGiven, unpinGiven } from './quality_evidence.acts.ts'

export const qualityEvidenceResolvers = {
  QualityEvidence: {
    figure: ({ kpiValueId }, _, { load }) => load.kpiValue.load(kpiValueId),
    pinnedBy: ({ pinnedById }, _, context) => personOf(pinnedById, context),
  },
  Mutation: {
    pinEvidence: (_, { input }, context, info) => pinGiven(info, context, input),
    unpinEvidence: (_, { input }, context, info) => unpinGiven(info, context, input),
  },
  PinEvidencePayload: analysisPayload,
  UnpinEvidencePayload: analysisPayload,
} satisfies Resolvers
