import { type Module, sdl } from '../../shared/module.ts'
import { feeTariffPolicy } from './fee_tariff.policy.ts'
import { feeTariffLoaders } from './fee_tariff.queries.ts'
import { feeTariffResolvers } from './fee_tariff.resolvers.ts'

export const feeTariff = {
  informationClass: 'PUBLIC',
  typeDefs: sdl(import.meta.url, './fee_tariff.graphql'),
  policy: feeTariffPolicy,
  resolvers: feeTariffResolvers,
  loaders: feeTariffLoaders,
} satisfies Module
