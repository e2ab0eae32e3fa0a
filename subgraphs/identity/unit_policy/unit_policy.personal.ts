import { withoutPersonalData } from '../../shared/personal.ts'
import { unitPolicy } from './unit_policy.table.ts'

export const unitPolicyPersonal = [withoutPersonalData(unitPolicy, 'What a unit has decided for all.')]
