import { permittedActions } from '../../shared/action.ts'
import { connectionOf, pageOf } from '../../shared/pagination.ts'
import type { Resolvers } from '../identity.generated.ts'
import { clientApplicationActions, unitGrantActions } from './client_application.actions.ts'
import { registerClientApplication, resumeClientApplication, stopClientApplication } from './client_application.acts.ts'
import { clientPage } from './client_application.queries.ts'
import { grantUnit, revokeUnitGrant } from './unit_grant.acts.ts'

export const clientApplicationResolvers = {
  Query: {
    clientApplications: async (_, args, { read }) => {
      const page = pageOf(args, ['displayName', 'id'])
      return connectionOf(await clientPage(read, page), page.size, (row) => [row.displayName, row.id])
    },
    myGrants: (_, __, { viewer, load }) => (viewer.kind === 'CLIENT' ? load.client.load(viewer.id) : null),
  },
  ClientApplication: {
    unitGrants: ({ id }, _, { load }) => load.unitGrants.load(id),
    permittedActions: (row, _, context) => permittedActions(clientApplicationActions, row, context),
  },
  UnitGrant: {
    organisation: ({ organisationId }, _, { load }) => load.organisation.load(organisationId),
    permittedActions: (row, _, context) => permittedActions(unitGrantActions, row, context),
  },
  Mutation: {
    registerClientApplication: (_, { input }, context, info) => registerClientApplication(info, context, input),
    stopClientApplication: (_, { input }, context, info) => stopClientApplication(info, context, input),
    resumeClientApplication: (_, { input }, context, info) => resumeClientApplication(info, context, input),
    grantUnit: (_, { input }, context, info) => grantUnit(info, context, input),
    revokeUnitGrant: (_, { input }, context, info) => revokeUnitGrant(info, context, input),
  },
  RegisterClientApplicationPayload: { clientApplication: ({ id }, _, { load }) => (id ? load.client.load(id) : null) },
  StopClientApplicationPayload: { clientApplication: ({ id }, _, { load }) => (id ? load.client.load(id) : null) },
  ResumeClientApplicationPayload: { clientApplication: ({ id }, _, { load }) => (id ? load.client.load(id) : null) },
  GrantUnitPayload: { clientApplication: ({ id }, _, { load }) => (id ? load.client.load(id) : null) },
  RevokeUnitGrantPayload: { clientApplication: ({ id }, _, { load }) => (id ? load.client.load(id) : null) },
} satisfies Resolvers
