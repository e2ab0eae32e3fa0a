import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { lessonExceptionPolicy } from './lesson_exception.policy.ts'
import { lessonExceptionLoaders } from './lesson_exception.queries.ts'
import { lessonExceptionResolvers } from './lesson_exception.resolvers.ts'

export const lessonException = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: concatAST([
    sdl(import.meta.url, './lesson_exception.graphql'),
    sdl(import.meta.url, './lesson_exception_acts.graphql'),
  ]),
  policy: lessonExceptionPolicy,
  resolvers: lessonExceptionResolvers,
  loaders: lessonExceptionLoaders,
} satisfies Module
