import type { Policy } from '../../shared/policy.ts'
import { allow, and, inPerson, signedIn } from '../../shared/rules.ts'
import type { LessonMaterialActsFields, LessonMaterialFields } from '../pedagogy.generated.ts'
import { staff } from '../stubs/stubs.rules.ts'

const error = { code: allow, message: allow, field: allow }
const answer = { lessonMaterial: allow, userErrors: allow }
// Of which activity, the rules of the acts say: see lesson_material.actions.ts.
const teacher = and(inPerson, staff)

export const lessonMaterialPolicy = {
  Query: { lessonMaterial: signedIn },
  Activity: { materials: allow, permittedMaterialActions: allow },
  LessonMaterial: {
    id: allow,
    title: allow,
    description: allow,
    linkUrl: allow,
    fileReference: allow,
    activity: allow,
    organisation: allow,
    visibleFromDate: allow,
    author: allow,
    publishedAt: allow,
    withdrawnAt: allow,
    permittedActions: allow,
  },
  LessonMaterialConnection: { edges: allow, pageInfo: allow },
  LessonMaterialEdge: { node: allow, cursor: allow },
  Mutation: { addMaterial: teacher, publishMaterial: teacher, withdrawMaterial: teacher },
  AddMaterialPayload: answer,
  AddMaterialError: error,
  PublishMaterialPayload: answer,
  PublishMaterialError: error,
  WithdrawMaterialPayload: answer,
  WithdrawMaterialError: error,
} satisfies Policy<LessonMaterialFields & LessonMaterialActsFields>
