import type { GraphQLResolveInfo } from 'graphql'
import { upserted, type UserError } from '../../shared/act.ts'
import { type Action, actOn, done, type Done, faulty, refused } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Write } from '../../shared/database.ts'
import { isId } from '../../shared/ids.ts'
import { actOnGroup } from '../group/group.acts.ts'
import { lockGroup } from '../group/group.writes.ts'
import type { IdentityContext } from '../identity.context.ts'
import type {
  AssignDutyError,
  AssignDutyInput,
  ConfirmDutyError,
  ConfirmDutyInput,
  EndAssignmentInput,
  EndDutyInput,
  RefuseDutyError,
  StartDutyInput,
} from '../identity.generated.ts'
import { kept, type KeptUnit, keptUnit } from '../keeping/keeping.ts'
import { lastDayFault, laterFault, periodFault } from '../keeping/keeping.rules.ts'
import { assignmentActions, dutyActions, groupDutyActions, type KeptAssignment, type KeptDuty, unitDutyActions } from './duty.actions.ts' // prettier-ignore
import type { EndAssignmentPayloadRow, EndDutyPayloadRow, StartDutyPayloadRow } from './duty.queries.ts'
import { ownFault, roleFault, signatureFault } from './duty.rules.ts'
import {
  addAssignment,
  addDuty,
  confirmDuty,
  endAssignment,
  endDuty,
  isAssigned,
  isOnDuty,
  refuseDuty,
  worksInAuthorityOf,
} from './duty.writes.ts'

const noPerson = { code: 'PERSON_NOT_FOUND', message: 'There is no such person that you may see.', field: ['personId'] } as const
const noStaff = { code: 'NOT_STAFF', message: 'The person does not work in your school authority.', field: ['personId'] } as const
const onDuty = {
  code: 'ALREADY_ON_DUTY',
  message: 'The person has this duty on some of these days.',
  field: ['personId'],
} as const
const noDuty = { code: 'DUTY_NOT_FOUND', message: 'There is no such duty at the unit of the group.', field: ['dutyId'] } as const
const assigned = {
  code: 'ALREADY_ASSIGNED',
  message: 'The duty has this assignment on some of these days.',
  field: ['dutyId'],
} as const

export async function startDuty(info: GraphQLResolveInfo, context: IdentityContext, input: StartDutyInput) {
  const { personId, dutyRole, signature = null, startDate, endDate = null } = input
  const person = isId(personId) ? await context.load.person.load(personId) : null
  return actOn<KeptUnit, StartDutyPayloadRow>(info, context, input, {
    source: await keptUnit(input.organisationId, context),
    action: unitDutyActions.START_DUTY,
    unknown: refused('NOT_FOUND', 'There is no such school unit.', 'organisationId'),
    run: async (tx, unit) => {
      if (!person) return faulty(noPerson)
      const wrong =
        ownFault(person.id, context.viewer.id) ??
        roleFault(unit.keepers, dutyRole) ??
        signatureFault(signature) ??
        periodFault(input, unit)
      if (wrong) return faulty(wrong)
      if (!(await worksInAuthorityOf(tx, person.id, unit.id))) return faulty(noStaff)
      const id = context.newId<'Duty'>()
      const duty = { id, personId: person.id, organisationId: unit.id, dutyRole, startDate, endDate }
      const signed = { ...duty, signature: signature?.trim() ?? null }
      if (await isOnDuty(tx, signed)) return faulty(onDuty)
      await addDuty(tx, signed)
      return done(id, upserted('Duty', id))
    },
  })
}

// The days that have been, a duty and its assignments were held.
const atTheEarliest = ({ call }: IdentityContext) => dayOf(call.now)

export async function endDutyGiven(info: GraphQLResolveInfo, context: IdentityContext, input: EndDutyInput) {
  const row = isId(input.dutyId) ? await context.load.duty.load(input.dutyId) : null
  return actOn<KeptDuty, EndDutyPayloadRow>(info, context, input, {
    source: row && (await kept(row, row.organisationId, context)),
    action: dutyActions.END_DUTY,
    unknown: refused('NOT_FOUND', 'There is no such duty that you may see.', 'dutyId'),
    run: async (tx, { id, startDate, endDate }) => {
      const wrong = lastDayFault(startDate, input.endDate, atTheEarliest(context)) ?? laterFault(endDate, input.endDate)
      if (wrong) return faulty(wrong)
      await endDuty(tx, id, input.endDate)
      return done(id, upserted('Duty', id))
    },
  })
}

