import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { kpiPolicy } from './kpi.policy.ts'
import { kpiLoaders } from './kpi.queries.ts'
import { kpiResolvers } from './kpi.resolvers.ts'

export const kpi = {
  informationClass: 'PUBLIC',
  typeDefs: concatAST([sdl(import.meta.url, './kpi.graphql'), sdl(import.meta.url, './kpi_acts.graphql')]),
  policy: kpiPolicy,
  resolvers: kpiResolvers,
  loaders: kpiLoaders,
} satisfies Module
