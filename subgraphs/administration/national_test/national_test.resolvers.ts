import type { Resolvers } from '../administration.generated.ts'
import { personOf } from '../stubs/stubs.resolvers.ts'
import { registerTestResults } from './national_test.acts.ts'

export const nationalTestResolvers = {
  Person: { nationalTestResults: ({ id }, _, { load }) => load.nationalTestResultsOf.load(id) },
  NationalTestResult: {
    student: ({ studentId }, _, context) => personOf(studentId, context),
    organisation: ({ organisationId }) => ({ id: organisationId }),
    activity: ({ activityId }) => ({ id: activityId }),
    syllabus: ({ syllabusId }, _, { load }) => load.syllabus.load(syllabusId),
    answersReference: async ({ id }, _, { load }) => (await load.nationalTestAnswer.load(id))?.reference ?? null,
    grade: async ({ studentId, syllabusId, year, semester }, _, { load }) =>
      (await load.standingGrades.load(studentId)).find(
        (grade) => grade.syllabusId === syllabusId && grade.year === year && grade.semester === semester && !grade.isTrial,
      ) ?? null,
    registeredBy: ({ registeredById }, _, context) => personOf(registeredById, context),
  },
  Mutation: { registerTestResults: (_, { input }, context, info) => registerTestResults(info, context, input) },
} satisfies Resolvers
