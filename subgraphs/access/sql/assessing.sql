-- Assessing: whose names a text may happen to say, and what teachers, mentors and principals have to assess

-- The pupils in groups that the viewer teaches or is mentor of: in these groups, and in all those of these pupils that are theirs. Whoever
-- writes of a pupil knows those names already, and of other groups none is told.
create or replace function access.fellow_names(students uuid[], groups uuid[])
returns table (person_id uuid, given_name text, family_name text)
language plpgsql stable security definer set search_path = '' as $$
declare
  own uuid[] := array(select t.group_id from access.taught_group t
    union select a.group_id from access.assigned_group a where a.assignment_role_type = 'MENTOR');
  theirs uuid[] := array(select unnest(groups)
    union select m.group_id from unnest(students) s(id) cross join lateral access.groups_with(s.id) m);
begin
  return query
    select p.id, p.given_name::text, p.family_name::text from identity.person p
    where p.id in (select m.person_id from unnest(own) g(id) cross join lateral access.pupils_in(g.id) m where g.id = any (theirs))
      and p.id in (select access.related_pupils('TEACHER', 'MENTOR'))
    order by p.id;
end $$;

-- Whom the viewer may not decide about, nor read of as staff: themself, and children they are, or have been, responsible for.
create or replace function access.viewer_kin() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select access.viewer_person() where access.viewer_person() is not null
    union select r.pupil_id from identity.responsible r where r.person_id = access.viewer_person();
end $$;

-- Whether home has read one of these fields of a pupil since an instant, to those at the school who follow the pupil. A read is noted
-- before its answer is given, so what nobody is noted for nobody has seen.
create or replace function access.is_read_by_home(student uuid, fields text[], since timestamptz) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return student in (select access.related_pupils('TEACHER', 'MENTOR', 'PRINCIPAL'))
    and exists (select from identity.read_event e where e.subject_id = student and e.at >= since and e.field = any (fields)
      and e.relations && array['SELF', 'GUARDIAN']);
end $$;