interface Answer {
  readonly action: Action<KeptDuty>
  readonly change: (tx: Write, duty: KeptDuty) => Promise<boolean>
}

async function answerDuty<Error extends UserError>(
  info: GraphQLResolveInfo,
  context: IdentityContext,
  input: ConfirmDutyInput,
  { action, change }: Answer,
): Promise<Done<Error>> {
  const row = isId(input.dutyId) ? await context.load.duty.load(input.dutyId) : null
  const unknown = refused('NOT_FOUND', 'There is no such duty that you may see.', 'dutyId') as never
  return actOn<KeptDuty, Done<Error>>(info, context, input, {
    source: row && (await kept(row, row.organisationId, context)),
    action,
    unknown,
    run: async (tx, duty) => ((await change(tx, duty)) ? done(duty.id, upserted('Duty', duty.id)) : unknown),
  })
}

export const confirmDutyGiven = (info: GraphQLResolveInfo, context: IdentityContext, input: ConfirmDutyInput) =>
  answerDuty<ConfirmDutyError>(info, context, input, {
    action: dutyActions.CONFIRM_DUTY,
    change: (tx, { id, personId }) => confirmDuty(tx, id, personId, context.newId),
  })

export const refuseDutyGiven = (info: GraphQLResolveInfo, context: IdentityContext, input: ConfirmDutyInput) =>
  answerDuty<RefuseDutyError>(info, context, input, {
    action: dutyActions.REFUSE_DUTY,
    change: (tx, { id }) => refuseDuty(tx, id),
  })

export async function assignDuty(info: GraphQLResolveInfo, context: IdentityContext, input: AssignDutyInput) {
  const { dutyId, assignmentRoleType, startDate, endDate = null } = input
  const duty = isId(dutyId) ? await context.load.duty.load(dutyId) : null
  return actOnGroup<AssignDutyError>(info, context, input, {
    action: groupDutyActions.ASSIGN_DUTY,
    run: async (tx, group) => {
      if (duty?.organisationId !== group.organisationId) return faulty(noDuty)
      const wrong = ownFault(duty.personId, context.viewer.id) ?? periodFault(input, group) ?? periodFault(input, duty)
      if (wrong) return faulty(wrong)
      const id = context.newId<'AssignmentRole'>()
      const assignment = { id, dutyId: duty.id, groupId: group.id, assignmentRoleType, startDate, endDate }
      await lockGroup(tx, group.id)
      if (await isAssigned(tx, assignment)) return faulty(assigned)
      await addAssignment(tx, assignment)
      return done(group.id, upserted('AssignmentRole', id))
    },
  })
}

/** An assignment with who keeps the unit of its group. */
export async function keptAssignment(id: string, context: IdentityContext): Promise<KeptAssignment | null> {
  const row = isId(id) ? await context.load.assignmentRole.load(id) : null
  const group = row && (await context.load.group.load(row.groupId))
  return row && kept({ ...row, schoolType: group?.schoolType ?? null }, group?.organisationId, context)
}

export async function endAssignmentGiven(info: GraphQLResolveInfo, context: IdentityContext, input: EndAssignmentInput) {
  return actOn<KeptAssignment, EndAssignmentPayloadRow>(info, context, input, {
    source: await keptAssignment(input.assignmentRoleId, context),
    action: assignmentActions.END_ASSIGNMENT,
    unknown: refused('NOT_FOUND', 'There is no such assignment that you may see.', 'assignmentRoleId'),
    run: async (tx, { id, groupId, startDate, endDate }) => {
      const wrong = lastDayFault(startDate, input.endDate, atTheEarliest(context)) ?? laterFault(endDate, input.endDate)
      if (wrong) return faulty(wrong)
      await endAssignment(tx, id, input.endDate)
      return done(groupId, upserted('AssignmentRole', id))
    },
  })
}
