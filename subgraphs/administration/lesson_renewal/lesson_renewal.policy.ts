import type { Policy } from '../../shared/policy.ts'
import { allow } from '../../shared/rules.ts'
import type { LessonRenewalFields } from '../administration.generated.ts'
import { staff } from '../calendar_event/calendar_event.policy.ts'

export const lessonRenewalPolicy = {
  Mutation: { renewLessons: staff },
  RenewLessonsPayload: { lessons: allow, userErrors: allow },
  RenewLessonsError: { code: allow, message: allow, field: allow },
} satisfies Policy<LessonRenewalFields>
