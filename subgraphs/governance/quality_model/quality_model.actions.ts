import { heldThere } from '../../access/organisations.ts'
import type { Actions } from '../../shared/action.ts'
import type { QualityModelAction, QualityOrganisationAction } from '../governance.generated.ts'
import type { QualityModelRow, QualityPlace } from './quality_model.queries.ts'
import { administersModel } from './quality_model.rules.ts'

const fault = (code: string, message: string) => ({ code, message, field: ['qualityModelId'] })
const drafted = ({ state }: QualityModelRow) => (state === 'DRAFT' ? null : fault('NOT_DRAFT', 'The model is open, or has been.'))

/** What can be done to a model. */
export const qualityModelActions = {
  CHANGE_QUALITY_MODEL_DRAFT: { rule: administersModel, fault: drafted },
  OPEN_QUALITY_MODEL: {
    rule: administersModel,
    fault: (model: QualityModelRow) =>
      drafted(model) ?? (model.sectionCount > 0 ? null : fault('NO_SECTION', 'Say first what is to be written.')),
  },
  RETIRE_QUALITY_MODEL: {
    rule: administersModel,
    fault: ({ state }: QualityModelRow) => (state === 'OPEN' ? null : fault('NOT_OPEN', 'The model is not open.')),
  },
} satisfies Actions<QualityModelRow, QualityModelAction>

/** What can be done about the quality work of an organisation. */
export const qualityPlaceActions = {
  DRAFT_QUALITY_MODEL: { rule: heldThere('AUTHORITY_ADMIN') },
  CHOOSE_QUALITY_MODEL: { rule: heldThere('PRINCIPAL', 'AUTHORITY_ADMIN') },
  START_QUALITY_ANALYSIS: { rule: heldThere('PRINCIPAL') },
} satisfies Actions<QualityPlace, QualityOrganisationAction>
