import { withoutPersonalData } from '../../shared/personal.ts'
import { goal, goalAnalysis, goalKpi } from './goal.table.ts'

export const goalPersonal = [
  withoutPersonalData(goal, 'What an organisation is to reach.', ['organisationId']),
  withoutPersonalData(goalKpi, 'How a goal is measured.'),
  withoutPersonalData(goalAnalysis, 'Where a goal is analysed.'),
]
