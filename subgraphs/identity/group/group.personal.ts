import { personal, withoutPersonalData } from '../../shared/personal.ts'
import { archive, education, unsheltered } from '../identity.grounds.ts'
import { group, groupMembership } from './group.table.ts'

export const groupPersonal = [
  withoutPersonalData(group, 'A group is about no single person; its members are GroupMembership.'),
  personal(groupMembership, {
    concept: 'GroupMembership',
    name: { en: 'Membership of a group', sv: 'Gruppmedlemskap' },
    purpose: { en: 'To arrange teaching in classes and groups.', sv: 'Att ordna undervisningen i klasser och grupper.' },
    legalBasis: education,
    subjects: ['personId'],
    shownWhere: unsheltered('person_id'),
    onErasure: { keep: archive },
    retention: { after: 'RELATION_END', months: null },
  }),
]
