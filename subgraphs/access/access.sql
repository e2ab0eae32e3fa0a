-- Who the viewer is related to, today. Applied as skolgraf_access whenever this file has changed.
-- The schema is dropped before, so that nothing of an earlier version stays.
-- Every function that reads tables is SECURITY DEFINER with a pinned search_path, and reads through views that only its owner may read.
-- plpgsql where a function is asked per row or per statement: it keeps its plan, SQL functions are planned at every call.

create or replace function access.viewer_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('skolgraf.viewer_id', true), '')::uuid;

create or replace function access.viewer_person() returns uuid language sql stable parallel safe
  return case current_setting('skolgraf.viewer_kind', true) when 'PERSON' then access.viewer_id() end;

create or replace function access.viewer_client() returns uuid language sql stable parallel safe
  return case current_setting('skolgraf.viewer_kind', true) when 'CLIENT' then access.viewer_id() end;

create or replace function access.signed_in() returns boolean language sql stable parallel safe
  return access.viewer_id() is not null;

-- The day of the request in Sweden, so that tests can travel in time.
create or replace function access.today() returns date language sql stable parallel safe
  return coalesce(nullif(current_setting('skolgraf.today', true), '')::date, (now() at time zone 'Europe/Stockholm')::date);

create or replace function access.is_current(start_date date, end_date date) returns boolean language sql stable parallel safe
  return start_date <= access.today() and (end_date is null or end_date >= access.today());

-- What the viewer is

create view access.my_duty as
select id, organisation_id, duty_role from identity.duty
where person_id = access.viewer_person() and access.is_current(start_date, end_date);

create view access.held as
select d.organisation_id, r.role, false as is_granted
from access.my_duty d
cross join lateral (values ('STAFF'), (case
  when d.duty_role = 'REKTOR' then 'PRINCIPAL'
  when d.duty_role = 'SKOLADMINISTRATOR' then 'UNIT_ADMIN'
  when d.duty_role in ('KURATOR', 'SPECIALLARARE_SPECIALPEDAGOG', 'SKOLPSYKOLOG') then 'PUPIL_HEALTH'
end)) r(role)
where r.role is not null
union all
select organisation_id, role, true from identity.role_grant
where person_id = access.viewer_person() and access.is_current(start_date, end_date)
union all
select organisation_id, role, true from identity.role_grant
where client_application_id = access.viewer_client() and access.is_current(start_date, end_date);

-- A granted role reaches everything below its organisation, a duty its own organisation only.
create or replace function access.units(variadic roles text[]) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    with recursive below(id) as (
      select h.organisation_id from access.held h where h.is_granted and h.role = any (roles)
      union
      select o.id from identity.organisation o join below b on o.parent_id = b.id
    )
    select id from below
    union
    select h.organisation_id from access.held h where not h.is_granted and h.role = any (roles);
end $$;

create or replace function access.holds(role text) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from access.held h where h.role = holds.role);
end $$;

-- Who is what, today

create view access.current_enrolment as
select pupil_id, organisation_id from identity.enrolment where access.is_current(start_date, end_date) and not is_cancelled;

create view access.current_membership as
select m.group_id, m.person_id from identity.group_membership m
join identity."group" g on g.id = m.group_id
where access.is_current(m.start_date, m.end_date) and access.is_current(g.start_date, g.end_date);

-- A pupil's membership ends with their enrolment at the group's unit, whether or not somebody has closed it. Who was never enrolled
-- there is a guest from another unit (as in mother tongue teaching), but no protected pupil is: they may have moved in secret.
create view access.pupil_membership as
select m.group_id, m.person_id from access.current_membership m
join identity."group" g on g.id = m.group_id
join identity.person p on p.id = m.person_id
where exists (
  select from access.current_enrolment e where e.pupil_id = m.person_id
    and (e.organisation_id = g.organisation_id or (p.security_marking = 'INGEN'
      and not exists (select from identity.enrolment f where f.pupil_id = m.person_id and f.organisation_id = g.organisation_id))));

