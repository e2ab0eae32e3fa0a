-- Surveys: who is asked, and how they answer without it being known what they answered

-- Who belongs to a unit today, and as what: its pupils, their guardians and its staff. A blocked guardian is none, nor is one of somebody
-- who is of age and has not consented.
create view access.survey_member as
select e.pupil_id as person_id, e.organisation_id, 'PUPIL' as audience, e.school_type, e.school_year from identity.enrolment e
where not e.is_cancelled and access.counts(e.is_awaited, e.source_system_id) and access.is_current(e.start_date, e.end_date)
union all
select r.person_id, e.organisation_id, 'GUARDIAN', e.school_type, e.school_year from access.current_responsible r
join identity.enrolment e on e.pupil_id = r.pupil_id and not e.is_cancelled and access.counts(e.is_awaited, e.source_system_id)
  and access.is_current(e.start_date, e.end_date)
where r.relation_type = 'VARDNADSHAVARE'
  and not exists (select from identity.responsible b where b.pupil_id = r.pupil_id and b.person_id = r.person_id and b.is_blocked)
union all
select d.person_id, d.organisation_id, 'STAFF', null, null from access.valid_duty d where access.is_current(d.start_date, d.end_date);

-- Whether a survey is put to somebody who belongs to a unit in this way.
create or replace function access.survey_suits(survey governance.survey, audience text, school_type text, school_year integer) returns boolean
language sql stable parallel safe
  return (survey).audience = audience and ((survey).school_types = '{}' or school_type = any ((survey).school_types))
    and ((survey).school_years = '{}' or school_year = any ((survey).school_years))
    and ((survey).breakdown = 'NONE' or school_year is not null);

-- What a survey asks of each of them, once of a unit: `cell` is the school year where answers are broken down by it.
create view access.survey_asked as
select s.id as survey_id, m.person_id, m.organisation_id, case s.breakdown when 'NONE' then -1 else max(m.school_year) end::smallint as cell
from governance.survey s
join access.survey_member m on access.survey_suits(s, m.audience, m.school_type, m.school_year)
group by s.id, m.person_id, m.organisation_id;

-- The surveys that are put to the viewer today, for each unit: of groups that were large enough when it was opened. In person alone: no
-- program, no account that is shared, nobody on another's behalf. Looked up from the viewer outwards.
create or replace function access.survey_invitations()
returns table (survey_id uuid, organisation_id uuid, cell smallint, is_answered boolean)
language plpgsql stable security definer set search_path = '' as $$
declare
  person uuid := access.viewer_person();
begin
  if person is null then return; end if;
  return query
    with mine as materialized (select m.* from access.survey_member m where m.person_id = person),
    asked as (
      select s.id, m.organisation_id, case s.breakdown when 'NONE' then -1 else max(m.school_year) end::smallint as cell,
        array_agg(g.cell) as cells
      from mine m
      join governance.survey_group g on g.organisation_id = m.organisation_id
      join governance.survey s on s.id = g.survey_id and s.state = 'OPEN' and access.today() between s.opens_on and s.closes_on
        and access.survey_suits(s, m.audience, m.school_type, m.school_year)
      group by s.id, m.organisation_id
    )
    select a.id, a.organisation_id, a.cell, exists (select from governance.survey_receipt r
      where r.survey_id = a.id and r.person_id = person and r.organisation_id = a.organisation_id)
    from asked a where a.cell = any (a.cells);
end $$;

create or replace function access.own_surveys() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select distinct i.survey_id from access.survey_invitations() i;
end $$;

-- Where the viewer works, and what is above it: what is asked there is no secret to the staff.
create or replace function access.surveyed_above() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select distinct a.id from access.my_duty d cross join lateral access.above(d.organisation_id) a;
end $$;

