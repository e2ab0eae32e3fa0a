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
