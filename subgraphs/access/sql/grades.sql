-- Grading: what teachers grade, who may sign with them, and what a catalogue should hold

-- The activities the viewer teaches today; where asked for, those alone whose grades they set.
create or replace function access.own_activities(is_graded boolean) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select distinct t.activity_id from access.my_duty d
    join identity.activity_teacher t on t.duty_id = d.id and access.is_current(t.start_date, t.end_date)
    join identity.activity a on a.id = t.activity_id and access.is_current(a.start_date, a.end_date)
    where t.is_grader or not is_graded;
end $$;

-- Nobody grades themself or a child they are, or have been, responsible for.
create or replace function access.is_kin(person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return person = access.viewer_person()
    or exists (select from identity.responsible r where r.pupil_id = person and r.person_id = access.viewer_person());
end $$;

-- What a grade was before the statement that asks, to the principal of the unit that set it: what is locked stays locked, or is superseded.
create or replace function access.grade_before(given uuid) returns text
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select g.state from administration.grade g where g.id = given and g.organisation_id in (select access.units('PRINCIPAL')));
end $$;

-- Whether somebody has a licence for the subject of a syllabus and works at a unit today. Licences are public; that somebody works at
-- a unit is told to its staff alone.
create or replace function access.is_licensed_at(person uuid, unit uuid, syllabus uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from access.my_duty d where d.organisation_id = unit)
    and exists (select from access.valid_duty d where d.person_id = person and d.organisation_id = unit
      and access.is_current(d.start_date, d.end_date))
    and exists (select from administration.teacher_licence l
      -- A diploma project is of no subject: whoever has a licence for the school type grades it.
      join administration.syllabus s on s.school_type = l.school_type and (s.is_diploma_project
        or s.subject_designation = l.subject_designation and (l.language_code is null or l.language_code = s.language_code))
      where s.id = syllabus and l.person_id = person and access.is_current(l.start_date, l.end_date));
end $$;

-- Activities as those see them who grade them, or lead their unit.
create or replace function access.graded_activities(ids uuid[])
returns table (id uuid, display_name text, organisation_id uuid, school_type text, roles text[])
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    with mine as (
      select a.id, a.display_name, a.organisation_id, array(
        select r.role from (values ('PRINCIPAL'), ('UNIT_ADMIN')) r(role) where a.organisation_id in (select access.units(r.role))
        union all
        select 'TEACHER' where a.id in (select access.own_activities(false))
        union all
        select 'GRADER' where a.id in (select access.own_activities(true))) as roles
      from identity.activity a where a.id = any (ids)
    )
    select m.id, m.display_name::text, m.organisation_id,
      (select min(g.school_type) from identity.activity_group ag join identity."group" g on g.id = ag.group_id where ag.activity_id = m.id),
      m.roles
    from mine m where m.roles <> '{}';
end $$;

-- The pupils of an activity, each with the class they are in at its unit (of adults, the group itself), as far as the viewer teaches them.
create or replace function access.graded_pupils(activities uuid[]) returns table (activity_id uuid, person_id uuid, class_id uuid, is_kin boolean)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select distinct on (a.id, m.person_id) a.id, m.person_id, coalesce(c.group_id, ag.group_id), access.is_kin(m.person_id)
    from identity.activity a
    join identity.activity_group ag on ag.activity_id = a.id
    join access.pupil_membership m on m.group_id = ag.group_id
    left join (
      select k.person_id, k.group_id, g.organisation_id from access.pupil_membership k
      join identity."group" g on g.id = k.group_id and g.group_type = 'KLASS'
    ) c on c.person_id = m.person_id and c.organisation_id = a.organisation_id
    where a.id = any (activities) and a.id in (select access.own_activities(false))
      and m.person_id in (select access.related_pupils('TEACHER'))
    order by a.id, m.person_id, c.group_id, ag.group_id;
end $$;

-- Groups as those see them who read or lock their catalogue.
create or replace function access.catalogue_groups(ids uuid[])
returns table (id uuid, display_name text, organisation_id uuid, school_type text, roles text[])
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    with mine as (
      select g.id, g.display_name, g.organisation_id, g.school_type, array(
        select r.role from (values ('PRINCIPAL'), ('UNIT_ADMIN')) r(role) where g.organisation_id in (select access.units(r.role))
        union all
        select 'MENTOR' where exists (select from access.assigned_group a where a.group_id = g.id and a.assignment_role_type = 'MENTOR')
      ) as roles
      from identity."group" g where g.id = any (ids)
    )
    select m.id, m.display_name::text, m.organisation_id, m.school_type, m.roles from mine m where m.roles <> '{}';
end $$;

-- Which grades a class is due: of each of its pupils today, in all they are taught at the unit.
create or replace function access.expected_grades(in_group uuid) returns table (person_id uuid, activity_id uuid)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select distinct m.person_id, a.id
    from access.pupil_membership m
    join identity."group" g on g.id = m.group_id
    join access.pupil_membership t on t.person_id = m.person_id
    join identity.activity_group ag on ag.group_id = t.group_id
    join identity.activity a on a.id = ag.activity_id and a.activity_type = 'UNDERVISNING' and a.organisation_id = g.organisation_id
      and access.is_current(a.start_date, a.end_date)
    where m.group_id = in_group and m.person_id in (select access.related_pupils('MENTOR', 'PRINCIPAL', 'UNIT_ADMIN'));
end $$;
