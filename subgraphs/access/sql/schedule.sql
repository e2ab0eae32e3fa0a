-- Schedules

-- Where the viewer makes the schedule: as principal or school administrator, or assigned to do so (schemaläggare).
create or replace function access.scheduler_units() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select access.units('PRINCIPAL', 'UNIT_ADMIN')
    union
    select g.organisation_id from access.my_duty d
    join identity.assignment_role a on a.duty_id = d.id and a.assignment_role_type = 'SCHEMALAGGARE'
      and access.is_current(a.start_date, a.end_date)
    join identity."group" g on g.id = a.group_id and g.organisation_id = d.organisation_id;
end $$;

-- Whom the schedule may name as teachers: the viewer, whoever stands in the directory, and the staff of those who lead or are granted a
-- unit, protected or not as they know them. The directory is taken as it stands: it is too long a list to be told apart.
create or replace function access.nameable_teachers() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  if access.may_read_directory() then return query select d.person_id from access.directory_person d; end if;
  return query select access.viewer_person();
  return query select o.person_id from access.other_relation o where o.relation in ('STAFF:PRINCIPAL', 'STAFF:UNIT_ADMIN', 'STAFF:CLIENT');
end $$;

-- Activities by name, for those who see their lessons. What viewers are related to is worked out for those who do not work at the unit.
create or replace function access.activity_names(ids uuid[]) returns table (id uuid, display_name text)
language plpgsql stable security definer set search_path = '' as $$
declare
  units uuid[] := array(select access.units('STAFF') union select access.whole_units());
begin
  return query
    select a.id, a.display_name::text from identity.activity a
    where a.id = any (ids) and (a.organisation_id = any (units) or a.id in (select access.related_activities()));
end $$;

-- Activities as those know them who schedule them: with their groups. Others who see their lessons know them by name.
create or replace function access.activity_facts(ids uuid[])
returns table (id uuid, organisation_id uuid, display_name text, start_date date, end_date date, group_ids uuid[], school_types text[],
  is_scheduler boolean)
language plpgsql stable security definer set search_path = '' as $$
declare
  scheduled uuid[] := array(select access.scheduler_units());
  units uuid[] := array(select access.units('STAFF') union select access.whole_units());
begin
  return query
    select a.id, a.organisation_id, a.display_name::text, a.start_date, a.end_date,
      case when a.organisation_id = any (scheduled) then array(select l.group_id from identity.activity_group l
        where l.activity_id = a.id order by 1) else '{}' end,
      array(select distinct g.school_type from identity.activity_group l join identity."group" g on g.id = l.group_id
        where l.activity_id = a.id and g.school_type is not null order by 1),
      a.organisation_id = any (scheduled)
    from identity.activity a
    where a.id = any (ids)
      and (a.organisation_id = any (scheduled || units) or a.id in (select access.related_activities()));
end $$;

create or replace function access.is_activity_at(activity uuid, unit uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from identity.activity a where a.id = activity and a.organisation_id = unit);
end $$;

-- Whether a group is of an activity, for those who schedule it.
create or replace function access.is_scheduled_group(activity uuid, taking_part uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from identity.activity a join identity.activity_group g on g.activity_id = a.id and g.group_id = taking_part
    where a.id = activity and a.organisation_id in (select access.scheduler_units()));
end $$;

-- Who teaches an activity on these days, for those who schedule it: each person once, whatever their duties.
create or replace function access.teachers_on(activity uuid, days date[]) returns table (day date, duty_id uuid, person_id uuid)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select distinct on (w.day, d.person_id) w.day, d.id, d.person_id
    from identity.activity a
    join identity.activity_teacher t on t.activity_id = a.id
    join access.valid_duty d on d.id = t.duty_id
    join unnest(days) w(day) on w.day between t.start_date and coalesce(t.end_date, 'infinity')
      and w.day between d.start_date and coalesce(d.end_date, 'infinity')
    where a.id = activity and a.organisation_id in (select access.scheduler_units())
    order by w.day, d.person_id, t.is_grader desc, d.id;
end $$;

-- Whose lessons a viewer may follow through the week: neither delegates nor those who only know the name.
create or replace function access.schedule_relations() returns text[] language sql immutable parallel safe
  return '{SELF,GUARDIAN,TEACHER,MENTOR,CARE_STAFF,PUPIL_HEALTH,UNIT_ADMIN,PRINCIPAL,NAMED,CLIENT}'::text[];

-- Memberships as lessons count them: while the pupil goes to the group's unit, or never has (guests). Of a protected pupil those of
-- today: where they have been, or are a guest, could tell where they are.
create view access.scheduled_membership as
select m.group_id, m.person_id, m.start_date, m.end_date, g.organisation_id from identity.group_membership m
join identity."group" g on g.id = m.group_id and g.group_type <> 'PERSONALGRUPP'
join identity.person p on p.id = m.person_id
where p.security_marking = 'INGEN'
  or (access.is_current(m.start_date, m.end_date)
    and exists (select from access.current_enrolment e where e.pupil_id = m.person_id and e.organisation_id = g.organisation_id));

