import { personal, withoutPersonalData } from '../../shared/personal.ts'
import { calendarEvent } from './calendar_event.table.ts'
import {
  calendarEventGroup,
  calendarEventResource,
  calendarEventRoom,
  calendarEventTeacher,
} from './calendar_event_copies.table.ts'

export const calendarEventPersonal = [
  withoutPersonalData(calendarEvent, 'When something is taught; by whom is LessonTeacher.', [
    'organisationId',
    'activityId',
    'seriesId',
  ]),
  withoutPersonalData(calendarEventRoom, 'Where it is taught.'),
  withoutPersonalData(calendarEventResource, 'What it takes.'),
  withoutPersonalData(calendarEventGroup, 'Which groups take part.', ['groupId']),
  personal(calendarEventTeacher, {
    concept: 'LessonTeacher',
    name: { en: 'Lessons to teach', sv: 'Lektioner att hålla' },
    purpose: { en: 'To know who teaches which lesson.', sv: 'Att veta vem som håller vilken lektion.' },
    legalBasis: {
      en: 'Task in the public interest and obligations of the employer (GDPR article 6.1 c and e).',
      sv: 'Uppgift av allmänt intresse och arbetsgivarens skyldigheter (artikel 6.1 c och e i dataskyddsförordningen).',
    },
    subjects: ['teacherId'],
    noPersons: ['dutyId'],
    onErasure: {
      keep: {
        en: 'Shows who acted in office: exercise of official authority (GDPR article 17.3 b).',
        sv: 'Visar vem som handlat i tjänsten: myndighetsutövning (artikel 17.3 b i dataskyddsförordningen).',
      },
    },
    retention: { after: 'startsAt', months: 24 },
  }),
]
