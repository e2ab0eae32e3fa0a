-- What is taught to whom, for what is planned, assessed and agreed

-- Syllabuses as administration identifies them: what one says is found by its codes.
create or replace function access.syllabuses(ids uuid[])
returns table (id uuid, school_type text, subject_code text, course_code text, language_code text, subject_name text,
  subject_designation text, level integer, points integer, is_diploma_project boolean, curriculum_code text)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select s.id, s.school_type, s.subject_code, s.course_code, s.language_code, s.subject_name, s.subject_designation, s.level, s.points,
      s.is_diploma_project, c.code
    from administration.syllabus s join administration.curriculum c on c.id = s.curriculum_id
    where s.id = any (ids) and access.signed_in();
end $$;

-- The school year and the term of a day at each unit. The days are those decided nearest above; where nobody has decided, the halves of the
-- year from July. A day between the terms is of the half it is in.
create or replace function access.term_of(units uuid[], day date)
returns table (organisation_id uuid, academic_year text, semester text, start_date date, end_date date)
language plpgsql stable security definer set search_path = '' as $$
declare
  first date := make_date(extract(year from day - interval '6 months')::integer, 7, 1);
begin
  return query
    select u.id, t.began || '/' || lpad(((t.began + 1) % 100)::text, 2, '0'), t.half, t.first_day, t.last_day
    from unnest(units) u(id)
    left join lateral (
      select y.start_date, y.autumn_end_date, y.spring_start_date, y.end_date from access.above(u.id) a
      join administration.school_year y on y.organisation_id = a.id
      where day between y.start_date and y.end_date or y.start_date between first and first + 364
      order by a.level, day between y.start_date and y.end_date desc, y.start_date limit 1
    ) y on true
    cross join lateral (select case
      when day between y.start_date and y.autumn_end_date then 'HT'
      when day between y.spring_start_date and y.end_date then 'VT'
      when extract(month from day) >= 7 then 'HT' else 'VT' end as half) h
    cross join lateral (select h.half, extract(year from least(y.start_date, first))::integer as began,
      case h.half when 'HT' then coalesce(y.start_date, first) else coalesce(y.spring_start_date, first + interval '6 months')::date end as first_day,
      case h.half when 'HT' then coalesce(y.autumn_end_date, first + interval '6 months' - interval '1 day')::date
        else coalesce(y.end_date, first + interval '1 year' - interval '1 day')::date end as last_day) t
    where access.signed_in();
end $$;

-- What activities teach, of those the viewer may see.
create or replace function access.taught_syllabuses(activities uuid[]) returns table (activity_id uuid, syllabus_id uuid)
language plpgsql stable security definer set search_path = '' as $$
declare
  units uuid[] := array(select access.whole_units());
begin
  return query
    select s.activity_id, s.syllabus_id from administration.activity_syllabus s
    where s.activity_id = any (activities)
      and (s.activity_id in (select access.related_activities()) or access.is_activity_of(s.activity_id, units));
end $$;

-- Whether the viewer teaches the pupil in this very activity today: cheap enough to be asked of each pupil of a class.
create or replace function access.teaches(activity uuid, student uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return activity in (select access.own_activities(false))
    and student in (select access.related_pupils('TEACHER'))
    and exists (select from access.groups_with(student) m join identity.activity_group g on g.group_id = m.group_id
      where g.activity_id = activity);
end $$;

-- Whether the viewer teaches the group today.
create or replace function access.teaches_group(in_group uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from access.taught_group t where t.group_id = in_group);
end $$;

-- Whether somebody teaches the group today, for those who teach it themselves: of protected colleagues they are not told.
create or replace function access.is_teacher_of_group(person uuid, in_group uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return access.teaches_group(in_group) and (person = access.viewer_person() or access.is_unmarked(person)) and exists (
    select from identity.activity_group g
    join identity.activity a on a.id = g.activity_id and access.is_current(a.start_date, a.end_date)
    join identity.activity_teacher t on t.activity_id = a.id and access.is_current(t.start_date, t.end_date)
    join access.valid_duty d on d.id = t.duty_id and access.is_current(d.start_date, d.end_date)
    where g.group_id = in_group and d.person_id = person);
end $$;

-- Groups as those see them who teach, mentor or lead them, and as what they do so.
create or replace function access.led_groups(ids uuid[])
returns table (id uuid, display_name text, organisation_id uuid, school_type text, roles text[])
language plpgsql stable security definer set search_path = '' as $$
declare
  led uuid[] := array(select access.units('PRINCIPAL'));
  mentored uuid[] := array(select a.group_id from access.assigned_group a where a.assignment_role_type = 'MENTOR');
  taught uuid[] := array(select t.group_id from access.taught_group t);
begin
  return query
    with mine as (
      select g.id, g.display_name, g.organisation_id, g.school_type, array(
        select 'PRINCIPAL' where g.organisation_id = any (led)
        union all
        select 'MENTOR' where g.id = any (mentored)
        union all
        select 'TEACHER' where g.id = any (taught)) as roles
      from identity."group" g where g.id = any (ids)
    )
    select m.id, m.display_name::text, m.organisation_id, m.school_type, m.roles from mine m where m.roles <> '{}';
end $$;

-- The pupils of a group whom the viewer teaches, mentors or leads, with the school year they are in there (of a guest, where they are
-- enrolled), and whether somebody else has to decide about them.
create or replace function access.pupils_of_group(in_group uuid)
returns table (person_id uuid, organisation_id uuid, school_type text, school_year integer, is_kin boolean)
language plpgsql stable security definer set search_path = '' as $$
declare
  unit uuid;
  kind text;
  pupils uuid[];
  kin uuid[];
begin
  select g.organisation_id, g.school_type into unit, kind from identity."group" g
    where g.id = in_group and g.id in (select access.related_groups());
  if unit is null then return; end if;
  pupils := array(select m.person_id from access.pupils_in(in_group) m
    where m.person_id in (select access.related_pupils('TEACHER', 'MENTOR', 'PRINCIPAL')));
  kin := array(select access.viewer_kin());
  return query
    select distinct on (e.pupil_id) e.pupil_id, unit, e.school_type, e.school_year, e.pupil_id = any (kin)
    from identity.enrolment e
    where e.pupil_id = any (pupils) and not e.is_cancelled and access.counts(e.is_awaited, e.source_system_id)
      and access.is_current(e.start_date, e.end_date)
    order by e.pupil_id, e.organisation_id = unit desc, e.school_type is not distinct from kind desc, e.school_year nulls last, e.id;
end $$;

-- Where pupils go today and in which school year, for those who follow what they learn. Of each unit and school type one.
create or replace function access.pupil_years(ids uuid[])
returns table (person_id uuid, organisation_id uuid, school_type text, school_year integer)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select distinct e.pupil_id, e.organisation_id, e.school_type, e.school_year from identity.enrolment e
    where e.pupil_id = any (ids) and not e.is_cancelled and access.counts(e.is_awaited, e.source_system_id)
      and access.is_current(e.start_date, e.end_date)
      and e.pupil_id in (select access.related_pupils('SELF', 'GUARDIAN', 'TEACHER', 'MENTOR', 'PRINCIPAL'));
end $$;
