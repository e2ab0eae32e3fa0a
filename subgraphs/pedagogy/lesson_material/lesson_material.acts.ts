import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import { isId } from '../../shared/ids.ts'
import type { Acting } from '../assignment/assignment.acts.ts'
import { inActivity, taughtActivity } from '../stubs/stubs.activities.ts'
import type { TaughtActivity } from '../stubs/stubs.queries.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type { AddMaterialInput, PublishMaterialInput, WithdrawMaterialInput } from '../pedagogy.generated.ts'
import {
  activityMaterialActions, alreadyPublished, type KeptMaterial, lessonMaterialActions, withdrawn,
} from './lesson_material.actions.ts' // prettier-ignore
import {
  type AddMaterialPayloadRow, insertMaterial, publishMaterial, type PublishMaterialPayloadRow, withdrawMaterial,
  type WithdrawMaterialPayloadRow,
} from './lesson_material.queries.ts' // prettier-ignore
import { materialFaults } from './lesson_material.rules.ts'

export async function addGiven(...[info, context, input]: Acting<AddMaterialInput>) {
  return actOn<TaughtActivity, AddMaterialPayloadRow>(info, context, input, {
    source: await taughtActivity(input.activityId, context),
    action: activityMaterialActions.ADD_MATERIAL,
    unknown: refused('ACTIVITY_NOT_FOUND', 'There is no such activity that you teach.', 'activityId'),
    run: async (tx, { id: activityId, organisationId }) => {
      const faults = materialFaults(input)
      if (faults.length > 0) return faulty(...faults)
      const id = context.newId<'LessonMaterial'>()
      const by = { by: context.call.viewer.id, now: context.call.now }
      await insertMaterial(tx, { id, organisationId, activityId, ...by }, input)
      return done(id, upserted('LessonMaterial', id))
    },
  })
}

async function found(id: string, context: PedagogyContext): Promise<KeptMaterial | null> {
  const row = isId(id) ? await context.load.lessonMaterial.load(id) : null
  return row && inActivity(row, context)
}

const unknown = refused('NOT_FOUND', 'There is no such material that you may see.', 'lessonMaterialId')

export async function publishGiven(...[info, context, input]: Acting<PublishMaterialInput>) {
  return actOn<KeptMaterial, PublishMaterialPayloadRow>(info, context, input, {
    source: await found(input.lessonMaterialId, context),
    action: lessonMaterialActions.PUBLISH_MATERIAL,
    unknown,
    run: async (tx, { id }) =>
      (await publishMaterial(tx, id, context.call.now))
        ? done(id, upserted('LessonMaterial', id))
        : faulty<PublishMaterialPayloadRow['userErrors'][number]>(alreadyPublished),
  })
}

export async function withdrawGiven(...[info, context, input]: Acting<WithdrawMaterialInput>) {
  return actOn<KeptMaterial, WithdrawMaterialPayloadRow>(info, context, input, {
    source: await found(input.lessonMaterialId, context),
    action: lessonMaterialActions.WITHDRAW_MATERIAL,
    unknown,
    run: async (tx, { id }) =>
      (await withdrawMaterial(tx, id, context.call.now))
        ? done(id, upserted('LessonMaterial', id))
        : faulty<WithdrawMaterialPayloadRow['userErrors'][number]>(withdrawn),
  })
}
