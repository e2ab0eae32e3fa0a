import { withoutPersonalData } from '../../shared/personal.ts'
import { delivery } from './delivery.table.ts'
import { sourceValue } from './source_value.table.ts'

export const deliveryPersonal = [
  withoutPersonalData(delivery, 'What was delivered, and who did so in office.', ['organisationId', 'deliveredById']),
  withoutPersonalData(sourceValue, 'Counts of places that the system alone reads: of few, and so never told as they are.', [
    'placeId',
  ]),
]