-- Guardianship ends at 18 (föräldrabalken 9:1) unless the pupil consents; other responsibilities end on their end date.
create view access.current_responsible as
select r.id, r.pupil_id, r.person_id, r.is_blocked, r.relation_type from identity.responsible r
join identity.person p on p.id = r.pupil_id
where access.is_current(r.start_date, r.end_date)
  and (r.relation_type <> 'VARDNADSHAVARE' or r.adult_consent or p.birth_date + interval '18 years' > access.today());

create view access.taught_group as
select ag.group_id from access.my_duty d
join identity.activity_teacher t on t.duty_id = d.id and access.is_current(t.start_date, t.end_date)
join identity.activity a on a.id = t.activity_id and access.is_current(a.start_date, a.end_date)
join identity.activity_group ag on ag.activity_id = a.id
join identity."group" g on g.id = ag.group_id and access.is_current(g.start_date, g.end_date);

create view access.assigned_group as
select a.group_id, g.group_type, a.assignment_role_type, d.duty_role from access.my_duty d
join identity.assignment_role a on a.duty_id = d.id and access.is_current(a.start_date, a.end_date)
join identity."group" g on g.id = a.group_id and access.is_current(g.start_date, g.end_date);

create view access.class_list_group as
select m.group_id from access.pupil_membership m
join identity."group" g on g.id = m.group_id and g.group_type = 'KLASS'
join identity.organisation o on o.id = g.organisation_id and o.shows_class_lists
where m.person_id = access.viewer_person();

-- The relations. Those that do not reach a protected person are the ones that ask for the marking.

create view access.every_pupil_relation as
select access.viewer_person() as pupil_id, 'SELF' as relation where access.viewer_person() is not null
union all
select pupil_id, 'GUARDIAN' from access.current_responsible
where person_id = access.viewer_person() and relation_type = 'VARDNADSHAVARE' and not is_blocked
union all
select m.person_id, 'TEACHER' from access.taught_group t
join access.pupil_membership m on m.group_id = t.group_id
union all
select m.person_id, 'MENTOR' from access.assigned_group a
join access.pupil_membership m on m.group_id = a.group_id
where a.assignment_role_type = 'MENTOR'
union all
select m.person_id, 'CARE_STAFF' from access.assigned_group a
join access.pupil_membership m on m.group_id = a.group_id
where a.group_type = 'AVDELNING' and a.duty_role in ('FORSKOLLARARE', 'BARNSKOTARE', 'FRITIDSPEDAGOG')
  and a.assignment_role_type in ('FORSKOLLARARE', 'BARNSKOTARE', 'FRITIDSPEDAGOG')
union all
select e.pupil_id, 'PRINCIPAL' from access.held h
join access.current_enrolment e on e.organisation_id = h.organisation_id
where h.role = 'PRINCIPAL'
union all
select e.pupil_id, h.role from access.held h
join access.current_enrolment e on e.organisation_id = h.organisation_id
join identity.person p on p.id = e.pupil_id and p.security_marking = 'INGEN'
where h.role in ('PUPIL_HEALTH', 'UNIT_ADMIN')
union all
-- Asked first whether the viewer administers anything: nobody else should have a whole authority looked through.
select e.pupil_id, 'AUTHORITY_ADMIN' from access.current_enrolment e
join identity.person p on p.id = e.pupil_id and p.security_marking = 'INGEN'
where (select access.holds('AUTHORITY_ADMIN')) and e.organisation_id = any (array(select access.units('AUTHORITY_ADMIN')));

-- A blocked guardian does not reach the child by another way either, such as coming to work at the school. A block lasts until it
-- is lifted, custody or not.
create view access.pupil_relation as
select r.pupil_id, r.relation from access.every_pupil_relation r
where r.relation = 'SELF' or not exists (
  select from identity.responsible b
  where b.person_id = access.viewer_person() and b.pupil_id = r.pupil_id and b.is_blocked);

