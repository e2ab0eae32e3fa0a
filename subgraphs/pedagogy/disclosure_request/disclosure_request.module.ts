import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { disclosureRequestPolicy } from './disclosure_request.policy.ts'
import { disclosureRequestLoaders } from './disclosure_request.queries.ts'
import { disclosureRequestResolvers } from './disclosure_request.resolvers.ts'

export const disclosureRequest = {
  informationClass: 'EXERCISE_OF_AUTHORITY',
  typeDefs: concatAST([
    sdl(import.meta.url, './disclosure_request.graphql'),
    sdl(import.meta.url, './disclosure_request_acts.graphql'),
  ]),
  policy: disclosureRequestPolicy,
  resolvers: disclosureRequestResolvers,
  loaders: disclosureRequestLoaders,
} satisfies Module
