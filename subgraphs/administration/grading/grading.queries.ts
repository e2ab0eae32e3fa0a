import { part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'
import { connectionOf, pageOf, type PageArgs } from '../../shared/pagination.ts'
import type { SyllabusFilter } from '../administration.generated.ts'

interface Validity {
  readonly startDate: string
  readonly endDate: string | null
  readonly source: string
}

export interface GradeScaleRow extends Validity {
  readonly id: Id<'GradeScale'>
  readonly code: string
  readonly displayName: string
}

export interface GradeStepRow {
  readonly scaleId: string
  readonly value: string
  readonly rank: number
  readonly points: number | null
  readonly isPass: boolean
  readonly meaning: string
}

export interface CurriculumRow extends Validity {
  readonly id: Id<'Curriculum'>
  readonly code: string
  readonly displayName: string
}

export interface SchoolYearLabelRow extends Validity {
  readonly number: number
  readonly label: string
  readonly isLast: boolean
}

export interface SyllabusRow {
  readonly id: Id<'Syllabus'>
  readonly schoolType: string
  readonly subjectCode: string
  readonly subjectName: string
  readonly subjectDesignation: string
  readonly courseCode: string | null
  readonly courseName: string | null
  readonly level: number | null
  readonly points: number | null
  readonly languageCode: string | null
  readonly isLanguageChoice: boolean
  readonly isDiplomaProject: boolean
  readonly isOfficial: boolean
  readonly isBlock: boolean
  readonly startSchoolYear: number | null
  readonly endSchoolYear: number | null
  readonly curriculumId: string
  readonly scaleId: string
}

/** A rule as it holds on a day; what is in it depends on its kind. */
export interface RuleInForce {
  readonly kind: string
  readonly code: string
  readonly displayName: string
  readonly content: unknown
}

const scaleColumns = part`id, code, display_name, start_date, end_date, source`
export const syllabusColumns = part`s.id, s.school_type, s.subject_code, s.subject_name, s.subject_designation, s.course_code, s.course_name,
  s.level, s.points, s.language_code, s.is_language_choice, s.is_diploma_project, s.is_official,
  s.is_block, s.start_school_year, s.end_school_year, s.curriculum_id, s.scale_id`

const holds = (on: string) => part`start_date <= ${on} and (end_date is null or end_date >= ${on})`

export const gradeScales = (read: Read, on: string) =>
  read<GradeScaleRow>`/* gradeScales */ select ${scaleColumns} from administration.grade_scale where ${holds(on)}
    order by start_date, id`

export const schoolYearLabels = (read: Read, schoolType: string, on: string) =>
  read<SchoolYearLabelRow>`/* schoolYearLabels */ select number, label, is_last, start_date, end_date, source
    from administration.school_year_label where school_type = ${schoolType} and ${holds(on)} order by number`

/** The rules that hold on each of some days: a dozen, so all of them. */
export const rulesOn = (read: Read, days: readonly string[]) =>
  read<
    RuleInForce & { readonly day: string }
  >`/* gradingRules */ select to_char(d.day, 'YYYY-MM-DD') as day, kind, code, display_name, content
    from unnest(${days}::date[]) d(day) join administration.grading_rule on start_date <= d.day and (end_date is null or end_date >= d.day)
    order by kind, code`

export async function syllabuses(read: Read, args: PageArgs & { readonly filter?: SyllabusFilter | null | undefined }) {
  const { size, limit, after } = pageOf(args, ['subjectName', 'id'])
  const { schoolType = null, curriculum = null } = args.filter ?? {}
  const rows = await read<SyllabusRow>`/* syllabuses */ select ${syllabusColumns} from administration.syllabus s
    join administration.curriculum c on c.id = s.curriculum_id
    where (${schoolType}::text is null or s.school_type = ${schoolType}) and (${curriculum}::text is null or c.code = ${curriculum})
      and (${after === null} or (s.subject_name, s.id) > (${after?.[0] ?? null}, ${after?.[1] ?? null}::uuid))
    order by s.subject_name, s.id limit ${limit}`
  return connectionOf(rows, size, ({ subjectName, id }) => [subjectName, id])
}

export const gradingLoaders = (read: Read) => ({
  rulesOn: byParent(
    (days) => rulesOn(read, days),
    ({ day }) => day,
  ),
  gradeScale: byId(
    (ids) =>
      read<GradeScaleRow>`/* gradeScalesById */ select ${scaleColumns} from administration.grade_scale where id = any(${ids}::uuid[])`,
  ),
  gradeSteps: byParent(
    (scales) => read<GradeStepRow>`/* gradeSteps */ select scale_id, value, rank, points, is_pass, meaning
      from administration.grade_step where scale_id = any(${scales}::uuid[]) order by rank`,
    ({ scaleId }) => scaleId,
  ),
  curriculum: byId(
    (ids) => read<CurriculumRow>`/* curriculaById */ select id, code, display_name, start_date, end_date, source
      from administration.curriculum where id = any(${ids}::uuid[])`,
  ),
  syllabus: byId(
    (ids) =>
      read<SyllabusRow>`/* syllabusesById */ select ${syllabusColumns} from administration.syllabus s where s.id = any(${ids}::uuid[])`,
  ),
})
