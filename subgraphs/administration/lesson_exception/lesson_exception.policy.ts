import type { Policy } from '../../shared/policy.ts'
import { allow } from '../../shared/rules.ts'
import { sensitive } from '../../shared/sensitive.ts'
import type { LessonExceptionActsFields, LessonExceptionFields } from '../administration.generated.ts'
import { staff } from '../calendar_event/calendar_event.policy.ts'
import type { StudentExceptionRow } from './lesson_exception.queries.ts'

const error = { code: allow, message: allow, field: allow }
const payload = { calendarEvent: allow, userErrors: allow }

// The rows are those of pupils the viewer may follow; of a protected pupil each reading is noted.
const ofPupil = sensitive<StudentExceptionRow>(allow, ({ studentId, relations, isProtected }) =>
  isProtected ? { id: studentId, relations } : null,
)

export const lessonExceptionPolicy = {
  CalendarEvent: { studentExceptions: allow },
  StudentException: { student: allow, isParticipating: ofPupil, startsAt: ofPupil, endsAt: ofPupil },
  Mutation: {
    assignSubstitute: staff,
    withdrawSubstitute: staff,
    setTeacherException: staff,
    setStudentException: staff,
    clearStudentException: staff,
  },
  AssignSubstitutePayload: payload,
  AssignSubstituteError: error,
  WithdrawSubstitutePayload: payload,
  WithdrawSubstituteError: error,
  SetTeacherExceptionPayload: payload,
  SetTeacherExceptionError: error,
  SetStudentExceptionPayload: payload,
  SetStudentExceptionError: error,
  ClearStudentExceptionPayload: payload,
  ClearStudentExceptionError: error,
} satisfies Policy<LessonExceptionFields & LessonExceptionActsFields>
