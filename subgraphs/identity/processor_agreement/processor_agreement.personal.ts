import { withoutPersonalData } from '../../shared/personal.ts'
import { fieldGrant, processorAgreement } from './processor_agreement.table.ts'

export const processorAgreementPersonal = [
  withoutPersonalData(processorAgreement, 'Agreements with suppliers; whoever signed them acted in office.', ['signedById']),
  withoutPersonalData(fieldGrant, 'What client applications may read; whoever granted it acted in office.', ['grantedById']),
]
