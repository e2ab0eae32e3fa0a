import type { GraphQLResolveInfo } from 'graphql'
import { type Outcome, upserted } from '../../shared/act.ts'
import { actOn, done, type Done, faulty, refused } from '../../shared/action.ts'
import type { Write } from '../../shared/database.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import type { GovernanceContext } from '../governance.context.ts'
import type {
  ChangeQualityModelDraftInput, ChooseQualityModelInput, DraftQualityModelInput, OpenQualityModelInput, QualityModelAction, RetireQualityModelInput,
} from '../governance.generated.ts' // prettier-ignore
import { qualityModelActions, qualityPlaceActions } from './quality_model.actions.ts'
import type {
  ChangeQualityModelDraftPayloadRow, ChooseQualityModelPayloadRow, DraftQualityModelPayloadRow, OpenQualityModelPayloadRow, QualityModelRow,
  QualityPlace, RetireQualityModelPayloadRow,
} from './quality_model.queries.ts' // prettier-ignore
import { modelFaults, yearFault } from './quality_model.rules.ts'
import { changeModel, choose, counted, insertModel, moveModel, reaches, setSections } from './quality_model.writes.ts'

export type Acting<Input> = readonly [info: GraphQLResolveInfo, context: GovernanceContext, input: Input]

/** An organisation with what the viewer is there; null where there is none. */
export const placeOf = (id: string, { load }: GovernanceContext) => (isId(id) ? load.qualityPlace.load(id) : null)
export const noPlace = refused('NOT_FOUND', 'There is no such organisation.', 'organisationId')
export const modelById = (id: string, { load }: GovernanceContext) => (isId(id) ? load.qualityModel.load(id) : null)

export async function draftGiven(...[info, context, input]: Acting<DraftQualityModelInput>) {
  return actOn<QualityPlace, DraftQualityModelPayloadRow>(info, context, input, {
    source: await placeOf(input.organisationId, context),
    action: qualityPlaceActions.DRAFT_QUALITY_MODEL,
    unknown: noPlace,
    run: async (tx, place) => {
      const faults = modelFaults(input)
      if (faults.length > 0) return faulty(...faults)
      const id = context.newId<'QualityModel'>()
      await insertModel(tx, id, place.id, input, context.call.now)
      await setSections(tx, id, input.sections, context.newId)
      return done(id, upserted('QualityModel', id))
    },
  })
}

interface OnModel {
  readonly qualityModelId: string
  readonly expectedVersion: number
  readonly idempotencyKey?: string | null | undefined
}

async function onModel<Answer extends Done>(
  name: QualityModelAction,
  [info, context, input]: Acting<OnModel>,
  run: (tx: Write, model: QualityModelRow) => Promise<Outcome<Answer> | boolean>,
): Promise<Answer> {
  return actOn<QualityModelRow, Answer>(info, context, input, {
    source: await modelById(input.qualityModelId, context),
    action: qualityModelActions[name],
    unknown: refused('NOT_FOUND', 'There is no such model that you may see.', 'qualityModelId') as unknown as Outcome<Answer>,
    run: async (tx, model) => {
      const outcome = await run(tx, model)
      if (outcome === false) throw conflict('The model', input.expectedVersion)
      return outcome === true ? (done(model.id, upserted('QualityModel', model.id)) as unknown as Outcome<Answer>) : outcome
    },
  })
}

export const changeGiven = (...given: Acting<ChangeQualityModelDraftInput>) =>
  onModel<ChangeQualityModelDraftPayloadRow>('CHANGE_QUALITY_MODEL_DRAFT', given, async (tx, { id }) => {
    const [, context, input] = given
    const faults = modelFaults(input)
    if (faults.length > 0) return faulty(...faults)
    if (!(await counted(tx, id, input.expectedVersion, context.call.now))) return false
    await changeModel(tx, id, input)
    await setSections(tx, id, input.sections, context.newId)
    return true
  })

export const openGiven = (...given: Acting<OpenQualityModelInput>) =>
  onModel<OpenQualityModelPayloadRow>('OPEN_QUALITY_MODEL', given, (tx, { id }) =>
    moveModel(tx, id, given[2].expectedVersion, 'OPEN', given[1].call.now),
  )

export const retireGiven = (...given: Acting<RetireQualityModelInput>) =>
  onModel<RetireQualityModelPayloadRow>('RETIRE_QUALITY_MODEL', given, (tx, { id }) =>
    moveModel(tx, id, given[2].expectedVersion, 'RETIRED', given[1].call.now),
  )

export async function chooseGiven(...[info, context, input]: Acting<ChooseQualityModelInput>) {
  const model = await modelById(input.qualityModelId, context)
  return actOn<QualityPlace, ChooseQualityModelPayloadRow>(info, context, input, {
    source: await placeOf(input.organisationId, context),
    action: qualityPlaceActions.CHOOSE_QUALITY_MODEL,
    unknown: noPlace,
    run: async (tx, { id: organisationId }) => {
      const fault = yearFault(input.academicYear)
      if (fault) return faulty(fault)
      if (!model || !(await reaches(tx, model.organisationId, organisationId)))
        return refused('MODEL_NOT_FOUND', 'There is no such model of the organisation or above it.', 'qualityModelId')
      if (model.state !== 'OPEN') return refused('MODEL_NOT_OPEN', 'The model is not open.', 'qualityModelId')
      const id = context.newId<'QualityModelChoice'>()
      const chosen = { id, organisationId, academicYear: input.academicYear, modelId: model.id }
      if (await choose(tx, { ...chosen, by: context.viewer.id, now: context.call.now }))
        return refused('ALREADY_CHOSEN', 'It is chosen already.', 'qualityModelId')
      return done(id, upserted('QualityModelChoice', id))
    },
  })
}
