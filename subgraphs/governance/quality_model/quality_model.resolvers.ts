import { personOf } from '../../access/persons.ts'
import { permittedActions } from '../../shared/action.ts'
import type { GovernanceContext } from '../governance.context.ts'
import type { Resolvers } from '../governance.generated.ts'
import { qualityModelActions, qualityPlaceActions } from './quality_model.actions.ts'
import { changeGiven, chooseGiven, draftGiven, modelById, openGiven, placeOf, retireGiven } from './quality_model.acts.ts'
import { everyModel } from './quality_model.queries.ts'

const payload = {
  qualityModel: ({ id }: { readonly id: string | null }, _: object, { load }: GovernanceContext) =>
    id ? load.qualityModel.load(id) : null,
}

export const qualityModelResolvers = {
  Query: {
    qualityModels: (_, __, { read }) => everyModel(read),
    qualityModel: (_, { id }, context) => modelById(id, context),
  },
  Organisation: {
    qualityModelChoices: ({ id }, { academicYear }, { load }) => load.qualityModelChoices(id, { academicYear }),
    permittedQualityActions: async ({ id }, _, context) => {
      const place = await placeOf(id, context)
      return place ? permittedActions(qualityPlaceActions, place, context) : []
    },
  },
  QualityModel: {
    organisation: ({ organisationId }) => ({ id: organisationId }),
    sections: ({ id }, _, { load }) => load.sectionsOfModel.load(id),
    permittedActions: (row, _, context) => permittedActions(qualityModelActions, row, context),
  },
  QualityModelChoice: {
    organisation: ({ organisationId }) => ({ id: organisationId }),
    model: ({ modelId }, _, { load }) => load.qualityModel.load(modelId),
    chosenBy: ({ chosenById }, _, context) => personOf(chosenById, context),
  },
  Mutation: {
    draftQualityModel: (_, { input }, context, info) => draftGiven(info, context, input),
    changeQualityModelDraft: (_, { input }, context, info) => changeGiven(info, context, input),
    openQualityModel: (_, { input }, context, info) => openGiven(info, context, input),
    retireQualityModel: (_, { input }, context, info) => retireGiven(info, context, input),
    chooseQualityModel: (_, { input }, context, info) => chooseGiven(info, context, input),
  },
  DraftQualityModelPayload: payload,
  ChangeQualityModelDraftPayload: payload,
  OpenQualityModelPayload: payload,
  RetireQualityModelPayload: payload,
  ChooseQualityModelPayload: { choice: ({ id }, _, { load }) => (id ? load.qualityModelChoice.load(id) : null) },
} satisfies Resolvers
