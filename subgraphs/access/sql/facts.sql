-- Facts for statistics: what grades say of a unit, a year and a gender, and not of whom

-- Locked grades in force as facts have them: since when they are known, and where the pupil was enrolled that day. `occasion` is what
-- stays the same when a grade takes the place of another. Read by the function below and by nobody else.
create view access.told_grade as
select g.student_id, 'GRADE ' || g.syllabus_id || ' ' || g.year || g.semester || case when g.is_trial then ' TRIAL' else '' end as occasion,
  'TERM ' || g.organisation_id || ' ' || s.school_type || ' ' || g.year || g.semester as term,
  g.organisation_id, s.school_type, e.school_year, l.label as school_year_label, g.year, g.semester,
  case g.semester when 'HT' then g.year || '/' || right((g.year + 1)::text, 2) else (g.year - 1) || '/' || right(g.year::text, 2) end as academic_year,
  coalesce(p.sex, 'OKANT') as gender, g.is_final, g.is_trial, first.taken_on, first.is_told, g.syllabus_id,
  coalesce(s.course_code, s.subject_code) || coalesce('-' || s.language_code, '') || coalesce('-' || s.level, '') as syllabus_code,
  g.step_value, t.is_pass
from administration.grade g
join administration.syllabus s on s.id = g.syllabus_id
join administration.grade_step t on t.scale_id = g.scale_id and t.value = g.step_value
left join identity.person p on p.id = g.student_id
cross join lateral (
  select min((o.locked_at at time zone 'Europe/Stockholm')::date) as taken_on, bool_or(o.is_told) as is_told
  from administration.grade o where o.student_id = g.student_id and o.year = g.year and o.semester = g.semester
    and o.syllabus_id = g.syllabus_id and o.is_trial = g.is_trial
) first
left join lateral (
  select e.school_year from identity.enrolment e
  where e.pupil_id = g.student_id and e.organisation_id = g.organisation_id and e.school_type = s.school_type and not e.is_cancelled
    and e.start_date <= first.taken_on and coalesce(e.end_date, 'infinity') >= first.taken_on
  order by e.start_date desc, e.id limit 1
) e on true
left join administration.school_year_label l on l.school_type = s.school_type and l.number = e.school_year
  and l.start_date <= first.taken_on and coalesce(l.end_date, 'infinity') >= first.taken_on
where g.state = 'LOCKED';

-- Brings the facts about some pupils in line with their locked grades and tells the change feed, in no order that follows anything. By
-- the principal who has just decided about them, or by the system. Nobody is answered which facts are whose. What has been told of
-- somebody whom no fact is known to be about any more stays as it is.
create or replace function access.tell_facts(pupils uuid[], attainments jsonb) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  mine uuid[] := array(select p from unnest(pupils) p where access.is_system()
    or (p in (select access.related_pupils('PRINCIPAL')) and not access.is_kin(p)));
  terms integer;
  grades integer;
