import { withoutPersonalData } from '../../shared/personal.ts'
import { groupSize } from './group_size.table.ts'

export const groupSizePersonal = [
  withoutPersonalData(groupSize, 'How many places a department has.', ['organisationId', 'groupId', 'decidedById']),
]
