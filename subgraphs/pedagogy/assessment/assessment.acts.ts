import type { GraphQLResolveInfo } from 'graphql'
import { upserted, type UserError } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import { violated } from '../../shared/constraint.ts'
import type { Write } from '../../shared/database.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import { reasonFault } from '../../shared/text.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type { PublishAssessmentsInput, ReviseAssessmentInput, WithdrawAssessmentInput } from '../pedagogy.generated.ts'
import { type InActivity, inActivity, taughtActivity } from '../stubs/stubs.activities.ts'
import type { TaughtActivity } from '../stubs/stubs.queries.ts'
import { activityActions, assessmentActions } from './assessment.actions.ts'
import type {
  AssessmentRow, DiscardAssessmentDraftsPayloadRow, MarkAssessmentsReadyPayloadRow, PublishAssessmentsPayloadRow,
  ReviseAssessmentPayloadRow, WithdrawAssessmentPayloadRow,
} from './assessment.queries.ts' // prettier-ignore
import { publishFault } from './assessment.rules.ts'
import { draftsToPublish, publish, supersede, withdraw } from './assessment.writes.ts'
import { copyToDraft, discard, markReady } from './assessment_draft.writes.ts'
import { pupilsOfActivity, within } from './knowledge.queries.ts'
import { countFault, fault } from './knowledge.rules.ts'

/** Nothing was done to any of several, and why. */
export const none = <Error extends UserError>(...userErrors: readonly Error[]) => ({
  answer: { ids: null, userErrors },
  changed: [],
})

export const noActivity = none(fault('NOT_FOUND', 'There is no such activity that you may act on.', 'activityId'))
export const noDrafts = fault('NOT_FOUND', 'There are no such drafts of the activity that you may act on.', 'draftIds')
const unknownAssessment = refused('NOT_FOUND', 'There is no such assessment that you may act on.', 'assessmentId')

const assessmentById = async (id: string, context: PedagogyContext) => {
  const row = isId(id) ? await context.load.assessment.load(id) : null
  return row && inActivity<AssessmentRow>(row, context)
}

interface OnDrafts {
  readonly activityId: string
  readonly draftIds: readonly string[]
  readonly idempotencyKey?: string | null | undefined
}

/** The drafts that are meant, each once; how many there are is wrong before whether there are any. */
export const meantDrafts = ({ draftIds }: OnDrafts) => [
  ...new Set(draftIds.filter((id) => isId(id)).map((id) => id.toLowerCase())),
]

export const draftsFault = (input: OnDrafts) =>
  countFault(input.draftIds.length, 'draftIds') ?? (input.draftIds.every((id) => isId(id)) ? null : noDrafts)

interface ToPublish<Draft, Fault> {
  /** The drafts of these ids that are the activity's. */
  readonly drafts: (ids: readonly string[]) => Promise<readonly Draft[]>
  readonly fault: (draft: Draft) => Fault | null
}

/** The drafts that are to be published together, or all that is wrong with them. A draft of a pupil who has left since stays one. */
export async function toPublish<Draft extends { readonly studentId: string }, Fault extends UserError>(
  tx: Write,
  activity: TaughtActivity,
  input: OnDrafts,
  { drafts, fault: faultOf }: ToPublish<Draft, Fault>,
) {
  const [wrong, ids] = [draftsFault(input), meantDrafts(input)]
  if (wrong) return { faults: [wrong] }
  const found = await drafts(ids)
  if (found.length < ids.length) return { faults: [noDrafts] }
  const pupils = await pupilsOfActivity(within(tx), activity.id, activity.organisationId)
  if (!found.every(({ studentId }) => pupils.some(({ personId }) => personId === studentId)))
    return { faults: [fault('NOT_A_PUPIL_HERE', 'A pupil has left the activity since.', 'draftIds')] }
  const lacking = found.map(faultOf).filter((one) => one !== null)
  return lacking.length > 0 ? { faults: lacking } : { faults: null, ids, drafts: found }
}

