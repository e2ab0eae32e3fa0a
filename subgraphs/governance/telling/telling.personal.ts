import { withoutPersonalData } from '../../shared/personal.ts'
import { telling } from './telling.table.ts'

export const tellingPersonal = [
  withoutPersonalData(telling, 'Counts of places that the system alone reads: what figures were told from.', ['organisationId']),
]
