import type { Policy } from '../../shared/policy.ts'
import { allow } from '../../shared/rules.ts'
import type { QualityModelActsFields, QualityModelFields } from '../governance.generated.ts'
import { authority, principalOrAuthority, staffOrAuthority } from './quality_model.rules.ts'

export const error = { code: allow, message: allow, field: allow } as const
const payload = { qualityModel: allow, userErrors: allow } as const

export const qualityModelPolicy = {
  Query: { qualityModels: staffOrAuthority, qualityModel: staffOrAuthority },
  Organisation: { qualityModelChoices: staffOrAuthority, permittedQualityActions: staffOrAuthority },
  QualityModel: {
    id: allow,
    organisation: allow,
    displayName: allow,
    description: allow,
    state: allow,
    sections: allow,
    version: allow,
    permittedActions: allow,
  },
  QualityModelSection: {
    id: allow,
    position: allow,
    title: allow,
    guidance: allow,
    guidanceLink: allow,
    isRequired: allow,
    minEvidence: allow,
    tags: allow,
  },
  QualityModelChoice: { id: allow, organisation: allow, academicYear: allow, model: allow, chosenBy: allow, chosenAt: allow },
  // Of which organisation and which model, the rules of the acts say: see quality_model.actions.ts.
  Mutation: {
    draftQualityModel: authority,
    changeQualityModelDraft: authority,
    openQualityModel: authority,
    retireQualityModel: authority,
    chooseQualityModel: principalOrAuthority,
  },
  DraftQualityModelPayload: payload,
  DraftQualityModelError: error,
  ChangeQualityModelDraftPayload: payload,
  ChangeQualityModelDraftError: error,
  OpenQualityModelPayload: payload,
  OpenQualityModelError: error,
  RetireQualityModelPayload: payload,
  RetireQualityModelError: error,
  ChooseQualityModelPayload: { choice: allow, userErrors: allow },
  ChooseQualityModelError: error,
} satisfies Policy<QualityModelFields & QualityModelActsFields>
