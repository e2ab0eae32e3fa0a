import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { statisticsExportPolicy } from './statistics_export.policy.ts'
import { statisticsExportLoaders } from './statistics_export.queries.ts'
import { statisticsExportResolvers } from './statistics_export.resolvers.ts'

export const statisticsExport = {
  informationClass: 'PUBLIC',
  typeDefs: concatAST([
    sdl(import.meta.url, './statistics_export.graphql'),
    sdl(import.meta.url, './statistics_export_acts.graphql'),
  ]),
  policy: statisticsExportPolicy,
  resolvers: statisticsExportResolvers,
  loaders: statisticsExportLoaders,
} satisfies Module