-- Who is responsible for a pupil, as far as a relation to the pupil shows it. `offset 0` keeps it a look-up for each pupil: joined
-- as a whole, everybody's guardians would be read for the few of a viewer.
create or replace function access.responsibles_of(pupil uuid, relation text) returns table (id uuid, person_id uuid) language sql stable as $$
  select c.id, c.person_id from access.current_responsible c
  join identity.person p on p.id = c.person_id
  where c.pupil_id = pupil and (c.person_id = access.viewer_person()
    or ((not c.is_blocked or relation in ('PRINCIPAL', 'UNIT_ADMIN'))
      and (p.security_marking = 'INGEN' or relation in ('TEACHER', 'MENTOR', 'CARE_STAFF', 'PRINCIPAL'))))
  offset 0
$$;

create view access.responsible_relation as
select r.id, pr.pupil_id, r.person_id, pr.relation
from access.pupil_relation pr cross join lateral access.responsibles_of(pr.pupil_id, pr.relation) r;

-- Analysts see statistics and never a row about a person; client applications see what is granted to them by name.
create or replace function access.may_read_directory() returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return access.viewer_person() is not null
    and (exists (select from access.my_duty) or not exists (select from access.held where role = 'AUTHORITY_ANALYST'));
end $$;

create view access.other_relation as
select m.person_id, 'FELLOW' as relation from access.class_list_group c
join access.pupil_membership m on m.group_id = c.group_id
join identity.person p on p.id = m.person_id and p.class_list_consent and p.security_marking = 'INGEN'
where m.person_id <> access.viewer_person()
union all
select d.person_id, 'DIRECTORY' from identity.duty d
join identity.person p on p.id = d.person_id and p.security_marking = 'INGEN'
where access.is_current(d.start_date, d.end_date) and (select access.may_read_directory())
union all
select d.person_id, 'STAFF:PRINCIPAL' from access.held h
join identity.duty d on d.organisation_id = h.organisation_id and access.is_current(d.start_date, d.end_date)
where h.role = 'PRINCIPAL'
union all
select d.person_id, 'STAFF:UNIT_ADMIN' from access.held h
join identity.duty d on d.organisation_id = h.organisation_id and access.is_current(d.start_date, d.end_date)
join identity.person p on p.id = d.person_id and p.security_marking = 'INGEN'
where h.role = 'UNIT_ADMIN';

create view access.group_relation as
select group_id from access.pupil_membership where person_id = access.viewer_person()
union all
select m.group_id from access.current_membership m where m.person_id = access.viewer_person() and exists (select from access.my_duty)
union all
select m.group_id from access.pupil_membership m
join access.pupil_relation r on r.pupil_id = m.person_id and r.relation = 'GUARDIAN'
union all
select group_id from access.taught_group
union all
select group_id from access.assigned_group
union all
select g.id from access.held h
join identity."group" g on g.organisation_id = h.organisation_id and access.is_current(g.start_date, g.end_date)
where h.role in ('PUPIL_HEALTH', 'UNIT_ADMIN', 'PRINCIPAL');

-- What row policies and queries ask

create or replace function access.has_scope(scope text) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from identity.client_application c where c.id = access.viewer_client() and c.is_active and scope = any (c.scopes));
end $$;

create or replace function access.related_pupils(variadic relations text[]) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select distinct r.pupil_id from access.pupil_relation r where r.relation = any (relations);
end $$;

-- Asked by several statements of a request, and the same in all of them: a read-only transaction remembers it until it ends.
create or replace function access.related_persons(variadic relations text[]) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  memo text := 'skolgraf.related_' || md5(relations::text);
  persons uuid[] := nullif(current_setting(memo, true), '');
