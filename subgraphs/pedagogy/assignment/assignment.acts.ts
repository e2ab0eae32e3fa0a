import type { GraphQLResolveInfo } from 'graphql'
import { type Outcome, type Payload, upserted } from '../../shared/act.ts'
import { type Action, actOn, done, faulty, refused } from '../../shared/action.ts'
import type { Write } from '../../shared/database.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type {
  ChangeAssignmentInput, PlanAssignmentInput, PublishAssignmentInput, WithdrawAssignmentInput,
} from '../pedagogy.generated.ts' // prettier-ignore
import { inActivity, taughtActivity } from '../stubs/stubs.activities.ts'
import type { TaughtActivity } from '../stubs/stubs.queries.ts'
import { areOfVersion } from '../teaching_plan/teaching_plan.writes.ts'
import { activityAssignmentActions, assignmentActions, type KeptAssignment } from './assignment.actions.ts'
import type {
  ChangeAssignmentPayloadRow, PlanAssignmentPayloadRow, PublishAssignmentPayloadRow, WithdrawAssignmentPayloadRow,
} from './assignment.queries.ts' // prettier-ignore
import { assignmentFaults, type AssignmentText } from './assignment.rules.ts'
import {
  addItems,
  changeAssignment,
  dropItems,
  insertAssignment,
  lockAssignment,
  publish,
  withdraw,
} from './assignment.writes.ts'

export type Acting<Input> = readonly [info: GraphQLResolveInfo, context: PedagogyContext, input: Input]

type Given = AssignmentText & {
  readonly syllabusVersionId?: string | null | undefined
  readonly isTakingSubmissions: boolean
}

const columnsOf = ({ title, instructions, assignedOn, dueOn, dueTime, isTakingSubmissions, syllabusVersionId }: Given) => ({
  ...{ title, instructions, assignedOn, dueOn, dueTime: dueTime ?? null },
  ...{ takesSubmissions: isTakingSubmissions, syllabusVersionId: syllabusVersionId ?? null },
})

/** What is wrong with what an assignment says and points at. */
async function faultsOf(tx: Write, given: Given) {
  const faults = assignmentFaults(given)
  if (faults.length > 0) return faulty(...faults)
  const { syllabusVersionId, contentItemIds, criterionIds } = given
  if (syllabusVersionId == null && contentItemIds.length + criterionIds.length === 0) return null
  const isOne = isId(syllabusVersionId) && [...contentItemIds, ...criterionIds].every(isId)
  const [version] = isOne
    ? await tx`/* versionThere */ select from pedagogy.syllabus_version where id = ${syllabusVersionId}`
    : []
  if (isOne && version && (await areOfVersion(tx, { syllabusVersionId, contentItemIds, criterionIds }))) return null
  return refused('OTHER_VERSION', 'Not all of it is of the version of a syllabus that was named.', 'syllabusVersionId')
}

const writer = ({ call, newId }: PedagogyContext) => ({ by: call.viewer.id, now: call.now, newId })
const itemsOf = ({ syllabusVersionId = null, contentItemIds, criterionIds }: Given) => ({
  syllabusVersionId,
  contentItemIds,
  criterionIds,
})

export async function planGiven(...[info, context, input]: Acting<PlanAssignmentInput>) {
  return actOn<TaughtActivity, PlanAssignmentPayloadRow>(info, context, input, {
    source: await taughtActivity(input.activityId, context),
    action: activityAssignmentActions.PLAN_ASSIGNMENT,
    unknown: refused('ACTIVITY_NOT_FOUND', 'There is no such activity that you teach.', 'activityId'),
    run: async (tx, { id: activityId, organisationId }) => {
      const faults = await faultsOf(tx, input)
      if (faults) return faults
      const id = context.newId<'Assignment'>()
      await insertAssignment(tx, { id, organisationId, activityId, kind: input.kind }, columnsOf(input), writer(context))
      await addItems(tx, id, itemsOf(input), writer(context))
      return done(id, upserted('Assignment', id))
    },
  })
}

interface OnAssignment {
  readonly assignmentId: string
  readonly expectedVersion: number
  readonly idempotencyKey?: string | null | undefined
}

async function onAssignment<Answer extends Payload>(
  [info, context, input]: Acting<OnAssignment>,
  action: Action<KeptAssignment>,
  run: (tx: Write, assignment: KeptAssignment) => Promise<Outcome<Answer>>,
): Promise<Answer> {
  const row = isId(input.assignmentId) ? await context.load.assignment.load(input.assignmentId) : null
  const unknown = refused('NOT_FOUND', 'There is no such assignment that you may see.', 'assignmentId')
  return actOn<KeptAssignment, Answer>(info, context, input, {
    source: row && (await inActivity(row, context)),
    action,
    unknown: unknown as unknown as Outcome<Answer>,
    run,
  })
}

const changedSince = ({ expectedVersion }: OnAssignment) => conflict('The assignment', expectedVersion)

export const changeGiven = (...acting: Acting<ChangeAssignmentInput>) =>
  onAssignment<ChangeAssignmentPayloadRow>(acting, assignmentActions.CHANGE_ASSIGNMENT, async (tx, { id }) => {
    const [, context, input] = acting
    const faults = await faultsOf(tx, input)
    if (faults) return faults
    if (!(await lockAssignment(tx, id, input.expectedVersion))) throw changedSince(input)
    await dropItems(tx, id)
    await changeAssignment(tx, id, input.expectedVersion, columnsOf(input), context.call.now)
    await addItems(tx, id, itemsOf(input), writer(context))
    return done(id, upserted('Assignment', id))
  })

export const publishGiven = (...acting: Acting<PublishAssignmentInput>) =>
  onAssignment<PublishAssignmentPayloadRow>(acting, assignmentActions.PUBLISH_ASSIGNMENT, async (tx, { id }) => {
    const [, { call }, input] = acting
    if (!(await publish(tx, id, input.expectedVersion, call.now))) throw changedSince(input)
    return done(id, upserted('Assignment', id))
  })

export const withdrawGiven = (...acting: Acting<WithdrawAssignmentInput>) =>
  onAssignment<WithdrawAssignmentPayloadRow>(acting, assignmentActions.WITHDRAW_ASSIGNMENT, async (tx, { id }) => {
    const [, { call }, input] = acting
    if (!(await withdraw(tx, id, input.expectedVersion, call.now))) throw changedSince(input)
    return done(id, upserted('Assignment', id))
  })
