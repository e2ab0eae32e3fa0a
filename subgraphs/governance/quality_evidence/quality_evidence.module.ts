import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { qualityEvidencePolicy } from './quality_evidence.policy.ts'
import { qualityEvidenceLoaders } from './quality_evidence.queries.ts'
import { qualityEvidenceResolvers } from './quality_evidence.resolvers.ts'

export const qualityEvidence = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: concatAST([
    sdl(import.meta.url, './quality_evidence.graphql'),
    sdl(import.meta.url, './quality_evidence_acts.graphql'),
  ]),
  policy: qualityEvidencePolicy,
  resolvers: qualityEvidenceResolvers,
  loaders: qualityEvidenceLoaders,
} satisfies Module
