-- What is taught: plans of groups, and what activities give their pupils to do

-- The groups that teaching is published to the viewer by: their own, their children's, and those they teach or are assigned to.
create or replace function access.learning_groups() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  groups uuid[] := access.remembered('learning_groups');
begin
  if groups is null then
    groups := access.remember('learning_groups', array(
      select m.group_id from access.pupil_relation r cross join lateral access.groups_with(r.pupil_id) m
      where r.relation in ('SELF', 'GUARDIAN')
      union select t.group_id from access.taught_group t
      union select a.group_id from access.assigned_group a));
  end if;
  return query select unnest(groups);
end $$;

-- The groups that pupils are in today, for those who follow what they learn.
create or replace function access.learning_groups_of(pupils uuid[]) returns table (person_id uuid, group_id uuid)
language plpgsql stable security definer set search_path = '' as $$
declare
  seen uuid[] := array(select r.id from access.related_pupils('SELF', 'GUARDIAN', 'TEACHER', 'MENTOR', 'PRINCIPAL') r(id)
    where r.id = any (pupils));
begin
  return query select p.id, m.group_id from unnest(seen) p(id) cross join lateral access.groups_with(p.id) m;
end $$;

-- The plans the viewer writes: as an author who teaches the group today. Plans are asked for here, since their rows ask who writes them.
create or replace function access.own_plans() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select p.id from pedagogy.teaching_plan_author a join pedagogy.teaching_plan p on p.id = a.plan_id
    where a.person_id = access.viewer_person() and p.group_id in (select t.group_id from access.taught_group t);
end $$;

-- How far a plan of the viewer's had come before the statement that asks: what was published is no draft again.
create or replace function access.plan_before(plan uuid) returns text
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select p.state from pedagogy.teaching_plan p where p.id = plan and p.id in (select access.own_plans()));
end $$;

-- Whether an edition of a plan of the viewer's was still being written before the statement that asks.
create or replace function access.is_open_edition(edition uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from pedagogy.teaching_plan_edition e
    where e.id = edition and e.published_at is null and e.plan_id in (select access.own_plans()));
end $$;

-- Whether somebody may be made an author: by an author, if they teach the group, and first of all whoever made the plan.
create or replace function access.may_be_plan_author(plan uuid, person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from pedagogy.teaching_plan p where p.id = plan and access.is_teacher_of_group(person, p.group_id)
    and (p.id in (select access.own_plans())
      or (person = access.viewer_person() and p.created_by_id = person
        and not exists (select from pedagogy.teaching_plan_author a where a.plan_id = p.id))));
end $$;

-- The activities that teaching is published to the viewer by: those of their groups, and those they teach.
create or replace function access.learning_activities() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  activities uuid[] := access.remembered('learning_activities');
begin
  if activities is null then
    activities := access.remember('learning_activities', array(
      select g.activity_id from identity.activity_group g where g.group_id in (select access.learning_groups())
      union select access.own_activities(false)));
  end if;
  return query select unnest(activities);
end $$;

-- The activities that pupils take part in today, for those who follow what they learn.
create or replace function access.learning_activities_of(pupils uuid[]) returns table (person_id uuid, activity_ids uuid[])
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select l.person_id, array_agg(distinct g.activity_id) from access.learning_groups_of(pupils) l
    join identity.activity_group g on g.group_id = l.group_id group by 1;
end $$;

-- The activities of groups: their own, and for those who teach, mentor or lead a group all that any of its pupils takes part in.
create or replace function access.activities_of_groups(groups uuid[]) returns table (group_id uuid, activity_ids uuid[])
language plpgsql stable security definer set search_path = '' as $$
declare
  led uuid[] := array(select l.id from access.led_groups(groups) l);
  -- Nobody is told by a group of pupils they are kept from.
  followed uuid[] := array(select access.related_pupils('TEACHER', 'MENTOR', 'PRINCIPAL'));
begin
  return query
    with own as (
      select g.group_id, g.activity_id from identity.activity_group g
      where g.group_id = any (groups) and (g.group_id = any (led) or g.group_id in (select access.learning_groups()))
      union
      select l.id, g.activity_id from unnest(led) l(id) cross join lateral access.pupils_in(l.id) m
      cross join lateral access.groups_with(m.person_id) k join identity.activity_group g on g.group_id = k.group_id
      where m.person_id = any (followed)
    )
    select o.group_id, array_agg(o.activity_id) from own o group by 1;
end $$;

-- How many tests the classes of a test have in its week, itself among them: for its teachers, and numbers alone. Those of others count
-- once they are published. A class has every test that any of its pupils has whom the viewer may follow: of others nothing is counted.
create or replace function access.test_load(tests uuid[]) returns table (assignment_id uuid, group_id uuid, tests_in_week integer)
language plpgsql stable security definer set search_path = '' as $$
declare
  mine uuid[] := array(select access.own_activities(false));
  followed uuid[] := array(select access.related_pupils('TEACHER', 'MENTOR', 'PRINCIPAL'));
begin
  return query
    with asked as materialized (
      select a.id, a.activity_id, a.organisation_id, date_trunc('week', a.due_on)::date as monday from pedagogy.assignment a
      where a.id = any (tests) and a.kind = 'TEST' and a.withdrawn_at is null and a.activity_id = any (mine)
    ), class as materialized (
      select distinct a.id, k.group_id from asked a join identity.activity_group ag on ag.activity_id = a.activity_id
      cross join lateral access.pupils_in(ag.group_id) m cross join lateral access.groups_with(m.person_id) k
      join identity."group" g on g.id = k.group_id and g.group_type = 'KLASS' and g.organisation_id = a.organisation_id
      where m.person_id = any (followed)
    ), taught as materialized (
      select c.group_id, array_agg(distinct ag.activity_id) as activity_ids from (select distinct class.group_id from class) c
      cross join lateral access.pupils_in(c.group_id) m cross join lateral access.groups_with(m.person_id) k
      join identity.activity_group ag on ag.group_id = k.group_id where m.person_id = any (followed) group by 1
    )
    select a.id, c.group_id, (
      select count(*)::integer from pedagogy.assignment t where t.activity_id = any (w.activity_ids) and t.kind = 'TEST'
        and t.due_on between a.monday and a.monday + 6 and t.withdrawn_at is null
        and (t.published_at is not null or t.activity_id = any (mine)))
    from asked a join class c on c.id = a.id join taught w on w.group_id = c.group_id;
end $$;

-- Whether the viewer may hand in for an assignment: as a pupil of its activity, while it is published.
create or replace function access.may_submit(assignment uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from pedagogy.assignment a join identity.activity_group g on g.activity_id = a.activity_id
    where a.id = assignment and a.published_at is not null and a.withdrawn_at is null
      and g.group_id in (select m.group_id from access.groups_with(access.viewer_person()) m));
end $$;

-- Whether a pupil goes today where an assignment was given: asked of a pupil whom the viewer follows.
create or replace function access.goes_where_given(pupil uuid, assignment uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from pedagogy.assignment a where a.id = assignment and access.goes_to(pupil, a.organisation_id));
end $$;

-- When an assignment had been published before the statement that asks, to its teachers: what was published stays so.
create or replace function access.assignment_published_at(assignment uuid) returns timestamptz
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select a.published_at from pedagogy.assignment a where a.id = assignment and a.activity_id in (select access.own_activities(false)));
end $$;
