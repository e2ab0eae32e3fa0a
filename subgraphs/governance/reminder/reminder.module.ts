import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { reminderPolicy } from './reminder.policy.ts'
import { reminderLoaders } from './reminder.queries.ts'
import { reminderResolvers } from './reminder.resolvers.ts'

export const reminder = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: concatAST([sdl(import.meta.url, './reminder.graphql'), sdl(import.meta.url, './reminder_acts.graphql')]),
  policy: reminderPolicy,
  resolvers: reminderResolvers,
  loaders: reminderLoaders,
} satisfies Module
