import { withoutPersonalData } from '../../shared/personal.ts'
import { kpiValue } from './kpi_value.table.ts'

export const kpiValuePersonal = [withoutPersonalData(kpiValue, 'Published figures of units and authorities.', ['placeId'])]
