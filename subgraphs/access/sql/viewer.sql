-- Who the viewer is related to, today. The files of this folder are applied as skolgraf_access whenever one has
-- changed, in the order of access.ts.
-- The schema is dropped before, so that nothing of an earlier version stays.
-- Every function that reads tables is SECURITY DEFINER with a pinned search_path, and reads through views that only its owner may read.
-- plpgsql where a function is asked per row or per statement: it keeps its plan, SQL functions are planned at every call.

create or replace function access.viewer_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('skolgraf.viewer_id', true), '')::uuid;

create or replace function access.viewer_person() returns uuid language sql stable parallel safe
  return case current_setting('skolgraf.viewer_kind', true) when 'PERSON' then access.viewer_id() end;

create or replace function access.viewer_client() returns uuid language sql stable parallel safe
  return case current_setting('skolgraf.viewer_kind', true) when 'CLIENT' then access.viewer_id() end;

-- Not the subject of a token that no account belongs to yet.
create or replace function access.signed_in() returns boolean language sql stable parallel safe
  return access.viewer_id() is not null and current_setting('skolgraf.viewer_kind', true) <> 'SUBJECT';

-- How sure we are of who is asking, at least: field rules ask first, and rows that ask for more than a password ask as well.
create or replace function access.is_assured(level text) returns boolean language sql stable parallel safe
  return coalesce(array_position('{LOW,SUBSTANTIAL,HIGH}'::text[], current_setting('skolgraf.assurance', true))
    >= array_position('{LOW,SUBSTANTIAL,HIGH}'::text[], level), false);

-- The day of the request in Sweden, so that tests can travel in time.
create or replace function access.today() returns date language sql stable parallel safe
  return coalesce(nullif(current_setting('skolgraf.today', true), '')::date, (now() at time zone 'Europe/Stockholm')::date);

create or replace function access.is_current(start_date date, end_date date) returns boolean language sql stable parallel safe
  return start_date <= access.today() and (end_date is null or end_date >= access.today());

-- What the viewer is

-- A place or a duty that is awaited counts once the person (of a child a guardian) has confirmed it, or a source system has it too.
create or replace function access.counts(is_awaited boolean, source_system_id uuid) returns boolean language sql immutable parallel safe
  return not is_awaited or source_system_id is not null;

create view access.valid_duty as
select id, person_id, organisation_id, duty_role, start_date, end_date from identity.duty
where access.counts(is_awaited, source_system_id);

create view access.my_duty as
select id, organisation_id, duty_role from access.valid_duty
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
where person_id = access.viewer_person() and access.is_current(start_date, end_date) and revoked_at is null
union all
select g.organisation_id, g.role, true from identity.role_grant g
join identity.client_application c on c.id = g.client_application_id and c.is_active
where c.id = access.viewer_client() and access.is_current(g.start_date, g.end_date) and g.revoked_at is null;

-- A client application reads data about persons under a processor agreement in force, and no other. Of two, should there ever be,
-- the newer: the fields of one must not come together with the class of the other.
create view access.my_agreement as
select a.id, a.max_information_class from identity.processor_agreement a
join identity.client_application c on c.id = a.client_application_id and c.is_active
where c.id = access.viewer_client() and access.is_current(a.start_date, a.end_date) and a.ended_at is null
order by a.start_date desc, a.signed_at desc, a.id limit 1;

-- Asked by several statements of a request, and the same in all of them: a transaction remembers it until it ends, for the viewer and the
-- day it was asked for. Those that may write who is who do not.
create or replace function access.memo(name text) returns text language sql stable parallel safe
  return 'skolgraf.related_' || md5(concat_ws(' ', name, current_setting('skolgraf.viewer_kind', true),
    current_setting('skolgraf.viewer_id', true), current_setting('skolgraf.today', true)));

create or replace function access.remembered(name text) returns uuid[] language sql stable parallel safe
  return nullif(current_setting(access.memo(name), true), '')::uuid[];

create or replace function access.remembers() returns boolean language sql stable parallel safe
  return current_setting('transaction_read_only') = 'on' or current_setting('role') !~ '^(none$|skolgraf_identity_)';

create or replace function access.remember(name text, ids uuid[]) returns uuid[]
language plpgsql stable set search_path = '' as $$
begin
  if access.remembers() then perform set_config(access.memo(name), ids::text, true); end if;
  return ids;
end $$;

-- A granted role reaches everything below its organisation, a duty its own organisation only.
create or replace function access.units(variadic roles text[]) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  name text := 'units_' || roles::text;
  units uuid[] := access.remembered(name);
begin
  if units is null then
    units := access.remember(name, array(
      with recursive below(id) as (
        select h.organisation_id from access.held h where h.is_granted and h.role = any (roles)
        union
        select o.id from identity.organisation o join below b on o.parent_id = b.id
      )
      select id from below
      union
      select h.organisation_id from access.held h where not h.is_granted and h.role = any (roles)));
  end if;
  return query select unnest(units);
end $$;

-- Whole authorities: those the viewer administers, or what is granted to a client application under an agreement in force.
create or replace function access.whole_units() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select access.units('AUTHORITY_ADMIN');
  if exists (select from access.my_agreement) then return query select access.units('CLIENT'); end if;
end $$;

create or replace function access.holds(role text) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from access.held h where h.role = holds.role);
end $$;

-- Processing that is restricted (GDPR article 18) goes on inside, and reaches no client application.
create or replace function access.is_restricted(person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from identity.processing_restriction r
    where r.person_id = person and access.is_current(r.start_date, r.end_date));
end $$;