create or replace function access.groups_of(person uuid, first_day date, last_day date)
returns table (group_id uuid, start_date date, end_date date)
language plpgsql stable security definer set search_path = '' as $$
begin
  if not exists (select from access.pupil_relation r
    where r.pupil_id = person and r.relation = any (access.schedule_relations())) then return; end if;
  return query select m.group_id, m.start_date, m.end_date from access.scheduled_membership m
    where m.person_id = person and m.start_date <= last_day and (m.end_date is null or m.end_date >= first_day);
end $$;

-- The pupils of groups on days, each group with its day, as far as the viewer may see them.
create or replace function access.pupils_on(groups uuid[], days date[]) returns table (group_id uuid, day date, person_id uuid)
language plpgsql stable security definer set search_path = '' as $$
declare
  seen uuid[] := array(select access.related_pupils(variadic access.schedule_relations()));
begin
  return query
    select distinct w.group_id, w.day, m.person_id from unnest(groups, days) w(group_id, day)
    join access.scheduled_membership m on m.group_id = w.group_id and m.start_date <= w.day and (m.end_date is null or m.end_date >= w.day)
    where m.person_id = any (seen) and access.is_pupil_at(m.person_id, m.organisation_id, w.day);
end $$;

-- Which other groups have pupils in common with an activity's, each other with its day: for who schedules both, and without those
-- protected pupils whom they may not see.
create or replace function access.groups_sharing_pupils(own uuid[], others uuid[], days date[])
returns table (day date, group_id uuid, display_name text)
language plpgsql stable security definer set search_path = '' as $$
declare
  scheduled uuid[] := array(select access.scheduler_units());
  named uuid[] := array(select access.related_pupils(variadic access.schedule_relations()));
begin
  return query
    select distinct w.day, g.id, g.display_name::text from unnest(others, days) w(group_id, day)
    join identity."group" g on g.id = w.group_id and g.organisation_id = any (scheduled)
    where exists (select from access.scheduled_membership a
      join access.scheduled_membership b on b.person_id = a.person_id and b.group_id = any (own)
        and b.start_date <= w.day and (b.end_date is null or b.end_date >= w.day)
      join identity."group" h on h.id = b.group_id and h.organisation_id = any (scheduled)
      join identity.person p on p.id = a.person_id
      where a.group_id = w.group_id and a.start_date <= w.day and (a.end_date is null or a.end_date >= w.day)
        and (p.security_marking = 'INGEN' or p.id = any (named))
        and access.is_pupil_at(p.id, g.organisation_id, w.day) and access.is_pupil_at(p.id, h.organisation_id, w.day))
    order by 1, 3;
end $$;

-- Teaching

-- What an activity is led by: the principals and school administrators of its unit, and the administrators of its authority.
create or replace function access.leads_activity(activity uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from identity.activity a where a.id = activity
    and a.organisation_id in (select access.units('PRINCIPAL', 'UNIT_ADMIN', 'AUTHORITY_ADMIN')));
end $$;

-- Teachers reach the pupils of their groups: nobody brings a group to what they teach themself, and none of another unit comes along.
create or replace function access.may_join_activity(joining uuid, activity uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return access.leads_activity(activity)
    and exists (select from identity.activity a join identity."group" g on g.organisation_id = a.organisation_id
      where a.id = activity and g.id = joining)
    and not exists (select from identity.activity_teacher t join identity.duty d on d.id = t.duty_id
      where t.activity_id = activity and d.person_id = access.viewer_person());
end $$;

create or replace function access.may_be_taught_by(activity uuid, duty uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return access.leads_activity(activity)
    and exists (select from identity.activity a join access.valid_duty d on d.organisation_id = a.organisation_id
      where a.id = activity and d.id = duty and d.person_id is distinct from access.viewer_person());
end $$;

-- What they were before the statement that asks: an end may be brought forward, never put off.
create or replace function access.activity_end(activity uuid) returns date
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select a.end_date from identity.activity a where a.id = activity);
end $$;

create or replace function access.teaching_end(teaching uuid) returns date
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select t.end_date from identity.activity_teacher t where t.id = teaching);
end $$;

-- Whether a duty teaches an activity on some of these days: asked by who leads it, who does not see rows of days to come.
create or replace function access.teaches_between(activity uuid, duty uuid, first_day date, last_day date) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return access.leads_activity(activity)
    and exists (select from identity.activity_teacher t where t.activity_id = activity and t.duty_id = duty
      and t.start_date <= coalesce(last_day, 'infinity') and coalesce(t.end_date, 'infinity') >= first_day);
end $$;
