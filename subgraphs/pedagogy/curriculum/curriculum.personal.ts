import { withoutPersonalData } from '../../shared/personal.ts'
import { contentItem, knowledgeCriterion, syllabusAbility, syllabusVersion } from './curriculum.table.ts'
import { knowledgeLevel, planRule } from './knowledge.table.ts'

export const curriculumPersonal = [
  withoutPersonalData(syllabusVersion, 'What a subject is about.'),
  ...[syllabusAbility, contentItem, knowledgeCriterion].map((table) => withoutPersonalData(table, 'What a syllabus says.')),
  ...[knowledgeLevel, planRule].map((table) => withoutPersonalData(table, 'Definitions.')),
]
