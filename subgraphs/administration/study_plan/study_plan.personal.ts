import { personal } from '../../shared/personal.ts'
import { keptForGood } from '../grade/grade.grounds.ts'
import { studyPlan, studyPlanContent, studyPlanNote, studyPlanSyllabus } from './study_plan.table.ts'

const kept = {
  ...keptForGood,
  purpose: { en: 'To plan what the pupil studies.', sv: 'Att planera elevens studier.' },
  subjects: ['studentId'],
} as const

export const studyPlanPersonal = [
  personal(studyPlan, {
    ...kept,
    concept: 'StudyPlan',
    name: { en: 'Study plans', sv: 'Studieplaner' },
    officials: ['decidedById'],
  }),
  personal(studyPlanContent, {
    ...kept,
    concept: 'StudyPlanContent',
    name: { en: 'Parts of study plans', sv: 'Studieplaners delar' },
  }),
  personal(studyPlanSyllabus, {
    ...kept,
    concept: 'StudyPlanSyllabus',
    name: { en: 'Subjects and courses of study plans', sv: 'Studieplaners ämnen och kurser' },
  }),
  personal(studyPlanNote, {
    ...kept,
    concept: 'StudyPlanNote',
    name: { en: 'Notes of study plans', sv: 'Studieplaners anteckningar' },
  }),
]
