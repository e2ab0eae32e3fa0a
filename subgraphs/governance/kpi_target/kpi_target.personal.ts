import { withoutPersonalData } from '../../shared/personal.ts'
import { kpiTarget } from './kpi_target.table.ts'

export const kpiTargetPersonal = [
  withoutPersonalData(kpiTarget, 'What an organisation has decided its figures should be.', ['organisationId', 'setById']),
]
