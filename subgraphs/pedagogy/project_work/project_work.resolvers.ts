import { personOf } from '../../access/persons.ts'
import { permittedActions } from '../../shared/action.ts'
import { those, warningsOf } from '../assessment/knowledge.resolvers.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type { Resolvers } from '../pedagogy.generated.ts'
import { projectToWrite, projectWorkActions } from './project_work.actions.ts'
import { approveGiven, assessGiven, changeGiven, planGiven, submitGiven } from './project_work.acts.ts'

const payload = {
  projectWork: ({ id }: { readonly id: string | null }, _: object, { load }: PedagogyContext) =>
    id ? load.projectWork.load(id) : null,
}

export const projectWorkResolvers = {
  Person: { projectWorks: ({ id }, _, { load }) => load.projectWorksOf.load(id) },
  ProjectWork: {
    student: ({ studentId }, _, context) => personOf(studentId, context),
    organisation: ({ organisationId }) => ({ id: organisationId }),
    syllabus: ({ syllabusId }) => ({ id: syllabusId }),
    supervisor: ({ supervisorId }, _, context) => personOf(supervisorId, context),
    together: async ({ id, togetherId }, _, { load }) =>
      (await load.projectWorksTogether.load(togetherId)).filter((other) => other.id !== id),
    submissions: ({ id }, _, { load }) => load.projectSubmissions.load(id),
    assessment: async ({ id }, _, { load }) => (await load.projectAssessments.load(id))[0] ?? null,
    permittedActions: async (row, _, context) =>
      permittedActions(projectWorkActions, await projectToWrite(row, context), context),
  },
  ProjectAssessment: {
    criteria: ({ criterionIds }, _, { load }) => those(criterionIds, load.projectCriterion),
    assessedBy: ({ assessedById }, _, context) => personOf(assessedById, context),
    warnings: (row, _, context) => warningsOf(row, context),
  },
  Mutation: {
    planProjectWork: (_, { input }, context, info) => planGiven(info, context, input),
    changeProjectWork: (_, { input }, context, info) => changeGiven(info, context, input),
    approveProjectWork: (_, { input }, context, info) => approveGiven(info, context, input),
    submitProjectWork: (_, { input }, context, info) => submitGiven(info, context, input),
    assessProjectWork: (_, { input }, context, info) => assessGiven(info, context, input),
  },
  PlanProjectWorkPayload: payload,
  ChangeProjectWorkPayload: payload,
  ApproveProjectWorkPayload: payload,
  SubmitProjectWorkPayload: payload,
  AssessProjectWorkPayload: payload,
} satisfies Resolvers
