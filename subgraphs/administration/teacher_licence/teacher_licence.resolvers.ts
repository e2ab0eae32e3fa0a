import type { AdministrationContext } from '../administration.context.ts'
import type { Resolvers } from '../administration.generated.ts'
import { personOf } from '../stubs/stubs.resolvers.ts'
import { end, register } from './teacher_licence.acts.ts'

const licence = {
  teacherLicence: ({ id }: { id: string | null }, _: unknown, { load }: AdministrationContext) =>
    id ? load.teacherLicence.load(id) : null,
}

export const teacherLicenceResolvers = {
  Person: { teacherLicences: ({ id }, _, { load }) => load.teacherLicencesOf.load(id) },
  TeacherLicence: { person: ({ personId }, _, context) => personOf(personId, context) },
  Mutation: {
    registerTeacherLicence: (_, { input }, context, info) => register(info, context, input),
    endTeacherLicence: (_, { input }, context, info) => end(info, context, input),
  },
  RegisterTeacherLicencePayload: licence,
  EndTeacherLicencePayload: licence,
} satisfies Resolvers