create or replace function access.is_survey_maker(organisation uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return access.viewer_person() is not null and organisation in (select access.units('PRINCIPAL', 'AUTHORITY_ADMIN'));
end $$;

-- The drafts the viewer may change.
create or replace function access.drafted_surveys() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select s.id from governance.survey s
    where s.state = 'DRAFT' and s.organisation_id = any (array(select access.units('PRINCIPAL', 'AUTHORITY_ADMIN')));
end $$;

-- Counts whom a draft would be put to, for its makers, and writes down the groups that are large enough; answers those that are not. Who
-- must not be found is not counted: a number that can be compared with a list would tell of them. They are asked as their group is.
-- Several surveys of a year cut a unit into parts, by who is asked in which of them, and one result less another tells of a part: where
-- this survey would cut off fewer than figures of a unit are told of, none of its groups there is asked.
create or replace function access.survey_audience(survey uuid) returns table (organisation_id uuid, display_name text, cell smallint)
language plpgsql volatile security definer set search_path = '' as $$
declare
  asking governance.survey;
  units uuid[];
  around uuid[];
  hidden uuid[];
begin
  -- Of two that are opened at once, the second looks at the first.
  perform pg_advisory_xact_lock(hashtextextended('survey audience', 0));
  select s.* into asking from governance.survey s where s.id = survey and s.state = 'DRAFT';
  if asking.id is null or not access.is_survey_maker(asking.organisation_id) then return; end if;
  units := array(
    with recursive below(id) as (
      select asking.organisation_id union select o.id from identity.organisation o join below b on o.parent_id = b.id)
    select o.id from identity.organisation o join below b on b.id = o.id where o.organisation_type = 'SKOLENHET');
  around := array(select distinct s.id from governance.survey s join governance.survey_group g on g.survey_id = s.id
    where s.audience = asking.audience and (s.state = 'OPEN' or s.closed_on > access.today() - 365) and g.organisation_id = any (units));
  hidden := array(select access.sheltered_of(array(
    select distinct a.person_id from access.survey_asked a
    where a.survey_id = any (asking.id || around) and a.organisation_id = any (units))));
  return query
    with asked as materialized (
      select a.survey_id, a.organisation_id, a.person_id, a.cell from access.survey_asked a
      where a.survey_id = any (asking.id || around) and a.organisation_id = any (units)
        and a.person_id <> all (hidden)
    ),
    counted as materialized (
      select a.organisation_id, a.cell, count(*)::integer as n from asked a where a.survey_id = asking.id group by 1, 2
    ),
    asked_before as (
      select a.organisation_id, a.person_id, array_agg((a.survey_id, a.cell)::text order by a.survey_id) as surveys
      from asked a join governance.survey_group g on g.survey_id = a.survey_id and g.organisation_id = a.organisation_id and g.cell = a.cell
      group by 1, 2
    ),
    asked_now as (
      select a.organisation_id, a.person_id, a.cell from asked a
      join counted c on c.organisation_id = a.organisation_id and c.cell = a.cell and c.n >= asking.minimum
      where a.survey_id = asking.id
    ),
    parts as (
      select coalesce(b.organisation_id, n.organisation_id) as unit, b.surveys, n.cell, count(*) as n
      from asked_before b full join asked_now n on n.organisation_id = b.organisation_id and n.person_id = b.person_id group by 1, 2, 3
    ),
    cut as (
      select p.*, count(*) over (partition by p.unit, p.surveys) as into_parts,
        count(p.surveys) filter (where p.cell is not null) over (partition by p.unit) as in_common
      from parts p
    ),
    apart as materialized (
      select c.unit from cut c
      where c.n < greatest(asking.minimum, 10) and case when c.surveys is null then c.in_common > 0 else c.into_parts > 1 end
    ),
    judged as materialized (
      select c.organisation_id, c.cell, c.n,
        c.n >= asking.minimum and c.organisation_id not in (select a.unit from apart a) as is_asked
      from counted c
    ),
    written as (
      insert into governance.survey_group (survey_id, organisation_id, cell, invited)
        select asking.id, j.organisation_id, j.cell, j.n from judged j where j.is_asked
    )
    select j.organisation_id, o.display_name::text, j.cell from judged j join identity.organisation o on o.id = j.organisation_id
    where not j.is_asked order by o.display_name, j.cell;
end $$;

-- Whoever answers or closes a survey waits for whoever does.
create or replace function access.lock_survey(survey uuid) returns void
language plpgsql volatile set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('survey ' || survey, 0));
end $$;

