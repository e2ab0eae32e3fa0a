-- What row policies and queries ask

create or replace function access.has_scope(scope text) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from identity.client_application c where c.id = access.viewer_client() and c.is_active and scope = any (c.scopes));
end $$;

-- Remembered relation by relation: what asks them asks for many different sets of the same few.
create or replace function access.related_pupils(variadic relations text[]) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  unknown text[];
begin
  if not access.remembers() then
    return query select distinct r.pupil_id from access.pupil_relation r where r.relation = any (relations);
    return;
  end if;
  unknown := array(select r from unnest(relations) r where access.remembered('pupils_' || r) is null);
  if unknown <> '{}' then
    perform access.remember('pupils_' || u.relation, coalesce(found.ids, '{}'))
    from unnest(unknown) u(relation) left join (
      select r.relation, array_agg(distinct r.pupil_id) as ids from access.pupil_relation r where r.relation = any (unknown) group by 1
    ) found on found.relation = u.relation;
  end if;
  return query select distinct unnest(access.remembered('pupils_' || r)) from unnest(relations) r;
end $$;

-- Who is responsible for the pupils that the viewer reaches by these relations: all pupils at once, which for a whole school is a
-- fraction of looking up each.
create or replace function access.shown_responsibles(relations text[]) returns table (id uuid, person_id uuid)
language plpgsql stable set search_path = '' as $$
declare
  kept uuid[] := array(select access.persons_kept_from_viewer());
  self uuid := access.viewer_person();
begin
  if relations = '{}' then return; end if;
  return query
    with reach as materialized (select distinct r.pupil_id, r.relation from access.pupil_relation r where r.relation = any (relations)),
    given as materialized (
      select c.id, c.pupil_id, c.person_id, c.is_blocked, p.security_marking from access.current_responsible c
      join identity.person p on p.id = c.person_id
      where c.pupil_id = any (array(select r.pupil_id from reach r)))
    select distinct g.id, g.person_id from reach r join given g on g.pupil_id = r.pupil_id
    where (r.relation <> 'CLIENT' or not access.is_restricted(g.person_id))
      and access.shows_responsible(r.relation, g.person_id is not distinct from self, g.person_id = any (kept), g.is_blocked,
        g.security_marking);
end $$;

create or replace function access.related_persons(variadic relations text[]) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  name text := 'persons_' || md5(relations::text);
  persons uuid[] := access.remembered(name);
begin
  if persons is null then
    persons := access.remember(name, array(
      select access.related_pupils(variadic array(select r from unnest(relations) r where r not like '%:%'))
      union
      select o.person_id from access.other_relation o where o.relation = any (relations)
      union
      select c.person_id from access.shown_responsibles(array(select substr(r, 7) from unnest(relations) r where r like 'CHILD:%')) c));
  end if;
  return query select unnest(persons);
end $$;

-- Where a protected person lives must not be told, nor where their family does, for it is the same place: their children, those
-- responsible for these, and the other children of those. Whoever has been, counts. One's own home is one's own.
create or replace function access.sheltered_of(ids uuid[]) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  -- A few in a thousand, with an index of their own: so they are fetched first, and families looked up only where there are any.
  marked uuid[] := array(select p.id from identity.person p where p.security_marking <> 'INGEN');
  parents uuid[];
  children uuid[];
begin
  -- Of many, the families of the marked are looked up; of few, their own.
  if cardinality(ids) > cardinality(marked) then
    parents := array(select r.person_id from identity.responsible r where r.pupil_id = any (marked));
    children := array(select r.pupil_id from identity.responsible r where r.person_id = any (marked || parents));
    return query
      select p.id from unnest(ids) p(id) where p.id = any (marked)
      union
      select f.id from (
        select unnest(children) union select r.person_id from identity.responsible r where r.pupil_id = any (children)) f(id)
      where f.id = any (ids) and f.id is distinct from access.viewer_person();
    return;
  end if;
  return query
    select p.id from unnest(ids) p(id) where p.id = any (marked)
    union
    select child.id from (
      select r.person_id as id, r.pupil_id from identity.responsible r where r.person_id = any (ids)
      union all
      select r.pupil_id, r.pupil_id from identity.responsible r where r.pupil_id = any (ids)
    ) child
    join identity.responsible parent on parent.pupil_id = child.pupil_id
    join identity.responsible sibling on sibling.person_id = parent.person_id
    where child.id is distinct from access.viewer_person()
      and (child.pupil_id = any (marked) or parent.person_id = any (marked) or sibling.pupil_id = any (marked));
end $$;

create or replace function access.is_sheltered(person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from access.sheltered_of(array[person]));
end $$;

-- Every relation of the viewer to these persons: what field rules read, and the same as related_persons says.
create or replace function access.relations_of(ids uuid[]) returns table (person_id uuid, relation text)
language plpgsql stable security definer set search_path = '' as $$
declare
  pupils uuid[] := array(select r.pupil_id from identity.responsible r where r.person_id = any (ids));
begin
  return query
    select r.pupil_id, r.relation from access.pupil_relation r where r.pupil_id = any (ids)
    union
    select r.person_id, r.relation from access.other_relation r where r.person_id = any (ids)
    union
    select r.person_id, 'CHILD:' || r.relation from access.responsible_relation r
    where r.person_id = any (ids) and r.pupil_id = any (pupils);
