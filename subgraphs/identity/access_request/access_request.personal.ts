import { personal } from '../../shared/personal.ts'
import { accountable, employment } from '../identity.grounds.ts'
import { accessRequest } from './access_request.table.ts'

export const accessRequestPersonal = [
  personal(accessRequest, {
    concept: 'AccessRequest',
    name: { en: 'Request for a role', sv: 'Begäran om en roll' },
    purpose: { en: 'To decide who may see and do what.', sv: 'Att besluta vem som får se och göra vad.' },
    legalBasis: employment,
    subjects: ['personId'],
    officials: ['requestedById', 'decidedById'],
    onErasure: { keep: accountable },
    retention: { after: 'requestedAt', months: 24 },
  }),
]
