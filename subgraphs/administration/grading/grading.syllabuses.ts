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

const course = (
  subjectDesignation: string,
  subjectName: string,
  courseCode: string,
  courseName: string,
  points = 100,
  languageCode: string | null = null,
): Syllabus => ({
  ...whole,
  id: syllabusId(courseCode),
  schoolType: 'GY',
  subjectCode: subjectDesignation,
  subjectName,
  subjectDesignation,
  courseCode,
  courseName,
  points,
  languageCode,
  curriculumId: curriculumId('GY2011'),
})

// Skolverket has a code for each programme's: this one is for all of them.
const diplomaProject = (schoolType: string, code: string, name: string): Syllabus => ({
  ...course(code, name, code, name),
  schoolType,
  isDiplomaProject: true,
  isOfficial: false,
  scaleId: scaleId('E-F'),
})

/** The same course in adult education, which reads it by the same syllabus. */
const forAdults = (one: Syllabus): Syllabus => ({ ...one, id: syllabusId(`VUXGY ${one.courseCode}`), schoolType: 'VUXGY' })

/** A level of a subject of Gy25: the subject's grade is that of the last. */
const level = (
  subjectDesignation: string,
  subjectCode: string,
  subjectName: string,
  number: number,
  code: string,
  track = '',
): Syllabus => ({
  ...course(subjectDesignation, subjectName, code, `${subjectName}, nivå ${number}${track}`),
  subjectCode,
  level: number,
  curriculumId: curriculumId('GY2025'),
})

const basic = (subjectDesignation: string, subjectCode: string, subjectName: string): Syllabus => ({
  ...compulsory(subjectDesignation, subjectCode, subjectName),
  schoolType: 'VUXGR',
  curriculumId: curriculumId('LVUX12'),
})

const numbers = (last: number) => Array.from({ length: last }, (_, n) => n + 1)

const courses: readonly Syllabus[] = [
  ...[1, 2, 3].map((n) => course('SVE', 'Svenska', `SVESVE0${n}`, `Svenska ${n}`)),
  ...[1, 2, 3].map((n) => course('SVA', 'Svenska som andraspråk', `SVASVA0${n}`, `Svenska som andraspråk ${n}`)),
  ...[5, 6, 7].map((n) => course('ENG', 'Engelska', `ENGENG0${n}`, `Engelska ${n}`)),
  ...['1a', '1b', '1c', '2a', '2b', '2c', '3b', '3c', '4', '5'].map((n) =>
    course('MAT', 'Matematik', `MATMAT0${n}`, `Matematik ${n}`),
  ),
  ...[
    ['FRA', 'Franska'],
    ['GER', 'Tyska'],
    ['SPA', 'Spanska'],
  ].flatMap(([code, language]) =>
    numbers(5).map((n) =>
      course('MOD', 'Moderna språk', `MOD${code}0${n}`, `${language} ${n}`, 100, code === 'GER' ? 'TYS' : code),
    ),
  ),
  ...[1, 2].map((n) => course('BIO', 'Biologi', `BIOBIO0${n}`, `Biologi ${n}`)),
  ...[1, 2].map((n) => course('KEM', 'Kemi', `KEMKEM0${n}`, `Kemi ${n}`)),
  course('FYS', 'Fysik', 'FYSFYS01a', 'Fysik 1a', 150),
  course('FYS', 'Fysik', 'FYSFYS02', 'Fysik 2'),
  course('FIL', 'Filosofi', 'FILFIL01', 'Filosofi 1', 50),
  course('GEO', 'Geografi', 'GEOGEO01', 'Geografi 1'),
  course('HIS', 'Historia', 'HISHIS01b', 'Historia 1b'),
  course('IDR', 'Idrott och hälsa', 'IDRIDR01', 'Idrott och hälsa 1'),
  course('NAK', 'Naturkunskap', 'NAKNAK01b', 'Naturkunskap 1b'),
  course('PSK', 'Psykologi', 'PSKPSY01', 'Psykologi 1', 50),
  course('REL', 'Religionskunskap', 'RELREL01', 'Religionskunskap 1', 50),
  course('SAM', 'Samhällskunskap', 'SAMSAM01b', 'Samhällskunskap 1b'),
]

/** The subjects of grundskolan, and courses and levels of gymnasieskolan and komvux: those that diplomas and merit points ask for. */
export const syllabuses: readonly Syllabus[] = [
  ...courses,
  ...courses.map(forAdults),
  diplomaProject('GY', 'GYMNASIEARBETE', 'Gymnasiearbete'),
  diplomaProject('VUXGY', 'KOMVUXARBETE', 'Komvuxarbete'),
  ...numbers(3).map((n) => level('SVE', 'SVEN', 'Svenska', n, `SVEN${n}000X`)),
  ...numbers(3).map((n) => level('ENG', 'ENGE', 'Engelska', n, `ENGE${n}000X`)),
  ...numbers(2).map((n) => level('BIO', 'BIOG', 'Biologi', n, `BIOG${n}000X`)),
  ...['a', 'b', 'c'].map((track) => level('MAT', 'MATE', 'Matematik', 1, `MATE1${track.toUpperCase()}00X`, track)),
  basic('EN', 'GRNENG2', 'Engelska'),
  basic('MA', 'GRNMAT2', 'Matematik'),
  basic('SH', 'GRNSAM2', 'Samhällskunskap'),
  basic('SV', 'GRNSVE2', 'Svenska'),
  basic('SVA', 'GRNSVA2', 'Svenska som andraspråk'),
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
]