end $$;

-- Whom the viewer may not decide about, nor read of as staff: themself, and children they are, or have been, responsible for.
create or replace function access.viewer_kin() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select access.viewer_person() where access.viewer_person() is not null
    union select r.pupil_id from identity.responsible r where r.person_id = access.viewer_person();
end $$;

-- From 18 a pupil acts for themself, whoever may still see them.
create or replace function access.is_minor(person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from identity.person p where p.id = person and access.comes_of_age(p.birth_date) > access.today());
end $$;

create or replace function access.is_unmarked(person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from identity.person p where p.id = person and p.security_marking = 'INGEN');
end $$;

-- For viewers who administer a whole authority, row by row instead of as one long list: the units below them are a short one.
create or replace function access.is_pupil_of(person uuid, units uuid[]) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from access.current_enrolment e where e.pupil_id = person and e.organisation_id = any (units))
    and access.is_unmarked(person)
    and (access.viewer_client() is null or not access.is_restricted(person))
    and not exists (select from access.kept_from_viewer k where k.person_id = person);
end $$;

create or replace function access.is_responsible_of(responsible uuid, units uuid[]) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (
    select from identity.responsible given
    join access.current_responsible r on r.id = given.id and not r.is_blocked
    join identity.person p on p.id = r.person_id and p.security_marking = 'INGEN'
    where given.id = responsible and access.is_pupil_of(r.pupil_id, units)
      and not exists (select from access.kept_from_viewer k where k.person_id = r.person_id)
      and (access.viewer_client() is null or not access.is_restricted(r.person_id)));
end $$;

create or replace function access.is_guardian_of(person uuid, units uuid[]) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from identity.responsible r where r.person_id = person and access.is_responsible_of(r.id, units));
end $$;

create or replace function access.is_staff_of(person uuid, units uuid[]) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return access.is_unmarked(person) and (access.viewer_client() is null or not access.is_restricted(person))
    and exists (select from access.valid_duty d
      where d.person_id = person and d.organisation_id = any (units) and access.is_current(d.start_date, d.end_date));
end $$;

create or replace function access.in_directory(person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from access.directory_person d where d.person_id = person) and access.may_read_directory();
end $$;

create or replace function access.is_visible_duty(person uuid, unit uuid, start_date date, end_date date) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return access.is_current(start_date, end_date)
    and (access.in_directory(person) or exists (select from access.held h where h.role = 'PRINCIPAL' and h.organisation_id = unit));
end $$;

create or replace function access.related_responsibles(variadic relations text[]) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select r.id from access.shown_responsibles(relations) r;
end $$;

create or replace function access.related_groups() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  groups uuid[] := access.remembered('groups');
begin
  if groups is null then groups := access.remember('groups', array(select distinct r.group_id from access.group_relation r)); end if;
  return query select unnest(groups);
end $$;

create or replace function access.is_group_of(related uuid, units uuid[]) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from identity."group" g
    where g.id = related and g.organisation_id = any (units));
end $$;

create or replace function access.class_list_groups() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select c.group_id from access.class_list_group c;
end $$;

create or replace function access.contact_list_groups() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select l.group_id from access.contact_list_group l;
end $$;

-- The contact lists of these groups as far as the viewer sees them: what field rules read, and the same as listed_persons says.
create or replace function access.contact_list(groups uuid[]) returns table (group_id uuid, pupil_id uuid, person_id uuid, fields text[])
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    with list as materialized (select l.* from access.listed l where l.group_id = any (groups)),
    hidden as materialized (select access.sheltered_of(array(select distinct l.person_id from list l)) as id)
    select l.group_id, l.pupil_id, l.person_id, array_agg(distinct l.field) from list l
    where l.field not in ('PHONE_NUMBER', 'ADDRESS') or l.person_id not in (select h.id from hidden h)
    group by 1, 2, 3;
end $$;

create or replace function access.related_activities() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  activities uuid[] := access.remembered('activities');
begin
  if activities is null then
    activities := access.remember('activities', array(
      select g.activity_id from identity.activity_group g where g.group_id in (select access.related_groups())
      union
      select t.activity_id from access.my_duty d
      join identity.activity_teacher t on t.duty_id = d.id and access.is_current(t.start_date, t.end_date)));
  end if;
  return query select unnest(activities);
end $$;

create or replace function access.is_activity_of(related uuid, units uuid[]) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from identity.activity_group g where g.activity_id = related and access.is_group_of(g.group_id, units));
end $$;

-- Whether a member was a pupil of the unit on a day, or is none at all (staff, guests): who had left by then was no member, whether or
-- not somebody has closed the membership.
create or replace function access.is_pupil_at(person uuid, unit uuid, day date) returns boolean language sql stable
  return coalesce((select bool_or(not e.is_cancelled and day between e.start_date and coalesce(e.end_date, 'infinity'))
    from identity.enrolment e where e.pupil_id = person and e.organisation_id = unit), true);

create or replace function access.is_pupil_on(person uuid, in_group uuid, day date) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return access.is_pupil_at(person, (select g.organisation_id from identity."group" g where g.id = in_group), day);
end $$;
