import { part, type Read } from '../../shared/database.ts'
import { byId, byParentAnd } from '../../shared/loader.ts'
import { type CalendarEventRow, lessons } from '../calendar_event/calendar_event.queries.ts'

/** Whose schedule, and of which days: their first instant and the first after them. */
export interface Asked {
  readonly kind: 'personId' | 'dutyId' | 'groupId' | 'roomId' | 'organisationId'
  readonly startDate: string
  readonly endDate: string
  readonly from: string
  readonly until: string
}

/** Somebody whose schedule is asked for: reading that of a protected person is noted. */
export interface ScheduleSubject {
  readonly id: string
  readonly relations: readonly string[]
  readonly isProtected: boolean
}

export interface ScheduleRow extends Asked {
  readonly id: string
  readonly week: string
  readonly subject: ScheduleSubject | null
}

// A pupil's lessons are those of the groups they were in on the lesson's day and are not excepted from; a teacher's those they teach.
const ofPerson = (ids: readonly string[], { startDate, endDate, from, until }: Asked) => part`
  select p.id as of, c.calendar_event_id from unnest(${ids as string[]}::uuid[]) p(id)
  cross join lateral access.groups_of(p.id, ${startDate}, ${endDate}) m
  join administration.calendar_event_group c on c.group_id = m.group_id and c.starts_at < ${until} and c.starts_at >= ${from}
    and (c.starts_at at time zone 'Europe/Stockholm')::date between m.start_date and coalesce(m.end_date, 'infinity')
    and access.is_pupil_on(p.id, m.group_id, (c.starts_at at time zone 'Europe/Stockholm')::date)
  where not exists (select from administration.student_exception x
    where x.calendar_event_id = c.calendar_event_id and x.student_id = p.id and not x.is_participating)
  union
  select c.teacher_id, c.calendar_event_id from administration.calendar_event_teacher c
  where c.teacher_id = any(${ids as string[]}::uuid[]) and c.is_participating and c.starts_at < ${until} and c.starts_at >= ${from}`

const ways = {
  personId: ofPerson,
  dutyId: (ids: readonly string[], { from, until }: Asked) => part`
    select c.duty_id as of, c.calendar_event_id from administration.calendar_event_teacher c
    where c.duty_id = any(${ids as string[]}::uuid[]) and c.is_participating and c.starts_at < ${until} and c.starts_at >= ${from}`,
  groupId: (ids: readonly string[], { from, until }: Asked) => part`
    select c.group_id as of, c.calendar_event_id from administration.calendar_event_group c
    where c.group_id = any(${ids as string[]}::uuid[]) and c.starts_at < ${until} and c.starts_at >= ${from}`,
  roomId: (ids: readonly string[], { from, until }: Asked) => part`
    select c.room_id as of, c.calendar_event_id from administration.calendar_event_room c
    where c.room_id = any(${ids as string[]}::uuid[]) and c.starts_at < ${until} and c.starts_at >= ${from}`,
}

const ofWhole = (read: Read, ids: readonly string[], { from, until }: Asked) =>
  read<CalendarEventRow & { of: string }>`/* lessonsOfUnits */ select e.organisation_id as of, ${lessons}
    from administration.calendar_event e where e.organisation_id = any(${ids}::uuid[]) and e.starts_at < ${until} and e.starts_at >= ${from}
    order by e.starts_at, e.id`

const lessonsOfWeekLoader = (read: Read) =>
  byParentAnd(
    (ids, asked: Asked) =>
      asked.kind === 'organisationId'
        ? ofWhole(read, ids, asked)
        : read<
            CalendarEventRow & { of: string }
          >`/* lessonsOfWeek */ select w.of, ${lessons} from (${ways[asked.kind](ids, asked)}) w
          join administration.calendar_event e on e.id = w.calendar_event_id order by e.starts_at, e.id`,
    ({ of }) => of,
  )

const scheduleSubjectLoader = (read: Read) =>
  byId(
    (ids) => read<ScheduleSubject>`/* scheduleSubjects */ select p.id, access.is_marked(p.id) as is_protected,
      array(select r.relation from access.relations_of(array[p.id]) r) as relations from unnest(${ids}::uuid[]) p(id)`,
  )

export const scheduleLoaders = (read: Read) => ({
  lessonsOfWeek: lessonsOfWeekLoader(read),
  scheduleSubject: scheduleSubjectLoader(read),
})
