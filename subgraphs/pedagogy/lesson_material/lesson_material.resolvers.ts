import { personOf } from '../../access/persons.ts'
import { permittedActions } from '../../shared/action.ts'
import { isId } from '../../shared/ids.ts'
import { connectionOf, pageOf } from '../../shared/pagination.ts'
import { inActivity, taughtActivity } from '../stubs/stubs.activities.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type { Resolvers } from '../pedagogy.generated.ts'
import { activityMaterialActions, lessonMaterialActions } from './lesson_material.actions.ts'
import { addGiven, publishGiven, withdrawGiven } from './lesson_material.acts.ts'

const materialOf = {
  lessonMaterial: ({ id }: { readonly id: string | null }, _: unknown, { load }: PedagogyContext) =>
    id ? load.lessonMaterial.load(id) : null,
}

export const lessonMaterialResolvers = {
  Query: { lessonMaterial: (_, { id }, { load }) => (isId(id) ? load.lessonMaterial.load(id) : null) },
  Activity: {
    materials: async ({ id }, args, { load }) => {
      const page = pageOf(args, ['title', 'id'])
      return connectionOf(await load.materialsOfActivity(id, page), page.size, ({ title, id: key }) => [title, key])
    },
    permittedMaterialActions: async ({ id }, _, context) => {
      const activity = await taughtActivity(id, context)
      return activity ? permittedActions(activityMaterialActions, activity, context) : []
    },
  },
  LessonMaterial: {
    activity: ({ activityId }) => ({ id: activityId }),
    organisation: ({ organisationId }) => ({ id: organisationId }),
    author: ({ authorId }, _, context) => personOf(authorId, context),
    permittedActions: async (row, _, context) => permittedActions(lessonMaterialActions, await inActivity(row, context), context),
  },
  Mutation: {
    addMaterial: (_, { input }, context, info) => addGiven(info, context, input),
    publishMaterial: (_, { input }, context, info) => publishGiven(info, context, input),
    withdrawMaterial: (_, { input }, context, info) => withdrawGiven(info, context, input),
  },
  AddMaterialPayload: materialOf,
  PublishMaterialPayload: materialOf,
  WithdrawMaterialPayload: materialOf,
} satisfies Resolvers
