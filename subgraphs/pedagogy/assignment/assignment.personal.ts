import { personal } from '../../shared/personal.ts'
import { planning } from '../teaching_plan/teaching_plan.personal.ts'
import { assignment, assignmentItem } from './assignment.table.ts'

export const assignmentPersonal = [
  personal(assignment, {
    ...planning,
    concept: 'Assignment',
    name: { en: 'Assignments somebody gave', sv: 'Uppgifter någon har gett' },
    subjects: ['authorId'],
    noPersons: ['organisationId', 'activityId'],
    retention: { after: 'dueOn', months: 24 },
  }),
  personal(assignmentItem, {
    ...planning,
    concept: 'AssignmentItem',
    name: { en: 'What assignments are about', sv: 'Vad uppgifter handlar om' },
    subjects: ['addedById'],
    noPersons: ['syllabusVersionId'],
    retention: { after: 'addedAt', months: 36 },
  }),
]
