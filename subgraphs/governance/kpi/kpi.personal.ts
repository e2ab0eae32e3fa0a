import { withoutPersonalData } from '../../shared/personal.ts'
import { kpi } from './kpi.table.ts'

export const kpiPersonal = [withoutPersonalData(kpi, 'Definitions of key figures.', ['organisationId'])]
