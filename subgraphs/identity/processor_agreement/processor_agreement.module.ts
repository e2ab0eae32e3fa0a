import { type Module, sdl } from '../../shared/module.ts'
import { processorAgreementPolicy } from './processor_agreement.policy.ts'
import { processorAgreementLoaders } from './processor_agreement.queries.ts'
import { processorAgreementResolvers } from './processor_agreement.resolvers.ts'

export const processorAgreement = {
  informationClass: 'PUBLIC',
  typeDefs: sdl(import.meta.url, './processor_agreement.graphql'),
  policy: processorAgreementPolicy,
  resolvers: processorAgreementResolvers,
  loaders: processorAgreementLoaders,
} satisfies Module
