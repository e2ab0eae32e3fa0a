import { withoutPersonalData } from '../../shared/personal.ts'
import {
  qualityDecision,
  qualityPublication,
  qualityVersion,
  qualityVersionEvidence,
  qualityVersionSection,
} from './quality_version.table.ts'

const ofVersion = ['versionId', 'analysisId', 'organisationId'] as const

export const qualityVersionPersonal = [
  withoutPersonalData(qualityVersion, 'An analysis as it was submitted.', ['analysisId', 'organisationId', 'submittedById']),
  withoutPersonalData(qualityVersionSection, 'What it says.'),
  withoutPersonalData(qualityVersionEvidence, 'The figures it rests on.', ['versionId', 'sectionId', 'pinnedById']),
  withoutPersonalData(qualityDecision, 'What the authority decided.', [...ofVersion, 'decidedById']),
  withoutPersonalData(qualityPublication, 'That it was published.', [...ofVersion, 'publishedById']),
]
