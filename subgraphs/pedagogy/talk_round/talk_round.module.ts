import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { talkRoundPolicy } from './talk_round.policy.ts'
import { talkRoundLoaders } from './talk_round.queries.ts'
import { talkRoundResolvers } from './talk_round.resolvers.ts'

export const talkRound = {
  informationClass: 'EXERCISE_OF_AUTHORITY',
  typeDefs: concatAST([sdl(import.meta.url, './talk_round.graphql'), sdl(import.meta.url, './talk_round_acts.graphql')]),
  policy: talkRoundPolicy,
  resolvers: talkRoundResolvers,
  loaders: talkRoundLoaders,
} satisfies Module
