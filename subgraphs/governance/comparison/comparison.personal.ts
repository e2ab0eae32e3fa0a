import { withoutPersonalData } from '../../shared/personal.ts'
import { comparisonGroup } from './comparison.table.ts'

export const comparisonPersonal = [
  withoutPersonalData(comparisonGroup, 'School units that are compared; who formed the group did so in office.', [
    'organisationId',
    'placeIds',
    'formedById',
  ]),
]
