import { personOf } from '../../access/persons.ts'
import { permittedActions } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import { those, warningsOf } from '../assessment/knowledge.resolvers.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type { Resolvers } from '../pedagogy.generated.ts'
import { planActions } from './development_plan.actions.ts'
import { beginPlan, mastered, publishPlan, required, undoPlan, writePlan } from './development_plan.acts.ts'
import { planState } from './development_plan.rules.ts'
import type { DevelopmentPlanStateRow } from './development_plan.queries.ts'

async function stateOf(studentId: string, context: PedagogyContext): Promise<DevelopmentPlanStateRow> {
  const { load, call } = context
  const day = dayOf(call.now)
  const [pupils, rules, plans, drafts] = await Promise.all([
    load.planPlacesOf(studentId, { day }),
    load.planRulesOn.load(day),
    load.developmentPlansOf.load(studentId),
    load.developmentPlanDraftsOf.load(studentId),
  ])
  const { pupil, wrong } = await required({ pupils, rules }, context)
  if (wrong || !pupil) return planState(false, null, false)
  const published = plans.find(({ academicYear }) => academicYear === pupil.academicYear)
  const isBegun = drafts.some(({ academicYear }) => academicYear === pupil.academicYear)
  return planState(true, published?.publishedAt ?? null, isBegun)
}

const draft = ({ id }: { id: string | null }, _: unknown, { load }: PedagogyContext) =>
  id === null ? null : load.developmentPlanDraft.load(id)

export const developmentPlanResolvers = {
  Person: {
    developmentPlans: ({ id }, _, { load }) => load.developmentPlansOf.load(id),
    developmentPlanDrafts: ({ id }, _, { load }) => load.developmentPlanDraftsOf.load(id),
    developmentPlanState: ({ id }, _, context) => stateOf(id, context),
  },
  IndividualDevelopmentPlan: {
    student: ({ studentId }, _, context) => personOf(studentId, context),
    organisation: ({ organisationId }) => ({ id: organisationId }),
    writtenAssessments: async ({ id }, _, { load }) =>
      those((await load.writtenOfPlan.load(id)).map(({ writtenAssessmentId }) => writtenAssessmentId), load.writtenAssessment), // prettier-ignore
    publishedBy: ({ publishedById }, _, context) => personOf(publishedById, context),
  },
  DevelopmentPlanDraft: {
    student: ({ studentId }, _, context) => personOf(studentId, context),
    organisation: ({ organisationId }) => ({ id: organisationId }),
    goalsWarnings: ({ studentId, goals }, _, context) => warningsOf({ studentId, text: goals }, context),
    schoolEffortsWarnings: ({ studentId, schoolEfforts }, _, context) => warningsOf({ studentId, text: schoolEfforts }, context),
    homeEffortsWarnings: ({ studentId, homeEfforts }, _, context) => warningsOf({ studentId, text: homeEfforts }, context),
    mentor: ({ mentorId }, _, context) => personOf(mentorId, context),
    permittedActions: async (row, _, context) => permittedActions(planActions, await mastered(row, context), context),
  },
  Mutation: {
    beginDevelopmentPlan: (_, { input }, context, info) => beginPlan(info, context, input),
    writeDevelopmentPlan: (_, { input }, context, info) => writePlan(info, context, input),
    publishDevelopmentPlan: (_, { input }, context, info) => publishPlan(info, context, input),
    undoDevelopmentPlan: (_, { input }, context, info) => undoPlan(info, context, input),
  },
  BeginDevelopmentPlanPayload: { draft },
  WriteDevelopmentPlanPayload: { draft },
  PublishDevelopmentPlanPayload: { developmentPlan: ({ id }, _, { load }) => (id ? load.developmentPlan.load(id) : null) },
  UndoDevelopmentPlanPayload: { draft },
} satisfies Resolvers
