import { reference } from '../../shared/module.ts'
import { connectionOf, pageOf } from '../../shared/pagination.ts'
import type { IdentityContext } from '../identity.context.ts'
import type { Resolvers } from '../identity.generated.ts'

export const dutyResolvers = {
  Person: { duties: ({ id }, _, { load }) => load.dutiesOfPerson.load(id) },
  Organisation: {
    duties: async ({ id }, args, { load }) => {
      const page = pageOf(args, ['dutyRole', 'id'])
      return connectionOf(await load.dutyPage(id, page), page.size, (row) => [row.dutyRole, row.id])
    },
  },
  Group: { assignmentRoles: ({ id }, _, { load }) => load.assignmentRoles.load(id) },
  Duty: {
    __resolveReference: reference((id, { load }: IdentityContext) => load.duty.load(id)),
    person: ({ personId }, _, { load }) => load.person.load(personId),
    organisation: ({ organisationId }, _, { load }) => load.organisation.load(organisationId),
  },
  AssignmentRole: { duty: ({ dutyId }, _, { load }) => load.duty.load(dutyId) },
} satisfies Resolvers
