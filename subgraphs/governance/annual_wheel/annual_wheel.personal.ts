import { withoutPersonalData } from '../../shared/personal.ts'
import { wheelEvent, wheelStatus } from './annual_wheel.table.ts'

export const annualWheelPersonal = [
  withoutPersonalData(wheelEvent, 'What is to be done by a day.', ['organisationId']),
  withoutPersonalData(wheelStatus, 'What a unit has done, said in office.', ['organisationId', 'doneById']),
]