export async function markAssessmentsReady(info: GraphQLResolveInfo, context: PedagogyContext, input: OnDrafts) {
  return actOn<TaughtActivity, MarkAssessmentsReadyPayloadRow>(info, context, input, {
    source: await taughtActivity(input.activityId, context),
    action: activityActions.MARK_ASSESSMENTS_READY,
    unknown: noActivity,
    run: async (tx, { id }) => {
      const [wrong, ids] = [draftsFault(input), meantDrafts(input)]
      if (wrong) return none(wrong)
      if ((await markReady(tx, id, ids, context.call.now)) < ids.length) return none(noDrafts)
      return { answer: { ids, userErrors: [] }, changed: [] }
    },
  })
}

export async function discardAssessmentDrafts(info: GraphQLResolveInfo, context: PedagogyContext, input: OnDrafts) {
  return actOn<TaughtActivity, DiscardAssessmentDraftsPayloadRow>(info, context, input, {
    source: await taughtActivity(input.activityId, context),
    action: activityActions.DISCARD_ASSESSMENT_DRAFTS,
    unknown: faulty(...noActivity.answer.userErrors),
    run: async (tx, { id }) => {
      const [wrong, ids] = [draftsFault(input), meantDrafts(input)]
      if (wrong) return faulty(wrong)
      if ((await discard(tx, id, ids)) < ids.length) return faulty(noDrafts)
      return done(id)
    },
  })
}

export async function publishAssessments(info: GraphQLResolveInfo, context: PedagogyContext, input: PublishAssessmentsInput) {
  const { call, viewer } = context
  return actOn<TaughtActivity, PublishAssessmentsPayloadRow>(info, context, input, {
    source: await taughtActivity(input.activityId, context),
    action: activityActions.PUBLISH_ASSESSMENTS,
    unknown: noActivity,
    run: async (tx, activity) => {
      const asked = { drafts: (ids: readonly string[]) => draftsToPublish(tx, activity.id, ids), fault: publishFault }
      const { faults, ids, drafts } = await toPublish(tx, activity, input, asked)
      if (faults) return none(...faults)
      const replaced = drafts.flatMap(({ replacesId }) => (replacesId === null ? [] : [replacesId]))
      const superseded = fault('ALREADY_SUPERSEDED', 'What it is to take the place of does not stand any more.', 'draftIds')
      if (!(await supersede(tx, replaced, call.now))) return none(superseded)
      if (await publish(tx, ids, viewer.id, call.now)) return none(superseded)
      return { answer: { ids, userErrors: [] }, changed: [...replaced, ...ids].map((id) => upserted('Assessment', id)) }
    },
  })
}

export async function reviseAssessment(info: GraphQLResolveInfo, context: PedagogyContext, input: ReviseAssessmentInput) {
  const { call, viewer, newId } = context
  return actOn<InActivity<AssessmentRow>, ReviseAssessmentPayloadRow>(info, context, input, {
    source: await assessmentById(input.assessmentId, context),
    action: assessmentActions.REVISE_ASSESSMENT,
    unknown: unknownAssessment,
    run: async (tx, { id: assessmentId, activityId, organisationId, studentId }) => {
      const pupils = await pupilsOfActivity(within(tx), activityId, organisationId)
      if (!pupils.some(({ personId }) => personId === studentId))
        return refused('NOT_A_PUPIL_HERE', 'The pupil has left the activity since.', 'assessmentId')
      const id = newId<'AssessmentDraft'>()
      const stands = await violated(tx, (inner) => copyToDraft(inner, assessmentId, id, viewer.id, call.now))
      return stands ? refused('DRAFT_EXISTS', 'A draft of the occasion is there already.', 'assessmentId') : done(id)
    },
  })
}

export async function withdrawAssessment(info: GraphQLResolveInfo, context: PedagogyContext, input: WithdrawAssessmentInput) {
  const { call: { now }, viewer } = context // prettier-ignore
  return actOn<InActivity<AssessmentRow>, WithdrawAssessmentPayloadRow>(info, context, input, {
    source: await assessmentById(input.assessmentId, context),
    action: assessmentActions.WITHDRAW_ASSESSMENT,
    unknown: unknownAssessment,
    run: async (tx, { id }) => {
      const { expectedVersion: version, reason } = input
      const wrong = reasonFault(reason)
      if (wrong) return faulty(wrong)
      if (!(await withdraw(tx, { id, version, by: viewer.id, reason, now }))) throw conflict('The assessment', version)
      return done(id, upserted('Assessment', id))
    },
  })
}
