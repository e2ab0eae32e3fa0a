import { concatAST } from 'graphql'
import type { Read } from '../../shared/database.ts'
import { type Module, sdl } from '../../shared/module.ts'
import { comparisonPolicy } from './comparison.policy.ts'
import { comparisonLoaders } from './comparison.queries.ts'
import { comparisonResolvers } from './comparison.resolvers.ts'
import { yearBeforeLoader } from './year_before.queries.ts'

export const comparingLoaders = (read: Read) => ({ ...comparisonLoaders(read), yearBefore: yearBeforeLoader(read) })

export const comparison = {
  informationClass: 'PUBLIC',
  typeDefs: concatAST([sdl(import.meta.url, './comparison.graphql'), sdl(import.meta.url, './comparison_acts.graphql')]),
  policy: comparisonPolicy,
  resolvers: comparisonResolvers,
  loaders: comparingLoaders,
} satisfies Module
