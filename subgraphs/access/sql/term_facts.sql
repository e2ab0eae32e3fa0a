-- Facts for statistics of a whole term or a day: what pupils missed, who had support, how many there were. Told by the system alone, and
-- without whom.

-- A term's first and last day here: when it really begins and ends is each unit's own, and no lessons are outside it.
create or replace function access.term_span(academic_year text, semester text, out first_day date, out last_day date)
language sql immutable parallel safe as $$
  select make_date(y, case semester when 'HT' then 7 else 1 end, 1), make_date(y, case semester when 'HT' then 12 else 6 end,
    case semester when 'HT' then 31 else 30 end)
  from (select left(academic_year, 4)::integer + case semester when 'HT' then 0 else 1 end) o(y)
$$;

-- A term is told of until a year after its first day: while nothing of it is purged, and who the facts are about is known.
create or replace function access.may_tell_term(academic_year text, semester text, today date) returns boolean
language sql immutable parallel safe as $$
  select today between s.first_day and s.first_day + interval '1 year' from access.term_span(academic_year, semester) s
$$;

-- Where pupils went to school in a term, or (not is_there) have been said to go once: each once at a unit, as of the last place there.
-- Preschool and after-school care are no school. It runs as who calls it: a viewer who did could read nothing by it.
create or replace function access.term_places(academic_year text, semester text, units uuid[])
returns table (pupil_id uuid, unit uuid, school_type text, school_year integer, gender text, is_there boolean, is_here boolean)
language sql stable set search_path = '' as $$
  select distinct on (e.pupil_id, e.organisation_id) e.pupil_id, e.organisation_id, e.school_type, e.school_year,
    coalesce(p.sex, 'OKANT'), t.is_there, exists (select from access.current_enrolment c where c.pupil_id = e.pupil_id)
  from access.term_span(academic_year, semester) s
  join identity.enrolment e on e.organisation_id = any (units) and e.school_type not in ('FS', 'FTH', 'OPPFTH')
  join identity.person p on p.id = e.pupil_id
  cross join lateral (select not e.is_cancelled and access.counts(e.is_awaited, e.source_system_id)
    and e.start_date <= s.last_day and coalesce(e.end_date, 'infinity') >= s.first_day as is_there) t
  order by e.pupil_id, e.organisation_id, t.is_there desc, e.start_date desc, e.id
$$;

-- The units of a term, in no order that follows anything: of each at a time the facts are told.
create or replace function access.term_units(academic_year text, semester text) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  if not access.is_system() then return; end if;
  return query
    select e.organisation_id from access.term_span(academic_year, semester) s
    join identity.enrolment e on e.start_date <= s.last_day and coalesce(e.end_date, 'infinity') >= s.first_day
    group by 1 order by random();
end $$;

-- Valid absence by what it rests on, which is derived and never what somebody wrote: so much of a lesson as leave that was granted covers,
-- then so much as a reported absence does. It runs as who calls it.
create or replace function access.valid_absence(pupils uuid[], units uuid[], since timestamptz, until timestamptz)
returns table (pupil_id uuid, unit uuid, leave_minutes bigint, reported_minutes bigint)
language sql stable set search_path = '' as $$
  select v.student_id, v.organisation_id, sum(least(v.valid, v.leave)), sum(least(v.valid - least(v.valid, v.leave), v.reported))
  from (
    select a.student_id, a.organisation_id, a.valid_absence_minutes as valid,
      coalesce(ceil(sum(o.minutes) filter (where b.absence_type = 'BEVILJAD_LEDIGHET')), 0)::bigint as leave,
      coalesce(ceil(sum(o.minutes) filter (where b.absence_type <> 'BEVILJAD_LEDIGHET')), 0)::bigint as reported
    from administration.attendance a
    left join administration.student_exception x on x.calendar_event_id = a.calendar_event_id and x.student_id = a.student_id
    cross join lateral (select coalesce(x.starts_at, a.starts_at) as first) f
    cross join lateral (select tstzrange(f.first, f.first + make_interval(mins => a.lesson_minutes)) as span) l
    join administration.absence b on b.student_id = a.student_id and b.withdrawn_at is null
      and b.starts_at < upper(l.span) and b.starts_at > lower(l.span) - interval '25 hours' and b.ends_at > lower(l.span)
    cross join lateral (select extract(epoch from least(b.ends_at, upper(l.span)) - greatest(b.starts_at, lower(l.span))) / 60 as minutes) o
    where a.student_id = any (pupils) and a.organisation_id = any (units) and a.starts_at >= since and a.starts_at < until
      and a.valid_absence_minutes > 0
    group by a.calendar_event_id, a.student_id, a.starts_at, a.organisation_id, a.valid_absence_minutes
  ) v group by 1, 2
$$;

