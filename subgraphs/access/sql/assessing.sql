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
    union select m.group_id from unnest(students) s(id) cross join lateral access.groups_with(s.id) m
      where s.id in (select access.related_pupils('TEACHER', 'MENTOR')));
begin
  return query
    select p.id, p.given_name::text, p.family_name::text from identity.person p
    where p.id in (select m.person_id from unnest(own) g(id) cross join lateral access.pupils_in(g.id) m where g.id = any (theirs))
      and p.id in (select access.related_pupils('TEACHER', 'MENTOR'))
    order by p.id;
end $$;

-- Whether home has read one of these fields of a pupil since an instant, to those at the school who follow the pupil. A read is noted
-- before its answer is given, so what nobody is noted for nobody has seen.
create or replace function access.is_read_by_home(student uuid, fields text[], since timestamptz) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return access.is_assured('SUBSTANTIAL') and student in (select access.related_pupils('TEACHER', 'MENTOR', 'PRINCIPAL'))
    and exists (select from identity.read_event e where not access.is_secret_field(e.field) and e.subject_id = student and e.at >= since and e.field = any (fields)
      and e.relations && array['SELF', 'GUARDIAN']);
end $$;

-- The subjects that the pupils of a group are taught today, in whichever group of theirs, to those who teach, mentor or lead them.
create or replace function access.subjects_of_group(in_group uuid) returns table (person_id uuid, syllabus_id uuid)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select distinct p.person_id, s.syllabus_id from access.pupils_of_group(in_group) p
    cross join lateral access.groups_with(p.person_id) m
    join identity.activity_group g on g.group_id = m.group_id
    join identity.activity a on a.id = g.activity_id and access.is_current(a.start_date, a.end_date)
    join administration.activity_syllabus s on s.activity_id = a.id
    where not p.is_kin;
end $$;
