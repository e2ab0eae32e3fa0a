import { withoutPersonalData } from '../../shared/personal.ts'
import { teachingPolicy } from './teaching_policy.table.ts'

export const teachingPolicyPersonal = [
  withoutPersonalData(teachingPolicy, 'What a unit has decided for all.', ['organisationId']),
]
