import { dayOf } from '../../shared/clock.ts'
import { reference } from '../../shared/module.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { Resolvers } from '../administration.generated.ts'
import { gradeScales, schoolYearLabels, syllabuses } from './grading.queries.ts'

export const gradingResolvers = {
  Query: {
    gradeScales: (_, { on }, { read, call }) => gradeScales(read, on ?? dayOf(call.now)),
    schoolYearLabels: (_, { schoolType, on }, { read, call }) => schoolYearLabels(read, schoolType, on ?? dayOf(call.now)),
    syllabuses: (_, args, { read }) => syllabuses(read, args),
  },
  GradeScale: { steps: ({ id }, _, { load }) => load.gradeSteps.load(id) },
  Syllabus: {
    __resolveReference: reference((id, { load }: AdministrationContext) => load.syllabus.load(id)),
    curriculum: ({ curriculumId }, _, { load }) => load.curriculum.load(curriculumId),
    gradeScale: ({ scaleId }, _, { load }) => load.gradeScale.load(scaleId),
  },
} satisfies Resolvers
