import { withoutPersonalData } from '../../shared/personal.ts'
import { absenceFact } from './absence_fact.table.ts'

export const absenceFactPersonal = [
  withoutPersonalData(absenceFact, 'What some pupil missed in a term; which, it does not know.', ['organisationId']),
]
