-- Accounts, sessions and invitations

create or replace function access.own_accounts() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select a.id from identity.account a where a.person_id = access.viewer_person();
end $$;

create or replace function access.own_delegations() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select d.id from access.my_delegation d;
end $$;

-- Whose accounts the viewer looks after. Those who administer an authority are asked about it by unit.
create or replace function access.managed_persons() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select access.related_persons('UNIT_ADMIN', 'PRINCIPAL', 'STAFF:UNIT_ADMIN', 'STAFF:PRINCIPAL', 'CHILD:UNIT_ADMIN',
    'CHILD:PRINCIPAL');
end $$;

-- As what the viewer looks after accounts: of those they are related to, of a unit they lead, and of whom the unit has ordered one for,
-- until it is used: before the first day nobody is related to whom they have employed.
create or replace function access.account_relations(ids uuid[]) returns table (account_id uuid, relation text)
language plpgsql stable security definer set search_path = '' as $$
declare
  persons uuid[] := array(select a.person_id from identity.account a where a.id = any (ids) and a.person_id is not null);
  own uuid[] := array(select access.units('AUTHORITY_ADMIN'));
begin
  return query
    select a.id, r.relation from identity.account a
    join access.relations_of(persons) r on r.person_id = a.person_id where a.id = any (ids)
    union
    select a.id, 'AUTHORITY_ADMIN' from identity.account a where a.id = any (ids) and own <> '{}' and access.is_staff_of(a.person_id, own)
    union
    select l.id, r.role from (
      select a.id, a.organisation_id from identity.account a where a.id = any (ids) and a.organisation_id is not null
      union all
      select a.id, o.organisation_id from identity.account a join identity.account_order o on o.account_id = a.id
      where a.id = any (ids) and a.issuer is null
    ) l
    cross join (values ('PRINCIPAL'), ('UNIT_ADMIN'), ('AUTHORITY_ADMIN')) r(role)
    where l.organisation_id = any (array(select access.units(r.role)));
end $$;

create or replace function access.manages_account(account uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from access.account_relations(array[account]) r where r.relation in ('UNIT_ADMIN', 'PRINCIPAL',
    'AUTHORITY_ADMIN', 'STAFF:UNIT_ADMIN', 'STAFF:PRINCIPAL', 'CHILD:UNIT_ADMIN', 'CHILD:PRINCIPAL', 'CHILD:AUTHORITY_ADMIN'));
end $$;

-- Whether the subject of a token has an account already, be it closed: who redeems an invitation cannot see that row.
create or replace function access.is_known_subject(token_issuer text, token_subject text) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from identity.account a where a.issuer = token_issuer and a.subject = token_subject);
end $$;

-- What an account was before the statement that asks: only who redeems an invitation changes as what it signs in, and who invited them
-- is not rewritten.
create or replace function access.account_before(account uuid, out was_subject jsonb, out was_confirmed boolean, out was_invited_by uuid)
language plpgsql stable security definer set search_path = '' as $$
begin
  select jsonb_build_array(a.issuer, a.subject), a.is_holder_confirmed, a.invited_by_id into was_subject, was_confirmed, was_invited_by
  from identity.account a where a.id = account;
end $$;

-- Whether a provider can vouch for who signs in to an account, or no person's data is reached by it.
create or replace function access.is_provable_holder(person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return person is null or exists (select from identity.person p where p.id = person and access.is_provable(p.civic_no));
end $$;

-- Who gave out the invitation that the caller holds.
create or replace function access.inviter_to(account uuid) returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select i.issued_by_id from identity.account_invitation i
    where i.account_id = account and i.token_hash = nullif(current_setting('skolgraf.invitation', true), ''));
end $$;

-- Whether somebody uses an account, for those who approve an order: then there is no second one.
create or replace function access.has_active_account(person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from access.units('AUTHORITY_ADMIN'))
    and exists (select from identity.account a where a.person_id = person and a.state = 'ACTIVE');
end $$;

create or replace function access.is_marked_number(number text) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from identity.person p where p.civic_no = number and p.security_marking <> 'INGEN');
end $$;

-- Whether an identity provider can vouch for a number: not for one that a school has made up (YYYYMMDDTFnn).
create or replace function access.is_provable(number text) returns boolean language sql immutable parallel safe
  return coalesce(number ~ '^[0-9]{12}$', false);

