-- Facts for statistics: what written assessments say of a unit, a subject, a year and a gender, and not of whom

-- What is published of a pupil in a subject and term, as facts have it: what stands, or of what was taken back only that it was; since when
-- it is known, and where the pupil was enrolled that day. `occasion` is what stays the same when one takes the place of another. Read by
-- the function below and by nobody else.
create view access.told_written as
select o.student_id, 'WRITTEN ' || o.syllabus_id || ' ' || o.academic_year || ' ' || o.semester as occasion,
  o.organisation_id, s.school_type, e.school_year, o.academic_year, o.semester, coalesce(p.sex, 'OKANT') as gender, o.syllabus_id,
  coalesce(s.course_code, s.subject_code) || coalesce('-' || s.language_code, '') || coalesce('-' || s.level, '') as syllabus_code,
  case when o.is_counted then l.scale_code end as level_scale, case when o.is_counted then l.value end as level_value,
  case when o.is_counted then l.is_reached end as is_reached, o.is_counted, first.taken_on, first.is_told
from (
  select distinct on (w.student_id, w.syllabus_id, w.academic_year, w.semester) w.student_id, w.organisation_id, w.syllabus_id,
    w.academic_year, w.semester, w.level_id, w.withdrawn_at is null and w.undone_at is null as is_counted
  from pedagogy.written_assessment w
  order by w.student_id, w.syllabus_id, w.academic_year, w.semester, w.withdrawn_at is null and w.undone_at is null desc,
    w.published_at desc, w.id
) o
join administration.syllabus s on s.id = o.syllabus_id
left join pedagogy.knowledge_level l on l.id = o.level_id
left join identity.person p on p.id = o.student_id
cross join lateral (
  select min((f.published_at at time zone 'Europe/Stockholm')::date) as taken_on, bool_or(f.is_told) as is_told
  from pedagogy.written_assessment f where f.student_id = o.student_id and f.syllabus_id = o.syllabus_id
    and f.academic_year = o.academic_year and f.semester = o.semester
) first
left join lateral (
  select e.school_year from identity.enrolment e
  where e.pupil_id = o.student_id and e.organisation_id = o.organisation_id and e.school_type = s.school_type and not e.is_cancelled
    and e.start_date <= first.taken_on and coalesce(e.end_date, 'infinity') >= first.taken_on
  order by e.start_date desc, e.id limit 1
) e on true;

-- Brings the facts about some pupils in line with what is published of them and tells the change feed, in no order that follows anything.
-- By who may publish of them or take back, or by the system; what it says comes of the rows alone. Nobody is answered which facts are
-- whose. What has been told of somebody whom no fact is known to be about any more stays as it is.
create or replace function access.tell_knowledge_facts(pupils uuid[]) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  kin uuid[] := array(select access.viewer_kin());
  related uuid[] := array(select access.related_pupils('TEACHER', 'MENTOR', 'PRINCIPAL'));
  mine uuid[] := array(select p from unnest(pupils) p where access.is_system()
    or (access.is_assured('SUBSTANTIAL') and p = any (related) and p <> all (kin)));
  facts integer;
begin
  insert into pedagogy.knowledge_fact_person (person_id, occasion, fact_id)
    select w.student_id, w.occasion, gen_random_uuid() from access.told_written w
    where w.student_id = any (mine) and w.is_counted and not w.is_told order by random()
    on conflict do nothing;

  with written as (
    insert into pedagogy.knowledge_fact as f (id, organisation_id, school_type, school_year, academic_year, semester, gender, syllabus_id,
        syllabus_code, level_scale, level_value, is_reached, is_counted, taken_on)
      select m.fact_id, w.organisation_id, w.school_type, w.school_year, w.academic_year, w.semester, w.gender, w.syllabus_id,
        w.syllabus_code, w.level_scale, w.level_value, w.is_reached, w.is_counted, w.taken_on
      from access.told_written w join pedagogy.knowledge_fact_person m on m.person_id = w.student_id and m.occasion = w.occasion
      where w.student_id = any (mine) order by random()
    on conflict (id) do update set organisation_id = excluded.organisation_id, school_type = excluded.school_type,
      school_year = excluded.school_year, gender = excluded.gender, level_scale = excluded.level_scale, level_value = excluded.level_value,
      is_reached = excluded.is_reached, is_counted = excluded.is_counted, taken_on = excluded.taken_on
    where (f.organisation_id, f.school_type, f.school_year, f.gender, f.level_scale, f.level_value, f.is_reached, f.is_counted, f.taken_on)
      is distinct from (excluded.organisation_id, excluded.school_type, excluded.school_year, excluded.gender, excluded.level_scale,
        excluded.level_value, excluded.is_reached, excluded.is_counted, excluded.taken_on)
    returning f.id
  ), told as (
    insert into pedagogy.change (entity, entity_id, kind) select 'KnowledgeFact', w.id, 'UPSERT' from written w order by random() returning 1
  ) select count(*) into facts from told;

  update pedagogy.written_assessment set is_told = true where student_id = any (mine) and not is_told;
  return facts;
end $$;
