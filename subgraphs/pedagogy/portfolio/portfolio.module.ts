import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { portfolioPolicy } from './portfolio.policy.ts'
import { portfolioLoaders } from './portfolio.queries.ts'
import { portfolioResolvers } from './portfolio.resolvers.ts'

export const portfolio = {
  informationClass: 'EXERCISE_OF_AUTHORITY',
  typeDefs: concatAST([sdl(import.meta.url, './portfolio.graphql'), sdl(import.meta.url, './portfolio_acts.graphql')]),
  policy: portfolioPolicy,
  resolvers: portfolioResolvers,
  loaders: portfolioLoaders,
} satisfies Module
