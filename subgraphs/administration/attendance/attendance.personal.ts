import { personal } from '../../shared/personal.ts'
import { attendance, lessonReport } from './attendance.table.ts'
import { attendanceRevision } from './attendance_revision.table.ts'

export const attendancePersonal = [
  personal(attendance, {
    concept: 'Attendance',
    name: { en: 'Attendance at lessons', sv: 'Närvaro på lektioner' },
    purpose: {
      en: 'To know whether the pupil takes part, tell guardians of unexcused absence and follow up absence.',
      sv: 'Att veta om eleven deltar, underrätta vårdnadshavare om ogiltig frånvaro och följa upp frånvaro.',
    },
    legalBasis: {
      en: 'Public interest, article 6(1)(e): the Education Act (2010:800), chapter 7, sections 17 and 19 a; chapter 15, section 16.',
      sv: 'Allmänt intresse, artikel 6.1 e: skollagen (2010:800) 7 kap. 17 och 19 a §§, 15 kap. 16 §.',
    },
    subjects: ['studentId'],
    officials: ['reporterId'],
    noPersons: ['calendarEventId', 'activityId', 'organisationId'],
    onErasure: { erase: true },
    retention: { after: 'startsAt', months: 24 },
  }),
  personal(attendanceRevision, {
    concept: 'AttendanceRevision',
    name: { en: 'Changes of attendance', sv: 'Ändringar av närvaro' },
    purpose: {
      en: 'To know what attendance said before it was changed, and who changed it.',
      sv: 'Att veta vad närvaron var innan den ändrades och vem som ändrade den.',
    },
    legalBasis: {
      en: 'Public interest, article 6(1)(e): the Education Act (2010:800), chapter 7, sections 17 and 19 a; chapter 15, section 16.',
      sv: 'Allmänt intresse, artikel 6.1 e: skollagen (2010:800) 7 kap. 17 och 19 a §§, 15 kap. 16 §.',
    },
    subjects: ['studentId'],
    thirdParties: ['revisedById'],
    noPersons: ['calendarEventId'],
    onErasure: { erase: true },
    retention: { after: 'startsAt', months: 24 },
  }),
  personal(lessonReport, {
    concept: 'LessonReport',
    name: { en: 'Lessons whose roll was called', sv: 'Rapporterade lektioner' },
    purpose: { en: 'To know which lessons are reported.', sv: 'Att veta vilka lektioner som är rapporterade.' },
    legalBasis: {
      en: 'Task in the public interest and obligations of the employer (GDPR article 6.1 c and e).',
      sv: 'Uppgift av allmänt intresse och arbetsgivarens skyldigheter (artikel 6.1 c och e i dataskyddsförordningen).',
    },
    subjects: ['reporterId'],
    noPersons: ['calendarEventId', 'activityId', 'organisationId'],
    onErasure: {
      keep: {
        en: 'Shows who acted in office: exercise of official authority (GDPR article 17.3 b).',
        sv: 'Visar vem som handlat i tjänsten: myndighetsutövning (artikel 17.3 b i dataskyddsförordningen).',
      },
    },
    retention: { after: 'startsAt', months: 24 },
  }),
]
