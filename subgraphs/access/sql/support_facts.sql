-- Facts for statistics: who had support in a term, without whom and of which case; and how many there were at a unit on a day

-- Brings the facts about support of a term at some units in line with what was decided, and tells the change feed in no order that follows
-- anything. There is one for every pupil, whether or not they have support: that there is one tells nothing. Who gets a new one, see
-- access.tell_absence_facts.
create or replace function access.tell_support_facts(of_year text, of_semester text, units uuid[], upto timestamptz) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  facts integer;
  today date := (upto at time zone 'Europe/Stockholm')::date;
  span record := access.term_span(of_year, of_semester);
  until date := least(span.last_day, today);
begin
  if not access.is_system() or not access.may_tell_term(of_year, of_semester, today) then return 0; end if;
  perform set_config('skolgraf.today', today::text, true);
  perform pg_advisory_xact_lock(hashtextextended('support facts', 0));

  with told_before as materialized (
    select distinct f.organisation_id from pedagogy.support_fact f
    where f.organisation_id = any (units) and f.academic_year = of_year and f.semester = of_semester
  ), place as materialized (
    select p.*, 'SUPPORT ' || p.unit || ' ' || of_year || of_semester as occasion from access.term_places(of_year, of_semester, units) p
  ), supported as materialized (
    select a.student_id, a.organisation_id as unit, 'ADAPTATION' as kind from pedagogy.extra_adaptation a
    where a.organisation_id = any (units) and a.start_date <= until and coalesce(a.end_date, 'infinity') >= span.first_day
    union
    select i.student_id, i.organisation_id, 'INVESTIGATION' from pedagogy.support_investigation i
    join pedagogy.support_case c on c.id = i.case_id
    where i.organisation_id = any (units) and i.started_on <= until
      and coalesce(i.concluded_on, (c.closed_at at time zone 'Europe/Stockholm')::date, 'infinity') >= span.first_day
    union
    -- In force from the day it is decided until another decision in the case takes its place.
    select p.student_id, p.organisation_id, 'PROGRAMME' from pedagogy.action_programme p
    join pedagogy.support_case c on c.id = p.case_id
    where p.organisation_id = any (units) and p.decision = 'ADOPT' and p.decided_on <= until
      and coalesce((select min(n.decided_on) from pedagogy.action_programme n where n.case_id = p.case_id and n.number > p.number),
        (c.closed_at at time zone 'Europe/Stockholm')::date, 'infinity') >= span.first_day
  ), counted as materialized (
    select p.*, bool_or(s.kind = 'ADAPTATION') is true as adaptation, bool_or(s.kind = 'INVESTIGATION') is true as investigation,
      bool_or(s.kind = 'PROGRAMME') is true as programme
    from place p left join supported s on s.student_id = p.pupil_id and s.unit = p.unit and p.is_there
    group by p.pupil_id, p.unit, p.school_type, p.school_year, p.gender, p.is_there, p.is_here, p.occasion
  ), known as materialized (
    select m.person_id, m.occasion, m.fact_id from place p
    join pedagogy.support_fact_person m on m.person_id = p.pupil_id and m.occasion = p.occasion
  ), drawn as (
    insert into pedagogy.support_fact_person (person_id, occasion, fact_id)
      select c.pupil_id, c.occasion, gen_random_uuid() from counted c
      where c.is_there and (c.is_here or c.unit not in (select organisation_id from told_before))
        and not exists (select from known k where k.person_id = c.pupil_id and k.occasion = c.occasion)
      order by random()
    returning support_fact_person.person_id, support_fact_person.occasion, support_fact_person.fact_id
  ), written as (
    insert into pedagogy.support_fact as f (id, organisation_id, school_type, school_year, academic_year, semester, gender, is_counted,
        has_adaptation, has_investigation, has_programme)
      select k.fact_id, c.unit, c.school_type, c.school_year, of_year, of_semester, c.gender, c.is_there, c.adaptation, c.investigation,
        c.programme
      from counted c join (table known union all table drawn) k on k.person_id = c.pupil_id and k.occasion = c.occasion order by random()
    on conflict (id) do update set school_type = excluded.school_type, school_year = excluded.school_year, gender = excluded.gender,
      is_counted = excluded.is_counted, has_adaptation = excluded.has_adaptation, has_investigation = excluded.has_investigation,
      has_programme = excluded.has_programme
    where (f.school_type, f.school_year, f.gender, f.is_counted, f.has_adaptation, f.has_investigation, f.has_programme)
      is distinct from (excluded.school_type, excluded.school_year, excluded.gender, excluded.is_counted, excluded.has_adaptation,
        excluded.has_investigation, excluded.has_programme)
    returning f.id
  ), told as (
    insert into pedagogy.change (entity, entity_id, kind) select 'SupportFact', w.id, 'UPSERT' from written w order by random() returning 1
  ) select count(*) into facts from told;
  return facts;
