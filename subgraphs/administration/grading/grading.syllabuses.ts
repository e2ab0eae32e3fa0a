import { NIL, v5 } from 'uuid'
import type { syllabus } from './grading.table.ts'

type Syllabus = typeof syllabus.$inferInsert

export const scaleId = (code: string): string => v5(`GradeScale/${code}`, NIL)
export const curriculumId = (code: string): string => v5(`Curriculum/${code}`, NIL)

/** The id of a syllabus: the same in every installation. */
export const syllabusId = (key: string): string => v5(`Syllabus/${key}`, NIL)

// Every column of every row: rows are written in one statement, without the defaults of columns.
const whole = {
  courseCode: null,
  courseName: null,
  level: null,
  points: null,
  languageCode: null,
  isLanguageChoice: false,
  isDiplomaProject: false,
  isOfficial: true,
  isBlock: false,
  startSchoolYear: null,
  endSchoolYear: null,
  scaleId: scaleId('A-F'),
}

const compulsory = (subjectDesignation: string, subjectCode: string, subjectName: string, language?: string): Syllabus => ({
  ...whole,
  id: syllabusId(subjectCode + (language ?? '')),
  schoolType: 'GR',
  subjectCode,
  subjectName,
  subjectDesignation,
  languageCode: language ?? null,
  isLanguageChoice: subjectCode === 'GRGRMSP01',
  // Skollagen (2010:800), chapter 10, section 16: not before year 7.
  startSchoolYear: subjectCode === 'GRGRMSP01' ? 7 : null,
  curriculumId: curriculumId('LGR22'),
})

// Skollagen, chapter 10, section 15: where teaching has mainly been across subjects until then, the principal may decide on one grade for
// them in year 6; afterwards each subject has its own.
const block = (designation: string, name: string): Syllabus => ({
  ...compulsory(designation, designation, name),
  isBlock: true,
  startSchoolYear: 6,
  endSchoolYear: 6,
})

const course = (subjectDesignation: string, subjectName: string, courseCode: string, courseName: string): Syllabus => ({
  ...whole,
  id: syllabusId(courseCode),
  schoolType: 'GY',
  subjectCode: subjectDesignation,
  subjectName,
  subjectDesignation,
  courseCode,
  courseName,
  points: 100,
  curriculumId: curriculumId('GY2011'),
})

/** The subjects of grundskolan, and the courses of gymnasieskolan that diplomas and merit points ask for. */
export const syllabuses: readonly Syllabus[] = [
  compulsory('BL', 'GRGRBIL01', 'Bild'),
  compulsory('BI', 'GRGRBIO01', 'Biologi'),
  compulsory('EN', 'GRGRENG01', 'Engelska'),
  compulsory('FY', 'GRGRFYS01', 'Fysik'),
  compulsory('GE', 'GRGRGEO01', 'Geografi'),
  compulsory('HKK', 'GRGRHKK01', 'Hem- och konsumentkunskap'),
  compulsory('HI', 'GRGRHIS01', 'Historia'),
  compulsory('IDH', 'GRGRIDR01', 'Idrott och hälsa'),
  compulsory('KE', 'GRGRKEM01', 'Kemi'),
  compulsory('MA', 'GRGRMAT01', 'Matematik'),
  compulsory('ML', 'GRGRMOD01', 'Modersmål'),
  compulsory('M2', 'GRGRMSP01', 'Moderna språk, språkval', 'FRA'),
  compulsory('M2', 'GRGRMSP01', 'Moderna språk, språkval', 'SPA'),
  compulsory('M2', 'GRGRMSP01', 'Moderna språk, språkval', 'TYS'),
  compulsory('MU', 'GRGRMUS01', 'Musik'),
  compulsory('RE', 'GRGRREL01', 'Religionskunskap'),
  compulsory('SH', 'GRGRSAM01', 'Samhällskunskap'),
  compulsory('SL', 'GRGRSLJ01', 'Slöjd'),
  compulsory('SV', 'GRGRSVE01', 'Svenska'),
  compulsory('SVA', 'GRGRSVA01', 'Svenska som andraspråk'),
  compulsory('TK', 'GRGRTEK01', 'Teknik'),
  block('NO', 'Naturorienterande ämnen'),
  block('SO', 'Samhällsorienterande ämnen'),
  ...[1, 2, 3].map((n) => course('SVE', 'Svenska', `SVESVE0${n}`, `Svenska ${n}`)),
  ...[1, 2, 3].map((n) => course('SVA', 'Svenska som andraspråk', `SVASVA0${n}`, `Svenska som andraspråk ${n}`)),
  ...[5, 6, 7].map((n) => course('ENG', 'Engelska', `ENGENG0${n}`, `Engelska ${n}`)),
  ...['1a', '1b', '1c', '2a', '2b', '2c', '3b', '3c', '4', '5'].map((n) =>
    course('MAT', 'Matematik', `MATMAT0${n}`, `Matematik ${n}`),
  ),
]
