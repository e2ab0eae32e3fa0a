import type { Related } from '../../access/rules.ts'
import type { Done } from '../../shared/action.ts'
import { nothing, part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent, byParentAnd } from '../../shared/loader.ts'
import type { Page } from '../../shared/pagination.ts'
import type { AbsencePolicyRow } from '../absence_policy/absence_policy.queries.ts'
import type {
  AbsenceType,
  EndOwnAbsenceError,
  RegisterAbsenceError,
  ReportAbsenceError,
  WithdrawAbsenceError,
} from '../administration.generated.ts'
import type { DayOffRow, SchoolYearRow } from '../school_calendar/school_calendar.queries.ts'
import type { MasterRow } from '../stubs/stubs.queries.ts'

/** An absence, with the viewer's relations to the pupil. */
export interface AbsenceRow extends Related {
  readonly isKin: boolean
  readonly id: Id<'Absence'>
  readonly reportId: string
  readonly studentId: Id<'Person'>
  readonly organisationId: Id<'Organisation'>
  readonly absenceType: AbsenceType
  readonly startsAt: Date
  readonly endsAt: Date
  readonly isWholeDay: boolean
  readonly registeredById: Id<'Person'>
  readonly registeredAt: Date
  readonly withdrawnAt: Date | null
  readonly calendarEventId: string | null
  readonly lessonName: string | null
}

/** A lesson of a pupil: when they are expected at it. */
export interface OwnLesson {
  readonly id: string
  readonly studentId: string
  readonly organisationId: string
  readonly displayName: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly isCancelled: boolean
}

/** Which lessons of a pupil are asked for: of these days. */
export interface AskedLessons {
  readonly ids: readonly string[]
  readonly startDate: string
  readonly endDate: string
}

/** Where a pupil goes to school today. */
export interface Place {
  readonly personId: string
  readonly organisationId: string
  readonly schoolType: string
  readonly ofAge: string | null
}

/** A pupil as the rules of absence see them, at one place. */
export interface AbsentPupil extends Related {
  readonly id: string
  readonly isKin: boolean
  readonly ofAge: string | null
  readonly place: Place | null
  readonly policy: AbsencePolicyRow | null
  readonly masters: readonly MasterRow[]
  readonly years: readonly SchoolYearRow[]
  readonly daysOff: readonly DayOffRow[]
}

export type ReportAbsencePayloadRow = Done<ReportAbsenceError>
export type RegisterAbsencePayloadRow = Done<RegisterAbsenceError>
export type EndOwnAbsencePayloadRow = Done<EndOwnAbsenceError>
export type WithdrawAbsencePayloadRow = Done<WithdrawAbsenceError>

const columns = part`a.id, a.report_id, a.student_id, a.organisation_id, a.absence_type, a.starts_at, a.ends_at, a.is_whole_day,
  a.registered_by_id, a.registered_at, a.withdrawn_at, a.calendar_event_id, a.lesson_name`
const told = part`q.*, coalesce(r.relations, '{}') as relations, access.is_kin(q.student_id) as is_kin`
const withRelations = part`left join (select person_id, array_agg(relation) as relations
  from access.relations_of(array(select distinct student_id from q)) group by 1) r on r.person_id = q.student_id`

const absenceLoader = (read: Read) =>
  byId(
    (ids) => read<AbsenceRow>`/* absencesById */ with q as materialized (
      select ${columns} from administration.absence a where a.id = any(${ids}::uuid[]))
    select ${told} from q ${withRelations}`,
  )

const reportLoader = (read: Read) =>
  byParent(
    (reports) => read<AbsenceRow>`/* absencesOfReports */ with q as materialized (
      select ${columns} from administration.absence a where a.report_id = any(${reports}::uuid[]))
    select ${told} from q ${withRelations} order by q.starts_at`,
    ({ reportId }) => reportId,
  )

