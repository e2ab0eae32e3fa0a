import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { submissionPolicy } from './submission.policy.ts'
import { submissionLoaders } from './submission.queries.ts'
import { submissionResolvers } from './submission.resolvers.ts'

export const submission = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: concatAST([sdl(import.meta.url, './submission.graphql'), sdl(import.meta.url, './submission_acts.graphql')]),
  policy: submissionPolicy,
  resolvers: submissionResolvers,
  loaders: submissionLoaders,
} satisfies Module