begin
  insert into administration.fact_person (person_id, occasion, fact_id)
    select student_id, occasion, gen_random_uuid() from (
      select g.student_id, g.occasion from access.told_grade g where g.student_id = any (mine) and not g.is_told
      union all
      select g.student_id, g.term from access.told_grade g where g.student_id = any (mine) and not g.is_trial
      group by g.student_id, g.term having not bool_or(g.is_told)
    ) new order by random()
    on conflict do nothing;

  with written as (
    insert into administration.grade_fact as f (id, organisation_id, school_type, school_year, school_year_label, academic_year, semester,
        gender, is_final, taken_on, syllabus_id, syllabus_code, step_value, is_pass, is_trial)
      select m.fact_id, g.organisation_id, g.school_type, g.school_year, g.school_year_label, g.academic_year, g.semester, g.gender,
        g.is_final, g.taken_on, g.syllabus_id, g.syllabus_code, g.step_value, g.is_pass, g.is_trial
      from access.told_grade g join administration.fact_person m on m.person_id = g.student_id and m.occasion = g.occasion
      where g.student_id = any (mine) order by random()
    on conflict (id) do update set organisation_id = excluded.organisation_id, school_type = excluded.school_type,
      school_year = excluded.school_year, school_year_label = excluded.school_year_label, gender = excluded.gender,
      is_final = excluded.is_final, taken_on = excluded.taken_on, step_value = excluded.step_value, is_pass = excluded.is_pass
    where (f.organisation_id, f.school_type, f.school_year, f.school_year_label, f.gender, f.is_final, f.taken_on, f.step_value, f.is_pass)
      is distinct from (excluded.organisation_id, excluded.school_type, excluded.school_year, excluded.school_year_label, excluded.gender,
        excluded.is_final, excluded.taken_on, excluded.step_value, excluded.is_pass)
    returning f.id
  ), told as (
    insert into administration.change (entity, entity_id, kind) select 'GradeFact', w.id, 'UPSERT' from written w order by random() returning 1
  ) select count(*) into grades from told;

  with term as (
    select g.student_id, g.term, g.organisation_id, g.school_type, g.academic_year, g.semester, g.gender, g.year, bool_or(g.is_final) as is_final,
      min(g.taken_on) as taken_on, (array_agg(g.school_year order by g.taken_on, g.occasion))[1] as school_year,
      (array_agg(g.school_year_label order by g.taken_on, g.occasion))[1] as school_year_label
    from access.told_grade g where g.student_id = any (mine) and not g.is_trial
    group by g.student_id, g.term, g.organisation_id, g.school_type, g.academic_year, g.semester, g.gender, g.year
  ), written as (
    insert into administration.attainment_fact as f (id, organisation_id, school_type, school_year, school_year_label, academic_year, semester,
        gender, is_final, taken_on, subjects_graded, subjects_passed, has_all_passed, merit_value, is_eligible_vocational)
      select m.fact_id, g.organisation_id, g.school_type, g.school_year, g.school_year_label, g.academic_year, g.semester, g.gender,
        g.is_final, g.taken_on, a."subjectsGraded", a."subjectsPassed", a."hasAllPassed", a."meritValue", a."isEligibleVocational"
      from term g join administration.fact_person m on m.person_id = g.student_id and m.occasion = g.term
      join jsonb_to_recordset(attainments) a("studentId" uuid, "organisationId" uuid, "schoolType" text, year integer, semester text,
          "subjectsGraded" integer, "subjectsPassed" integer, "hasAllPassed" boolean, "meritValue" double precision,
          "isEligibleVocational" boolean)
        on a."studentId" = g.student_id and a."organisationId" = g.organisation_id and a."schoolType" = g.school_type and a.year = g.year
          and a.semester = g.semester
      order by random()
    on conflict (id) do update set organisation_id = excluded.organisation_id, school_type = excluded.school_type,
      school_year = excluded.school_year, school_year_label = excluded.school_year_label, gender = excluded.gender,
      is_final = excluded.is_final, taken_on = excluded.taken_on, subjects_graded = excluded.subjects_graded,
      subjects_passed = excluded.subjects_passed, has_all_passed = excluded.has_all_passed, merit_value = excluded.merit_value,
      is_eligible_vocational = excluded.is_eligible_vocational
    where (f.organisation_id, f.school_type, f.school_year, f.school_year_label, f.gender, f.is_final, f.taken_on, f.subjects_graded,
        f.subjects_passed, f.has_all_passed, f.merit_value, f.is_eligible_vocational)
      is distinct from (excluded.organisation_id, excluded.school_type, excluded.school_year, excluded.school_year_label, excluded.gender,
        excluded.is_final, excluded.taken_on, excluded.subjects_graded, excluded.subjects_passed, excluded.has_all_passed,
        excluded.merit_value, excluded.is_eligible_vocational)
    returning f.id
  ), told as (
    insert into administration.change (entity, entity_id, kind) select 'AttainmentFact', w.id, 'UPSERT' from written w order by random()
    returning 1
  ) select count(*) into terms from told;

  update administration.grade set is_told = true where student_id = any (mine) and locked_at is not null and not is_told;
  return grades + terms;
end $$;
