import { withoutPersonalData } from '../../shared/personal.ts'
import { curriculum, gradeScale, gradeStep, gradingRule, schoolYearLabel, syllabus } from './grading.table.ts'

export const gradingPersonal = [
  ...[gradeScale, curriculum].map((table) => withoutPersonalData(table, 'Definitions.')),
  withoutPersonalData(gradeStep, 'The steps of scales.', ['scaleId']),
  withoutPersonalData(schoolYearLabel, 'What years are called.'),
  withoutPersonalData(syllabus, 'What is taught.', ['curriculumId', 'scaleId']),
  withoutPersonalData(gradingRule, 'What the law says of grades.'),
]
