import type { Done } from '../../shared/action.ts'
import type { Read, Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byParent } from '../../shared/loader.ts'
import type {
  AssignSubstituteError, ClearStudentExceptionError, SetStudentExceptionError, SetTeacherExceptionError, WithdrawSubstituteError,
} from '../administration.generated.ts' // prettier-ignore

export interface StudentExceptionRow {
  readonly calendarEventId: string
  readonly studentId: Id<'Person'>
  readonly isParticipating: boolean
  readonly startsAt: Date | null
  readonly endsAt: Date | null
  /** What the viewer is to the pupil, and whether reading about them is noted. */
  readonly relations: readonly string[]
  readonly isProtected: boolean
}

export type AssignSubstitutePayloadRow = Done<AssignSubstituteError>
export type WithdrawSubstitutePayloadRow = Done<WithdrawSubstituteError>
export type SetTeacherExceptionPayloadRow = Done<SetTeacherExceptionError>
export type SetStudentExceptionPayloadRow = Done<SetStudentExceptionError>
export type ClearStudentExceptionPayloadRow = Done<ClearStudentExceptionError>

const studentExceptionsLoader = (read: Read) =>
  byParent(
    (ids) => read<StudentExceptionRow>`/* studentExceptionsOf */ with told as (
        select x.calendar_event_id, x.student_id, x.is_participating,
          case when x.starts_at >= e.starts_at and x.ends_at <= e.ends_at then x.starts_at end as starts_at,
          case when x.starts_at >= e.starts_at and x.ends_at <= e.ends_at then x.ends_at end as ends_at
        from administration.student_exception x join administration.calendar_event e on e.id = x.calendar_event_id
        where x.calendar_event_id = any(${ids}::uuid[])),
      held as (select person_id, array_agg(relation) as relations
        from access.relations_of(array(select distinct student_id from told)) group by 1)
      select t.*, coalesce(h.relations, '{}') as relations, access.is_marked(t.student_id) as is_protected
      from told t left join held h on h.person_id = t.student_id order by t.student_id`,
    ({ calendarEventId }) => calendarEventId,
  )

export const lessonExceptionLoaders = (read: Read) => ({ studentExceptions: studentExceptionsLoader(read) })

/** Who a duty is at an activity on a day; null if the duty does not teach it. */
export async function teacherOn(tx: Write, activity: string, day: string, duty: string): Promise<string | null> {
  const [found] = await tx<{ personId: string }[]>`/* teacherOn */ select person_id
    from access.teachers_on(${activity}, array[${day}]::date[]) where duty_id = ${duty}`
  return found?.personId ?? null
}

interface Lesson {
  readonly id: string
  readonly startsAt: Date
  readonly endsAt: Date
}

export const addSubstitute = (tx: Write, { id, startsAt, endsAt }: Lesson, duty: string, person: string) =>
  tx`/* addSubstitute */ insert into administration.calendar_event_teacher
      (calendar_event_id, starts_at, ends_at, is_cancelled, teacher_id, duty_id, is_substitute)
    values (${id}, ${startsAt}, ${endsAt}, false, ${person}, ${duty}, true)`

export const removeSubstitute = async (tx: Write, lesson: string, duty: string): Promise<boolean> =>
  (
    await tx`/* removeSubstitute */ delete from administration.calendar_event_teacher
      where calendar_event_id = ${lesson} and duty_id = ${duty} and is_substitute`
  ).count === 1

export interface Part {
  readonly isParticipating: boolean
  readonly startsAt: Date | null
  readonly endsAt: Date | null
}

export const setTeacher = async (tx: Write, lesson: string, duty: string, { isParticipating, ...own }: Part): Promise<boolean> =>
  (
    await tx`/* setTeacherException */ update administration.calendar_event_teacher set is_participating = ${isParticipating},
      own_starts_at = ${own.startsAt}, own_ends_at = ${own.endsAt} where calendar_event_id = ${lesson} and duty_id = ${duty}`
  ).count === 1

/** Whether the viewer may decide about a pupil as one of a lesson's groups: leads their unit, and is nobody of theirs. */
export async function decidedPupil(
  tx: Write,
  groups: readonly string[],
  day: string,
  student: string,
): Promise<{ readonly isKin: boolean } | null> {
  const [found] = await tx<{ isKin: boolean }[]>`/* decidedPupil */ select access.is_kin(p.person_id) as is_kin
    from access.pupils_on(${groups as string[]}::uuid[], array_fill(${day}::date, array[${groups.length}::int])) p
    where p.person_id = ${student} and p.person_id in (select access.related_pupils('PRINCIPAL', 'UNIT_ADMIN')) limit 1`
  return found ?? null
}

/** Whether the viewer is a pupil's guardian, or the pupil. */
export async function isKin(tx: Write, student: string): Promise<boolean> {
  const [found] = await tx<{ isKin: boolean }[]>`/* isKin */ select access.is_kin(${student}) as is_kin`
  return found!.isKin
}

export const setStudent = (tx: Write, lesson: string, student: string, { isParticipating, startsAt, endsAt }: Part) =>
  tx`/* setStudentException */ insert into administration.student_exception
      (calendar_event_id, student_id, is_participating, starts_at, ends_at)
    values (${lesson}, ${student}, ${isParticipating}, ${startsAt}, ${endsAt})
    on conflict (calendar_event_id, student_id) do update
      set is_participating = excluded.is_participating, starts_at = excluded.starts_at, ends_at = excluded.ends_at`

export const clearStudent = async (tx: Write, lesson: string, student: string): Promise<boolean> =>
  (
    await tx`/* clearStudentException */ delete from administration.student_exception
      where calendar_event_id = ${lesson} and student_id = ${student}`
  ).count === 1
