import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { talkBookingPolicy } from './talk_booking.policy.ts'
import { talkBookingLoaders } from './talk_booking.queries.ts'
import { talkBookingResolvers } from './talk_booking.resolvers.ts'

export const talkBooking = {
  informationClass: 'EXERCISE_OF_AUTHORITY',
  typeDefs: concatAST([sdl(import.meta.url, './talk_booking.graphql'), sdl(import.meta.url, './talk_booking_acts.graphql')]),
  policy: talkBookingPolicy,
  resolvers: talkBookingResolvers,
  loaders: talkBookingLoaders,
} satisfies Module
