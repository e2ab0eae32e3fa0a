import type { Done } from '../../shared/action.ts'
import { part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'
import type {
  EndTeacherLicenceError,
  RegisterTeacherLicenceError,
  RegisterTeacherLicenceInput,
} from '../administration.generated.ts'

export interface TeacherLicenceRow {
  readonly id: Id<'TeacherLicence'>
  readonly personId: Id<'Person'>
  readonly schoolType: string
  readonly subjectDesignation: string
  readonly languageCode: string | null
  readonly startDate: string
  readonly endDate: string | null
}

export type RegisterTeacherLicencePayloadRow = Done<RegisterTeacherLicenceError>
export type EndTeacherLicencePayloadRow = Done<EndTeacherLicenceError>

const columns = part`id, person_id, school_type, subject_designation, language_code, start_date, end_date`

export const teacherLicenceLoaders = (read: Read) => ({
  teacherLicence: byId(
    (ids) => read<TeacherLicenceRow>`/* teacherLicencesById */ select ${columns} from administration.teacher_licence
      where id = any(${ids}::uuid[])`,
  ),
  teacherLicencesOf: byParent(
    (persons) => read<TeacherLicenceRow>`/* teacherLicencesOf */ select ${columns} from administration.teacher_licence
      where person_id = any(${persons}::uuid[]) order by subject_designation, start_date, id`,
    ({ personId }) => personId,
  ),
})

export const isSubject = async (
  tx: Write,
  { schoolType, subjectDesignation, languageCode = null }: RegisterTeacherLicenceInput,
) =>
  (
    await tx`/* isSubject */ select from administration.syllabus where school_type = ${schoolType}
    and subject_designation = ${subjectDesignation} and (${languageCode}::text is null or language_code = ${languageCode}) limit 1`
  ).length > 0

export async function registerLicence(tx: Write, id: string, input: RegisterTeacherLicenceInput, by: string, now: Date) {
  const { personId, schoolType, subjectDesignation, languageCode = null, startDate, endDate = null } = input
  await tx`/* registerLicence */ insert into administration.teacher_licence
      (id, person_id, school_type, subject_designation, language_code, start_date, end_date, registered_by_id, registered_at)
    values (${id}, ${personId}, ${schoolType}, ${subjectDesignation}, ${languageCode}, ${startDate}, ${endDate}, ${by}, ${now})`
}

export const endLicence = async (tx: Write, id: string, endDate: string): Promise<boolean> =>
  (
    await tx`/* endLicence */ update administration.teacher_licence set end_date = ${endDate}
    where id = ${id} and start_date <= ${endDate} and (end_date is null or end_date >= ${endDate})`
  ).count === 1
