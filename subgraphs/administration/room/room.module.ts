import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { roomPolicy } from './room.policy.ts'
import { roomLoaders } from './room.queries.ts'
import { roomResolvers } from './room.resolvers.ts'

export const room = {
  informationClass: 'PUBLIC',
  typeDefs: concatAST([sdl(import.meta.url, './room.graphql'), sdl(import.meta.url, './room_acts.graphql')]),
  policy: roomPolicy,
  resolvers: roomResolvers,
  loaders: roomLoaders,
} satisfies Module
