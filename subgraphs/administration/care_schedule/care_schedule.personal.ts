import { personal } from '../../shared/personal.ts'
import { care as legalBasis, ofChild, unsheltered, unshelteredTo } from '../placement/placement.grounds.ts'
import { attendanceSchedule, careDay, careWeek } from './care_schedule.table.ts'

const purpose = { en: 'To plan the care of children.', sv: 'Att planera barnens omsorg.' }
const ofChildren = { legalBasis, purpose, shownWhere: unsheltered, subjects: ['childId'], thirdParties: ['ownerId'] } as const
// What a guardian did for a child is the child's, and goes with it.
const ofOwners = {
  legalBasis,
  purpose,
  shownWhere: unshelteredTo('owner_id'),
  subjects: ['ownerId'],
  thirdParties: ['childId'],
} as const
const kept = { onErasure: { keep: ofChild }, givenBySubject: true } as const
const erased = { onErasure: { erase: true } } as const

export const careSchedulePersonal = [
  personal(careDay, {
    ...ofChildren,
    ...erased,
    concept: 'CareDay',
    name: { en: 'Times in care', sv: 'Vistelsetider' },
    noPersons: ['placementId'],
    retention: { after: 'careDate', months: 24 },
  }),
  personal(careDay, {
    ...ofOwners,
    ...kept,
    concept: 'CareDayLaid',
    name: { en: 'Times in care laid for a child', sv: 'Vistelsetider lagda för ett barn' },
    noPersons: ['placementId'],
    retention: { after: 'careDate', months: null },
  }),
  personal(careWeek, {
    ...ofChildren,
    ...erased,
    concept: 'CareWeek',
    name: { en: 'Who lays which week in care', sv: 'Vem som lägger vilken vistelsevecka' },
    noPersons: ['placementId'],
    retention: { after: 'startDate', months: 25 },
  }),
  personal(careWeek, {
    ...ofOwners,
    ...kept,
    concept: 'CareWeekLaid',
    name: { en: 'Weeks in care laid for a child', sv: 'Vistelseveckor lagda för ett barn' },
    noPersons: ['placementId'],
    retention: { after: 'startDate', months: null },
  }),
  personal(attendanceSchedule, {
    ...ofChildren,
    ...erased,
    concept: 'AttendanceSchedule',
    name: { en: 'Schedules in care', sv: 'Närvaroscheman' },
    noPersons: ['placementId'],
    retention: { after: 'endDate', months: 24 },
  }),
  personal(attendanceSchedule, {
    ...ofOwners,
    ...kept,
    concept: 'AttendanceScheduleLaid',
    name: { en: 'Schedules in care laid for a child', sv: 'Närvaroscheman lagda för ett barn' },
    noPersons: ['placementId'],
    retention: { after: 'endDate', months: null },
  }),
]
