-- Requests for documents about support: the principal's alone

-- The requests that the viewer may know of: as seen_cases has it for the principal, and nobody is named on one.
create or replace function access.seen_disclosures() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  self uuid := access.viewer_person();
  kin uuid[];
begin
  if self is null or not access.is_assured('HIGH') then return; end if;
  kin := array(select access.viewer_kin());
  return query
    select d.id from pedagogy.disclosure_request d
    join access.current_enrolment e on e.pupil_id = d.student_id and e.organisation_id = d.organisation_id
    where d.organisation_id = any (array(select access.units('PRINCIPAL')))
      and d.student_id = any (array(select access.related_pupils('PRINCIPAL'))) and d.student_id <> all (kin);
end $$;

-- Those of them that are not decided, as they were before the statement.
create or replace function access.undecided_disclosures() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select d.id from pedagogy.disclosure_request d where d.decision is null and d.id in (select access.seen_disclosures());
end $$;
