-- Development talks: who leads them, whose talk is with whom, and what home books; and what is kept in portfolios

-- Whether somebody teaches, mentors or cares for a pupil today, and is not of their family. It runs as whoever asks, so that by calling it
-- nobody is told who teaches whom.
create or replace function access.talks_with(teacher uuid, student uuid) returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return teacher <> student
    and not exists (select from identity.responsible r where r.pupil_id = student and r.person_id = teacher)
    and exists (
      select from access.valid_duty d cross join lateral access.groups_with(student) m
      where d.person_id = teacher and access.is_current(d.start_date, d.end_date) and (
        exists (select from identity.assignment_role r where r.duty_id = d.id and r.group_id = m.group_id
          and access.is_current(r.start_date, r.end_date) and r.assignment_role_type in ('MENTOR', 'FORSKOLLARARE'))
        or exists (select from identity.activity_group g
          join identity.activity a on a.id = g.activity_id and access.is_current(a.start_date, a.end_date)
          join identity.activity_teacher t on t.activity_id = a.id and access.is_current(t.start_date, t.end_date)
          where g.group_id = m.group_id and t.duty_id = d.id)));
end $$;

-- The rounds of the viewer's own classes, and of the units they are principal of.
create or replace function access.led_talk_rounds() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  led uuid[] := array(select access.units('PRINCIPAL'));
  mentored uuid[] := array(select a.group_id from access.assigned_group a where a.assignment_role_type = 'MENTOR');
begin
  return query select r.id from pedagogy.talk_round r where r.organisation_id = any (led) or r.group_id = any (mentored);
end $$;

-- The rounds in which the viewer has talks, with pupils they teach, mentor or care for today.
create or replace function access.held_talk_rounds() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select distinct t.round_id from pedagogy.talk_responsibility t
    where t.teacher_id = access.viewer_person() and t.ended_at is null
      and t.student_id in (select access.related_pupils('TEACHER', 'MENTOR', 'CARE_STAFF'));
end $$;

-- Whether the viewer may hold a round of talks with a group: its mentor, and the principal of its unit.
create or replace function access.leads_talks_of(in_group uuid, unit uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from access.led_groups(array[in_group]) g
    where g.organisation_id = unit and (g.roles && array['PRINCIPAL', 'MENTOR']));
end $$;

-- Whether somebody may be the one to talk with a pupil: told to whoever leads the round, of pupils and teachers they see.
create or replace function access.may_hold_talk(in_round uuid, teacher uuid, student uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return in_round in (select access.led_talk_rounds())
    and student in (select access.related_pupils('MENTOR', 'PRINCIPAL'))
    and exists (select from pedagogy.talk_round r join access.groups_with(student) m on m.group_id = r.group_id where r.id = in_round)
    and (teacher = access.viewer_person() or teacher in (select access.related_persons('DIRECTORY', 'STAFF:PRINCIPAL')))
    and access.talks_with(teacher, student);
end $$;

-- With whom a pupil's talk is unless somebody decides otherwise: the viewer, where they are mentor of the group, else the first of its
-- mentors (in a preschool, of its preschool teachers).
create or replace function access.talk_teacher_for(in_round uuid, student uuid) returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select d.person_id from pedagogy.talk_round r
    join identity.assignment_role a on a.group_id = r.group_id and access.is_current(a.start_date, a.end_date)
      and a.assignment_role_type in ('MENTOR', 'FORSKOLLARARE')
    join access.valid_duty d on d.id = a.duty_id and access.is_current(d.start_date, d.end_date)
    where r.id = in_round and access.may_hold_talk(in_round, d.person_id, student)
    order by d.person_id = access.viewer_person() desc, a.start_date, d.person_id limit 1);
end $$;

