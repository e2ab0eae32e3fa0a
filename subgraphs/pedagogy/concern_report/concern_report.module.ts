import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { concernReportPolicy } from './concern_report.policy.ts'
import { concernReportLoaders } from './concern_report.queries.ts'
import { concernReportResolvers } from './concern_report.resolvers.ts'

export const concernReport = {
  informationClass: 'EXERCISE_OF_AUTHORITY',
  typeDefs: concatAST([sdl(import.meta.url, './concern_report.graphql'), sdl(import.meta.url, './concern_report_acts.graphql')]),
  policy: concernReportPolicy,
  resolvers: concernReportResolvers,
  loaders: concernReportLoaders,
} satisfies Module
