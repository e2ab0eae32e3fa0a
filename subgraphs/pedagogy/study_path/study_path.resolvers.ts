import { personOf } from '../../access/persons.ts'
import { permittedActions } from '../../shared/action.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type { Resolvers } from '../pedagogy.generated.ts'
import { pathToWrite, personStudyPathActions, pupilsToPlanFor, studyPathActions } from './study_path.actions.ts'
import { beginGiven, followUpGiven, planStepGiven, removeStepGiven, writeGiven } from './study_path.acts.ts'

const payload = {
  studyPath: ({ id }: { readonly id: string | null }, _: object, { load }: PedagogyContext) =>
    id ? load.studyPath.load(id) : null,
}

export const studyPathResolvers = {
  Person: {
    studyPaths: ({ id }, _, { load }) => load.studyPathsOf.load(id),
    permittedStudyPathActions: async ({ id }, _, context) => {
      const places = await pupilsToPlanFor(id, context)
      return [...new Set(places.flatMap((pupil) => permittedActions(personStudyPathActions, pupil, context)))]
    },
  },
  StudyPath: {
    student: ({ studentId }, _, context) => personOf(studentId, context),
    organisation: ({ organisationId }) => ({ id: organisationId }),
    author: ({ authorId }, _, context) => personOf(authorId, context),
    steps: ({ id }, _, { load }) => load.studyPathSteps.load(id),
    permittedActions: async (path, _, context) => permittedActions(studyPathActions, await pathToWrite(path, context), context),
  },
  StudyPathStep: { syllabus: ({ syllabusId }) => ({ id: syllabusId }) },
  Mutation: {
    beginStudyPath: (_, { input }, context, info) => beginGiven(info, context, input),
    writeStudyPath: (_, { input }, context, info) => writeGiven(info, context, input),
    planStudyPathStep: (_, { input }, context, info) => planStepGiven(info, context, input),
    followUpStudyPathStep: (_, { input }, context, info) => followUpGiven(info, context, input),
    removeStudyPathStep: (_, { input }, context, info) => removeStepGiven(info, context, input),
  },
  BeginStudyPathPayload: payload,
  WriteStudyPathPayload: payload,
  PlanStudyPathStepPayload: payload,
  FollowUpStudyPathStepPayload: payload,
  RemoveStudyPathStepPayload: payload,
} satisfies Resolvers
