-- What grading asks besides: in which year pupils are, since some syllabuses are graded on in some years only

-- The school year of the pupils of an activity at its unit today, as far as the viewer teaches them.
create or replace function access.graded_years(activity uuid) returns table (person_id uuid, school_year integer)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select distinct on (p.person_id) p.person_id, e.school_year
    from access.graded_pupils(array[activity]) p
    join identity.activity a on a.id = activity
    join identity.enrolment e on e.pupil_id = p.person_id and e.organisation_id = a.organisation_id and not e.is_cancelled
      and access.is_current(e.start_date, e.end_date)
    order by p.person_id, e.start_date desc, e.id;
end $$;
