import { withoutPersonalData } from '../../shared/personal.ts'
import { organisation } from './organisation.table.ts'

export const organisationPersonal = [withoutPersonalData(organisation, 'Organisations are no persons.')]
