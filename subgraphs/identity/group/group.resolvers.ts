import { isId } from '../../shared/ids.ts'
import { reference } from '../../shared/module.ts'
import { connectionOf, type PageArgs, pageOf } from '../../shared/pagination.ts'
import type { IdentityContext } from '../identity.context.ts'
import type { Resolvers } from '../identity.generated.ts'
import { byName } from './group.rules.ts'
import { groupPage, type GroupRow } from './group.queries.ts'

interface GroupArgs extends PageArgs {
  readonly filter?: { readonly groupTypes?: readonly string[] | null | undefined } | null | undefined
}

const asked = ({ filter, ...args }: GroupArgs) => ({
  ...pageOf(args, ['displayName', 'id']),
  groupTypes: filter?.groupTypes ?? null,
})
const keys = (row: GroupRow) => [row.displayName, row.id]

export const groupResolvers = {
  Query: {
    group: (_, { id }, { load }) => (isId(id) ? load.group.load(id) : null),
    groups: async (_, args, { read }) => {
      const page = asked(args)
      return connectionOf(await groupPage(read, page), page.size, keys)
    },
  },
  Organisation: {
    groups: async ({ id }, args, { load }) => {
      const page = asked(args)
      return connectionOf(await load.groupPage(id, page), page.size, keys)
    },
  },
  Person: { groupMemberships: ({ id }, _, { load }) => load.membershipsOfPerson.load(id) },
  Group: {
    __resolveReference: reference((id, { load }: IdentityContext) => load.group.load(id)),
    organisation: ({ organisationId }, _, { load }) => load.organisation.load(organisationId),
    // Named here and not in the SQL: the members are loaded anyway, and asked once whether they may be seen.
    memberships: async ({ id }, _, { load }) => {
      const members = await load.membershipsOfGroup.load(id)
      return byName(members, await load.person.loadMany(members.map(({ personId }) => personId)))
    },
  },
  GroupMembership: {
    person: ({ personId }, _, { load }) => load.person.load(personId),
    group: ({ groupId }, _, { load }) => load.group.load(groupId),
  },
} satisfies Resolvers
