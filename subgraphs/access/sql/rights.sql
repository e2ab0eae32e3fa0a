-- The rights of data subjects

-- Imports, the readers of the change feed and what is kept about a person as a whole: the roles that see every row.
create or replace function access.is_system() returns boolean language sql stable parallel safe
  return current_setting('role') ~ '^skolgraf_[a-z_]+_system$';

-- Who may have all that is kept about a person: asked as the viewer, before a transaction takes a role that sees every row.
create or replace function access.may_have_register(person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return access.viewer_person() is not null and exists (select from access.relations_of(array[person]) r
    where r.relation in ('SELF', 'GUARDIAN', 'AUTHORITY_ADMIN', 'REQUEST'));
end $$;

-- Who acted in office, by name: whoever has or had a duty or a role. Guardians and protected persons are not named.
create or replace function access.official_names(ids uuid[]) returns table (id uuid, display_name text)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select n.id, n.display_name from access.reader_names(ids) n
    where n.id = access.viewer_person()
      or exists (select from access.valid_duty d where d.person_id = n.id)
      or exists (select from identity.role_grant g where g.person_id = n.id)
      or not exists (select from identity.person p where p.id = n.id);
end $$;

create or replace function access.is_marked(person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from identity.person p where p.id = person and p.security_marking <> 'INGEN');
end $$;

-- Whether anything needs the person today: an enrolment, a duty, a child who is enrolled.
create or replace function access.is_needed(person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return coalesce(access.entitled_until(person, false) >= access.today(), false);
end $$;

-- Whether a child is kept from a person, or the family's whereabouts from everybody: what is known of the person at the child's
-- school would tell which school it is. Asked of the person whoever asks, unlike is_sheltered.
create or replace function access.has_hidden_child(person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from identity.responsible r where r.person_id = person and r.is_blocked)
    or exists (select from identity.person p where p.security_marking <> 'INGEN' and p.id in (
      select person
      union all select r.pupil_id from identity.responsible r where r.person_id = person
      union all select family.id from identity.responsible r
        join identity.responsible parent on parent.pupil_id = r.pupil_id
        join identity.responsible sibling on sibling.person_id = parent.person_id
        cross join lateral (values (parent.person_id), (sibling.pupil_id)) family(id)
        where r.person_id = person));
end $$;

-- Whether somebody must not reach a child any more: asked where an extract is made, of what they once did for it.
create or replace function access.is_blocked_from(child uuid, person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return access.is_system() and exists (select from identity.responsible r
    where r.pupil_id = child and r.person_id = person and r.is_blocked);
end $$;

-- Whether who did something, as what, would tell a person where a child is who is kept from them.
create or replace function access.tells_of_child(person uuid, relations text[]) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return not exists (select from unnest(relations) r(held) where r.held not like 'CHILD:%') and access.has_hidden_child(person);
end $$;

-- The school authorities of a person: above where they are or were enrolled or at work, or their children are who are not kept
-- from them.
create or replace function access.authorities_of(person uuid) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    with recursive above(id, parent_id, organisation_type) as (
      select o.id, o.parent_id, o.organisation_type from identity.organisation o where o.id in (
        select e.organisation_id from access.valid_enrolment e where e.pupil_id = person
        union select d.organisation_id from access.valid_duty d where d.person_id = person
        union select g.organisation_id from identity.role_grant g where g.person_id = person
        union select e.organisation_id from identity.responsible r join access.valid_enrolment e on e.pupil_id = r.pupil_id
          where r.person_id = person and not r.is_blocked and not access.is_sheltered(r.pupil_id))
      union
      select o.id, o.parent_id, o.organisation_type from identity.organisation o join above a on o.id = a.parent_id
    )
    select a.id from above a where a.organisation_type = 'HUVUDMAN';
end $$;

-- Who has no relation left, and since when.
create or replace function access.ended_persons() returns table (person_id uuid, ended_on date)
language plpgsql stable security definer set search_path = '' as $$
begin
  if not access.is_system() then return; end if;
  return query
    select p.id, coalesce(e.ended_on, p.modified_at::date) from identity.person p
    left join (select n.person_id, max(coalesce(n.end_date, 'infinity'::date)) as ended_on from access.entitlement n group by 1) e
      on e.person_id = p.id
    where coalesce(e.ended_on, p.modified_at::date) < access.today();
end $$;

-- The authorities of everybody's places, also those that are over; null where an organisation is of none.
create view access.place as
with recursive below(authority_id, id) as (
  select o.id, o.id from identity.organisation o where o.organisation_type = 'HUVUDMAN'
  union
  select b.authority_id, o.id from identity.organisation o join below b on o.parent_id = b.id
)
select distinct p.person_id, b.authority_id from (
  select e.pupil_id as person_id, e.organisation_id from access.valid_enrolment e
  union all select d.person_id, d.organisation_id from access.valid_duty d
  union all select g.person_id, g.organisation_id from identity.role_grant g where g.person_id is not null
  union all select m.person_id, g.organisation_id from identity.group_membership m join identity."group" g on g.id = m.group_id
  union all select r.person_id, e.organisation_id from identity.responsible r join access.valid_enrolment e on e.pupil_id = r.pupil_id
) p left join below b on b.id = p.organisation_id;

-- How long an authority has decided to keep a concept's rows about its persons. Of several authorities the one that keeps longest
-- decides, and one without a rule keeps as long as the default (null: kept); nobody where that is longer, or no authority has decided.
-- Of whom no place is left the default holds: no authority decides about another's.
create or replace function access.retention_of(concept text, default_months integer, persons uuid[] default null)
returns table (person_id uuid, is_kept boolean, months integer, rule_id uuid, ground text)
language plpgsql stable security definer set search_path = '' as $$
begin
  if not access.is_system() or not exists (select from identity.retention_rule r where r.concept = retention_of.concept) then
    return;
  end if;
  return query
    with placed as materialized (
      select p.person_id, p.authority_id from access.place p where persons is null or p.person_id = any (persons)
    ), ruled as (
      select p.person_id, r.id, r.action, r.months, r.ground, r.decision_reference,
        bool_or(r.id is null) over (partition by p.person_id) as has_default
      from placed p left join identity.retention_rule r on r.organisation_id = p.authority_id and r.concept = retention_of.concept
    )
    select distinct on (d.person_id) d.person_id, d.action = 'KEEP', d.months, d.id, d.ground || ' (' || d.decision_reference || ')'
    from ruled d
    where d.id is not null
      and (not d.has_default or (default_months is not null and (d.action = 'KEEP' or d.months > default_months)))
    order by d.person_id, d.months desc nulls first, d.id;
end $$;

-- Erasures that have been decided and ordered. An order holds for 30 days, and only while nothing else needs the person: who comes
-- back is not erased by an old one. What is kept of somebody who has been at several authorities goes when all of them have ordered it:
-- one is not the controller of another's records.
create or replace function access.ordered_erasures() returns table (request_id uuid, person_id uuid, ground text)
language plpgsql stable security definer set search_path = '' as $$
begin
  if not access.is_system() then return; end if;
  return query
    select r.id, r.person_id, r.ground from identity.data_subject_request r
    where r.kind = 'ERASURE' and r.state = 'CARRIED_OUT'
      and r.ordered_at > current_setting('skolgraf.now')::timestamptz - interval '30 days'
      and not access.is_needed(r.person_id)
      and not exists (select from access.place p where p.person_id = r.person_id and p.authority_id is distinct from r.organisation_id
        and not exists (select from identity.data_subject_request o where o.person_id = r.person_id and o.organisation_id = p.authority_id
          and o.kind = 'ERASURE' and o.state = 'CARRIED_OUT'
          and o.ordered_at > current_setting('skolgraf.now')::timestamptz - interval '30 days'))
    order by r.id;
end $$;
