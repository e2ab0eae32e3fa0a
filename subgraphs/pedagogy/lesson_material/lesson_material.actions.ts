import type { Actions } from '../../shared/action.ts'
import type { InActivity } from '../stubs/stubs.activities.ts'
import type { TaughtActivity } from '../stubs/stubs.queries.ts'
import { plansFault } from '../stubs/stubs.rules.ts'
import { isTeacher, teachesActivity } from '../assignment/assignment.rules.ts'
import type { ActivityMaterialAction, LessonMaterialAction } from '../pedagogy.generated.ts'
import type { LessonMaterialRow } from './lesson_material.queries.ts'

export type KeptMaterial = InActivity<LessonMaterialRow>

export const alreadyPublished = { code: 'ALREADY_PUBLISHED', message: 'It is published.', field: ['lessonMaterialId'] } as const
export const withdrawn = { code: 'WITHDRAWN', message: 'It was withdrawn.', field: ['lessonMaterialId'] } as const

const open = (material: KeptMaterial) => plansFault(material) ?? (material.withdrawnAt === null ? null : withdrawn)

/** What can be done about the material of an activity. */
export const activityMaterialActions = {
  ADD_MATERIAL: { rule: teachesActivity, fault: plansFault },
} satisfies Actions<TaughtActivity, ActivityMaterialAction>

/** What can be done to material. */
export const lessonMaterialActions = {
  PUBLISH_MATERIAL: {
    rule: isTeacher,
    fault: (material) => open(material) ?? (material.publishedAt === null ? null : alreadyPublished),
  },
  WITHDRAW_MATERIAL: { rule: isTeacher, fault: open },
} satisfies Actions<KeptMaterial, LessonMaterialAction>
