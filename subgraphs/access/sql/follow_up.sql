-- Following up absence

-- Whom the viewer teaches what, today: of other lessons of theirs a teacher is told nothing.
create or replace function access.taught_pupils() returns table (activity_id uuid, person_id uuid)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select distinct ag.activity_id, m.person_id
    from identity.activity_group ag cross join lateral access.pupils_in(ag.group_id) m
    where ag.activity_id in (select access.own_activities(false)) and m.person_id in (select access.related_pupils('TEACHER'));
end $$;

-- Who follows a pupil's absence in numbers: who sees all of their attendance. Teachers see that of their own lessons, and no sums.
create or replace function access.follow_relations() returns text[] language sql immutable parallel safe
  return '{SELF,GUARDIAN,MENTOR,CARE_STAFF,PUPIL_HEALTH,UNIT_ADMIN,PRINCIPAL,NAMED,CLIENT}'::text[];

-- What is taught without a roll being called, such as teachers' own activities.
create or replace function access.unreported_activities() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select a.id from identity.activity a where a.activity_type not in ('UNDERVISNING', 'ELEVAKTIVITET');
end $$;

-- When pupils are expected where a group is, as access.is_pupil_on says it of a day: each day once. It runs as who calls it, as does
-- the next: a viewer who did could read nothing by it.
create or replace function access.expected_periods(pupils uuid[]) returns table (group_id uuid, person_id uuid, start_date date, end_date date)
language sql stable set search_path = '' as $$
  select x.group_id, x.person_id, lower(r.period), upper(r.period) - 1
  from (
    select m.group_id, m.person_id, range_agg(daterange(greatest(m.start_date, e.start_date),
      least(m.end_date, e.end_date, '9999-12-30'), '[]')) as periods
    from access.scheduled_membership m
    join identity."group" g on g.id = m.group_id
    left join identity.enrolment e on e.pupil_id = m.person_id and e.organisation_id = g.organisation_id
    where m.person_id = any (pupils) and coalesce(not e.is_cancelled, true)
      and greatest(m.start_date, e.start_date) <= least(m.end_date, e.end_date, '9999-12-30')
    group by 1, 2
  ) x cross join lateral unnest(x.periods) r(period)
$$;

