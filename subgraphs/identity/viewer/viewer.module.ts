import { type Module, sdl } from '../../shared/module.ts'
import { account } from '../account/account.table.ts'
import { clientApplication } from '../client_application/client_application.table.ts'
import { roleGrant } from '../role_grant/role_grant.table.ts'
import { viewerPolicy } from './viewer.policy.ts'
import { viewerLoaders } from './viewer.queries.ts'
import { viewerResolvers } from './viewer.resolvers.ts'

export const viewer = {
  typeDefs: sdl(import.meta.url, './viewer.graphql'),
  policy: viewerPolicy,
  resolvers: viewerResolvers,
  tables: [account, clientApplication, roleGrant],
  loaders: viewerLoaders,
} satisfies Module