// One page for each pupil, all in one statement, the latest first.
const absencePageLoader = (read: Read) =>
  byParentAnd(
    (pupils, { limit, after }: Page<readonly [startsAt: string, id: string]>) => read<AbsenceRow>`/* absencePages */
      with q as materialized (select d.* from unnest(${pupils}::uuid[]) p(id) cross join lateral (
        select ${columns} from administration.absence a where a.student_id = p.id and a.withdrawn_at is null
        ${after ? part`and (a.starts_at, a.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : nothing}
        order by a.starts_at desc, a.id desc limit ${limit}) d)
      select ${told} from q ${withRelations} order by q.starts_at desc, q.id desc`,
    ({ studentId }) => studentId,
  )

const commentLoader = (read: Read) =>
  byId(
    (ids) => read<{
      id: string
      text: string
    }>`/* absenceComments */ select report_id as id, text from administration.absence_comment
      where report_id = any(${ids}::uuid[])`,
  )

const placeLoader = (read: Read) =>
  byParent(
    (pupils) => read<Place>`/* pupilPlaces */ select * from access.pupil_places(${pupils}::uuid[])`,
    ({ personId }) => personId,
  )

// The lessons of groups the pupil is in on the day and is not excepted from, each from when to when the pupil is expected.
const ownLessonsLoader = (read: Read) =>
  byParentAnd(
    (pupils, { ids, startDate, endDate }: AskedLessons) => read<OwnLesson>`/* ownLessons */
      select distinct p.id as student_id, e.id, e.organisation_id, f.display_name, e.is_cancelled, coalesce(x.starts_at, e.starts_at) as starts_at,
        coalesce(x.ends_at, e.ends_at) as ends_at
      from unnest(${pupils}::uuid[]) p(id) cross join lateral access.groups_of(p.id, ${startDate}, ${endDate}) m
      join administration.calendar_event_group c on c.group_id = m.group_id and c.calendar_event_id = any(${ids as string[]}::uuid[])
        and (c.starts_at at time zone 'Europe/Stockholm')::date between greatest(m.start_date, ${startDate}::date)
          and least(coalesce(m.end_date, 'infinity'), ${endDate}::date)
        and access.is_pupil_on(p.id, m.group_id, (c.starts_at at time zone 'Europe/Stockholm')::date)
      join administration.calendar_event e on e.id = c.calendar_event_id
      join access.activity_facts(array(select l.activity_id from administration.calendar_event l
        where l.id = any(${ids as string[]}::uuid[]))) f on f.id = e.activity_id
      left join administration.student_exception x on x.calendar_event_id = e.id and x.student_id = p.id
        and (not x.is_participating or (x.starts_at >= e.starts_at and x.ends_at <= e.ends_at))
      where coalesce(x.is_participating, true) order by starts_at, e.id`,
    ({ studentId }) => studentId,
  )

export interface NewAbsence {
  readonly id: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly isWholeDay: boolean
  readonly calendarEventId?: string
  readonly lessonName?: string
}

interface Report {
  readonly reportId: string
  readonly studentId: string
  readonly organisationId: string
  readonly registeredById: string
  readonly now: Date
  readonly leaveApplicationId?: string
}

/** Adds absences that clash with none; answers how many. */
export async function addAbsences(tx: Write, report: Report, absences: readonly NewAbsence[]): Promise<number> {
  const { reportId, studentId, organisationId, registeredById, now, leaveApplicationId = null } = report
  const type = leaveApplicationId === null ? 'ANMALD_FRANVARO' : 'BEVILJAD_LEDIGHET'
  const added = await tx`/* addAbsences */ insert into administration.absence
    (id, report_id, student_id, organisation_id, absence_type, starts_at, ends_at, is_whole_day, registered_by_id, registered_at,
      leave_application_id, calendar_event_id, lesson_name)
    select a.id, ${reportId}, ${studentId}, ${organisationId}, ${type}, a."startsAt", a."endsAt", a."isWholeDay", ${registeredById},
      ${now}, ${leaveApplicationId}, a."calendarEventId", a."lessonName"
    from jsonb_to_recordset(${tx.json(absences as never)}::jsonb)
      as a(id uuid, "startsAt" timestamptz, "endsAt" timestamptz, "isWholeDay" boolean, "calendarEventId" uuid,
        "lessonName" text)
    on conflict do nothing`
  return added.count
}

export async function addComment(tx: Write, { reportId, studentId, registeredById }: Report, text: string): Promise<void> {
  await tx`/* addAbsenceComment */ insert into administration.absence_comment (report_id, student_id, text, registered_by_id)
    values (${reportId}, ${studentId}, ${text}, ${registeredById})`
}

/** From now on the pupil is there again. */
export const endAbsence = async (tx: Write, id: string, now: Date): Promise<boolean> =>
  (
    await tx`/* endAbsence */ update administration.absence set ends_at = ${now}, is_whole_day = false
    where id = ${id} and withdrawn_at is null and starts_at < ${now} and ends_at > ${now}`
  ).count === 1

export const withdrawAbsence = async (tx: Write, id: string, by: string, now: Date): Promise<boolean> =>
  (
    await tx`/* withdrawAbsence */ update administration.absence set withdrawn_at = ${now}, withdrawn_by_id = ${by}
    where id = ${id} and withdrawn_at is null`
  ).count === 1

export const absenceLoaders = (read: Read) => ({
  absence: absenceLoader(read),
  absencesOfReport: reportLoader(read),
  absencePage: absencePageLoader(read),
  absenceComment: commentLoader(read),
  pupilPlace: placeLoader(read),
  ownLessons: ownLessonsLoader(read),
})
