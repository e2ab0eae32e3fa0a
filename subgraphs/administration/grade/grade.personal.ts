import { personal, withoutPersonalData } from '../../shared/personal.ts'
import { activitySyllabus } from './activity_syllabus.table.ts'
import { authority, keptForGood } from './grade.grounds.ts'
import { grade, gradeMotivation } from './grade.table.ts'
import { gradeDraft } from './grade_draft.table.ts'

const purpose = { en: 'To grade what pupils know.', sv: 'Att sätta betyg på elevers kunskaper.' }
const kept = { ...keptForGood, purpose } as const

export const gradePersonal = [
  withoutPersonalData(activitySyllabus, 'What an activity teaches.', ['activityId', 'organisationId', 'linkedById']),
  personal(grade, {
    ...kept,
    concept: 'Grade',
    name: { en: 'Grades', sv: 'Betyg' },
    subjects: ['studentId'],
    officials: ['gradingTeacherId', 'cosignerId', 'registeredById', 'lockedById'],
    noPersons: ['organisationId', 'groupId', 'activityId'],
    // What is not locked is no grade yet, and nobody but the school has seen it.
    shownWhere: `state in ('LOCKED', 'SUPERSEDED')`,
  }),
  personal(gradeMotivation, {
    ...kept,
    concept: 'GradeMotivation',
    name: { en: 'Reasons for grades', sv: 'Motiveringar av betyg' },
    subjects: ['studentId'],
    noPersons: ['activityId'],
    shownWhere: `exists (select from administration.grade g where g.id = grade_id and g.state in ('LOCKED', 'SUPERSEDED'))`,
  }),
  personal(gradeDraft, {
    concept: 'GradeDraft',
    name: { en: 'Grades being thought about', sv: 'Utkast till betyg' },
    purpose,
    legalBasis: authority,
    subjects: ['studentId'],
    officials: ['authorId'],
    noPersons: ['organisationId', 'groupId', 'activityId'],
    // Working material, until somebody signs it.
    shownWhere: 'false',
    onErasure: { erase: true },
    retention: { after: 'modifiedAt', months: 12 },
  }),
]
