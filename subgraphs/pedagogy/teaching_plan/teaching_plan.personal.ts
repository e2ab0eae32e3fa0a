import { personal } from '../../shared/personal.ts'
import { teachingPlan, teachingPlanAuthor, teachingPlanEdition, teachingPlanItem } from './teaching_plan.table.ts'

/** Why plans and what is given by them are kept. */
export const planning = {
  purpose: { en: 'To plan teaching and tell pupils and guardians of it.', sv: 'Att planera undervisningen och berätta om den för elever och vårdnadshavare.' },
  legalBasis: {
    en: 'Task in the public interest, article 6(1)(e): the Education Act (2010:800), chapter 3, section 4.',
    sv: 'Uppgift av allmänt intresse, artikel 6.1 e: skollagen (2010:800) 3 kap. 4 §.',
  },
  onErasure: { keep: { en: 'Plans are documents of the school, kept as public archives law says.', sv: 'Planeringar är skolans handlingar och bevaras enligt arkivlagen.' } },
} as const // prettier-ignore

// Items go before their edition, editions and authors before their plan: what others still refer to waits for them.
export const teachingPlanPersonal = [
  personal(teachingPlan, {
    ...planning,
    concept: 'TeachingPlan',
    name: { en: 'Teaching plans', sv: 'Pedagogiska planeringar' },
    subjects: ['createdById'],
    noPersons: ['organisationId', 'groupId'],
    retention: { after: 'modifiedAt', months: 36 },
  }),
  personal(teachingPlanAuthor, {
    ...planning,
    concept: 'TeachingPlanAuthor',
    name: { en: 'Plans somebody writes', sv: 'Planeringar någon skriver' },
    subjects: ['personId'],
    officials: ['addedById'],
    retention: { after: 'addedAt', months: 36 },
  }),
  personal(teachingPlanEdition, {
    ...planning,
    concept: 'TeachingPlanEdition',
    name: { en: 'Editions of teaching plans', sv: 'Utgåvor av pedagogiska planeringar' },
    subjects: ['createdById'],
    officials: ['publishedById'],
    retention: { after: 'endDate', months: 24 },
  }),
  personal(teachingPlanItem, {
    ...planning,
    concept: 'TeachingPlanItem',
    name: { en: 'What plans take up', sv: 'Vad planeringar tar upp' },
    subjects: ['addedById'],
    noPersons: ['syllabusVersionId'],
    retention: { after: 'addedAt', months: 36 },
  }),
]
