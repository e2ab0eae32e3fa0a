import type { Done } from '../../shared/action.ts'
import { part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent, byParentAnd } from '../../shared/loader.ts'
import { connectionOf, type Page, pageOf, type PageArgs } from '../../shared/pagination.ts'
import type {
  ChangeGradeError,
  CosignGradesError,
  GradeFilter,
  RecordTrialGradeError,
  RectifyGradeError,
} from '../administration.generated.ts'

import type { DiplomaProject } from './grade_draft.table.ts'

export interface Term {
  readonly semester: 'HT' | 'VT'
  readonly year: number
}

/** A grade, with the viewer's relations to the pupil. */
export interface GradeRow extends Term {
  readonly id: Id<'Grade'>
  readonly studentId: Id<'Person'>
  readonly organisationId: Id<'Organisation'>
  readonly groupId: string | null
  readonly activityId: string | null
  readonly syllabusId: string
  readonly scaleId: string
  readonly stepValue: string
  readonly rank: number
  readonly points: number | null
  readonly isPass: boolean
  readonly isFinal: boolean
  readonly isTrial: boolean
  readonly adaptedStudyPlan: string | null
  readonly remark: string | null
  readonly diplomaProject: DiplomaProject | null
  readonly correctionType: 'ANDRING' | 'RATTELSE' | null
  readonly supersedesId: string | null
  readonly state: 'AWAITING_COSIGNATURE' | 'SIGNED' | 'LOCKED' | 'SUPERSEDED'
  readonly gradingTeacherId: string
  readonly isGraderLicensed: boolean
  readonly cosignerId: string | null
  readonly cosignedAt: Date | null
  readonly registeredById: string
  readonly registeredOn: string
  readonly signedAt: Date
  readonly lockedById: string | null
  readonly lockedAt: Date | null
  readonly version: number
  readonly relations: readonly string[]
  readonly isKin: boolean
}

export type ChangeGradePayloadRow = Done<ChangeGradeError>
export type RectifyGradePayloadRow = Done<RectifyGradeError>
export type RecordTrialGradePayloadRow = Done<RecordTrialGradeError>

export interface CosignGradesPayloadRow {
  readonly ids: readonly string[] | null
  readonly userErrors: readonly CosignGradesError[]
}

/** Reads within an act what it is about to decide. */
export const within = (tx: Write): Read => tx as unknown as Read

const columns = part`g.id, g.student_id, g.organisation_id, g.group_id, g.activity_id, g.syllabus_id, g.scale_id, g.step_value, g.rank,
  g.semester, g.year, g.is_final, g.is_trial, g.adapted_study_plan, g.remark, g.diploma_project, g.correction_type, g.supersedes_id, g.state,
  g.grading_teacher_id, g.is_grader_licensed, g.cosigner_id, g.cosigned_at, g.registered_by_id, g.registered_on, g.signed_at,
  g.locked_by_id, g.locked_at, g.version`
// What the viewer is to each pupil, asked once for all of them.
const withRelations = part`select g.*, s.points, s.is_pass, coalesce(r.relations, '{}') as relations, k.is_kin from g
  join administration.grade_step s on s.scale_id = g.scale_id and s.value = g.step_value
  left join (select person_id, array_agg(relation) as relations from access.relations_of(array(select student_id from g)) group by 1) r
    on r.person_id = g.student_id
  join (select p.id, access.is_kin(p.id) as is_kin from (select distinct student_id as id from g) p) k on k.id = g.student_id`

const gradeLoader = (read: Read) =>
  byId((ids) => read<GradeRow>`/* gradesById */ with g as materialized (
    select ${columns} from administration.grade g where g.id = any(${ids}::uuid[])) ${withRelations}`) // prettier-ignore

const motivationLoader = (read: Read) =>
  byId((ids) => read<{ id: string; text: string }>`/* gradeMotivations */ select grade_id as id, text
    from administration.grade_motivation where grade_id = any(${ids}::uuid[])`) // prettier-ignore

