import { personal } from '../../shared/personal.ts'
import { planning } from '../teaching_plan/teaching_plan.personal.ts'
import { submission, submissionFeedback } from './submission.table.ts'

const { legalBasis } = planning

export const submissionPersonal = [
  personal(submission, {
    concept: 'Submission',
    name: { en: 'Work handed in', sv: 'Inlämnade arbeten' },
    purpose: { en: 'To teach, and to follow what the pupil learns.', sv: 'Att undervisa och följa elevens lärande.' },
    legalBasis,
    subjects: ['studentId'],
    givenBySubject: true,
    onErasure: { erase: true },
    retention: { after: 'RELATION_END', months: 12 },
  }),
  personal(submissionFeedback, {
    concept: 'SubmissionFeedback',
    name: { en: 'Feedback on work handed in', sv: 'Återkoppling på inlämnade arbeten' },
    purpose: { en: 'To tell the pupil and home how the work goes.', sv: 'Att berätta för elev och hem hur arbetet går.' },
    legalBasis,
    subjects: ['studentId'],
    officials: ['authorId'],
    noPersons: ['submissionId', 'activityId'],
    onErasure: {
      keep: { en: 'What a teacher has said is kept as public archives law says.', sv: 'Lärares återkoppling bevaras enligt arkivlagen.' },
    },
    retention: { after: 'RELATION_END', months: 12 },
  }),
] // prettier-ignore
