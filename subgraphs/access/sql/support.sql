-- Who does what about support for pupils, and who may know of it

-- As what the viewer stands to pupils where they go to school today, and whether somebody else has to decide about them. Of nobody to
-- whom the viewer is nothing there.
create or replace function access.support_places(pupils uuid[])
returns table (pupil_id uuid, unit_id uuid, roles text[], is_kin boolean)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    with related as materialized (select r.pupil_id, array_agg(distinct r.relation) as relations from access.pupil_relation r
      where r.pupil_id = any (pupils) group by 1),
    place as materialized (select distinct e.pupil_id, e.organisation_id from access.current_enrolment e
      where e.pupil_id = any (pupils)),
    standing as (
      select p.pupil_id, p.organisation_id, array(
        select s.relation from (values ('PRINCIPAL', 'PRINCIPAL'), ('PUPIL_HEALTH', 'PUPIL_HEALTH'), ('MENTOR', 'STAFF'), ('TEACHER', 'STAFF'),
          ('CARE_STAFF', 'STAFF'), ('NAMED', 'STAFF')) s(relation, role)
        where s.relation = any (r.relations) and p.organisation_id in (select access.units(s.role))) as roles
      from place p join related r on r.pupil_id = p.pupil_id)
    select s.pupil_id, s.organisation_id, s.roles, access.is_kin(s.pupil_id) from standing s where s.roles <> '{}'
    order by s.pupil_id, s.organisation_id;
end $$;

-- Whether guardians and pupils see what is adapted at a unit: the nearest decision, else yes.
create or replace function access.shows_adaptations(unit uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return coalesce((select t.shows_adaptations from access.above(unit) a join pedagogy.teaching_policy t on t.organisation_id = a.id
    order by a.level limit 1), true);
end $$;

-- Whether guardians may read documents of a kind at a unit: as the authority above it has decided, else not.
create or replace function access.guardian_sees(unit uuid, kind text) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return coalesce((select kind = any (p.guardian_sees) from access.above(unit) a join pedagogy.support_policy p on p.organisation_id = a.id
    order by a.level limit 1), false);
end $$;

create or replace function access.is_authority(organisation uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from identity.organisation o where o.id = organisation and o.organisation_type = 'HUVUDMAN');
end $$;

-- The cases about special support that the viewer may know of, and by them every document in them: no policy looks into another table
-- of these. The principal of the unit, where the pupil goes today; those named today who work there and with the pupil today; nobody of
-- the pupil's family, whatever their work; at HIGH alone.
create or replace function access.seen_cases() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  self uuid := access.viewer_person();
  kin uuid[];
begin
  if self is null or not access.is_assured('HIGH') then return; end if;
  kin := array(select access.viewer_kin());
  return query
    select c.id from pedagogy.support_case c
    join access.current_enrolment e on e.pupil_id = c.student_id and e.organisation_id = c.organisation_id
    where c.organisation_id = any (array(select access.units('PRINCIPAL')))
      and c.student_id = any (array(select access.related_pupils('PRINCIPAL'))) and c.student_id <> all (kin)
    union
    select c.id from pedagogy.support_case_person n join pedagogy.support_case c on c.id = n.case_id
    join access.current_enrolment e on e.pupil_id = c.student_id and e.organisation_id = c.organisation_id
    where n.person_id = self and n.removed_at is null and access.is_current(n.start_date, n.end_date)
      and c.organisation_id = any (array(select access.units('STAFF')))
      and c.student_id = any (array(select access.related_pupils('TEACHER', 'MENTOR', 'PUPIL_HEALTH', 'CARE_STAFF', 'NAMED')))
      and c.student_id <> all (kin);
end $$;

-- What these were before the statement that asks, of what the viewer may know of: a case that is closed stays closed and nothing more is
-- written in it, an investigation that is concluded stands, and who was taken off is named anew or not at all.
create or replace function access.open_cases() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select c.id from pedagogy.support_case c where c.state <> 'CLOSED' and c.id in (select access.seen_cases());
end $$;

-- Whether a case may be in a state after the statement that asks: the one it was in, or what the last decision in it says; investigated where
-- an investigation is open in it; closed only where no programme is in force.
create or replace function access.case_may_become(of_case uuid, next_state text) returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare
  was text := (select c.state from pedagogy.support_case c where c.id = of_case and c.id in (select access.open_cases()));
  last_decision text := (select p.decision from pedagogy.action_programme p where p.case_id = of_case order by p.number desc limit 1);
begin
  return case
    when was is null then false
    when next_state = was then true
    when next_state = 'CLOSED' then was <> 'PROGRAMME'
    when next_state = 'INVESTIGATING' then was <> 'PROGRAMME'
      and exists (select from pedagogy.support_investigation i where i.case_id = of_case and i.concluded_on is null)
    when next_state = 'PROGRAMME' then last_decision is not distinct from 'ADOPT'
    when next_state = 'DECLINED' then was <> 'PROGRAMME' and last_decision is not distinct from 'DECLINE'
    else was = 'PROGRAMME' and last_decision is not distinct from 'END'
  end;
end $$;

create or replace function access.open_investigations() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select i.id from pedagogy.support_investigation i where i.concluded_on is null and i.case_id in (select access.open_cases());
end $$;

create or replace function access.standing_namings() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select n.id from pedagogy.support_case_person n where n.removed_at is null and n.case_id in (select access.seen_cases())
    union all
    select n.id from pedagogy.concern_report_person n where n.removed_at is null and n.report_id in (select access.seen_concerns());
end $$;

-- The same of decisions that have not been served, and of appeals without an outcome: each is written down once.
create or replace function access.unserved_programmes() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select p.id from pedagogy.action_programme p where p.served_on is null and p.case_id in (select access.seen_cases());
end $$;

create or replace function access.open_appeals() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select a.id from pedagogy.support_appeal a where a.outcome is null and a.case_id in (select access.seen_cases());
end $$;

-- When an adaptation ended, before the statement that asks; for those who may write about it.
create or replace function access.adaptation_end(adaptation uuid) returns date
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select a.end_date from pedagogy.extra_adaptation a
    where a.id = adaptation and a.student_id in (select access.related_pupils('TEACHER', 'MENTOR')));
