import { personal } from '../../shared/personal.ts'
import { education } from '../identity.grounds.ts'
import { viewerSetting } from './viewer_setting.table.ts'

export const viewerPersonal = [
  personal(viewerSetting, {
    concept: 'ViewerSetting',
    name: { en: 'Own settings', sv: 'Egna inställningar' },
    purpose: { en: 'To answer in the language the person has chosen.', sv: 'Att svara på det språk som personen har valt.' },
    legalBasis: education,
    subjects: ['personId'],
    givenBySubject: true,
    onErasure: { erase: true },
    retention: { after: 'RELATION_END', months: 6 },
  }),
]
