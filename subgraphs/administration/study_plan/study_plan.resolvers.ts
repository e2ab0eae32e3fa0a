import type { Resolvers } from '../administration.generated.ts'
import { personOf } from '../stubs/stubs.resolvers.ts'
import { decideStudyPlan } from './study_plan.acts.ts'

export const studyPlanResolvers = {
  Person: { studyPlans: ({ id }, _, { load }) => load.studyPlansOf.load(id) },
  StudyPlan: {
    student: ({ studentId }, _, context) => personOf(studentId, context),
    contents: ({ id }, _, { load }) => load.studyPlanContents.load(id),
    notes: ({ id }, _, { load }) => load.studyPlanNotes.load(id),
    decidedBy: ({ decidedById }, _, context) => personOf(decidedById, context),
  },
  StudyPlanContent: { syllabuses: ({ id }, _, { load }) => load.studyPlanSyllabuses.load(id) },
  StudyPlanSyllabus: { syllabus: ({ syllabusId }, _, { load }) => load.syllabus.load(syllabusId) },
  Mutation: { decideStudyPlan: (_, { input }, context, info) => decideStudyPlan(info, context, input) },
  DecideStudyPlanPayload: { studyPlan: ({ id }, _, { load }) => (id ? load.studyPlan.load(id) : null) },
} satisfies Resolvers
