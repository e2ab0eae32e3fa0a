import { v5 } from 'uuid'
import type { Write } from '../../shared/database.ts'
import { insertRows } from '../../shared/seed.ts'
import { activitySyllabus } from '../grade/activity_syllabus.table.ts'
import { grade } from '../grade/grade.table.ts'
import { scaleId, syllabusId } from '../grading/grading.syllabuses.ts'
import { teacherLicence } from '../teacher_licence/teacher_licence.table.ts'

/** What a pupil of the demo's class is taught, and by whom. The ids are identity's. */
export interface Taught {
  readonly studentId: string
  readonly groupId: string
  readonly organisationId: string
  readonly activityId: string
  readonly subject: string
  readonly teacherId: string
  readonly principalId: string
}

const namespace = '5b1c1f0e-7f6d-5f0b-9d65-0999e64a3a09'

// SO and NO are taught as one and graded as several.
const graded: Readonly<Record<string, readonly (readonly [designation: string, syllabus: string])[]>> = {
  Matematik: [['MA', 'GRGRMAT01']],
  Engelska: [['EN', 'GRGRENG01']],
  Svenska: [['SV', 'GRGRSVE01']],
  'Svenska som andraspråk': [['SVA', 'GRGRSVA01']],
  Bild: [['BL', 'GRGRBIL01']],
  'Idrott och hälsa': [['IDH', 'GRGRIDR01']],
  Spanska: [['M2', 'GRGRMSP01SPA']],
  Tyska: [['M2', 'GRGRMSP01TYS']],
  SO: [
    ['GE', 'GRGRGEO01'],
    ['HI', 'GRGRHIS01'],
    ['RE', 'GRGRREL01'],
    ['SH', 'GRGRSAM01'],
  ],
  NO: [
    ['BI', 'GRGRBIO01'],
    ['FY', 'GRGRFYS01'],
    ['KE', 'GRGRKEM01'],
  ],
}

const subjectsOf = ({ subject }: Taught) => graded[subject] ?? []
const isAlone = (taught: Taught, designation: string) => !(taught.subject === 'Matematik' && designation === 'MA')
const letters = ['F', 'E', 'E', 'D', 'D', 'C', 'C', 'C', 'B', 'B', 'A'] as const
const ranks = { F: 1, E: 2, D: 3, C: 4, B: 5, A: 6 } as const

/** The same grade at every seed, drawn from its id; a pupil's grades lie near each other. */
function drawn(id: string, studentId: string) {
  const at = (text: string) => Number.parseInt(text.slice(0, 6), 16) % letters.length
  return letters[Math.round((at(id) + at(studentId) * 2) / 3)]!
}

function gradeRows(taught: readonly Taught[], year: number): (typeof grade.$inferInsert)[] {
  const signedAt = new Date(Date.UTC(year, 5, 4, 13))
  const lockedAt = new Date(Date.UTC(year, 5, 8, 9))
  const second = new Set(taught.filter(({ subject }) => subject === 'Svenska som andraspråk').map(({ studentId }) => studentId))
  // Who reads Swedish as a second language has no grade in Swedish.
  const read = taught.filter(({ subject, studentId }) => subject !== 'Svenska' || !second.has(studentId))
  return read.flatMap((one) =>
    subjectsOf(one).map(([designation, syllabus]) => {
      const { studentId, groupId, organisationId, activityId } = one
      const id = v5(`Grade/${studentId}/${syllabus}/${year}`, namespace)
      const stepValue = drawn(id, studentId)
      return {
        ...{ id, studentId, groupId, organisationId, activityId },
        syllabusId: syllabusId(syllabus),
        scaleId: scaleId('A-F'),
        stepValue,
        rank: ranks[stepValue],
        ...{ semester: 'VT', year, isFinal: false, isTrial: false, state: 'LOCKED' },
        gradingTeacherId: one.teacherId,
        ...(isAlone(one, designation)
          ? { isGraderLicensed: true, cosignerId: null, cosignedAt: null }
          : { isGraderLicensed: false, cosignerId: one.principalId, cosignedAt: signedAt }),
        registeredById: one.teacherId,
        registeredOn: signedAt.toISOString().slice(0, 10),
        signedAt,
        lockedById: one.principalId,
        lockedAt,
        version: 2,
      }
    }),
  )
}

function licenceRows(taught: readonly Taught[]): (typeof teacherLicence.$inferInsert)[] {
  const rows = taught.flatMap((one) =>
    subjectsOf(one)
      .filter(([designation]) => isAlone(one, designation))
      .map(([subjectDesignation]) => ({
        id: v5(`TeacherLicence/${one.teacherId}/${subjectDesignation}`, namespace),
        personId: one.teacherId,
        ...{ schoolType: 'GR', subjectDesignation, languageCode: null, startDate: '2015-07-01', endDate: null },
        registeredById: one.principalId,
        registeredAt: new Date('2024-08-12T08:00:00Z'),
      })),
  )
  return [...new Map(rows.map((row) => [row.id, row])).values()]
}

function linkRows(taught: readonly Taught[]): (typeof activitySyllabus.$inferInsert)[] {
  const rows = taught.flatMap((one) => {
    const { activityId, organisationId, principalId: linkedById } = one
    const linked = { activityId, organisationId, linkedById, linkedAt: new Date('2026-08-17T08:00:00Z') }
    return subjectsOf(one).map(([, syllabus]) => ({ ...linked, syllabusId: syllabusId(syllabus) }))
  })
  return [...new Map(rows.map((row) => [row.activityId + row.syllabusId, row])).values()]
}

/** What the activities of a class teach. */
export const seedSyllabusLinks = (tx: Write, taught: readonly Taught[]): Promise<void> =>
  insertRows(tx, activitySyllabus, linkRows(taught))

/**
 * The locked grades of a class for the last spring term before a day (YYYY-MM-DD), what its activities are graded on, and what its
 * teachers are licensed for: all but the one of mathematics, who needs a colleague to sign with.
 */
export async function seedGrades(tx: Write, taught: readonly Taught[], today: string): Promise<void> {
  const [year = 0, month = 0] = today.split('-').map(Number)
  await seedSyllabusLinks(tx, taught)
  await insertRows(tx, teacherLicence, licenceRows(taught))
  await insertRows(tx, grade, gradeRows(taught, month > 6 ? year : year - 1))
}
