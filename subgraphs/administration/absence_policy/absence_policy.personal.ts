import { withoutPersonalData } from '../../shared/personal.ts'
import { absencePolicy } from './absence_policy.table.ts'

export const absencePolicyPersonal = [withoutPersonalData(absencePolicy, 'What a unit has decided for all.', ['organisationId'])]
