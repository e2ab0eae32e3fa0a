-- Attendance: whose lesson it is, who is excused from it, and who is told of absence

-- Whether the viewer taught an activity on the day of a lesson. A substitute does so on the days they were given.
create or replace function access.taught_on(activity uuid, starts_at timestamptz) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from access.my_duty d join identity.activity_teacher t on t.duty_id = d.id and t.activity_id = activity
    and (starts_at at time zone 'Europe/Stockholm')::date between t.start_date and coalesce(t.end_date, 'infinity'));
end $$;

-- Whether a lesson is of a group that a pupil is in on its day. It runs as who calls it: a viewer who did could read nothing by it.
create or replace function access.has_lesson(lesson uuid, student uuid, day date) returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return exists (select from administration.calendar_event_group g
    join access.scheduled_membership m on m.group_id = g.group_id and m.person_id = student
      and day between m.start_date and coalesce(m.end_date, 'infinity')
    where g.calendar_event_id = lesson and access.is_pupil_at(student, m.organisation_id, day));
end $$;

-- Whether a pupil was to be at a lesson of an activity the viewer taught that day: of its groups.
create or replace function access.is_expected_at(lesson uuid, activity uuid, starts_at timestamptz, student uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare
  day date := (starts_at at time zone 'Europe/Stockholm')::date;
begin
  return access.taught_on(activity, starts_at)
    and exists (select from administration.calendar_event e where e.id = lesson and e.activity_id = activity
      and e.starts_at = is_expected_at.starts_at)
    and access.has_lesson(lesson, student, day);
end $$;

-- Lessons as those see them who call their roll, or lead the unit: as what, and of what kind of activity.
create or replace function access.roll_facts(ids uuid[])
returns table (id uuid, activity_type text, is_taught boolean, is_led boolean, is_reason_hidden boolean)
language plpgsql stable security definer set search_path = '' as $$
declare
  led uuid[] := array(select access.units('PRINCIPAL', 'UNIT_ADMIN'));
  taught uuid[] := array(select access.own_activities(false));
begin
  return query
    select e.id, a.activity_type, e.activity_id = any (taught) and access.taught_on(e.activity_id, e.starts_at), e.organisation_id = any (led),
      exists (select from access.reason_hiding_units() h where h = e.organisation_id)
    from administration.calendar_event e join identity.activity a on a.id = e.activity_id
    where e.id = any (ids) and (e.activity_id = any (taught) or e.organisation_id = any (led));
end $$;

-- When the pupils of a lesson are excused from it, and no more of their absence than falls in it: for its teachers, and who leads its
-- unit.
create or replace function access.excused_from(lesson uuid) returns table (student_id uuid, starts_at timestamptz, ends_at timestamptz)
language plpgsql stable security definer set search_path = '' as $$
declare
  seen uuid[] := array(select access.related_pupils('TEACHER', 'UNIT_ADMIN', 'PRINCIPAL'));
begin
  return query
    select b.student_id, greatest(b.starts_at, e.starts_at), least(b.ends_at, e.ends_at)
    from access.roll_facts(array[lesson]) f
    join administration.calendar_event e on e.id = f.id
    join administration.absence b on b.student_id = any (seen) and b.withdrawn_at is null
      and b.starts_at < e.ends_at and b.starts_at > e.starts_at - interval '25 hours' and b.ends_at > e.starts_at
    where (f.is_taught or f.is_led) and access.has_lesson(e.id, b.student_id, (e.starts_at at time zone 'Europe/Stockholm')::date);
end $$;

-- Whom the school tells of absence: the pupil, and the guardians who have custody or the consent of a pupil of age, but nobody who is
-- blocked. Of a protected pupil nothing is sent to a telephone: what it shows, anybody may see.
create or replace function access.notice_recipients(pupil uuid) returns table (person_id uuid, has_telephone boolean)
language sql stable as $$
  select r.person_id, p.security_marking = 'INGEN' and exists (select from identity.person_phone_number n
    where n.person_id = r.person_id and n.is_mobile) as has_telephone
  from access.current_responsible r join identity.person p on p.id = r.pupil_id
  where r.pupil_id = pupil and r.relation_type = 'VARDNADSHAVARE' and not exists (select from identity.responsible b
    where b.pupil_id = r.pupil_id and b.person_id = r.person_id and b.is_blocked)
  union
  select pupil, false
  offset 0
$$;

-- Notices of the unexcused absence from a lesson as it stands: for each recipient one in the app, and one a day by SMS. Nobody else
-- writes them, whoever asks twice adds nothing, and nothing is said of who is told.
create or replace function access.notify_of_absence(lesson uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  insert into administration.notification (id, kind, channel, recipient_id, about_id, absent_on, calendar_event_id, occurred_at)
    select gen_random_uuid(), 'UNEXCUSED_ABSENCE', c.channel, r.person_id, a.student_id,
      (a.starts_at at time zone 'Europe/Stockholm')::date, case c.channel when 'APP' then lesson end,
      current_setting('skolgraf.now')::timestamptz
    from administration.calendar_event e
    join administration.attendance a on a.calendar_event_id = e.id and a.starts_at = e.starts_at
      and a.invalid_absence_minutes > a.late_minutes
    cross join lateral access.notice_recipients(a.student_id) r
    cross join (values ('APP'), ('SMS')) c(channel)
    where e.id = lesson and (c.channel = 'APP' or r.has_telephone)
      and (access.taught_on(e.activity_id, e.starts_at) or e.organisation_id in (select access.units('PRINCIPAL', 'UNIT_ADMIN'))
        or a.student_id in (select access.related_pupils('PRINCIPAL', 'UNIT_ADMIN')))
    on conflict do nothing;
end $$;

-- What the viewer has just reported excuses also from lessons whose roll was called before, where the unit has decided so: the minutes of
-- absence that a report covers are valid. What they were goes to the history. (The rule is attendance.rules.ts's.)
create or replace function access.excuse_reported(report uuid) returns setof uuid
language plpgsql security definer set search_path = '' as $$
begin
  return query
    with reported as (
      select b.student_id, b.starts_at, b.ends_at from administration.absence b
      where b.report_id = report and b.registered_by_id = access.viewer_person() and b.withdrawn_at is null
        and b.registered_at = current_setting('skolgraf.now')::timestamptz
    ), called as (
      select distinct a.id, a.calendar_event_id, a.student_id, a.starts_at, a.valid_absence_minutes + a.invalid_absence_minutes as absent,
        a.late_minutes as head, coalesce(x.starts_at, a.starts_at) as first, a.lesson_minutes as minutes
      from reported r
      join administration.attendance a on a.student_id = r.student_id and a.starts_at < r.ends_at
        and a.starts_at > r.starts_at - interval '25 hours' and a.invalid_absence_minutes > 0
      left join administration.student_exception x on x.calendar_event_id = a.calendar_event_id and x.student_id = a.student_id
      where (select p.is_late_report_excusing from access.above(a.organisation_id) o
        join administration.absence_policy p on p.organisation_id = o.id order by o.level limit 1)
    ), away as (
      select c.id, tstzrange(c.first, c.first + make_interval(mins => c.head)) as span from called c
      union all
      select c.id, tstzrange(c.first + make_interval(mins => c.minutes - c.absent + c.head), c.first + make_interval(mins => c.minutes)) from called c
    ), covered as (
      select c.id, least(c.absent, ceil(sum(extract(epoch from upper(w.span * o.span) - lower(w.span * o.span))) / 60))::int as minutes
      from called c join away w on w.id = c.id
      join (select b.student_id, tstzrange(b.starts_at, b.ends_at) as span from administration.absence b
        join (select distinct r.student_id from reported r) s on s.student_id = b.student_id where b.withdrawn_at is null) o
        on o.student_id = c.student_id and o.span && w.span
      group by c.id, c.absent
    ), excused as (
      select a.*, v.minutes as valid from covered v join called c on c.id = v.id
      join administration.attendance a on a.calendar_event_id = c.calendar_event_id and a.student_id = c.student_id
        and a.starts_at = c.starts_at and a.valid_absence_minutes < v.minutes
    ), kept as (
      insert into administration.attendance_revision (calendar_event_id, student_id, starts_at, version, attendance_minutes,
        valid_absence_minutes, invalid_absence_minutes, other_attendance_minutes, late_minutes, absence_reason, revised_by_id, revised_at, cause)
      select e.calendar_event_id, e.student_id, e.starts_at, e.version, e.attendance_minutes, e.valid_absence_minutes,
        e.invalid_absence_minutes, e.other_attendance_minutes, e.late_minutes, e.absence_reason, access.viewer_person(),
        current_setting('skolgraf.now')::timestamptz, 'LATE_REPORT' from excused e
    )
    update administration.attendance a set valid_absence_minutes = e.valid,
      invalid_absence_minutes = a.valid_absence_minutes + a.invalid_absence_minutes - e.valid, version = a.version + 1
    from excused e where a.calendar_event_id = e.calendar_event_id and a.student_id = e.student_id and a.starts_at = e.starts_at
    returning a.id;
end $$;
