import { act } from '../../shared/act.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import { reference } from '../../shared/module.ts'
import { connectionOf, pageOf } from '../../shared/pagination.ts'
import type { IdentityContext } from '../identity.context.ts'
import type { Resolvers } from '../identity.generated.ts'
import {
  type CorrectOrganisationNamePayloadRow,
  countOrganisations,
  type OrganisationFilter,
  organisationPage,
  renameOrganisation,
} from './organisation.queries.ts'
import { checkFilter, nameFault } from './organisation.rules.ts'

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
  },
  OrganisationConnection: { totalCount: ({ filter }, _, { read }) => countOrganisations(read, filter) },
  Mutation: {
    correctOrganisationName: (_, { input }, { call, act: perform }, info) =>
      perform(
        act<CorrectOrganisationNamePayloadRow>(info, call, input, async (tx) => {
          const { organisationId, displayName, expectedVersion } = input
          const fault = nameFault(displayName)
          if (fault) return { answer: { organisationId: null, userErrors: [fault] }, changed: [] }
          const renamed = isId(organisationId)
            ? await renameOrganisation(tx, organisationId, displayName.trim(), expectedVersion, call.now)
            : 'NOT_FOUND'
          if (renamed === 'STALE') throw conflict('The organisation', expectedVersion)
          if (renamed === 'NOT_FOUND') return { answer: { organisationId: null, userErrors: [notFound] }, changed: [] }
          return {
            answer: { organisationId, userErrors: [] },
            changed: [{ entity: 'Organisation', id: organisationId, kind: 'UPSERT' }],
          }
        }),
      ),
  },
  CorrectOrganisationNamePayload: {
    organisation: ({ organisationId }, _, { load }) => (organisationId ? load.organisation.load(organisationId) : null),
  },
} satisfies Resolvers

const notFound = {
  code: 'NOT_FOUND',
  message: 'There is no such organisation in your school authority.',
  field: ['organisationId'],
} as const