-- The account whose invitation the caller holds: they have set its hash for this transaction, and the number their provider vouches
-- for. Whoever passes an invitation on, or keeps it, must not become the holder: of a person with a number only that number does. Of one
-- without, or with the school's temporary one, no provider can tell, and the school has to confirm who has come.
create or replace function access.invited_accounts() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select i.account_id from identity.account_invitation i
    join identity.account a on a.id = i.account_id
    left join identity.person p on p.id = a.person_id
    where case when access.is_provable(p.civic_no) then p.civic_no = nullif(current_setting('skolgraf.subject_civic_no', true), '')
        -- The number that is proved is somebody else's.
        else a.person_id is null or not exists (select from identity.person o
          where o.civic_no = nullif(current_setting('skolgraf.subject_civic_no', true), '')) end
      and i.token_hash = nullif(current_setting('skolgraf.invitation', true), '')
      and i.used_at is null and i.revoked_at is null and i.expires_at > current_setting('skolgraf.now', true)::timestamptz;
end $$;

-- What a person has an account for: an enrolment, a duty, a child who is enrolled, a role or a delegation, now or to come. What is
-- awaited too, so that it can be confirmed.
create or replace view access.entitlement as
select pupil_id as person_id, end_date, access.counts(is_awaited, source_system_id) as counts from identity.enrolment where not is_cancelled
union all
select person_id, end_date, access.counts(is_awaited, source_system_id) from identity.duty
union all
select person_id, end_date, true from identity.role_grant where revoked_at is null and person_id is not null
union all
select r.person_id, least(e.end_date, case when r.adult_consent and r.relation_type = 'VARDNADSHAVARE'
    and access.closed_by_age(r.end_date, access.comes_of_age(p.birth_date)) then null else r.end_date end),
  access.counts(e.is_awaited, e.source_system_id)
from identity.responsible r
join identity.person p on p.id = r.pupil_id
join identity.enrolment e on e.pupil_id = r.pupil_id and not e.is_cancelled
where not r.is_blocked
union all
-- Not by the child's enrolment: that the account ended would tell a blocked guardian that the child is gone.
select person_id, end_date, true from identity.responsible where is_blocked
union all
select p.id, d.end_date, true from identity.delegation d join identity.person p on p.civic_no = d.delegate_civic_no
where d.revoked_at is null
union all
select named_person_id, end_date, true from identity.named_person where removed_at is null;

-- The last day a person has an account for anything; infinity where no end is set, null where there is nothing (left). What is awaited
-- is the person's own to know.
create or replace function access.entitled_until(person uuid, with_awaited boolean default true) returns date
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select max(coalesce(e.end_date, 'infinity'::date)) from access.entitlement e
    where e.person_id = person and (e.counts or with_awaited));
end $$;

-- Written for every caller, in the caller's own name and nobody else's: who has read what of whom.
create or replace function access.record_reads(at timestamptz, request_id text, assurance text, entries jsonb) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into identity.read_event (at, request_id, subject_id, field, viewer_id, viewer_kind, assurance, relations)
  select record_reads.at, record_reads.request_id, (e->>'subjectId')::uuid, e->>'field', access.viewer_id(),
    current_setting('skolgraf.viewer_kind', true), record_reads.assurance, array(select jsonb_array_elements_text(e->'relations'))
  from jsonb_array_elements(entries) e
  on conflict do nothing;
end $$;

-- Who has read something, in words for those it was about, also when they have left. Protected persons are not named, and nobody may
-- tell them from those who are gone.
create or replace function access.reader_names(ids uuid[]) returns table (id uuid, display_name text)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select p.id, p.given_name || ' ' || p.family_name from identity.person p
    where p.id = any (ids) and (p.security_marking = 'INGEN' or p.id = access.viewer_person())
    union all
    select c.id, c.display_name from identity.client_application c where c.id = any (ids)
    union all
    select o.id, o.display_name::text from identity.organisation o where o.id = any (ids);
end $$;

-- What a client application was to use what it read on a day for, as its processor agreement then said.
create or replace function access.purpose_of(client uuid, day date) returns text
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select a.purpose from identity.processor_agreement a where a.client_application_id = client and a.start_date <= day
    order by a.start_date desc, a.id limit 1);
end $$;

-- The work addresses that were ordered for the viewer, who confirms a duty.
create or replace function access.ordered_emails() returns setof text
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select o.email from identity.account_order o where o.civic_no = access.viewer_civic_no() and o.state = 'APPROVED';
end $$;
