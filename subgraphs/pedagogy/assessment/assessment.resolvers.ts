import { personOf } from '../../access/persons.ts'
import { permittedActions } from '../../shared/action.ts'
import { isId } from '../../shared/ids.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type { Resolvers } from '../pedagogy.generated.ts'
import { assessPupils } from './assess_pupils.acts.ts'
import { inActivity, taughtActivity } from '../stubs/stubs.activities.ts'
import {
  discardAssessmentDrafts, markAssessmentsReady, publishAssessments, reviseAssessment, withdrawAssessment,
} from './assessment.acts.ts' // prettier-ignore
import { activityActions, assessmentActions } from './assessment.actions.ts'
import { assessmentPage } from './assessment.queries.ts'
import { draftsOfActivity } from './assessment_draft.queries.ts'
import { knowledgeMatrix } from './knowledge_matrix.queries.ts'
import { contentItemsOf, criteriaOf, linksOf, ofKnowledge, those, warningsOf } from './knowledge.resolvers.ts'

const drafts = ({ ids }: { ids: readonly string[] | null }, _: unknown, { load }: PedagogyContext) =>
  those(ids, load.assessmentDraft)

export const assessmentResolvers = {
  Person: {
    assessments: ({ id }, args, { load }) => assessmentPage(load.assessmentsOfPupil, id, args),
    assessmentDrafts: ({ id }, _, { load }) => load.assessmentDraftsOfPupil.load(id),
    knowledgeMatrix: ({ id }, { syllabusId }, { load }) => (isId(syllabusId) ? knowledgeMatrix(load, id, syllabusId) : null),
  },
  Activity: {
    assessments: ({ id }, args, { load }) => assessmentPage(load.assessmentsOfActivity, id, args),
    assessmentDrafts: ({ id }, args, { read }) => draftsOfActivity(read, id, args),
    permittedAssessmentActions: async ({ id }, _, context) => {
      const activity = await taughtActivity(id, context)
      return activity ? permittedActions(activityActions, activity, context) : []
    },
  },
  Assessment: {
    ...ofKnowledge,
    contentItems: async ({ id, syllabusVersionId }, _, context) =>
      contentItemsOf(syllabusVersionId, linksOf(await context.load.itemsOfAssessment.load(id)), context),
    criteria: async ({ id, syllabusVersionId }, _, context) =>
      criteriaOf(syllabusVersionId, linksOf(await context.load.itemsOfAssessment.load(id)), context),
    marks: ({ id }, _, { load }) => load.marksOfAssessment.load(id),
    history: ({ id }, _, { load }) => load.assessmentHistory.load(id),
    publishedBy: ({ publishedById }, _, context) => personOf(publishedById, context),
    withdrawnBy: ({ withdrawnById }, _, context) => personOf(withdrawnById, context),
    warnings: (row, _, context) => warningsOf(row, context),
    permittedActions: async (row, _, context) => permittedActions(assessmentActions, await inActivity(row, context), context),
  },
  AssessmentDraft: {
    ...ofKnowledge,
    contentItems: (row, _, context) => contentItemsOf(row.syllabusVersionId, row, context),
    criteria: (row, _, context) => criteriaOf(row.syllabusVersionId, row, context),
    marks: async ({ syllabusVersionId, marks }, _, { load }) =>
      (await load.abilities.load(syllabusVersionId)).flatMap(({ id }) => marks.find(({ abilityId }) => abilityId === id) ?? []),
    replaces: ({ replacesId }, _, { load }) => (replacesId ? load.assessment.load(replacesId) : null),
    warnings: (row, _, context) => warningsOf(row, context),
  },
  AbilityMark: {
    ability: ({ abilityId }, _, { load }) => load.ability.load(abilityId),
    level: ({ levelId }, _, { load }) => load.knowledgeLevel.load(levelId),
  },
  KnowledgeMatrix: { syllabus: ({ syllabusId }) => ({ id: syllabusId as never }) },
  AbilityProgress: { ability: ({ abilityId }, _, { load }) => load.ability.load(abilityId) },
  MatrixMark: {
    level: ({ levelId }, _, { load }) => load.knowledgeLevel.load(levelId),
    assessment: ({ assessmentId }, _, { load }) => load.assessment.load(assessmentId),
  },
  Mutation: {
    assessPupils: (_, { input }, context, info) => assessPupils(info, context, input),
    markAssessmentsReady: (_, { input }, context, info) => markAssessmentsReady(info, context, input),
    publishAssessments: (_, { input }, context, info) => publishAssessments(info, context, input),
    discardAssessmentDrafts: (_, { input }, context, info) => discardAssessmentDrafts(info, context, input),
    reviseAssessment: (_, { input }, context, info) => reviseAssessment(info, context, input),
    withdrawAssessment: (_, { input }, context, info) => withdrawAssessment(info, context, input),
  },
  AssessPupilsPayload: { drafts },
  MarkAssessmentsReadyPayload: { drafts },
  PublishAssessmentsPayload: { assessments: ({ ids }, _, { load }) => those(ids, load.assessment) },
  DiscardAssessmentDraftsPayload: { activity: ({ id }) => (id ? { id: id as never } : null) },
  ReviseAssessmentPayload: { draft: ({ id }, _, { load }) => (id ? load.assessmentDraft.load(id) : null) },
  WithdrawAssessmentPayload: { assessment: ({ id }, _, { load }) => (id ? load.assessment.load(id) : null) },
} satisfies Resolvers
