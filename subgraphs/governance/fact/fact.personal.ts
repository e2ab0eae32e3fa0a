import { withoutPersonalData } from '../../shared/personal.ts'
import { factVersion, feedReading } from './fact.table.ts'

export const factPersonal = [
  withoutPersonalData(feedReading, 'How far a feed has been read.'),
  withoutPersonalData(factVersion, 'What some pupil had reached or missed; which, nobody knows here.', ['factId', 'placeId']),
]
