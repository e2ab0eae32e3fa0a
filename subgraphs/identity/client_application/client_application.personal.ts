import { withoutPersonalData } from '../../shared/personal.ts'
import { clientApplication } from './client_application.table.ts'

export const clientApplicationPersonal = [withoutPersonalData(clientApplication, 'Client applications are no persons.')]