-- Answers a survey in the viewer's own name, once for each unit: null, or why not. What is answered lies in a box without a name and
-- without a time. What the two rows have in common, the transaction they came with and their place on the disk, is taken from it with
-- every tenth answer of a group: the ten are taken out and put back in an order that is drawn, under new ids.
create or replace function access.answer_survey(survey uuid, unit uuid, given smallint[]) returns text
language plpgsql volatile security definer set search_path = '' as $$
declare
  asked record;
  sizes integer[];
begin
  perform access.lock_survey(survey);
  select i.* into asked from access.survey_invitations() i where i.survey_id = survey and i.organisation_id = unit;
  if asked.survey_id is null then return 'NOT_INVITED'; end if;
  if asked.is_answered then return 'ALREADY_ANSWERED'; end if;
  sizes := array(select jsonb_array_length(q.options) from governance.survey_question q where q.survey_id = survey order by q.position);
  if coalesce(cardinality(given), 0) <> cardinality(sizes)
    or exists (select from unnest(given, sizes) a(option, size) where a.option is null or a.option < 0 or a.option >= a.size) then
    return 'ANSWER_INVALID';
  end if;
  insert into governance.survey_receipt (survey_id, person_id, organisation_id, closes_on)
    select s.id, access.viewer_person(), unit, s.closes_on from governance.survey s where s.id = survey;
  insert into governance.survey_box (id, survey_id, organisation_id, cell, answers, is_mixed)
    values (gen_random_uuid(), survey, unit, asked.cell, given, false);
  if (select count(*) from governance.survey_box b
      where b.survey_id = survey and b.organisation_id = unit and b.cell = asked.cell and not b.is_mixed) >= 10 then
    with gone as (
      delete from governance.survey_box b
      where b.survey_id = survey and b.organisation_id = unit and b.cell = asked.cell and not b.is_mixed
      returning b.answers
    )
    insert into governance.survey_box (id, survey_id, organisation_id, cell, answers, is_mixed)
      select gen_random_uuid(), survey, unit, asked.cell, g.answers, true from gone g order by random();
  end if;
  return null;
end $$;

-- Closes a survey: its answers are counted, and they and who gave some are gone. By its makers, or by the system when its time is out.
-- Of more answers than were counted when it was opened that many are drawn: one more than are in a list would tell of somebody hidden.
create or replace function access.close_survey(survey uuid) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform access.lock_survey(survey);
  if not exists (select from governance.survey s where s.id = survey and s.state = 'OPEN'
      and (access.is_survey_maker(s.organisation_id) or (access.is_system() and s.closes_on < access.today()))) then
    return false;
  end if;
  insert into governance.survey_count (survey_id, question_id, organisation_id, cell, option, n)
    select survey, q.id, b.organisation_id, b.cell, b.answers[q.position], count(*)
    from governance.survey_question q
    join (select d.*, row_number() over (partition by d.organisation_id, d.cell order by random()) as drawn
      from governance.survey_box d where d.survey_id = survey) b on b.survey_id = q.survey_id
    join governance.survey_group g on g.survey_id = b.survey_id and g.organisation_id = b.organisation_id and g.cell = b.cell
      and b.drawn <= g.invited
    where q.survey_id = survey group by q.id, b.organisation_id, b.cell, b.answers[q.position];
  delete from governance.survey_box b where b.survey_id = survey;
  delete from governance.survey_receipt r where r.survey_id = survey;
  update governance.survey s set state = 'CLOSED', closed_on = access.today(), version = s.version + 1 where s.id = survey;
  return true;
end $$;

-- The units a survey was put to and what is above them, up to where it was made, for the system: what its results are told of.
create or replace function access.survey_places(survey uuid) returns table (id uuid, parent_id uuid, display_name text)
language plpgsql stable security definer set search_path = '' as $$
declare
  top uuid := (select s.organisation_id from governance.survey s where s.id = survey);
begin
  if not access.is_system() then return; end if;
  return query
    with recursive up(id) as (
      select distinct g.organisation_id from governance.survey_group g where g.survey_id = survey
      union
      select o.parent_id from identity.organisation o join up u on u.id = o.id where o.id <> top and o.parent_id is not null
    )
    select o.id, case when o.id <> top then o.parent_id end, o.display_name::text
    from identity.organisation o join up u on u.id = o.id order by o.id;
end $$;