-- Absence day by day (or, which is faster, each pupil's as that of one day), of pupils at a unit (or wherever they go) between two days.
-- What is offered are lessons that have been and that the pupil was expected at; what was reported is as long as the report says,
-- whatever has become of the schedule since.
create or replace function access.absence_by_day(scopes integer[], pupils uuid[], units uuid[], first_days date[], last_days date[],
  upto timestamptz, is_daily boolean)
returns table (scope integer, person_id uuid, day date, offered_minutes bigint, offered_lessons bigint, reported_minutes bigint,
  attendance_minutes bigint, valid_minutes bigint, invalid_minutes bigint, other_minutes bigint, absent_lessons bigint, invalid_lessons bigint)
-- A class and a whole unit need plans of their own, and a unit's term more memory than usual: else it would be sorted on disk.
language plpgsql stable set search_path = '' set work_mem = '64MB' set plan_cache_mode = 'force_custom_plan' as $$
declare
  -- The instants that the days lie between, for indexes and partitions.
  since timestamptz := (select min(d)::timestamp at time zone 'Europe/Stockholm' from unnest(first_days) d);
  until timestamptz := least(upto, (select (max(d) + 1)::timestamp at time zone 'Europe/Stockholm' from unnest(last_days) d));
  unreported uuid[] := array(select access.unreported_activities());
  some_day date := (select min(d) from unnest(first_days) d);
  last_day date := (select max(d) from unnest(last_days) d);
begin
  return query
    with asked as materialized (
      select * from unnest(scopes, pupils, units, first_days, last_days) a(scope, person_id, unit, first_day, last_day)
    ),
    belongs as materialized (select * from access.expected_periods(pupils) e where e.start_date <= last_day and e.end_date >= some_day),
    member as materialized (
      select a.scope, a.person_id, a.unit, b.group_id, greatest(a.first_day, b.start_date) as first_day, least(a.last_day, b.end_date) as last_day
      from asked a join belongs b on b.person_id = a.person_id and b.start_date <= a.last_day and b.end_date >= a.first_day
    ),
    lesson as materialized (
      select c.group_id, e.id, e.organisation_id as unit, (e.starts_at at time zone 'Europe/Stockholm')::date as day, e.starts_at, e.ends_at,
        extract(epoch from e.ends_at - e.starts_at)::integer / 60 as minutes, count(*) over (partition by e.id) > 1 as is_shared
      from administration.calendar_event_group c join administration.calendar_event e on e.id = c.calendar_event_id
      where c.group_id in (select b.group_id from belongs b) and c.starts_at >= since and c.starts_at < until and e.ends_at <= upto
        and not e.is_cancelled and e.activity_id <> all (unreported)
    ),
    shared as materialized (
      select distinct b.person_id, l.id, l.unit, l.day, l.minutes from lesson l
      join belongs b on b.group_id = l.group_id and l.day between b.start_date and b.end_date where l.is_shared
    ),
    -- Of those who are not at all of a lesson: how much of it is theirs.
    excepted as materialized (
      select x.student_id as person_id, l.id, l.unit, l.day, l.minutes,
        case when x.is_participating then extract(epoch from x.ends_at - x.starts_at)::integer / 60 else 0 end as part
      from administration.student_exception x
      join (select distinct l.id, l.unit, l.day, l.starts_at, l.ends_at, l.minutes from lesson l) l on l.id = x.calendar_event_id
        and (not x.is_participating or (x.starts_at >= l.starts_at and x.ends_at <= l.ends_at))
      where x.student_id = any (pupils) and exists (select from lesson o join belongs b on b.group_id = o.group_id
        where o.id = x.calendar_event_id and b.person_id = x.student_id and o.day between b.start_date and b.end_date)
    ),
    -- Who is in two groups of a lesson is expected once; else whole days of a group are added at a time, which is what makes it fast.
    expected as (
      select m.scope, m.person_id, case when is_daily then g.day else some_day end as day, g.minutes, g.lessons
      from member m
      join (select l.group_id, l.unit, l.day, sum(l.minutes) as minutes, count(*) as lessons from lesson l where not l.is_shared group by 1, 2, 3) g
        on g.group_id = m.group_id and g.day between m.first_day and m.last_day and (m.unit is null or g.unit = m.unit)
      union all
      select a.scope, a.person_id, case when is_daily then t.day else some_day end, t.minutes, t.lessons
      from asked a
      join (
        select s.person_id, s.unit, s.day, sum(s.minutes) as minutes, count(*) as lessons from shared s group by 1, 2, 3
        union all
        select x.person_id, x.unit, x.day, sum(x.part - x.minutes), -count(*) filter (where x.part = 0) from excepted x group by 1, 2, 3
      ) t on t.person_id = a.person_id and t.day between a.first_day and a.last_day and (a.unit is null or t.unit = a.unit)
    ),
    attended as not materialized (
      select a.*, case when is_daily then (a.starts_at at time zone 'Europe/Stockholm')::date else some_day end as day
      from administration.attendance a where a.student_id = any (pupils) and a.starts_at >= since and a.starts_at < until
    ),
    reported as (
      select a.student_id as person_id, a.organisation_id as unit, a.day,
        sum(a.lesson_minutes) as minutes, count(*) as lessons, sum(a.attendance_minutes) as attendance, sum(a.valid_absence_minutes) as valid,
        sum(a.invalid_absence_minutes) as invalid, sum(a.other_attendance_minutes) as other,
        count(*) filter (where a.valid_absence_minutes + a.invalid_absence_minutes > 0) as absent_lessons,
        count(*) filter (where a.invalid_absence_minutes > 0) as invalid_lessons
      from attended a group by 1, 2, 3
    ),
    -- What was reported is as long as the report says. It takes the place of as much as was planned of the lesson.
    covered as (
      select a.student_id as person_id, a.organisation_id as unit, a.day, sum(l.minutes) as minutes, count(*) as lessons
      from attended a join lesson l on l.id = a.calendar_event_id and not l.is_shared
      join belongs b on b.group_id = l.group_id and b.person_id = a.student_id and l.day between b.start_date and b.end_date
      group by 1, 2, 3
      union all
      select a.student_id, a.organisation_id, a.day, sum(s.minutes), count(*)
      from attended a join shared s on s.id = a.calendar_event_id and s.person_id = a.student_id group by 1, 2, 3
      union all
      select a.student_id, a.organisation_id, a.day, sum(x.part - x.minutes), -count(*) filter (where x.part = 0)
      from attended a join excepted x on x.id = a.calendar_event_id and x.person_id = a.student_id group by 1, 2, 3
    ),
    told as (
      select r.person_id, r.unit, r.day, r.minutes as offered, r.lessons as offered_lessons, r.minutes, r.attendance, r.valid, r.invalid, r.other,
        r.absent_lessons, r.invalid_lessons from reported r
      union all select c.person_id, c.unit, c.day, -c.minutes, -c.lessons, 0, 0, 0, 0, 0, 0, 0 from covered c
    ),
    figure as (
      select x.scope, x.person_id, x.day, x.minutes as offered, x.lessons as offered_lessons, 0 as minutes, 0 as attendance, 0 as valid, 0 as invalid,
        0 as other, 0 as absent_lessons, 0 as invalid_lessons from expected x
      union all
      select a.scope, t.person_id, t.day, t.offered, t.offered_lessons, t.minutes, t.attendance, t.valid, t.invalid, t.other, t.absent_lessons,
        t.invalid_lessons
      from asked a join told t on t.person_id = a.person_id and t.day between a.first_day and a.last_day and (a.unit is null or t.unit = a.unit)
    )
    select f.scope, f.person_id, f.day, sum(f.offered)::bigint, sum(f.offered_lessons)::bigint, sum(f.minutes)::bigint, sum(f.attendance)::bigint,
      sum(f.valid)::bigint, sum(f.invalid)::bigint, sum(f.other)::bigint, sum(f.absent_lessons)::bigint, sum(f.invalid_lessons)::bigint
    from figure f group by 1, 2, 3;
end $$;

-- Sums of absence, of whom the viewer follows alone: of these pupils, of those who are in a group (at its unit), and of those of a unit.
-- One row for each pupil of each; days are counted of pupils and groups. Who sees all of a pupil's attendance by the row policies, and nobody else, has the pupil counted here:
-- asked of the rows themselves, a unit's quarter of a million would each be compared with a list of six hundred pupils.
create or replace function access.absence_sums(pupils uuid[], groups uuid[], units uuid[], first_day date, last_day date, upto timestamptz)
returns table (of uuid, person_id uuid, offered_minutes bigint, offered_lessons bigint, offered_days bigint, reported_minutes bigint,
  attendance_minutes bigint, valid_minutes bigint, invalid_minutes bigint, other_minutes bigint, absence_days bigint, invalid_days bigint)
language plpgsql stable security definer set search_path = '' as $$
declare
  followed uuid[] := array(select access.related_pupils(variadic access.follow_relations()));
  -- Of these only what is of a school they go to today, as the row policies have it.
  moved uuid[] := array(select access.sheltered_of(array(select unnest(pupils) intersect select unnest(followed)))
    except select access.related_pupils('SELF', 'GUARDIAN'));
  ofs uuid[] := pupils || groups || units;
  scopes integer[]; persons uuid[]; places uuid[]; firsts date[]; lasts date[];
begin
  select array_agg(array_position(ofs, s.of)), array_agg(s.person_id), array_agg(s.unit), array_agg(greatest(s.start_date, first_day)),
    array_agg(least(s.end_date, last_day))
  into scopes, persons, places, firsts, lasts
  from (
    select p.id as of, p.id as person_id, u.unit, first_day as start_date, last_day as end_date
    from unnest(pupils) p(id) cross join lateral (
      select null::uuid as unit where p.id <> all (moved)
      union all
      select distinct e.organisation_id from access.current_enrolment e where e.pupil_id = p.id and p.id = any (moved)) u
    where p.id in (select unnest(followed))
    union all
    select g.id, e.person_id, g.organisation_id, e.start_date, e.end_date
    from access.expected_periods(followed) e join identity."group" g on g.id = e.group_id
    where g.id = any (groups) and e.start_date <= last_day and e.end_date >= first_day
    union all
    select distinct g.organisation_id, e.person_id, g.organisation_id, first_day, last_day
    from access.expected_periods(followed) e join identity."group" g on g.id = e.group_id
    where g.organisation_id = any (units) and e.start_date <= last_day and e.end_date >= first_day
  ) s;
  return query
    select ofs[d.scope], d.person_id, sum(d.offered_minutes)::bigint, sum(d.offered_lessons)::bigint, count(*) filter (where d.offered_minutes > 0),
      sum(d.reported_minutes)::bigint, sum(d.attendance_minutes)::bigint, sum(d.valid_minutes)::bigint, sum(d.invalid_minutes)::bigint,
      sum(d.other_minutes)::bigint, count(*) filter (where d.valid_minutes + d.invalid_minutes > 0), count(*) filter (where d.invalid_minutes > 0)
    from access.absence_by_day(scopes, persons, places, firsts, lasts, upto, cardinality(units) = 0) d
    group by 1, 2;
end $$;

-- Whether absence in a window reaches a threshold: a share of the minutes offered in per cent, so many lessons, or days.
create or replace function access.is_threshold_reached(measure text, least_value integer, offered_minutes bigint, absence_minutes bigint,
  absence_lessons bigint, absence_days bigint) returns boolean language sql immutable parallel safe
  return case measure when 'SHARE' then offered_minutes > 0 and absence_minutes * 100 >= least_value * offered_minutes
    when 'LESSONS' then absence_lessons >= least_value when 'DAYS' then absence_days >= least_value else false end;

-- What pupils' absence is compared with at a unit: of each kind of count the nearest decision, where it is for them and in force.
create or replace function access.thresholds_of(units uuid[], school_types text[])
returns table (unit uuid, school_type text, counts text, measure text, least_value integer, window_days integer)
language sql stable set search_path = '' as $$
  select n.unit, n.school_type, n.counts, n.measure, n.least_value, n.window_days
  from (
    select distinct on (u.unit, u.school_type, t.counts, t.measure) u.unit, u.school_type, t.*
    from (select distinct * from unnest(units, school_types) a(unit, school_type)) u
    cross join lateral access.above(u.unit) a
    join administration.absence_threshold t on t.organisation_id = a.id
    order by u.unit, u.school_type, t.counts, t.measure, a.level
  ) n
  where n.is_active and (n.school_types is null or n.school_type = any (n.school_types))
$$;

-- Whose absence is compared with a threshold on a day, wherever they go to school. For the sweep alone.
create or replace function access.pupils_with_thresholds(on_day date) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  if not access.is_system() then return; end if;
  return query
    with place as materialized (
      select distinct e.pupil_id, e.organisation_id as unit, e.school_type from identity.enrolment e
      where not e.is_cancelled and access.counts(e.is_awaited, e.source_system_id) and e.start_date <= on_day and (e.end_date is null or e.end_date >= on_day)
    ), kind as materialized (select distinct p.unit, p.school_type from place p)
    select distinct p.pupil_id from place p
    join access.thresholds_of(array(select k.unit from kind k), array(select k.school_type from kind k)) t
      on t.unit = p.unit and t.school_type = p.school_type
    order by 1;
end $$;

-- Opens a case for each of these pupils whose absence reaches a threshold where they go to school, unless there is one; answers which.
-- For the system, and for who reports attendance: a teacher is told neither what was counted nor of any case but that it is new. After
-- a case only absence since it was closed counts.
create or replace function access.raise_absence_cases(pupils uuid[], upto timestamptz) returns setof uuid
language plpgsql security definer set search_path = '' as $$
declare
  today date := (upto at time zone 'Europe/Stockholm')::date;
  own uuid[] := case when pupils = '{}' or access.is_system() then pupils else array(
    select unnest(pupils) intersect select access.related_pupils('TEACHER', 'UNIT_ADMIN', 'PRINCIPAL')) end;
  scopes integer[]; persons uuid[]; places uuid[]; firsts date[]; lasts date[]; asked jsonb;
begin
  if own = '{}' then return; end if;
  with place as (
    select distinct e.pupil_id, e.organisation_id as unit, e.school_type from identity.enrolment e
    where e.pupil_id = any (own) and not e.is_cancelled and access.counts(e.is_awaited, e.source_system_id)
      and e.start_date <= today and (e.end_date is null or e.end_date >= today)
  ), wanted as (
    select p.pupil_id, p.unit, t.counts, t.measure, t.least_value,
      greatest(today - t.window_days + 1, (select max((c.closed_at at time zone 'Europe/Stockholm')::date) + 1
        from administration.absence_case c where c.student_id = p.pupil_id and c.organisation_id = p.unit)) as first_day
    from place p
    join access.thresholds_of(array(select unit from place), array(select school_type from place)) t
      on t.unit = p.unit and t.school_type = p.school_type
    where not exists (select from administration.absence_case c
      where c.student_id = p.pupil_id and c.organisation_id = p.unit and c.state <> 'CLOSED')
  ), scoped as (
    select dense_rank() over (order by w.pupil_id, w.unit, w.first_day) as scope, w.* from wanted w where w.first_day <= today
  )
  select array_agg(s.scope), array_agg(s.pupil_id), array_agg(s.unit), array_agg(s.first_day), array_agg(today), jsonb_agg(s.kinds)
  into scopes, persons, places, firsts, lasts, asked
  from (
    select d.scope::integer, d.pupil_id, d.unit, d.first_day,
      jsonb_agg(jsonb_build_object('scope', d.scope, 'counts', d.counts, 'measure', d.measure, 'least_value', d.least_value)) as kinds
    from scoped d group by 1, 2, 3, 4
  ) s;
  if scopes is null then return; end if;
  return query
    with counted as (
      select d.scope, sum(d.offered_minutes)::bigint as offered, sum(d.offered_minutes - d.reported_minutes)::bigint as unregistered,
        sum(d.valid_minutes + d.invalid_minutes)::bigint as minutes, sum(d.invalid_minutes)::bigint as invalid,
        sum(d.absent_lessons)::bigint as lessons, sum(d.invalid_lessons)::bigint as invalid_lessons,
        count(*) filter (where d.valid_minutes + d.invalid_minutes > 0) as days, count(*) filter (where d.invalid_minutes > 0) as invalid_days
      from access.absence_by_day(scopes, persons, places, firsts, lasts, upto, true) d group by 1
    ), reached as (
      select distinct on (t.scope) t.scope, t.counts, t.measure, t.least_value, c.offered, c.unregistered, f.minutes, f.lessons, f.days
      from jsonb_array_elements(asked) k
      cross join lateral jsonb_to_recordset(k) t(scope integer, counts text, measure text, least_value integer)
      join counted c on c.scope = t.scope
      cross join lateral (select case t.counts when 'TOTAL' then c.minutes else c.invalid end as minutes,
        case t.counts when 'TOTAL' then c.lessons else c.invalid_lessons end as lessons,
        case t.counts when 'TOTAL' then c.days else c.invalid_days end as days) f
      where access.is_threshold_reached(t.measure, t.least_value, c.offered, f.minutes, f.lessons, f.days)
      order by t.scope, t.counts, t.measure
    ), first_reached as (
      select distinct on (s.person_id, s.unit) s.person_id, s.unit, s.first_day, r.*
      from unnest(scopes, persons, places, firsts) s(scope, person_id, unit, first_day) join reached r on r.scope = s.scope
      order by s.person_id, s.unit, s.first_day desc, r.counts, r.measure
    )
    insert into administration.absence_case (id, student_id, organisation_id, state, opened_at, ground)
    select gen_random_uuid(), f.person_id, f.unit, 'OPEN', upto, jsonb_build_object('counts', f.counts, 'measure', f.measure,
      'leastValue', f.least_value, 'startDate', f.first_day, 'endDate', today, 'offeredMinutes', f.offered,
      'unregisteredMinutes', f.unregistered, 'absenceMinutes', f.minutes, 'absenceLessons', f.lessons, 'absenceDays', f.days)
    from first_reached f
    on conflict do nothing
    returning absence_case.id;
end $$;

-- As what the viewer follows up a pupil's absence at a unit, whether the pupil is of their own family, and whether guardians are heard.
-- Only of those to whom the viewer is somebody.
create or replace function access.case_standing(pupils uuid[], units uuid[])
returns table (pupil_id uuid, unit_id uuid, roles text[], is_kin boolean, is_minor boolean)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    with related as materialized (select r.pupil_id, array_agg(r.relation) as relations from access.pupil_relation r
      where r.pupil_id = any (pupils) group by 1)
    select r.pupil_id, a.unit, array(
        select s.relation from (values ('PRINCIPAL', 'PRINCIPAL'), ('PUPIL_HEALTH', 'PUPIL_HEALTH'), ('MENTOR', 'STAFF')) s(relation, role)
        where s.relation = any (r.relations) and a.unit in (select access.units(s.role))),
      access.is_kin(r.pupil_id), access.is_minor(r.pupil_id)
    from (select distinct * from unnest(pupils, units) u(pupil, unit)) a
    join related r on r.pupil_id = a.pupil;
end $$;
