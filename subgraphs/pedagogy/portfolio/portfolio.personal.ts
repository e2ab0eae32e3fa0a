import { personal } from '../../shared/personal.ts'
import { portfolioEntry, portfolioItem } from './portfolio.table.ts'

const same = {
  legalBasis: {
    en: 'A task in the public interest, article 6(1)(e): the Education Act (2010:800), chapter 3, section 4.',
    sv: 'Uppgift av allmänt intresse, artikel 6.1 e: skollagen (2010:800) 3 kap. 4 §.',
  },
  onErasure: { keep: { en: 'Documents are kept as public archives law says.', sv: 'Handlingar bevaras enligt arkivlagen.' } },
  retention: { after: 'RELATION_END', months: 12 },
} as const

// What refers to something goes before it.
export const portfolioPersonal = [
  personal(portfolioItem, {
    ...same,
    concept: 'PortfolioItem',
    name: { en: 'What portfolios show', sv: 'Vad portfolio visar' },
    purpose: { en: 'To show what a pupil has learnt.', sv: 'Att visa vad eleven har lärt sig.' },
    subjects: ['studentId'],
    noPersons: ['entryId', 'contentItemId', 'syllabusVersionId'],
    shownWhere: `exists (select from pedagogy.portfolio_entry e where e.id = entry_id and e.withdrawn_at is null
      and (e.shared_at is not null or (e.is_by_pupil and e.student_id = access.viewer_person())))`,
  }),
  personal(portfolioEntry, {
    concept: 'PortfolioEntry',
    name: { en: 'Portfolios', sv: 'Portfolio' },
    purpose: { en: 'To show what a pupil has learnt.', sv: 'Att visa vad eleven har lärt sig.' },
    ...same,
    subjects: ['studentId'],
    officials: ['authorId'],
    noPersons: ['organisationId', 'syllabusId'],
    givenBySubject: { isByPupil: 'true' },
    // What the pupil has not shared is the pupil's own, whoever else may ask for what is kept of them.
    shownWhere: 'withdrawn_at is null and (shared_at is not null or (is_by_pupil and student_id = access.viewer_person()))',
  }),
]
