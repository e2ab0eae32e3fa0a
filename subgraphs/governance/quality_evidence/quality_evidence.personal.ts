import { withoutPersonalData } from '../../shared/personal.ts'
import { qualityEvidence } from './quality_evidence.table.ts'

export const qualityEvidencePersonal = [
  withoutPersonalData(qualityEvidence, 'The figures that a section rests on.', [
    'analysisId',
    'sectionId',
    'modelId',
    'pinnedById',
  ]),
]
