import { personal, withoutPersonalData } from '../../shared/personal.ts'
import { talkResponsibility, talkRound, talkSlot } from './talk_round.table.ts'

export const talkRoundPersonal = [
  withoutPersonalData(talkRound, 'When a group has its talks.', ['organisationId', 'groupId', 'openedById']),
  withoutPersonalData(talkSlot, 'When a teacher has time, in office.', ['teacherId']),
  personal(talkResponsibility, {
    concept: 'TalkResponsibility',
    name: { en: 'Whom development talks are with', sv: 'Vem som håller utvecklingssamtal' },
    purpose: { en: 'To hold a development talk each term.', sv: 'Att hålla utvecklingssamtal varje termin.' },
    legalBasis: {
      en: 'Exercise of authority, article 6(1)(e): the Education Act (2010:800), chapter 10, section 12.',
      sv: 'Myndighetsutövning, artikel 6.1 e: skollagen (2010:800) 10 kap. 12 §.',
    },
    subjects: ['studentId'],
    officials: ['teacherId', 'setById'],
    onErasure: { erase: true },
    retention: { after: 'RELATION_END', months: 12 },
  }),
]
