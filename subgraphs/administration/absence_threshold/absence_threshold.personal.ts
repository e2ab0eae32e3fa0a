import { withoutPersonalData } from '../../shared/personal.ts'
import { absenceThreshold } from './absence_threshold.table.ts'

export const absenceThresholdPersonal = [
  withoutPersonalData(absenceThreshold, 'What a unit has decided for all.', ['organisationId']),
]
