import { withoutPersonalData } from '../../shared/personal.ts'
import { careOpening } from './care_opening.table.ts'

export const careOpeningPersonal = [withoutPersonalData(careOpening, 'When care is open.', ['organisationId'])]