end $$;

-- What was reported and led to a case that the viewer may know of.
create or replace function access.case_needs() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select n.need_id from pedagogy.support_case_need n where n.case_id in (select access.seen_cases());
end $$;

-- Whether the principal may name somebody on a case of a pupil at the unit: who works there and with the pupil, and is not of the family.
-- What they are to the pupil is asked anew whenever they read.
create or replace function access.may_be_named_on(person uuid, student uuid, unit uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare
  duties uuid[] := array(select d.id from access.valid_duty d
    where d.person_id = person and d.organisation_id = unit and access.is_current(d.start_date, d.end_date));
begin
  return exists (select from access.support_places(array[student]) p
      where p.unit_id = unit and 'PRINCIPAL' = any (p.roles) and not p.is_kin)
    and duties <> '{}' and person <> student
    and not exists (select from identity.responsible r where r.pupil_id = student and r.person_id = person)
    and (exists (select from access.valid_duty d
        where d.id = any (duties) and d.duty_role in ('KURATOR', 'SPECIALLARARE_SPECIALPEDAGOG', 'SKOLPSYKOLOG') and access.is_unmarked(student))
      or exists (select from identity.activity_teacher t
        join identity.activity a on a.id = t.activity_id and access.is_current(a.start_date, a.end_date)
        join identity.activity_group g on g.activity_id = a.id
        where t.duty_id = any (duties) and access.is_current(t.start_date, t.end_date)
          and g.group_id in (select m.group_id from access.groups_with(student) m))
      or exists (select from identity.assignment_role r join identity."group" g on g.id = r.group_id
        join access.valid_duty d on d.id = r.duty_id
        where r.duty_id = any (duties) and access.is_current(r.start_date, r.end_date)
          and r.group_id in (select m.group_id from access.groups_with(student) m)
          and (r.assignment_role_type = 'MENTOR' or (g.group_type = 'AVDELNING'
            and r.assignment_role_type in ('FORSKOLLARARE', 'BARNSKOTARE', 'FRITIDSPEDAGOG')
            and d.duty_role in ('FORSKOLLARARE', 'BARNSKOTARE', 'FRITIDSPEDAGOG'))))
      or exists (select from identity.named_person n where n.person_id = student and n.named_person_id = person
        and coalesce(n.organisation_id, unit) = unit and n.removed_at is null and access.is_current(n.start_date, n.end_date)));
end $$;

-- The fields that tell of special support: that one was read would tell that there is something to read. In one place, for the log of reads.
-- A read that is noted with `!` after its field is of something else that is hidden: a draft, notes, a message (subgraphs/shared/sensitive.ts).
create or replace function access.is_secret_field(field text) returns boolean language sql immutable parallel safe
  return field ~ ('!$|^((Support(Need|Case|CasePerson|Investigation|Entry|FollowUp|Appeal)|ActionProgramme(Draft)?|ConcernReport(Person)?'
    || '|DisclosureRequest)\.|Person\.(supportNeeds|supportCases|supportInvestigations|actionProgrammes|concernReports|disclosureRequests)$)');

-- Who has read what of special support of a pupil while a case was open, for the principal whose case it is: nobody else may look. An
-- event says of whom, not of which case: so of those alone who held an office at the unit that day, or who at home could read there what
-- had been decided in the case. What another unit's staff has read would tell of a case there.
create or replace function access.case_reads(of_case uuid, before timestamptz, before_request text, most integer)
returns table (at timestamptz, request_id text, viewer_id uuid, fields text[])
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select e.at, e.request_id, e.viewer_id, array_agg(e.field order by e.field)
    from pedagogy.support_case c
    join identity.read_event e on e.subject_id = c.student_id and e.at >= c.opened_at and access.is_secret_field(e.field)
      and e.field !~ '!$' and (c.closed_at is null or e.at <= c.closed_at)
    cross join lateral (values ((e.at at time zone 'Europe/Stockholm')::date)) d(day)
    where (exists (select from access.valid_duty o where o.person_id = e.viewer_id and o.organisation_id = c.organisation_id
          and d.day between o.start_date and coalesce(o.end_date, 'infinity'))
        or exists (select from access.above(c.organisation_id) a join identity.role_grant g on g.organisation_id = a.id
          where g.person_id = e.viewer_id and d.day between g.start_date and coalesce(g.end_date, 'infinity'))
        or ((e.viewer_id = c.student_id or exists (select from identity.responsible r
            where r.pupil_id = c.student_id and r.person_id = e.viewer_id))
          and ((e.field ~ 'ctionProgramme' and exists (select from pedagogy.action_programme p where p.case_id = c.id and p.decided_on <= d.day))
            or (e.field ~ 'upportInvestigation'
              and exists (select from pedagogy.support_investigation i where i.case_id = c.id and i.concluded_on <= d.day)))))
      and c.id = of_case and c.id in (select access.seen_cases()) and c.organisation_id in (select access.units('PRINCIPAL'))
      and (before is null or (e.at, e.request_id) < (before, before_request))
    group by 1, 2, 3 order by 1 desc, 2 desc limit most;
end $$;

-- The cases of which guardians, and pupils of age, read decided documents of a kind, as the authority has decided; what is decided,
-- the policies say. Nobody reads so what the cases themselves hold.
create or replace function access.shown_cases(kind text) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  pupils uuid[];
begin
  if not access.is_assured('SUBSTANTIAL') then return; end if;
  pupils := array(select access.related_pupils('GUARDIAN') union select access.adult_viewer());
  return query select c.id from pedagogy.support_case c
    where c.student_id = any (pupils) and access.guardian_sees(c.organisation_id, kind);
end $$;

-- Who is on a case, for those who are: its principal of today, and those who are named and may read it.
create or replace function access.is_on_case(person uuid, of_case uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return of_case in (select access.seen_cases()) and exists (
    select from pedagogy.support_case_person n where n.case_id = of_case and n.person_id = person and n.removed_at is null
      and access.is_current(n.start_date, n.end_date)
    union all
    select from pedagogy.support_case c join access.valid_duty d on d.organisation_id = c.organisation_id and d.person_id = person
      and d.duty_role = 'REKTOR' and access.is_current(d.start_date, d.end_date)
    where c.id = of_case);
end $$;

-- The reports of concern that the viewer may know of: as seen_cases, and those they have made themself for as long as they work with the
-- pupil there. Never for home, whatever an authority decides: who is reported may be who would read it.
create or replace function access.seen_concerns() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  self uuid := access.viewer_person();
  kin uuid[];
begin
  if self is null or not access.is_assured('HIGH') then return; end if;
  kin := array(select access.viewer_kin());
  return query
    select c.id from pedagogy.concern_report c
    join access.current_enrolment e on e.pupil_id = c.student_id and e.organisation_id = c.organisation_id
    where c.organisation_id = any (array(select access.units('PRINCIPAL')))
      and c.student_id = any (array(select access.related_pupils('PRINCIPAL'))) and c.student_id <> all (kin)
    union
    select c.id from pedagogy.concern_report c
    join access.current_enrolment e on e.pupil_id = c.student_id and e.organisation_id = c.organisation_id
    where (c.reported_by_id = self or exists (select from pedagogy.concern_report_person n where n.report_id = c.id and n.person_id = self
        and n.removed_at is null and access.is_current(n.start_date, n.end_date)))
      and c.organisation_id = any (array(select access.units('STAFF')))
      and c.student_id = any (array(select access.related_pupils('TEACHER', 'MENTOR', 'PUPIL_HEALTH', 'CARE_STAFF', 'NAMED')))
      and c.student_id <> all (kin);
end $$;
