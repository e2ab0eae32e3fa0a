import { upserted } from '../../shared/act.ts'
import { done, permittedActions, refused } from '../../shared/action.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import { reference } from '../../shared/module.ts'
import { connectionOf, pageOf } from '../../shared/pagination.ts'
import { nameFault } from '../../shared/text.ts'
import type { IdentityContext } from '../identity.context.ts'
import type { Resolvers } from '../identity.generated.ts'
import { directoryActions } from '../organisation_tree/organisation_tree.actions.ts'
import { organisationActions } from './organisation.actions.ts'
import { actOnOrganisation } from './organisation.acts.ts'
import {
  type CorrectOrganisationNamePayloadRow,
  countOrganisations,
  type OrganisationFilter,
  organisationPage,
  renameOrganisation,
} from './organisation.queries.ts'
import { checkFilter } from './organisation.rules.ts'

export const organisationResolvers = {
  Query: {
    organisation: (_, { id }, { load }) => (isId(id) ? load.organisation.load(id) : null),
    organisations: async (_, { filter, ...args }, { read }) => {
      const given: OrganisationFilter = checkFilter(filter ?? {})
      const page = pageOf(args, ['displayName', 'id'])
      const rows = await organisationPage(read, given, page)
      return { ...connectionOf(rows, page.size, (row) => [row.displayName, row.id]), filter: given }
    },
  },
  Organisation: {
    __resolveReference: reference((id, { load }: IdentityContext) => load.organisation.load(id)),
    parentOrganisation: ({ parentId }, _, { load }) => (parentId ? load.organisation.load(parentId) : null),
    permittedActions: async (row, _, context) => {
      const led = await context.load.ledOrganisation.load(row.id)
      return [...(led ? permittedActions(organisationActions, led, context) : []), ...(await directoryActions(row, context))]
    },
  },
  OrganisationConnection: { totalCount: ({ filter }, _, { read }) => countOrganisations(read, filter) },
  Mutation: {
    correctOrganisationName: (_, { input }, context, info) =>
      actOnOrganisation<CorrectOrganisationNamePayloadRow>(info, context, input, {
        action: organisationActions.CORRECT_ORGANISATION_NAME,
        unknown: refused('NOT_FOUND', 'There is no such organisation in your school authority.', 'organisationId'),
        run: async (tx, { id }) => {
          const { displayName, expectedVersion } = input
          const fault = nameFault(displayName, 'displayName')
          if (fault) return refused(fault.code, fault.message, ...fault.field)
          if (!(await renameOrganisation(tx, id, displayName.trim(), expectedVersion, context.call.now)))
            throw conflict('The organisation', expectedVersion)
          return done(id, upserted('Organisation', id))
        },
      }),
  },
  CorrectOrganisationNamePayload: { organisation: ({ id }, _, { load }) => (id ? load.organisation.load(id) : null) },
} satisfies Resolvers
