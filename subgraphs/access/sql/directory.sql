-- Keeping the directory

-- Whether somebody is, or will be, a pupil or staff of a group's unit: nobody else is put into its groups.
create or replace function access.is_of_unit_of(person uuid, in_group uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare
  unit uuid := (select g.organisation_id from identity."group" g where g.id = in_group);
begin
  return exists (select from access.valid_enrolment e where e.pupil_id = person and e.organisation_id = unit
      and (e.end_date is null or e.end_date >= access.today()))
    or exists (select from access.valid_duty d where d.person_id = person and d.organisation_id = unit
      and (d.end_date is null or d.end_date >= access.today()));
end $$;

-- Whether a place or a duty given here has to be confirmed by those it is about. A number, or a name in the staff directory, brings
-- nobody nearer to somebody who is here already, and nobody at all to a family that must not be found or that a block keeps apart.
create or replace function access.must_be_awaited(person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return access.is_kept_safe(person) or (access.is_needed(person) and not access.is_administered(person));
end $$;

-- Whom the viewer has as pupil, guardian or staff.
create or replace function access.is_administered(person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from access.relations_of(array[person]) r
    where r.relation ~ '^((STAFF|CHILD):)?(UNIT_ADMIN|PRINCIPAL|AUTHORITY_ADMIN)$');
end $$;

-- Whether somebody in the family is protected, or kept from another: asked of the person, whoever asks.
create or replace function access.is_kept_safe(person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare
  children uuid[] := array(select person union select r.pupil_id from identity.responsible r where r.person_id = person);
  parents uuid[] := array(select r.person_id from identity.responsible r where r.pupil_id = any (children));
  family uuid[] := array(select unnest(children || parents) union select r.pupil_id from identity.responsible r where r.person_id = any (parents));
begin
  return exists (select from identity.person p where p.id = any (family) and p.security_marking <> 'INGEN')
    or exists (select from identity.responsible r where r.pupil_id = any (family) and r.is_blocked);
end $$;

-- Whom those who lead a unit may know of before the first day: nobody who is protected or of such a family, nor a child one is
-- blocked from.
create or replace function access.may_be_expected(pupil uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return not access.is_sheltered(pupil) and not exists (
    select from identity.responsible b where b.person_id = access.viewer_person() and b.pupil_id = pupil and b.is_blocked);
end $$;

-- Whose a number is, for those who enrol and employ: to link to somebody who is here already, and never to be told. Whoever gives a
-- number may enrol or employ its holder in the same transaction.
create or replace function access.person_by_civic_no(number text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
begin
  if not exists (select from access.units('PRINCIPAL', 'UNIT_ADMIN', 'AUTHORITY_ADMIN')) then return null; end if;
  perform set_config('skolgraf.given_civic_no', number, true);
  return (select p.id from identity.person p where p.civic_no = number);
end $$;

create or replace function access.is_given(person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from identity.person p
    where p.id = person and p.civic_no = nullif(current_setting('skolgraf.given_civic_no', true), ''));
end $$;

-- Nobody is enrolled or employed by their id alone: it is whom the viewer administers, or whose number they have.
create or replace function access.may_be_enrolled(pupil uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return access.is_given(pupil) or access.is_administered(pupil);
end $$;

create or replace function access.may_be_employed(person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return access.in_directory(person) or access.may_be_enrolled(person);
end $$;

-- Whether somebody has a place at a unit the viewer leads on some of these days, seen or not: so that it is not given twice.
create or replace function access.is_enrolled(pupil uuid, unit uuid, type_of_school text, first_day date, last_day date) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from identity.enrolment e where e.pupil_id = pupil and e.organisation_id = unit
    and unit in (select access.units('PRINCIPAL', 'UNIT_ADMIN', 'AUTHORITY_ADMIN')) and e.school_type = type_of_school and not e.is_cancelled
    and e.start_date <= coalesce(last_day, 'infinity') and coalesce(e.end_date, 'infinity') >= first_day);
end $$;

-- Programs and source systems serve a whole school authority: who administers a part of it does not look after them.
create or replace function access.administers_authority() returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from access.held h join identity.organisation o on o.id = h.organisation_id
    where h.role = 'AUTHORITY_ADMIN' and o.organisation_type = 'HUVUDMAN');
end $$;
