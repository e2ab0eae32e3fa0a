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
