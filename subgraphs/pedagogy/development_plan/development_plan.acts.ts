import type { GraphQLResolveInfo } from 'graphql'
import { personOf } from '../../access/persons.ts'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Write } from '../../shared/database.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import { within } from '../assessment/knowledge.queries.ts'
import { fault } from '../assessment/knowledge.rules.ts'
import { plansFault } from '../stubs/stubs.rules.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type {
  BeginDevelopmentPlanInput, PublishDevelopmentPlanInput, UndoDevelopmentPlanInput, WriteDevelopmentPlanInput,
} from '../pedagogy.generated.ts' // prettier-ignore
import { isReadByHome } from '../written_assessment/written_assessment.queries.ts'
import { beginAction, type MasteredPlan, planActions, type PlannedPupil } from './development_plan.actions.ts'
import {
  type BeginDevelopmentPlanPayloadRow, type DevelopmentPlanDraftRow, type PlanFacts, planFacts, type PublishDevelopmentPlanPayloadRow,
  type UndoDevelopmentPlanPayloadRow, type WriteDevelopmentPlanPayloadRow,
} from './development_plan.queries.ts' // prettier-ignore
import { notRequired, type PlanPupil, textFaults } from './development_plan.rules.ts'
import { publish as publishWritten, readyOfYear } from '../written_assessment/written_assessment.writes.ts'
import { tellKnowledgeFacts } from '../knowledge_fact/knowledge_fact.writes.ts'
import { publishFault } from '../written_assessment/written_assessment.rules.ts'
import {
  begin,
  publish,
  publishedWith,
  standing,
  talkOfYear,
  undo,
  undoWritten,
  write,
  writtenOfYear,
} from './development_plan.writes.ts'

const unknownPlan = refused('NOT_FOUND', 'There is no such plan that you may act on.', 'planId')

/** A plan with who is master of plans at its unit. */
export async function mastered(row: DevelopmentPlanDraftRow, { load }: PedagogyContext): Promise<MasteredPlan> {
  return { ...row, masters: await load.master.load(row.organisationId) }
}

const planById = async (id: string, context: PedagogyContext) => {
  const row = isId(id) ? await context.load.developmentPlanDraft.load(id) : null
  return row && mastered(row, context)
}

/** At which unit and for which school year a plan is to be made of a pupil, or why none is; where it is asked, of the viewer's own units. */
export async function required({ pupils, rules }: PlanFacts, { load }: PedagogyContext, isOwn = false) {
  const meant = pupils.filter(({ isAtUnit }) => isAtUnit || !isOwn)
  const judged = await Promise.all(
    meant.map(async (pupil) => {
      const policy = await load.teachingPolicy.load(pupil.organisationId)
      return { pupil, wrong: notRequired(pupil, policy?.gradesFromYear ?? 6, rules) }
    }),
  )
  const none = notRequired({ schoolType: '', schoolYear: null }, 6, [])
  return (
    judged.find(({ wrong }) => wrong === null) ??
    judged.find(({ wrong }) => wrong?.code === 'GRADES_ARE_SET') ?? { pupil: null as PlanPupil | null, wrong: none }
  )
}

export async function beginPlan(info: GraphQLResolveInfo, context: PedagogyContext, input: BeginDevelopmentPlanInput) {
  const { call, viewer, newId, load } = context
  return actOn<PlannedPupil, BeginDevelopmentPlanPayloadRow>(info, context, input, {
    source: isId(input.studentId) ? await personOf(input.studentId, context) : null,
    action: beginAction,
    unknown: refused('NOT_FOUND', 'There is no such pupil that you may act on.', 'studentId'),
    run: async (tx, { id: studentId }) => {
      const { pupil, wrong } = await required(await planFacts(within(tx), studentId, dayOf(call.now)), context, true)
      if (wrong || !pupil) return faulty(wrong!)
      const elsewhere = plansFault({ masters: await load.master.load(pupil.organisationId), schoolType: pupil.schoolType })
      if (elsewhere) return faulty(elsewhere)
      const id = newId<'DevelopmentPlanDraft'>()
      if (await begin(tx, { ...pupil, id, studentId, mentorId: viewer.id, now: call.now }))
        return refused('ALREADY_BEGUN', 'A plan of the school year is begun already.', 'studentId')
      return done(id)
    },
  })
}

