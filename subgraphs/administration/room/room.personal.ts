import { withoutPersonalData } from '../../shared/personal.ts'
import { resource, room } from './room.table.ts'

export const roomPersonal = [
  withoutPersonalData(room, 'Where there is room.', ['organisationId']),
  withoutPersonalData(resource, 'What can be taken along.', ['organisationId']),
]
