import { withoutPersonalData } from '../../shared/personal.ts'
import { feeTariff } from './fee_tariff.table.ts'

export const feeTariffPersonal = [withoutPersonalData(feeTariff, 'What care costs.', ['authorityId', 'decidedById'])]