export async function writePlan(info: GraphQLResolveInfo, context: PedagogyContext, input: WriteDevelopmentPlanInput) {
  const { call, viewer } = context
  return actOn<MasteredPlan, WriteDevelopmentPlanPayloadRow>(info, context, input, {
    source: await planById(input.planId, context),
    action: planActions.WRITE_DEVELOPMENT_PLAN,
    unknown: unknownPlan,
    run: async (tx, { id }) => {
      const faults = textFaults(input)
      if (faults.length > 0) return faulty(...faults)
      if (!(await write(tx, input, viewer.id, call.now))) throw conflict('The plan', input.expectedVersion)
      return done(id)
    },
  })
}

/** Publishes what is ready of the pupil for the plan; or all that keeps it from it. */
async function publishReady(tx: Write, plan: DevelopmentPlanDraftRow, by: string, now: Date) {
  const ready = await readyOfYear(tx, plan)
  const lacking = ready.map(publishFault).filter((one) => one !== null)
  if (lacking.length > 0) return { faults: lacking.map((one) => ({ ...one, field: ['planId'] })) }
  if (ready.length > 0 && (await publishWritten(tx, ready, by, now)))
    return { faults: [fault('ALREADY_PUBLISHED', 'One of the subject and term of one that is ready stands already.', 'planId')] }
  return { together: ready.map(({ id }): string => id), faults: null }
}

export async function publishPlan(info: GraphQLResolveInfo, context: PedagogyContext, input: PublishDevelopmentPlanInput) {
  const { call: { now }, viewer, newId } = context // prettier-ignore
  return actOn<MasteredPlan, PublishDevelopmentPlanPayloadRow>(info, context, input, {
    source: await planById(input.planId, context),
    action: planActions.PUBLISH_DEVELOPMENT_PLAN,
    unknown: unknownPlan,
    run: async (tx, plan) => {
      const { talkId, expectedVersion: version } = input
      if (plan.goals === null || plan.schoolEfforts === null)
        return refused('NO_PLANNING', 'Say what the pupil is to reach, and what the school does for it.', 'planId')
      if (!isId(talkId) || !(await talkOfYear(tx, talkId, plan)))
        return refused('NO_TALK', 'Name a talk of the pupil this school year that home has been told of.', 'talkId')
      const { together, faults } = await publishReady(tx, plan, viewer.id, now)
      if (faults) return faulty(...faults)
      const written = await writtenOfYear(tx, plan)
      if (written.length === 0)
        return refused('NO_WRITTEN_ASSESSMENT', 'No written assessment of the pupil stands this school year.', 'planId')
      const id = newId<'IndividualDevelopmentPlan'>()
      if (!(await publish(tx, plan.id, { id, talkId, written, together, version, by: viewer.id, now })))
        throw conflict('The plan', version)
      if (together.length > 0) await tellKnowledgeFacts(tx, [plan.studentId])
      return done(id, upserted('IndividualDevelopmentPlan', id), ...together.map((one) => upserted('WrittenAssessment', one)))
    },
  })
}

const notPublished = refused('NOT_PUBLISHED', 'Nothing is published of it.', 'planId')
const alreadyRead = refused('ALREADY_READ', 'Home has read it: write it anew and publish that.', 'planId')

export async function undoPlan(info: GraphQLResolveInfo, context: PedagogyContext, input: UndoDevelopmentPlanInput) {
  const { call: { now }, newId } = context // prettier-ignore
  return actOn<MasteredPlan, UndoDevelopmentPlanPayloadRow>(info, context, input, {
    source: await planById(input.planId, context),
    action: planActions.UNDO_DEVELOPMENT_PLAN,
    unknown: unknownPlan,
    run: async (tx, { id, studentId }) => {
      const published = await standing(tx, id)
      if (!published) return notPublished
      const together = await publishedWith(tx, published.id)
      const isRead = async () =>
        (await isReadByHome(within(tx), published, 'IndividualDevelopmentPlan')) ||
        (together.length > 0 && (await isReadByHome(within(tx), published, 'WrittenAssessment')))
      if (await isRead()) return alreadyRead
      if (!(await undo(tx, published.id, now))) return notPublished
      await undoWritten(tx, together, now, () => newId<'WrittenAssessmentDraft'>())
      // Asked last once more: whoever reads until then has read it.
      if (await isRead()) return alreadyRead
      if (together.length > 0) await tellKnowledgeFacts(tx, [studentId])
      return done(
        id,
        upserted('IndividualDevelopmentPlan', published.id),
        ...together.map((one) => upserted('WrittenAssessment', one)),
      )
    },
  })
}
