import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { talkPolicy } from './talk.policy.ts'
import { talkLoaders } from './talk.queries.ts'
import { talkResolvers } from './talk.resolvers.ts'

export const talk = {
  informationClass: 'EXERCISE_OF_AUTHORITY',
  typeDefs: concatAST([sdl(import.meta.url, './talk.graphql'), sdl(import.meta.url, './talk_acts.graphql')]),
  policy: talkPolicy,
  resolvers: talkResolvers,
  loaders: talkLoaders,
} satisfies Module
