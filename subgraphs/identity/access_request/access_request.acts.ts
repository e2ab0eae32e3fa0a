import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import { isId } from '../../shared/ids.ts'
import { when } from '../../shared/policy.ts'
import { maxReason, reasonFault } from '../../shared/text.ts'
import type { IdentityContext } from '../identity.context.ts'
import type {
  ApproveAccessRequestInput,
  RefuseAccessRequestInput,
  RequestAccessInput,
  WithdrawAccessRequestInput,
} from '../identity.generated.ts'
import { insertRoleGrant } from '../role_grant/role_grant.acts.ts'
import type { RoleSite } from '../role_grant/role_grant.queries.ts'
import { wishFault } from '../role_grant/role_grant.rules.ts'
import { accessRequestActions, alreadyHeld, notOpen } from './access_request.actions.ts'
import type {
  AccessRequestRow,
  ApproveAccessRequestPayloadRow,
  RefuseAccessRequestPayloadRow,
  RequestAccessPayloadRow,
  WithdrawAccessRequestPayloadRow,
} from './access_request.queries.ts'

interface Asking {
  readonly personId: string
  readonly site: RoleSite
}

const mayAskFor = when<Asking>(
  {
    en: 'for oneself; principals and school administrators for others',
    sv: 'för egen del; rektorer och skoladministratörer för andra',
  },
  { role: ['PRINCIPAL', 'UNIT_ADMIN'] },
  ({ personId }, { viewer }) =>
    personId === viewer.id || viewer.roles.some(({ role }) => role === 'PRINCIPAL' || role === 'UNIT_ADMIN'),
)

const changed = (id: string) => upserted('AccessRequest', id)
const unknown = refused('NOT_FOUND', 'There is no such request.', 'accessRequestId')

async function findAsking({ load, call }: IdentityContext, input: RequestAccessInput) {
  const personId = input.personId ?? call.viewer.id
  const person = isId(personId) ? await load.person.load(personId) : null
  if (!person) return refused('PERSON_UNKNOWN', 'There is no such person.', 'personId')
  const site = isId(input.organisationId) ? await load.roleSite.load(input.organisationId) : null
  return site ? { personId: person.id, site } : refused('NOT_FOUND', 'There is no such organisation.', 'organisationId')
}

export async function requestAccess(info: GraphQLResolveInfo, context: IdentityContext, input: RequestAccessInput) {
  const { call, newId } = context
  const found = await findAsking(context, input)
  return actOn<Asking, RequestAccessPayloadRow>(info, context, input, {
    source: 'site' in found ? found : null,
    action: { rule: mayAskFor },
    unknown: 'site' in found ? unknown : found,
    run: async (tx, { personId, site }) => {
      const fault = wishFault(input, site.organisationType, dayOf(call.now))
      if (fault) return faulty(fault)
      const id = newId<'AccessRequest'>()
      const { role, startDate, endDate = null, reason } = input
      const asked = await tx`/* requestAccess */ insert into identity.access_request
        (id, person_id, role, organisation_id, start_date, end_date, reason, requested_by_id, requested_at)
        select ${id}, ${personId}, ${role}, ${site.id}, ${startDate}, ${endDate}, ${reason.trim()}, ${call.viewer.id}, ${call.now}
        where not exists (select from identity.access_request r where r.person_id = ${personId} and r.role = ${role}
          and r.organisation_id = ${site.id} and r.state = 'REQUESTED')`
      return asked.count === 1
        ? done(id, changed(id))
        : refused('ALREADY_ASKED', 'The same is asked already, and not yet decided.')
    },
  })
}

const load = ({ load }: IdentityContext, id: string) => (isId(id) ? load.accessRequest.load(id) : null)

export async function approveAccessRequest(info: GraphQLResolveInfo, context: IdentityContext, input: ApproveAccessRequestInput) {
  const { call, newId } = context
  return actOn<AccessRequestRow, ApproveAccessRequestPayloadRow>(info, context, input, {
    source: await load(context, input.accessRequestId),
    action: accessRequestActions.APPROVE_ACCESS_REQUEST,
    unknown,
    run: async (tx, request) => {
      const note = input.reason?.trim() || null
      if (note && note.length > maxReason) return refused('REASON_INVALID', `The reason has ${note.length} characters.`, 'reason')
      const today = dayOf(call.now)
      const startDate = request.startDate < today ? today : request.startDate
      const grantId = newId<'RoleGrant'>()
      if (!(await insertRoleGrant(tx, { ...request, id: grantId, startDate }, call))) return faulty(alreadyHeld)
      const decided = await tx`/* approveAccessRequest */ update identity.access_request
        set state = 'APPROVED', decided_by_id = ${call.viewer.id}, decided_at = ${call.now}, decision_reason = ${note},
          role_grant_id = ${grantId}, version = version + 1
        where id = ${request.id} and state = 'REQUESTED'`
      if (decided.count === 0) return faulty(notOpen)
      return done(request.id, changed(request.id), upserted('RoleGrant', grantId))
    },
  })
}

export async function refuseAccessRequest(info: GraphQLResolveInfo, context: IdentityContext, input: RefuseAccessRequestInput) {
  const { call } = context
  return actOn<AccessRequestRow, RefuseAccessRequestPayloadRow>(info, context, input, {
    source: await load(context, input.accessRequestId),
    action: accessRequestActions.REFUSE_ACCESS_REQUEST,
    unknown,
    run: async (tx, { id }) => {
      const fault = reasonFault(input.reason)
      if (fault) return faulty(fault)
      const decided = await tx`/* refuseAccessRequest */ update identity.access_request
        set state = 'REFUSED', decided_by_id = ${call.viewer.id}, decided_at = ${call.now},
          decision_reason = ${input.reason.trim()}, version = version + 1
        where id = ${id} and state = 'REQUESTED'`
      return decided.count === 0 ? faulty(notOpen) : done(id, changed(id))
    },
  })
}

export async function withdrawAccessRequest(
  info: GraphQLResolveInfo,
  context: IdentityContext,
  input: WithdrawAccessRequestInput,
) {
  return actOn<AccessRequestRow, WithdrawAccessRequestPayloadRow>(info, context, input, {
    source: await load(context, input.accessRequestId),
    action: accessRequestActions.WITHDRAW_ACCESS_REQUEST,
    unknown,
    run: async (tx, { id }) => {
      const withdrawn = await tx`/* withdrawAccessRequest */ update identity.access_request
        set state = 'WITHDRAWN', version = version + 1 where id = ${id} and state = 'REQUESTED'`
      return withdrawn.count === 0 ? faulty(notOpen) : done(id, changed(id))
    },
  })
}
