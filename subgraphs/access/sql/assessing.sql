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

-- Whether home has read what such a document of a pupil says since an instant, whichever way, to those who may have to take it back. A read
-- is noted before its answer is given, so what nobody is noted for nobody has seen. The fields are said here: nobody asks about others.
create or replace function access.is_read_by_home(student uuid, document text, since timestamptz) returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare
  fields text[] := case document
    when 'WrittenAssessment' then '{WrittenAssessment.text,WrittenAssessment.level}'
    when 'IndividualDevelopmentPlan'
      then '{IndividualDevelopmentPlan.goals,IndividualDevelopmentPlan.schoolEfforts,IndividualDevelopmentPlan.homeEfforts}'
  end::text[] || '{Person.pedagogyRegister,Person.pedagogyPortable}'::text[];
begin
  return access.is_assured('SUBSTANTIAL') and not access.is_kin(student) and student in (select access.related_pupils('TEACHER', 'MENTOR'))
    and exists (select from identity.read_event e where e.subject_id = student and e.at >= since and e.field = any (fields)
      and e.relations && array['SELF', 'GUARDIAN']);
end $$;

-- Who had written a draft or a plan before the statement that asks, to those who write it too: a text is put in nobody else's name.
create or replace function access.author_before(given uuid) returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return coalesce(
    (select d.author_id from pedagogy.assessment_draft d where d.id = given and d.activity_id in (select access.own_activities(false))),
    (select d.author_id from pedagogy.written_assessment_draft d where d.id = given and d.activity_id in (select access.own_activities(false))),
    (select p.mentor_id from pedagogy.development_plan p where p.id = given and p.student_id in (select access.related_pupils('MENTOR'))
      and p.organisation_id in (select access.units('STAFF'))));
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
