import type { Write } from '../../shared/database.ts'

interface Span {
  readonly startDate: string
  readonly endDate?: string | null | undefined
}

/** What identity's demo has, as far as rolls need it. */
export interface RollRows {
  readonly group: readonly { readonly id: string; readonly schoolType?: string | null | undefined }[]
  readonly groupMembership: readonly (Span & { readonly groupId: string; readonly personId: string })[]
  readonly person: readonly {
    readonly id: string
    readonly birthDate?: string | null | undefined
    readonly securityMarking?: string | undefined
  }[]
  readonly responsible: readonly (Span & {
    readonly pupilId: string
    readonly personId: string
    readonly relationType: string
    readonly isBlocked?: boolean | undefined
    readonly adultConsent?: boolean | undefined
  })[]
}

/** Who was in which class, and who is told of what a pupil does: the first of them reports. */
function directory(today: string, { group, groupMembership, person, responsible }: RollRows) {
  const classes = new Set(group.filter(({ schoolType }) => schoolType === 'GR').map(({ id }) => id))
  const members = groupMembership.filter(({ groupId }) => classes.has(groupId))
  const pupils = new Map(person.map((one) => [one.id, one]))
  const comesOfAge = (day: string) => `${Number(day.slice(0, 4)) + 18}${day.slice(4)}`
  const told = responsible
    .filter((one) => one.relationType === 'VARDNADSHAVARE' && one.startDate <= today && !one.isBlocked)
    .filter((one) => one.endDate == null || one.endDate >= today)
    .filter((one) => one.adultConsent || comesOfAge(pupils.get(one.pupilId)?.birthDate ?? today) > today)
    .map(({ pupilId, personId }) => ({ pupilId, personId, hasTelephone: pupils.get(pupilId)?.securityMarking === 'INGEN' }))
  return { members, told }
}

/**
 * The rolls of the demo's lessons before a day, of the classes of compulsory school: four in a hundred lessons are not called; of the
 * pupils, four in a hundred are reported absent for the day and one stays away unreported; and of the others some skip a lesson, come
 * late, or are elsewhere for the school. What is drawn comes from the ids, so that it is the same in every seed.
 */
export async function seedRolls(tx: Write, today: string, rows: RollRows, truants: readonly string[]): Promise<void> {
  const { members, told } = directory(today, rows)
  const drawn = (...of: string[]) => tx.unsafe(`(('x' || left(md5(concat_ws(' ', ${of.join(', ')})), 7))::bit(28)::int % 1000)`)
  const day = tx.unsafe(`(e.starts_at at time zone 'Europe/Stockholm')::date`)
  const expected = tx`select distinct e.id, e.starts_at, e.ends_at, e.activity_id, e.organisation_id, ${day} as day, m."personId" as pupil,
      m."personId" = any(${truants as string[]}::uuid[]) and e.starts_at = max(e.starts_at) over (partition by m."personId") as is_skipped
    from administration.calendar_event e
    join administration.calendar_event_group g on g.calendar_event_id = e.id
    join jsonb_to_recordset(${tx.json(members as never)}) m("groupId" uuid, "personId" uuid, "startDate" date, "endDate" date)
      on m."groupId" = g.group_id and ${day} between m."startDate" and coalesce(m."endDate", 'infinity')
    where e.ends_at < ${today}::date`
  const recipients = tx`jsonb_to_recordset(${tx.json(told)}) r("pupilId" uuid, "personId" uuid, "hasTelephone" boolean)`
  await tx`/* seedAbsences */ insert into administration.absence (id, report_id, student_id, organisation_id, absence_type, starts_at, ends_at,
      is_whole_day, registered_by_id, registered_at)
    select distinct on (e.pupil, e.day) i.id, i.id, e.pupil, e.organisation_id, 'ANMALD_FRANVARO', e.day at time zone 'Europe/Stockholm',
      (e.day + 1)::timestamp at time zone 'Europe/Stockholm', true, r."personId", (e.day + time '07:10') at time zone 'Europe/Stockholm'
    from (${expected}) e join ${recipients} on r."pupilId" = e.pupil
    cross join lateral (select md5('Absence ' || e.pupil || e.day)::uuid as id) i
    where ${drawn('e.pupil', 'e.day')} < 40 order by e.pupil, e.day, r."personId"`
  await tx`/* seedReports */ insert into administration.lesson_report (calendar_event_id, starts_at, activity_id, organisation_id, reporter_id, reported_at)
    select distinct on (e.id) e.id, e.starts_at, e.activity_id, e.organisation_id, t.teacher_id, e.starts_at + interval '5 minutes'
    from (${expected}) e join administration.calendar_event_teacher t on t.calendar_event_id = e.id
    where ${drawn('e.id')} >= 40 or e.is_skipped order by e.id, t.teacher_id`
  await tx`/* seedAttendance */ insert into administration.attendance (id, student_id, calendar_event_id, starts_at, activity_id, organisation_id,
      lesson_minutes, attendance_minutes, valid_absence_minutes, invalid_absence_minutes, other_attendance_minutes, late_minutes,
      reporter_id, reported_at)
    select md5('Attendance ' || e.id || e.pupil)::uuid, e.pupil, e.id, e.starts_at, e.activity_id, e.organisation_id, d.length,
      d.length - m.valid - m.invalid - m.other, m.valid, m.invalid, m.other, m.late, l.reporter_id, l.reported_at
    from (${expected}) e join administration.lesson_report l on l.calendar_event_id = e.id
    cross join lateral (select extract(epoch from e.ends_at - e.starts_at)::int / 60 as length, ${drawn('e.id', 'e.pupil')} as n,
      exists (select from administration.absence b where b.student_id = e.pupil and b.starts_at <= e.starts_at and b.ends_at > e.starts_at) as reported,
      ${drawn('e.pupil', 'e.day')} between 40 and 49 or e.is_skipped as away) d
    cross join lateral (select
      case when d.reported then d.length else 0 end as valid,
      case when d.reported then 0 when d.away or d.n < 12 then d.length when d.n between 20 and 44 then 2 + d.n % 14 else 0 end as invalid,
      case when not d.reported and not d.away and d.n between 12 and 19 then d.length else 0 end as other,
      case when not d.reported and not d.away and d.n between 20 and 44 then 2 + d.n % 14 else 0 end as late) m`
  await tx`/* seedNotices */ insert into administration.notification (id, kind, channel, recipient_id, about_id, absent_on, calendar_event_id, occurred_at)
    select distinct on (n.id) n.id, 'UNEXCUSED_ABSENCE', c.channel, r."personId", a.student_id, n.day, n.lesson, a.reported_at
    from administration.attendance a
    join (select * from ${recipients} union select distinct student_id, student_id, false from administration.attendance) r on r."pupilId" = a.student_id
    cross join (values ('APP'), ('SMS')) c(channel)
    cross join lateral (select d.day, l.lesson, md5(concat_ws(' ', 'Notification', c.channel, r."personId", a.student_id, d.day, l.lesson))::uuid as id
      from (values ((a.starts_at at time zone 'Europe/Stockholm')::date)) d(day), (values (case c.channel when 'APP' then a.calendar_event_id end)) l(lesson)) n
    where a.invalid_absence_minutes > a.late_minutes and (c.channel = 'APP' or r."hasTelephone") order by n.id, a.reported_at`
}
