-- Absence

-- Where these pupils go to school today, and when they come of age, for whoever is related to them: what the rules of absence ask.
create or replace function access.pupil_places(ids uuid[])
returns table (person_id uuid, organisation_id uuid, school_type text, of_age date)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    with related as materialized (select distinct r.person_id from access.relations_of(ids) r
      where r.relation in ('SELF', 'GUARDIAN', 'DELEGATE', 'MENTOR', 'CARE_STAFF', 'PUPIL_HEALTH', 'UNIT_ADMIN', 'PRINCIPAL'))
    select p.id, e.organisation_id, e.school_type, access.comes_of_age(p.birth_date)
    from related r join identity.person p on p.id = r.person_id
    join access.valid_enrolment v on v.pupil_id = p.id and access.is_current(v.start_date, v.end_date)
    join identity.enrolment e on e.pupil_id = v.pupil_id and e.organisation_id = v.organisation_id and not e.is_cancelled
      and access.counts(e.is_awaited, e.source_system_id) and access.is_current(e.start_date, e.end_date)
    group by 1, 2, 3, 4 order by 1, 2, 3;
end $$;

-- Whom the viewer knows by their work, who are protected or of such a family: of these only what is of a school they go to today is told.
create or replace function access.sheltered_pupils() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  pupils uuid[] := access.remembered('sheltered');
begin
  if pupils is null then
    pupils := access.remember('sheltered', array(select access.sheltered_of(array(
      select access.related_pupils('TEACHER', 'MENTOR', 'CARE_STAFF', 'PUPIL_HEALTH', 'UNIT_ADMIN', 'PRINCIPAL', 'NAMED')
      except select access.related_pupils('SELF', 'GUARDIAN')))));
  end if;
  return query select unnest(pupils);
end $$;

-- Asked of a pupil whom the viewer follows.
create or replace function access.goes_to(pupil uuid, unit uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from access.current_enrolment e where e.pupil_id = pupil and e.organisation_id = unit)
    and exists (select from access.pupil_relation r where r.pupil_id = pupil);
end $$;

-- The units that hide from teachers why a pupil is absent.
create or replace function access.reason_hiding_units() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select u.organisation_id from identity.unit_policy u where not u.shows_absence_reasons;
end $$;
