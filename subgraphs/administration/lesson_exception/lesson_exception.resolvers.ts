import { personOf } from '../stubs/stubs.resolvers.ts'
import type { Resolvers } from '../administration.generated.ts'
import { assignSubstitute, clearStudentException, setStudentException, setTeacherException, withdrawSubstitute } from './lesson_exception.acts.ts' // prettier-ignore

export const lessonExceptionResolvers = {
  CalendarEvent: { studentExceptions: ({ id }, _, { load }) => load.studentExceptions.load(id) },
  StudentException: { student: ({ studentId }, _, context) => personOf(studentId, context) },
  Mutation: {
    assignSubstitute: (_, { input }, context, info) => assignSubstitute(info, context, input),
    withdrawSubstitute: (_, { input }, context, info) => withdrawSubstitute(info, context, input),
    setTeacherException: (_, { input }, context, info) => setTeacherException(info, context, input),
    setStudentException: (_, { input }, context, info) => setStudentException(info, context, input),
    clearStudentException: (_, { input }, context, info) => clearStudentException(info, context, input),
  },
  AssignSubstitutePayload: { calendarEvent: ({ id }, _, { load }) => (id ? load.calendarEvent.load(id) : null) },
  WithdrawSubstitutePayload: { calendarEvent: ({ id }, _, { load }) => (id ? load.calendarEvent.load(id) : null) },
  SetTeacherExceptionPayload: { calendarEvent: ({ id }, _, { load }) => (id ? load.calendarEvent.load(id) : null) },
  SetStudentExceptionPayload: { calendarEvent: ({ id }, _, { load }) => (id ? load.calendarEvent.load(id) : null) },
  ClearStudentExceptionPayload: { calendarEvent: ({ id }, _, { load }) => (id ? load.calendarEvent.load(id) : null) },
} satisfies Resolvers
