import { withoutPersonalData } from '../../shared/personal.ts'
import { clientKey } from './client_key.table.ts'

export const clientKeyPersonal = [
  withoutPersonalData(clientKey, 'Keys of client applications; whoever issued them acted in office.', ['issuedById']),
]
