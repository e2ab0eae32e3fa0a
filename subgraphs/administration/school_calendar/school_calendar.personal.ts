import { withoutPersonalData } from '../../shared/personal.ts'
import { dayOff, schoolYear } from './school_calendar.table.ts'

export const schoolCalendarPersonal = [
  withoutPersonalData(schoolYear, 'When the terms are.', ['organisationId']),
  withoutPersonalData(dayOff, 'When nobody is taught.', ['organisationId']),
]
