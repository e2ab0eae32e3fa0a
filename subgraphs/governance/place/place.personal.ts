import { withoutPersonalData } from '../../shared/personal.ts'
import { statisticalArea } from './statistical_area.table.ts'

export const placePersonal = [withoutPersonalData(statisticalArea, 'Municipalities, counties and the nation.')]
