import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { supportInvestigationPolicy } from './support_investigation.policy.ts'
import { supportInvestigationLoaders } from './support_investigation.queries.ts'
import { supportInvestigationResolvers } from './support_investigation.resolvers.ts'

export const supportInvestigation = {
  informationClass: 'EXERCISE_OF_AUTHORITY',
  typeDefs: concatAST([
    sdl(import.meta.url, './support_investigation.graphql'),
    sdl(import.meta.url, './support_investigation_acts.graphql'),
  ]),
  policy: supportInvestigationPolicy,
  resolvers: supportInvestigationResolvers,
  loaders: supportInvestigationLoaders,
} satisfies Module
