import type { GraphQLResolveInfo } from 'graphql'
import { type Outcome, type Payload, upserted } from '../../shared/act.ts'
import { actOn, type Action, done, faulty, refused } from '../../shared/action.ts'
import type { Write } from '../../shared/database.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type {
  ArchiveTeachingPlanInput, BeginPlanEditionInput, ChangeTeachingPlanDraftInput, DraftTeachingPlanInput, PublishTeachingPlanInput,
} from '../pedagogy.generated.ts' // prettier-ignore
import { groupPlanActions, type KeptPlan, type PlannedGroup, teachingPlanActions } from './teaching_plan.actions.ts'
import type {
  ArchiveTeachingPlanPayloadRow, BeginPlanEditionPayloadRow, ChangeTeachingPlanDraftPayloadRow, DraftTeachingPlanPayloadRow,
  PublishTeachingPlanPayloadRow, TeachingPlanRow,
} from './teaching_plan.queries.ts' // prettier-ignore
import { planFaults, type PlanText, yearFault } from './teaching_plan.rules.ts'
import { areOfVersion, changeEdition, insertEdition, insertPlan, publishDraft, setItems, touch } from './teaching_plan.writes.ts'
import { idsOf, newestEdition } from './teaching_plan.copies.ts'

export type Acting<Input> = readonly [info: GraphQLResolveInfo, context: PedagogyContext, input: Input]

/** A group with what is decided about plans there; null for those who do not teach, mentor or lead it. */
export async function plannedGroup(id: string, { load }: PedagogyContext): Promise<PlannedGroup | null> {
  const group = isId(id) ? await load.ledGroup.load(id) : null
  return group && { ...group, masters: await load.master.load(group.organisationId) }
}

/** A plan with what is decided about plans there. */
export async function keptPlan(row: TeachingPlanRow, { load }: PedagogyContext): Promise<KeptPlan> {
  const [group, masters] = await Promise.all([load.ledGroup.load(row.groupId), load.master.load(row.organisationId)])
  return { ...row, schoolType: group?.schoolType ?? null, masters }
}

export async function planById(id: string, context: PedagogyContext): Promise<KeptPlan | null> {
  const row = isId(id) ? await context.load.teachingPlan.load(id) : null
  return row && keptPlan(row, context)
}

export const noPlan = refused('NOT_FOUND', 'There is no such plan that you may see.', 'teachingPlanId')

/** Who writes, when and with which ids. */
export const writer = ({ call, newId }: PedagogyContext) => ({ by: call.viewer.id, now: call.now, newId })

const areIds = ({ contentItemIds, criterionIds }: PlanText) => [...contentItemIds, ...criterionIds].every(isId)

const otherVersion = refused(
  'OTHER_VERSION',
  'Not all of it is content and criteria of the version of the plan.',
  'contentItemIds',
)

export async function draftPlan(...[info, context, input]: Acting<DraftTeachingPlanInput>) {
  return actOn<PlannedGroup, DraftTeachingPlanPayloadRow>(info, context, input, {
    source: await plannedGroup(input.groupId, context),
    action: groupPlanActions.DRAFT_TEACHING_PLAN,
    unknown: refused('GROUP_NOT_FOUND', 'There is no such group that you teach.', 'groupId'),
    run: async (tx, group) => {
      const year = yearFault(input.academicYear)
      const faults = year ? [year] : planFaults(input, input.academicYear)
      if (faults.length > 0) return faulty(...faults)
      const version = isId(input.syllabusVersionId) ? await context.load.syllabusVersion.load(input.syllabusVersionId) : null
      if (!version) return refused('SYLLABUS_NOT_FOUND', 'There is no such version of a syllabus.', 'syllabusVersionId')
      if (!areIds(input) || !(await areOfVersion(tx, input))) return otherVersion
      const id = context.newId<'TeachingPlan'>()
      const { organisationId, id: groupId } = group
      const by = writer(context)
      await insertPlan(tx, { id, organisationId, groupId, academicYear: input.academicYear, copiedFromId: null }, by)
      await setItems(tx, await insertEdition(tx, id, input, by), input, by)
      return done(id, upserted('TeachingPlan', id))
    },
  })
}