/** All that is in force and told of a person: what sums and certificates rest on. */
const standingGradesLoader = (read: Read) =>
  byParent(
    (students) => read<GradeRow>`/* standingGrades */ with g as materialized (select ${columns} from administration.grade g
      where g.student_id = any(${students}::uuid[]) and g.state = 'LOCKED') ${withRelations}
      order by g.year, g.semester, g.is_trial, g.signed_at, g.id`,
    ({ studentId }) => studentId,
  )

export type GradePage = PageArgs & { readonly filter?: GradeFilter | null | undefined }

const keysOf = ({ signedAt, id }: GradeRow) => [signedAt.toISOString(), id]

interface Within extends Page<readonly [signedAt: string, id: string]> {
  readonly year: number | null
  readonly semester: string | null
  readonly syllabusId: string | null
  readonly isInForce: boolean | null
}

// One page for each pupil, all in one statement.
const pageLoader = (read: Read) =>
  byParentAnd(
    (
      students,
      { limit, after, year, semester, syllabusId, isInForce }: Within,
    ) => read<GradeRow>`/* gradePages */ with g as materialized (
      select of.* from unnest(${students}::uuid[]) p(id) cross join lateral (
      select ${columns} from administration.grade g where g.student_id = p.id
        and (${year}::int is null or g.year = ${year}) and (${semester}::text is null or g.semester = ${semester})
        and (${syllabusId}::text is null or g.syllabus_id::text = ${syllabusId})
        and (${isInForce}::boolean is null or (g.state <> 'SUPERSEDED') = ${isInForce})
        and (${after === null} or (date_trunc('milliseconds', g.signed_at), g.id) > (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
      order by date_trunc('milliseconds', g.signed_at), g.id limit ${limit}) of)
    ${withRelations} order by g.signed_at, g.id`,
    ({ studentId }) => studentId,
  )

/** A page of a pupil's grades, in the order in which they were signed. */
export async function gradePage(load: ReturnType<typeof pageLoader>, studentId: string, args: GradePage) {
  const { year = null, semester = null, syllabusId = null, isInForce = null } = args.filter ?? {}
  const page = pageOf(args, ['signedAt', 'id'])
  return connectionOf(await load(studentId, { ...page, year, semester, syllabusId, isInForce }), page.size, keysOf)
}

export async function gradesToCosign(read: Read, viewerId: string, args: PageArgs) {
  const { size, limit, after } = pageOf(args, ['signedAt', 'id'])
  const rows = await read<GradeRow>`/* gradesToCosign */ with g as materialized (
      select ${columns} from administration.grade g where g.cosigner_id = ${viewerId} and g.state = 'AWAITING_COSIGNATURE'
        and (${after === null} or (date_trunc('milliseconds', g.signed_at), g.id) > (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
      order by date_trunc('milliseconds', g.signed_at), g.id limit ${limit})
    ${withRelations} order by g.signed_at, g.id`
  return connectionOf(rows, size, keysOf)
}

/** The grades of a class and term, in the order of subject. */
export const gradesInCatalogue = (read: Read, groupId: string, { semester, year }: Term) =>
  read<GradeRow>`/* gradesInCatalogue */ with g as materialized (select ${columns} from administration.grade g
      where g.group_id = ${groupId} and g.semester = ${semester} and g.year = ${year})
    select of.*, y.subject_name from (${withRelations}) of join administration.syllabus y on y.id = of.syllabus_id
    order by y.subject_name, of.id`

/** What has been signed for a term in an activity, and the drafts of the viewer's. */
export const gradesOfActivity = (read: Read, activityId: string, syllabusId: string | null, { semester, year }: Term) =>
  read<GradeRow>`/* gradesOfActivity */ with g as materialized (select ${columns} from administration.grade g
      where g.activity_id = ${activityId} and g.syllabus_id = ${syllabusId} and g.semester = ${semester} and g.year = ${year}
        and g.state <> 'SUPERSEDED')
    ${withRelations}`

export const gradeLoaders = (read: Read) => ({
  grade: gradeLoader(read),
  gradesOfPupil: pageLoader(read),
  gradeMotivation: motivationLoader(read),
  standingGrades: standingGradesLoader(read),
})
