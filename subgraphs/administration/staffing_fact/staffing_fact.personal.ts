import { withoutPersonalData } from '../../shared/personal.ts'
import { staffingFact } from './staffing_fact.table.ts'

export const staffingFactPersonal = [withoutPersonalData(staffingFact, 'How many there were at a unit.', ['organisationId'])]
