import { personal } from '../../shared/personal.ts'
import { planning } from '../teaching_plan/teaching_plan.personal.ts'
import { lessonMaterial } from './lesson_material.table.ts'

export const lessonMaterialPersonal = [
  personal(lessonMaterial, {
    ...planning,
    concept: 'LessonMaterial',
    name: { en: 'Material somebody added', sv: 'Material någon har lagt till' },
    subjects: ['authorId'],
    noPersons: ['organisationId', 'activityId'],
    retention: { after: 'addedAt', months: 36 },
  }),
]
