-- Custody and delegation

-- The guardians an adult pupil had the day before coming of age and has not consented to, for that pupil alone: whom they may
-- consent to. A name and nothing more, since consent has not been given; who is blocked or protected is not told of.
create or replace function access.former_guardians() returns table (id uuid, pupil_id uuid, display_name text)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select r.id, r.pupil_id, g.given_name || ' ' || g.family_name
    from identity.responsible r
    join identity.person p on p.id = r.pupil_id
    join identity.person g on g.id = r.person_id and g.security_marking = 'INGEN' and g.person_status <> 'AVLIDEN'
    where r.pupil_id = access.viewer_person() and not r.adult_consent
      and access.lasted_to_adulthood(r.relation_type, r.start_date, r.end_date, access.comes_of_age(p.birth_date))
      and not exists (select from identity.responsible b
        where b.pupil_id = r.pupil_id and b.person_id = r.person_id and b.is_blocked);
end $$;

-- The viewer, if they have come of age.
create or replace function access.adult_viewer() returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select p.id from identity.person p
    where p.id = access.viewer_person() and access.comes_of_age(p.birth_date) <= access.today());
end $$;

-- What a responsibility was before the statement that asks: the school may not give consent, nor the pupil lift a block.
create or replace function access.was_blocked(responsible uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select r.is_blocked from identity.responsible r where r.id = responsible);
end $$;

create or replace function access.had_consent(responsible uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select r.adult_consent from identity.responsible r where r.id = responsible);
end $$;

-- What a duty, an enrolment and an assignment were before the statement that asks: who leads a unit may bring an end forward, never put
-- it off, and only those it is about may confirm what is awaited.
create or replace function access.duty_before(duty uuid, out last_day date, out was_awaited boolean, out was_refused boolean)
language plpgsql stable security definer set search_path = '' as $$
begin
  select d.end_date, d.is_awaited, d.is_refused into last_day, was_awaited, was_refused from identity.duty d where d.id = duty;
end $$;

create or replace function access.enrolment_before(enrolment uuid, out last_day date, out was_cancelled boolean, out was_awaited boolean)
language plpgsql stable security definer set search_path = '' as $$
begin
  select e.end_date, e.is_cancelled, e.is_awaited into last_day, was_cancelled, was_awaited from identity.enrolment e where e.id = enrolment;
end $$;

create or replace function access.assignment_end(assignment uuid) returns date
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select a.end_date from identity.assignment_role a where a.id = assignment);
end $$;

create or replace function access.viewer_civic_no() returns text
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select p.civic_no from identity.person p where p.id = access.viewer_person());
end $$;

-- For whom the viewer is a delegate.
create or replace function access.delegated_pupils() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select d.pupil_id from access.my_delegation d;
end $$;

-- The class or section of these pupils. Not their teaching groups, which tell of language and support.
create or replace function access.delegated_memberships() returns table (id uuid, group_id uuid)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select m.id, m.group_id from identity.group_membership m
    join identity."group" g on g.id = m.group_id and g.group_type in ('KLASS', 'AVDELNING')
    where m.person_id in (select access.delegated_pupils()) and access.is_current(m.start_date, m.end_date)
      and exists (select from access.pupil_membership p where p.group_id = m.group_id and p.person_id = m.person_id);
end $$;
