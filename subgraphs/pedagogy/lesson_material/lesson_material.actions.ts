import type { Actions } from '../../shared/action.ts'
import { type KeptOf, plansFault, type PlannedActivity } from '../assignment/assignment.actions.ts'
import { isTeacher, teachesActivity } from '../assignment/assignment.rules.ts'
import type { ActivityMaterialAction, LessonMaterialAction } from '../pedagogy.generated.ts'
import type { LessonMaterialRow } from './lesson_material.queries.ts'

export type KeptMaterial = KeptOf<LessonMaterialRow>

export const alreadyPublished = { code: 'ALREADY_PUBLISHED', message: 'It is published.', field: ['lessonMaterialId'] } as const
export const withdrawn = { code: 'WITHDRAWN', message: 'It was withdrawn.', field: ['lessonMaterialId'] } as const

const open = (material: KeptMaterial) => plansFault(material) ?? (material.withdrawnAt === null ? null : withdrawn)

/** What can be done about the material of an activity. */
export const activityMaterialActions = {
  ADD_MATERIAL: { rule: teachesActivity, fault: plansFault },
} satisfies Actions<PlannedActivity, ActivityMaterialAction>

/** What can be done to material. */
export const lessonMaterialActions = {
  PUBLISH_MATERIAL: {
    rule: isTeacher,
    fault: (material) => open(material) ?? (material.publishedAt === null ? null : alreadyPublished),
  },
  WITHDRAW_MATERIAL: { rule: isTeacher, fault: open },
} satisfies Actions<KeptMaterial, LessonMaterialAction>