end $$;

-- How many there were at each unit on a day: pupils by school type, and all of the unit (school_type '') with its staff. A pupil with two
-- places at a unit is one of all. How much of a full time somebody works is known nowhere, so staff are counted by head; a teacher is
-- licensed who had any licence that day.
create or replace function access.head_counts(on_day date)
returns table (organisation_id uuid, school_type text, pupils integer, staff integer, teachers integer, licensed_teachers integer)
language plpgsql stable security definer set search_path = '' as $$
begin
  if not access.is_system() then return; end if;
  return query
    with pupil as materialized (
      select distinct e.organisation_id, e.school_type, e.pupil_id from identity.enrolment e
      where not e.is_cancelled and access.counts(e.is_awaited, e.source_system_id)
        and e.start_date <= on_day and coalesce(e.end_date, 'infinity') >= on_day
    ), worker as materialized (
      select d.organisation_id, d.person_id, bool_or(d.duty_role in ('LARARE', 'FORSTELARARE', 'FORSKOLLARARE')) as is_teacher
      from access.valid_duty d where d.start_date <= on_day and coalesce(d.end_date, 'infinity') >= on_day group by 1, 2
    ), employed as (
      select w.organisation_id, count(*)::integer as staff, count(*) filter (where w.is_teacher)::integer as teachers,
        count(*) filter (where w.is_teacher and exists (select from administration.teacher_licence l where l.person_id = w.person_id
          and l.start_date <= on_day and coalesce(l.end_date, 'infinity') >= on_day))::integer as licensed
      from worker w group by 1
    ), of_unit as (select p.organisation_id, count(distinct p.pupil_id)::integer as pupils from pupil p group by 1)
    select p.organisation_id, p.school_type, count(*)::integer, 0, 0, 0 from pupil p group by 1, 2
    union all
    select coalesce(u.organisation_id, e.organisation_id), '', coalesce(u.pupils, 0), coalesce(e.staff, 0), coalesce(e.teachers, 0),
      coalesce(e.licensed, 0)
    from of_unit u full join employed e on e.organisation_id = u.organisation_id;
end $$;

-- Brings the counts of a day in line with the places and duties of that day, until a year after it, and tells the change feed.
create or replace function access.tell_staffing_facts(on_day date, today date) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  facts integer;
begin
  if not access.is_system() or not today between on_day and on_day + interval '1 year' then return 0; end if;
  with counted as (
    select * from access.head_counts(on_day)
    union all
    select f.organisation_id, f.school_type, 0, 0, 0, 0 from administration.staffing_fact f where f.taken_on = on_day
      and not exists (select from access.head_counts(on_day) h where h.organisation_id = f.organisation_id and h.school_type = f.school_type)
  ), written as (
    insert into administration.staffing_fact as f (id, organisation_id, school_type, taken_on, pupils, staff, teachers, licensed_teachers)
      select gen_random_uuid(), c.organisation_id, c.school_type, on_day, c.pupils, c.staff, c.teachers, c.licensed_teachers
      from counted c order by random()
    on conflict (organisation_id, school_type, taken_on) do update set pupils = excluded.pupils, staff = excluded.staff,
      teachers = excluded.teachers, licensed_teachers = excluded.licensed_teachers
    where (f.pupils, f.staff, f.teachers, f.licensed_teachers)
      is distinct from (excluded.pupils, excluded.staff, excluded.teachers, excluded.licensed_teachers)
    returning f.id
  ), told as (
    insert into administration.change (entity, entity_id, kind) select 'StaffingFact', w.id, 'UPSERT' from written w order by random()
    returning 1
  ) select count(*) into facts from told;
  return facts;
end $$;
