import type { GraphQLResolveInfo } from 'graphql'
import { type Action, actOn, done, type Done, faulty, refused } from '../../shared/action.ts'
import { type Outcome, type UserError, upserted } from '../../shared/act.ts'
import type { Write } from '../../shared/database.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import { nameFault } from '../../shared/text.ts'
import type { IdentityContext } from '../identity.context.ts'
import type { AddGroupMemberError, AddGroupMemberInput, CreateGroupInput, EndGroupError, EndGroupInput, EndGroupMembershipInput, RenameGroupError, RenameGroupInput } from '../identity.generated.ts' // prettier-ignore
import { kept, type KeptUnit, keptUnit } from '../keeping/keeping.ts'
import { lastDayFault, masterFault, periodFault } from '../keeping/keeping.rules.ts'
import { groupActions, type KeptGroup, type KeptMembership, membershipActions, unitGroupActions } from './group.actions.ts'
import type { CreateGroupPayloadRow, EndGroupMembershipPayloadRow } from './group.queries.ts'
import { addGroup, addMember, atUnit, endGroup, endMembership, isMember, lockGroup, renameGroup } from './group.writes.ts'

const changed = (id: string) => done(id, upserted('Group', id))

export async function createGroup(info: GraphQLResolveInfo, context: IdentityContext, input: CreateGroupInput) {
  const { schoolType = null, endDate = null } = input
  return actOn<KeptUnit, CreateGroupPayloadRow>(info, context, input, {
    source: await keptUnit(input.organisationId, context),
    action: unitGroupActions.CREATE_GROUP,
    unknown: refused('NOT_FOUND', 'There is no such school unit.', 'organisationId'),
    run: async (tx, unit) => {
      const wrong =
        masterFault(unit.keepers, 'GROUPS', schoolType) ??
        nameFault(input.displayName, 'displayName') ??
        (schoolType !== null && !unit.schoolTypes.includes(schoolType) ? notTaught(unit) : null) ??
        periodFault(input, unit)
      if (wrong) return faulty(wrong)
      const id = context.newId<'Group'>()
      const displayName = input.displayName.trim()
      await addGroup(tx, { ...input, id, organisationId: unit.id, displayName, schoolType, endDate }, context.call.now)
      return changed(id)
    },
  })
}

const notTaught = ({ schoolTypes }: KeptUnit) =>
  ({ code: 'SCHOOL_TYPE_INVALID', message: `The unit teaches ${schoolTypes.join(', ')}.`, field: ['schoolType'] }) as const

/** A group with who keeps its unit. */
export async function keptGroup(id: string, context: IdentityContext): Promise<KeptGroup | null> {
  const row = isId(id) ? await context.load.group.load(id) : null
  return row && kept(row, row.organisationId, context)
}

interface OnGroup<Answer extends Done> {
  readonly action: Action<KeptGroup>
  readonly run: (tx: Write, group: KeptGroup) => Promise<Outcome<Answer>>
}

/** Runs an act on a group. */
export async function actOnGroup<Error extends UserError>(
  info: GraphQLResolveInfo,
  context: IdentityContext,
  input: { readonly groupId: string; readonly idempotencyKey?: string | null | undefined },
  { action, run }: OnGroup<Done<Error>>,
): Promise<Done<Error>> {
  return actOn<KeptGroup, Done<Error>>(info, context, input, {
    source: await keptGroup(input.groupId, context),
    action,
    unknown: refused('NOT_FOUND', 'There is no such group that you may see.', 'groupId') as never,
    run,
  })
}

export const renameGiven = (info: GraphQLResolveInfo, context: IdentityContext, input: RenameGroupInput) =>
  actOnGroup<RenameGroupError>(info, context, input, {
    action: groupActions.RENAME_GROUP,
    run: async (tx, { id }) => {
      const { displayName, expectedVersion } = input
      const wrong = nameFault(displayName, 'displayName')
      if (wrong) return faulty(wrong)
      if (!(await renameGroup(tx, id, displayName.trim(), { expectedVersion, now: context.call.now })))
        throw conflict('The group', expectedVersion)
      return changed(id)
    },
  })

export const endGroupGiven = (info: GraphQLResolveInfo, context: IdentityContext, input: EndGroupInput) =>
  actOnGroup<EndGroupError>(info, context, input, {
    action: groupActions.END_GROUP,
    run: async (tx, { id, startDate }) => {
      const wrong = lastDayFault(startDate, input.endDate)
      if (wrong) return faulty(wrong)
      await endGroup(tx, id, input.endDate, context.call.now)
      return changed(id)
    },
  })

const notAtTheUnit = (isStaff: boolean): AddGroupMemberError => ({
  code: 'NOT_AT_THE_UNIT',
  message: isStaff ? 'The person does not work at the unit.' : 'The person is not enrolled at the unit on the first day.',
  field: ['personId'],
})
const already: AddGroupMemberError = {
  code: 'ALREADY_MEMBER',
  message: 'The person is a member on some of these days.',
  field: ['personId'],
}

export async function addMemberGiven(info: GraphQLResolveInfo, context: IdentityContext, input: AddGroupMemberInput) {
  const { personId, startDate, endDate = null } = input
  const person = isId(personId) ? await context.load.person.load(personId) : null
  return actOnGroup<AddGroupMemberError>(info, context, input, {
    action: groupActions.ADD_GROUP_MEMBER,
    run: async (tx, group) => {
      if (!person)
        return faulty({ code: 'PERSON_NOT_FOUND', message: 'There is no such person that you may see.', field: ['personId'] })
      const wrong = periodFault(input, group)
      if (wrong) return faulty(wrong)
      const member = { id: context.newId(), groupId: group.id, personId: person.id, startDate, endDate }
      const isStaff = group.groupType === 'PERSONALGRUPP'
      if (!(await atUnit(tx, member, group.organisationId, isStaff))) return faulty(notAtTheUnit(isStaff))
      await lockGroup(tx, group.id)
      if ((await isMember(tx, member)) || !(await addMember(tx, member))) return faulty(already)
      return done(group.id, upserted('GroupMembership', member.id))
    },
  })
}

/** A membership with who keeps the unit of its group. */
export async function keptMembership(id: string, context: IdentityContext): Promise<KeptMembership | null> {
  const row = isId(id) ? await context.load.groupMembership.load(id) : null
  const group = row && (await context.load.group.load(row.groupId))
  return row && kept({ ...row, schoolType: group?.schoolType ?? null }, group?.organisationId, context)
}

export async function endMembershipGiven(info: GraphQLResolveInfo, context: IdentityContext, input: EndGroupMembershipInput) {
  const unknown = refused('NOT_FOUND', 'There is no such membership that you may see.', 'groupMembershipId')
  return actOn<KeptMembership, EndGroupMembershipPayloadRow>(info, context, input, {
    source: await keptMembership(input.groupMembershipId, context),
    action: membershipActions.END_GROUP_MEMBERSHIP,
    unknown,
    run: async (tx, { id, startDate }) => {
      const wrong = lastDayFault(startDate, input.endDate)
      if (wrong) return faulty(wrong)
      await endMembership(tx, id, input.endDate)
      return done(id, upserted('GroupMembership', id))
    },
  })
}
