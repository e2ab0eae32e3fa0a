import { permittedActions } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import { isId } from '../../shared/ids.ts'
import { reference } from '../../shared/module.ts'
import { connectionOf, type PageArgs, pageOf } from '../../shared/pagination.ts'
import type { IdentityContext } from '../identity.context.ts'
import type { Resolvers } from '../identity.generated.ts'
import { groupDutyActions } from '../duty/duty.actions.ts'
import { kept } from '../keeping/keeping.ts'
import { groupActions, membershipActions } from './group.actions.ts'
import { addMemberGiven, createGroup, endGroupGiven, endMembershipGiven, keptMembership, renameGiven } from './group.acts.ts'
import { byName } from './group.rules.ts'
import { groupPage, type GroupRow } from './group.queries.ts'

interface GroupArgs extends PageArgs {
  readonly on?: string | null | undefined
  readonly filter?: { readonly groupTypes?: readonly string[] | null | undefined } | null | undefined
}

const dayOr = (on: string | null | undefined, { call }: IdentityContext) => on ?? dayOf(call.now)

const asked = ({ filter, on, ...args }: GroupArgs, context: IdentityContext) => ({
  ...pageOf(args, ['displayName', 'id']),
  groupTypes: filter?.groupTypes ?? null,
  on: dayOr(on, context),
})
const keys = (row: GroupRow) => [row.displayName, row.id]

export const groupResolvers = {
  Query: {
    group: (_, { id }, { load }) => (isId(id) ? load.group.load(id) : null),
    groups: async (_, args, context) => {
      const page = asked(args, context)
      return connectionOf(await groupPage(context.read, page), page.size, keys)
    },
  },
  Organisation: {
    groups: async ({ id }, args, context) => {
      const page = asked(args, context)
      return connectionOf(await context.load.groupPage(id, page), page.size, keys)
    },
  },
  Person: {
    groupMemberships: ({ id }, { on }, context) => context.load.membershipsOfPerson(id, { on: dayOr(on, context) }),
  },
  Group: {
    __resolveReference: reference((id, { load }: IdentityContext) => load.group.load(id)),
    organisation: ({ organisationId }, _, { load }) => load.organisation.load(organisationId),
    // Named here and not in the SQL: the members are loaded anyway, and asked once whether they may be seen.
    memberships: async ({ id }, { on }, context) => {
      const { load } = context
      const members = await load.membershipsOfGroup(id, { on: dayOr(on, context) })
      return byName(members, await load.person.loadMany(members.map(({ personId }) => personId)))
    },
    permittedActions: async (row, _, context) =>
      permittedActions({ ...groupActions, ...groupDutyActions }, await kept(row, row.organisationId, context), context),
  },
  GroupMembership: {
    person: ({ personId }, _, { load }) => load.person.load(personId),
    group: ({ groupId }, _, { load }) => load.group.load(groupId),
    permittedActions: async ({ id }, _, context) => {
      const membership = await keptMembership(id, context)
      return membership && permittedActions(membershipActions, membership, context)
    },
  },
  Mutation: {
    createGroup: (_, { input }, context, info) => createGroup(info, context, input),
    renameGroup: (_, { input }, context, info) => renameGiven(info, context, input),
    endGroup: (_, { input }, context, info) => endGroupGiven(info, context, input),
    addGroupMember: (_, { input }, context, info) => addMemberGiven(info, context, input),
    endGroupMembership: (_, { input }, context, info) => endMembershipGiven(info, context, input),
  },
  CreateGroupPayload: { group: ({ id }, _, { load }) => (id ? load.group.load(id) : null) },
  RenameGroupPayload: { group: ({ id }, _, { load }) => (id ? load.group.load(id) : null) },
  EndGroupPayload: { group: ({ id }, _, { load }) => (id ? load.group.load(id) : null) },
  AddGroupMemberPayload: { group: ({ id }, _, { load }) => (id ? load.group.load(id) : null) },
  EndGroupMembershipPayload: { groupMembership: ({ id }, _, { load }) => (id ? load.groupMembership.load(id) : null) },
} satisfies Resolvers
