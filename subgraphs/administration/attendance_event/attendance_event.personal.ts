import { personal } from '../../shared/personal.ts'
import { care, unsheltered } from '../placement/placement.grounds.ts'
import { attendanceEvent } from './attendance_event.table.ts'

export const attendanceEventPersonal = [
  personal(attendanceEvent, {
    concept: 'AttendanceEvent',
    name: { en: 'Coming to care and going home', sv: 'In- och utcheckning i förskola och fritidshem' },
    purpose: { en: 'To know which children are there.', sv: 'Att veta vilka barn som är på plats.' },
    legalBasis: care,
    subjects: ['childId'],
    officials: ['registeredById'],
    noPersons: ['placementId', 'groupId'],
    shownWhere: unsheltered,
    onErasure: { erase: true },
    retention: { after: 'occurredAt', months: 24 },
  }),
]