/** An act on a plan of a version that was read. */
export async function onPlan<Answer extends Payload>(
  [info, context, input]: Acting<{ readonly teachingPlanId: string; readonly expectedVersion?: number; readonly idempotencyKey?: string | null | undefined }>,
  action: Action<KeptPlan>,
  run: (tx: Write, plan: KeptPlan) => Promise<Outcome<Answer>>,
): Promise<Answer> {
  return actOn<KeptPlan, Answer>(info, context, input, {
    source: await planById(input.teachingPlanId, context),
    action,
    unknown: noPlan as unknown as Outcome<Answer>,
    run,
  })
} // prettier-ignore

const readAt = (input: { readonly expectedVersion: number }) => conflict('The plan', input.expectedVersion)

export const changeDraft = (...acting: Acting<ChangeTeachingPlanDraftInput>) =>
  onPlan<ChangeTeachingPlanDraftPayloadRow>(acting, teachingPlanActions.CHANGE_TEACHING_PLAN_DRAFT, async (tx, plan) => {
    const [, context, input] = acting
    const faults = planFaults(input, plan.academicYear)
    if (faults.length > 0) return faulty(...faults)
    const draft = (await context.load.editionsOfPlan.load(plan.id)).find(({ publishedAt }) => publishedAt === null)!
    const { syllabusVersionId } = draft
    if (!areIds(input) || !(await areOfVersion(tx, { ...input, syllabusVersionId }))) return otherVersion
    if (!(await touch(tx, plan.id, input.expectedVersion, context.call.now))) throw readAt(input)
    await changeEdition(tx, plan.id, input)
    await setItems(tx, draft.id, { ...input, syllabusVersionId }, writer(context))
    return done(plan.id, upserted('TeachingPlan', plan.id))
  })

export const publishPlan = (...acting: Acting<PublishTeachingPlanInput>) =>
  onPlan<PublishTeachingPlanPayloadRow>(acting, teachingPlanActions.PUBLISH_TEACHING_PLAN, async (tx, plan) => {
    const [, { call }, input] = acting
    if (!(await touch(tx, plan.id, input.expectedVersion, call.now, 'PUBLISHED'))) throw readAt(input)
    await publishDraft(tx, plan.id, call.viewer.id, call.now)
    return done(plan.id, upserted('TeachingPlan', plan.id))
  })

export const archivePlan = (...acting: Acting<ArchiveTeachingPlanInput>) =>
  onPlan<ArchiveTeachingPlanPayloadRow>(acting, teachingPlanActions.ARCHIVE_TEACHING_PLAN, async (tx, plan) => {
    const [, { call }, input] = acting
    if (!(await touch(tx, plan.id, input.expectedVersion, call.now, 'ARCHIVED'))) throw readAt(input)
    return done(plan.id, upserted('TeachingPlan', plan.id))
  })

export const beginEdition = (...acting: Acting<BeginPlanEditionInput>) =>
  onPlan<BeginPlanEditionPayloadRow>(acting, teachingPlanActions.BEGIN_PLAN_EDITION, async (tx, plan) => {
    const [, context, input] = acting
    if (!(await touch(tx, plan.id, input.expectedVersion, context.call.now))) throw readAt(input)
    const newest = (await newestEdition(tx, plan.id))!
    const by = writer(context)
    const { syllabusVersionId, content, criteria } = newest
    const items = { syllabusVersionId, contentItemIds: idsOf(content), criterionIds: idsOf(criteria) }
    await setItems(tx, await insertEdition(tx, plan.id, newest, by), items, by)
    return done(plan.id, upserted('TeachingPlan', plan.id))
  })
