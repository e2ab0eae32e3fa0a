import { personal, withoutPersonalData } from '../../shared/personal.ts'
import { legalBasis } from '../assessment/assessment.personal.ts'
import { knowledgeFact, knowledgeFactPerson } from './knowledge_fact.table.ts'

export const knowledgeFactPersonal = [
  withoutPersonalData(knowledgeFact, 'How far some pupil had come in a subject; which, it does not know.', [
    'organisationId',
    'syllabusId',
  ]),
  personal(knowledgeFactPerson, {
    concept: 'KnowledgeFactPerson',
    name: {
      en: 'Which figures rest on the written assessments',
      sv: 'Vilka uppgifter i statistiken som bygger på de skriftliga omdömena',
    },
    purpose: {
      en: 'To correct statistics when a written assessment is taken back or replaced.',
      sv: 'Att rätta statistiken när ett skriftligt omdöme tas tillbaka eller ersätts.',
    },
    legalBasis,
    subjects: ['personId'],
    secrets: ['factId'],
    onErasure: { erase: true },
    retention: { after: 'RELATION_END', months: 12 },
    // The feed tells of facts; that somebody was behind one it must not.
    isInFeed: false,
  }),
]
