-- Goals, operational plans and the annual wheel: who decides for which organisation, and which units are below it

-- For which organisations the viewer sets goals and decides what is to be done when: for a school unit its principal, for what is above
-- units those who administer it.
create or replace function access.steered_organisations() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select o.id from access.units('PRINCIPAL') u join identity.organisation o on o.id = u and o.organisation_type = 'SKOLENHET'
    union
    select o.id from access.units('AUTHORITY_ADMIN') u join identity.organisation o on o.id = u and o.organisation_type <> 'SKOLENHET';
end $$;

-- What is above the units where the viewer works.
create or replace function access.above_staffed() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select distinct a.id from access.units('STAFF') u cross join lateral access.above(u) a where a.level > 0;
end $$;

-- The school units that the viewer leads or whose authority they administer, of the system all there are: each with itself and all that
-- is above it, so that whoever has rows of organisations finds the units below them.
create or replace function access.steering_lines()
returns table (unit_id uuid, above_id uuid, school_types text[], start_date date, end_date date)
language plpgsql stable security definer set search_path = '' as $$
declare
  units uuid[] := case when access.is_system() then array(select o.id from identity.organisation o)
    else array(select access.units('PRINCIPAL', 'AUTHORITY_ADMIN')) end;
begin
  return query
    with recursive up(unit, id, parent_id, level) as (
      select o.id, o.id, o.parent_id, 0 from identity.organisation o where o.id = any (units) and o.organisation_type = 'SKOLENHET'
      union all
      select up.unit, o.id, o.parent_id, up.level + 1 from up join identity.organisation o on o.id = up.parent_id where up.level < 20
    )
    select up.unit, up.id, u.school_types, u.start_date, u.end_date from up join identity.organisation u on u.id = up.unit;
end $$;

-- Who is to be reminded of what a unit has not done: whoever is its principal today. For the system alone.
create or replace function access.principals_of(units uuid[]) returns table (organisation_id uuid, person_id uuid)
language plpgsql stable security definer set search_path = '' as $$
begin
  if not access.is_system() then return; end if;
  return query
    select distinct d.organisation_id, d.person_id from access.valid_duty d
    where d.organisation_id = any (units) and d.duty_role = 'REKTOR' and access.is_current(d.start_date, d.end_date);
end $$;

-- Which of these still work at a unit: nobody is reminded of what they have left. For the system alone.
create or replace function access.staff_of(units uuid[], persons uuid[]) returns table (organisation_id uuid, person_id uuid)
language plpgsql stable security definer set search_path = '' as $$
begin
  if not access.is_system() then return; end if;
  return query
    select distinct d.organisation_id, d.person_id from access.valid_duty d
    where d.organisation_id = any (units) and d.person_id = any (persons) and access.is_current(d.start_date, d.end_date);
end $$;

-- Whether somebody works at a unit today, for its principal; for others of its staff as far as the staff directory says.
create or replace function access.may_be_responsible(person uuid, organisation uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return (organisation in (select access.units('PRINCIPAL'))
      or (organisation in (select access.units('STAFF')) and (person = access.viewer_person() or access.in_directory(person))))
    and exists (select from access.valid_duty d
      where d.person_id = person and d.organisation_id = organisation and access.is_current(d.start_date, d.end_date));
end $$;

-- Why a goal does not hang below another, if it does not: only below that of an organisation above its own, and never below itself,
-- whatever the organisations have been through. Of a goal elsewhere nothing is said but that.
create or replace function access.goal_parent_fault(goal uuid, parent uuid, organisation uuid) returns text
language plpgsql stable security definer set search_path = '' as $$
begin
  if organisation not in (select access.steered_organisations()) or not exists (select from governance.goal p
    join access.above(organisation) a on a.id = p.organisation_id and a.level > 0 where p.id = parent) then return 'NOT_BELOW'; end if;
  if goal in (
    with recursive up(id, level) as (
      select parent, 0
      union all
      select g.parent_id, up.level + 1 from up join governance.goal g on g.id = up.id where g.parent_id is not null and up.level < 20
    )
    select up.id from up) then return 'CYCLE'; end if;
  return null;
end $$;

-- The plans the viewer has been asked to write, while they work at the unit.
create or replace function access.contributed_plans() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select c.plan_id from governance.operational_plan_contributor c
    where c.person_id = access.viewer_person() and c.organisation_id in (select access.units('STAFF'));
end $$;

-- Those the viewer writes, in a state they had before the statement that asks.
create or replace function access.written_plans(in_state text) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select p.id from governance.operational_plan p where p.state = in_state
    and (p.organisation_id in (select access.units('PRINCIPAL')) or p.id in (select access.contributed_plans()));
end $$;

-- The activities of adopted plans that the viewer answers for, while they work at the unit: known to them whoever else may see the plan.
create or replace function access.answered_activities(in_states text[]) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select a.id from governance.plan_activity a join governance.operational_plan p on p.id = a.plan_id
    where a.responsible_id = access.viewer_person() and p.state = any (in_states)
      and p.organisation_id in (select access.units('STAFF'));
end $$;

-- The activities of an adopted plan that the viewer may follow up.
create or replace function access.followed_activities() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select a.id from governance.plan_activity a where a.plan_id in (select access.written_plans('ADOPTED'))
    union
    select access.answered_activities('{ADOPTED}');
end $$;
