import { personal } from '../../shared/personal.ts'
import { care, ofChild, unsheltered, unshelteredTo } from '../placement/placement.grounds.ts'
import { placeApplication, placeChoice } from './place_application.table.ts'

const purpose = { en: 'To give children places in order.', sv: 'Att ge barn plats i turordning.' }
const kept = {
  en: 'A decision, and what it rests on, is kept as public archives law says.',
  sv: 'Beslut och deras underlag bevaras enligt arkivlagen.',
}

export const placeApplicationPersonal = [
  personal(placeApplication, {
    concept: 'PlaceApplication',
    name: { en: 'Application for a place', sv: 'Ansökan om plats' },
    purpose,
    legalBasis: care,
    subjects: ['childId'],
    thirdParties: ['applicantId'],
    noPersons: ['authorityId'],
    shownWhere: unsheltered,
    onErasure: { keep: kept },
    retention: { after: 'closedOn', months: 24 },
  }),
  personal(placeApplication, {
    concept: 'PlaceApplicationMade',
    name: { en: 'Application for a place that the person has made', sv: 'Ansökan om plats som personen har gjort' },
    purpose,
    legalBasis: care,
    subjects: ['applicantId'],
    thirdParties: ['childId'],
    noPersons: ['authorityId'],
    shownWhere: unshelteredTo('applicant_id'),
    onErasure: { keep: ofChild },
    retention: { after: 'closedOn', months: null },
  }),
  personal(placeChoice, {
    concept: 'PlaceChoice',
    name: { en: 'Unit that was asked for', sv: 'Önskad enhet' },
    purpose,
    legalBasis: care,
    subjects: ['childId'],
    noPersons: ['organisationId', 'applicationId'],
    shownWhere: unsheltered,
    onErasure: { keep: kept },
    retention: { after: 'RELATION_END', months: null },
  }),
]
