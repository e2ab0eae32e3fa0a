import type { Policy } from '../../shared/policy.ts'
import { allow, signedIn } from '../../shared/rules.ts'
import type { CurriculumFields } from '../pedagogy.generated.ts'

export const curriculumPolicy = {
  Query: { syllabusVersion: signedIn, knowledgeLevels: signedIn },
  Syllabus: { content: allow, versions: allow },
  SyllabusVersion: {
    id: allow,
    schoolType: allow,
    subjectCode: allow,
    languageCode: allow,
    subjectName: allow,
    subjectNameEn: allow,
    curriculumCode: allow,
    number: allow,
    startDate: allow,
    endDate: allow,
    purpose: allow,
    source: allow,
    licence: allow,
    isSynthetic: allow,
    abilities: allow,
    contentItems: allow,
    criteria: allow,
  },
  SyllabusAbility: { id: allow, text: allow },
  ContentItem: {
    id: allow,
    code: allow,
    area: allow,
    text: allow,
    fromYear: allow,
    toYear: allow,
    courseCode: allow,
    syllabusVersion: allow,
  },
  KnowledgeCriterion: { id: allow, gradeStep: allow, afterYear: allow, courseCode: allow, text: allow },
  KnowledgeLevel: {
    scaleCode: allow,
    value: allow,
    label: allow,
    isReached: allow,
    startDate: allow,
    endDate: allow,
    source: allow,
  },
} satisfies Policy<CurriculumFields>
