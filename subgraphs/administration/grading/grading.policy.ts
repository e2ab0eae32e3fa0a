import type { Policy } from '../../shared/policy.ts'
import { allow, signedIn } from '../../shared/rules.ts'
import type { GradingFields } from '../administration.generated.ts'

const validity = { startDate: allow, endDate: allow, source: allow }

export const gradingPolicy = {
  Query: { gradeScales: signedIn, schoolYearLabels: signedIn, syllabuses: signedIn },
  GradeScale: { id: allow, code: allow, displayName: allow, steps: allow, ...validity },
  GradeStep: { value: allow, points: allow, isPass: allow, meaning: allow },
  Curriculum: { code: allow, displayName: allow, ...validity },
  SchoolYearLabel: { number: allow, label: allow, isLast: allow, ...validity },
  Syllabus: {
    id: allow,
    schoolType: allow,
    subjectCode: allow,
    subjectName: allow,
    subjectDesignation: allow,
    courseCode: allow,
    courseName: allow,
    level: allow,
    points: allow,
    languageCode: allow,
    isLanguageChoice: allow,
    isDiplomaProject: allow,
    isOfficial: allow,
    isBlock: allow,
    startSchoolYear: allow,
    endSchoolYear: allow,
    curriculum: allow,
    gradeScale: allow,
  },
  SyllabusConnection: { edges: allow, pageInfo: allow },
  SyllabusEdge: { node: allow, cursor: allow },
} satisfies Policy<GradingFields>