-- Whether somebody has talks in a round that the viewer leads.
create or replace function access.has_talks(in_round uuid, teacher uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return in_round in (select access.led_talk_rounds())
    and exists (select from pedagogy.talk_responsibility t
      where t.round_id = in_round and t.teacher_id = teacher and t.ended_at is null);
end $$;

-- For whom the viewer books: a guardian until the pupil comes of age, the pupil from then on, and who has been given the act.
create or replace function access.talk_children() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select p.id from access.related_pupils('GUARDIAN') p(id) where access.is_minor(p.id)
    union
    select a.id from access.adult_viewer() a(id) where a.id is not null
    union
    select d.id from access.related_persons('DELEGATE:BOOK_DEVELOPMENT_TALK') d(id);
end $$;

-- The talks that home may book, or has booked: with the responsible teacher, once there are times to choose from.
create or replace function access.offered_talks()
returns table (id uuid, round_id uuid, student_id uuid, teacher_id uuid, is_booked boolean)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select t.id, t.round_id, t.student_id, t.teacher_id, b.is_booked
    from pedagogy.talk_responsibility t
    join pedagogy.talk_round r on r.id = t.round_id and r.state <> 'DRAFT'
    cross join lateral (select exists (select from pedagogy.talk_booking b
      where b.round_id = t.round_id and b.student_id = t.student_id and b.cancelled_at is null) as is_booked) b
    where t.student_id = any (array(select access.talk_children())) and t.ended_at is null
      and exists (select from pedagogy.talk_slot s
        where s.round_id = t.round_id and s.teacher_id = t.teacher_id and s.withdrawn_at is null)
      and (b.is_booked or access.talks_with(t.teacher_id, t.student_id));
end $$;

create or replace function access.offered_slots() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select s.id from access.offered_talks() o
    join pedagogy.talk_slot s on s.round_id = o.round_id and s.teacher_id = o.teacher_id and s.withdrawn_at is null;
end $$;

-- Which slots are taken, of those the viewer sees; never by whom.
create or replace function access.taken_slots(slots uuid[]) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  rounds uuid[] := array(select access.led_talk_rounds() union select access.held_talk_rounds());
begin
  return query
    select b.slot_id from pedagogy.talk_booking b
    where b.slot_id = any (slots) and b.cancelled_at is null
      and (b.round_id = any (rounds) or b.slot_id in (select access.offered_slots()));
end $$;

-- Whether home may book a slot for a child now. That the slot is free and the child has no other, the indexes of the bookings say.
create or replace function access.may_book_talk(slot uuid, student uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare
  moment timestamptz := current_setting('skolgraf.now', true)::timestamptz;
begin
  return exists (
    select from access.offered_talks() o
    join pedagogy.talk_slot s on s.round_id = o.round_id and s.teacher_id = o.teacher_id
    join pedagogy.talk_round r on r.id = o.round_id
    where s.id = slot and o.student_id = student and s.withdrawn_at is null and s.starts_at > moment
      and r.state = 'PUBLISHED' and r.bookable_from <= moment and moment < r.bookable_until
      and access.talks_with(o.teacher_id, o.student_id));
end $$;

-- What a booking was before the statement that asks: one that is cancelled stays so.
create or replace function access.is_open_booking(booking uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from pedagogy.talk_booking b where b.id = booking and b.cancelled_at is null
    and (b.teacher_id = access.viewer_person() or b.student_id in (select access.talk_children())));
end $$;

-- What a round and a time were before the statement that asks: a round goes from drawn up to published to closed and never back, and a
-- time that is withdrawn stays so.
create or replace function access.is_open_round(in_round uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from pedagogy.talk_round r where r.id = in_round and r.state <> 'CLOSED'
    and r.id in (select access.led_talk_rounds() union all select access.held_talk_rounds()));
end $$;

create or replace function access.may_become(in_round uuid, next_state text) returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare
  states text[] := '{DRAFT,PUBLISHED,CLOSED}';
begin
  return exists (select from pedagogy.talk_round r where r.id = in_round and r.id in (select access.led_talk_rounds())
    and array_position(states, next_state) > array_position(states, r.state));
end $$;

create or replace function access.is_open_slot(slot uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from pedagogy.talk_slot s where s.id = slot and s.withdrawn_at is null
    and (s.teacher_id = access.viewer_person() or s.round_id in (select access.led_talk_rounds())));
end $$;

-- Whether a child has no talk booked in a round: asked by those who lead it.
create or replace function access.is_unbooked(in_round uuid, student uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return in_round in (select access.led_talk_rounds()) and not exists (select from pedagogy.talk_booking b
    where b.round_id = in_round and b.student_id = student and b.cancelled_at is null);
end $$;

-- Of whom the viewer writes down talks: as mentor, or as the one the pupil's talks are with, which the latest round says: of two that are
-- booked from the same day, the one that is not closed. Nobody does of their own child.
create or replace function access.talk_pupils() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select p.id from access.related_pupils('MENTOR') p(id) where not access.is_kin(p.id)
    union
    select t.student_id from pedagogy.talk_responsibility t
    join pedagogy.talk_round r on r.id = t.round_id
    where t.teacher_id = access.viewer_person() and t.ended_at is null and not access.is_kin(t.student_id)
      and t.student_id in (select access.related_pupils('TEACHER', 'MENTOR', 'CARE_STAFF'))
      and not exists (select from pedagogy.talk_responsibility l join pedagogy.talk_round n on n.id = l.round_id
        where l.student_id = t.student_id and l.ended_at is null
          and (n.bookable_from, n.state <> 'CLOSED') > (r.bookable_from, r.state <> 'CLOSED'));
end $$;

-- Where pupils go today, for those who talk with them or come to the talk, each unit once. Who is in school there and in its after-school
-- care is a pupil of the school.
create or replace function access.talk_places(ids uuid[]) returns table (student_id uuid, organisation_id uuid, school_type text)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select e.pupil_id, e.organisation_id, (array_agg(e.school_type order by e.school_type = 'FTH', e.school_type))[1]
    from identity.enrolment e
    where e.pupil_id = any (ids) and not e.is_cancelled and access.counts(e.is_awaited, e.source_system_id)
      and access.is_current(e.start_date, e.end_date)
      and e.pupil_id in (select access.related_pupils('SELF', 'GUARDIAN', 'TEACHER', 'MENTOR', 'CARE_STAFF', 'PRINCIPAL'))
    group by 1, 2;
end $$;

-- Of whom the viewer reads them at work.
create or replace function access.talked_pupils() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select access.talk_pupils()
    union
    select p.id from access.related_pupils('PRINCIPAL') p(id) where p.id <> all (array(select access.viewer_kin()));
end $$;

-- What a talk and a preparation were before the statement that asks: what has been shared or handed in stays as it was.
create or replace function access.is_draft_talk(talk uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from pedagogy.development_talk t where t.id = talk and t.documentation_state = 'DRAFT'
    and t.student_id in (select access.talk_pupils()));
end $$;

create or replace function access.is_open_preparation(preparation uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from pedagogy.talk_preparation p
    where p.id = preparation and p.author_id = access.viewer_person() and p.submitted_at is null);
end $$;

-- Whether something is still in a portfolio, before the statement that asks: what has been taken away stays so.
create or replace function access.is_kept_entry(entry uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from pedagogy.portfolio_entry e where e.id = entry and e.withdrawn_at is null
    and e.student_id in (select access.related_pupils('SELF', 'TEACHER', 'MENTOR')));
end $$;