-- Brings the facts about absence of a term at some units in line with their rolls, and tells the change feed in no order that follows
-- anything. A new fact is drawn of whoever goes to school here, and of everybody when a unit's term is told of for the first time: who has
-- left and whom no fact is known to be about any more is not counted twice.
create or replace function access.tell_absence_facts(of_year text, of_semester text, units uuid[], upto timestamptz) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  facts integer;
  today date := (upto at time zone 'Europe/Stockholm')::date;
  span record := access.term_span(of_year, of_semester);
  persons uuid[]; places uuid[]; scopes integer[]; firsts date[]; lasts date[];
begin
  if not access.is_system() or not access.may_tell_term(of_year, of_semester, today) then return 0; end if;
  perform set_config('skolgraf.today', today::text, true);
  perform pg_advisory_xact_lock(hashtextextended('absence facts', 0));
  select array_agg(t.pupil_id), array_agg(t.unit), array_agg(row_number), array_agg(span.first_day), array_agg(span.last_day)
  into persons, places, scopes, firsts, lasts
  from (select p.*, row_number() over ()::integer from access.term_places(of_year, of_semester, units) p where p.is_there) t;

  with told_before as materialized (
    select distinct f.organisation_id from administration.absence_fact f
    where f.organisation_id = any (units) and f.academic_year = of_year and f.semester = of_semester
  ), place as materialized (
    select p.*, 'ABSENCE ' || p.unit || ' ' || of_year || of_semester as occasion from access.term_places(of_year, of_semester, units) p
  ), summed as materialized (
    select d.person_id as pupil_id, places[d.scope] as unit, d.offered_minutes as offered, d.valid_minutes as valid, d.invalid_minutes as invalid,
      d.offered_minutes - d.reported_minutes as unregistered
    from access.absence_by_day(scopes, persons, places, firsts, lasts, upto, false) d
  ), counted as materialized (
    select p.*, coalesce(s.offered, 0) as offered, coalesce(s.invalid, 0) as invalid, coalesce(v.leave_minutes, 0) as leave,
      coalesce(v.reported_minutes, 0) as reported, coalesce(s.valid, 0) - coalesce(v.leave_minutes + v.reported_minutes, 0) as other,
      coalesce(s.unregistered, 0) as unregistered
    from place p
    left join summed s on s.pupil_id = p.pupil_id and s.unit = p.unit and p.is_there
    left join access.valid_absence(persons, units, span.first_day::timestamp at time zone 'Europe/Stockholm',
        least(upto, (span.last_day + 1)::timestamp at time zone 'Europe/Stockholm')) v
      on v.pupil_id = p.pupil_id and v.unit = p.unit and s.pupil_id is not null
  ), known as materialized (
    select m.person_id, m.occasion, m.fact_id from place p
    join administration.fact_person m on m.person_id = p.pupil_id and m.occasion = p.occasion
  ), drawn as (
    insert into administration.fact_person (person_id, occasion, fact_id)
      select c.pupil_id, c.occasion, gen_random_uuid() from counted c
      where c.offered > 0 and (c.is_here or c.unit not in (select organisation_id from told_before))
        and not exists (select from known k where k.person_id = c.pupil_id and k.occasion = c.occasion)
      order by random()
    returning fact_person.person_id, fact_person.occasion, fact_person.fact_id
  ), written as (
    insert into administration.absence_fact as f (id, organisation_id, school_type, school_year, academic_year, semester, gender,
        offered_minutes, invalid_minutes, leave_minutes, reported_minutes, other_valid_minutes, unregistered_minutes)
      select k.fact_id, c.unit, c.school_type, c.school_year, of_year, of_semester, c.gender, c.offered, c.invalid, c.leave, c.reported,
        c.other, c.unregistered
      from counted c join (table known union all table drawn) k on k.person_id = c.pupil_id and k.occasion = c.occasion order by random()
    on conflict (id) do update set school_type = excluded.school_type, school_year = excluded.school_year, gender = excluded.gender,
      offered_minutes = excluded.offered_minutes, invalid_minutes = excluded.invalid_minutes, leave_minutes = excluded.leave_minutes,
      reported_minutes = excluded.reported_minutes, other_valid_minutes = excluded.other_valid_minutes,
      unregistered_minutes = excluded.unregistered_minutes
    where (f.school_type, f.school_year, f.gender, f.offered_minutes, f.invalid_minutes, f.leave_minutes, f.reported_minutes,
        f.other_valid_minutes, f.unregistered_minutes)
      is distinct from (excluded.school_type, excluded.school_year, excluded.gender, excluded.offered_minutes, excluded.invalid_minutes,
        excluded.leave_minutes, excluded.reported_minutes, excluded.other_valid_minutes, excluded.unregistered_minutes)
    returning f.id
  ), told as (
    insert into administration.change (entity, entity_id, kind) select 'AbsenceFact', w.id, 'UPSERT' from written w order by random()
    returning 1
  ) select count(*) into facts from told;
  return facts;
end $$;