begin
  if persons is null then
    persons := array(
      with reach as materialized (
        select r.pupil_id, r.relation from access.pupil_relation r
        where r.relation = any (relations) or 'CHILD:' || r.relation = any (relations)
      )
      select r.pupil_id from reach r where r.relation = any (relations)
      union
      select o.person_id from access.other_relation o where o.relation = any (relations)
      union
      select c.person_id from reach r cross join lateral access.responsibles_of(r.pupil_id, r.relation) c
      where 'CHILD:' || r.relation = any (relations));
    if current_setting('transaction_read_only') = 'on' then perform set_config(memo, persons::text, true); end if;
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
begin
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

-- For viewers who administer a whole authority, row by row instead of as one long list: the units below them are a short one.
create or replace function access.is_pupil_of(person uuid, units uuid[]) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from access.current_enrolment e where e.pupil_id = person and e.organisation_id = any (units))
    and exists (select from identity.person p where p.id = person and p.security_marking = 'INGEN')
    and not exists (select from identity.responsible b where b.person_id = access.viewer_person() and b.pupil_id = person
      and b.is_blocked);
end $$;

create or replace function access.is_responsible_of(responsible uuid, units uuid[]) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (
    select from identity.responsible given
    join access.current_responsible r on r.id = given.id and not r.is_blocked
    join identity.person p on p.id = r.person_id and p.security_marking = 'INGEN'
    where given.id = responsible and access.is_pupil_of(r.pupil_id, units));
end $$;

create or replace function access.is_guardian_of(person uuid, units uuid[]) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from identity.responsible r where r.person_id = person and access.is_responsible_of(r.id, units));
end $$;

create or replace function access.in_directory(person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from access.other_relation r where r.person_id = person and r.relation = 'DIRECTORY');
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
  return query select distinct r.id from access.responsible_relation r where r.relation = any (relations);
end $$;

create or replace function access.related_groups() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select distinct r.group_id from access.group_relation r;
end $$;

create or replace function access.is_group_of(related uuid, units uuid[]) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from identity."group" g
    where g.id = related and g.organisation_id = any (units) and access.is_current(g.start_date, g.end_date));
end $$;

create or replace function access.class_list_groups() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select c.group_id from access.class_list_group c;
end $$;

create or replace function access.related_activities() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select g.activity_id from identity.activity_group g where g.group_id in (select access.related_groups())
    union
    select t.activity_id from access.my_duty d
    join identity.activity_teacher t on t.duty_id = d.id and access.is_current(t.start_date, t.end_date);
end $$;

create or replace function access.is_activity_of(related uuid, units uuid[]) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from identity.activity_group g where g.activity_id = related and access.is_group_of(g.group_id, units));
end $$;

-- Who a verified token belongs to, on a day. Settings are local to the caller's transaction.
create or replace function access.viewer_for(token_issuer text, token_subject text, day date)
returns table (kind text, id uuid, roles jsonb, scopes text[])
language plpgsql volatile security definer set search_path = '' as $$
declare
  owner record;
begin
  select a.person_id, a.client_application_id, c.scopes into owner from identity.account a
  left join identity.person p on p.id = a.person_id
  left join identity.client_application c on c.id = a.client_application_id
  where a.issuer = token_issuer and a.subject = token_subject and a.is_active
    and coalesce(c.is_active, p.person_status <> 'AVLIDEN');
  if not found then return; end if;
  kind := case when owner.person_id is null then 'CLIENT' else 'PERSON' end;
  id := coalesce(owner.person_id, owner.client_application_id);
  scopes := coalesce(owner.scopes, '{}');
  perform set_config('skolgraf.viewer_id', id::text, true), set_config('skolgraf.viewer_kind', kind, true),
    set_config('skolgraf.today', day::text, true);
  roles := (select coalesce(jsonb_agg(distinct jsonb_build_object('role', h.role, 'organisationId', h.organisation_id)), '[]') from access.held h);
  return next;
end $$;
