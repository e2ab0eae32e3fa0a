-- Who is what, today

create view access.valid_enrolment as
select pupil_id, organisation_id, start_date, end_date from identity.enrolment
where not is_cancelled and access.counts(is_awaited, source_system_id);

create view access.current_enrolment as
select pupil_id, organisation_id from access.valid_enrolment where access.is_current(start_date, end_date);

create view access.current_membership as
select m.group_id, m.person_id from identity.group_membership m
join identity."group" g on g.id = m.group_id
where access.is_current(m.start_date, m.end_date) and access.is_current(g.start_date, g.end_date);

-- A pupil's membership ends with their enrolment at the group's unit, whether or not somebody has closed it. Who was never enrolled
-- there is a guest from another unit (as in mother tongue teaching), but no protected pupil is: they may have moved in secret.
create view access.pupil_membership as
select m.group_id, m.person_id from access.current_membership m
join identity."group" g on g.id = m.group_id
join identity.person p on p.id = m.person_id
where exists (
  select from access.current_enrolment e where e.pupil_id = m.person_id
    and (e.organisation_id = g.organisation_id or (p.security_marking = 'INGEN'
      and not exists (select from identity.enrolment f where f.pupil_id = m.person_id and f.organisation_id = g.organisation_id))));

-- The pupils of a group, and the groups of a pupil. `offset 0` keeps them look-ups: joined as a whole, the memberships of a whole
-- municipality would be read for the few of a viewer.
create or replace function access.pupils_in(in_group uuid) returns table (person_id uuid) language sql stable as $$
  select m.person_id from access.pupil_membership m where m.group_id = in_group offset 0
$$;

create or replace function access.groups_with(pupil uuid) returns table (group_id uuid) language sql stable as $$
  select m.group_id from access.pupil_membership m where m.person_id = pupil offset 0
$$;

-- Guardianship ends at 18 (föräldrabalken 9:1), on that very day; who was born on a leap day comes of age on 28 February.
create or replace function access.comes_of_age(birth_date date) returns date language sql immutable parallel safe
  return (birth_date + interval '18 years')::date;

-- A register may close a guardianship on the day it ends by age, or the day before: no reason that the pupil may not consent.
create or replace function access.closed_by_age(end_date date, of_age date) returns boolean language sql immutable parallel safe
  return end_date between of_age - 1 and of_age;

-- A guardianship that lasted until the pupil came of age, and that nothing else has ended.
create or replace function access.lasted_to_adulthood(relation_type text, start_date date, end_date date, of_age date) returns boolean
language sql stable parallel safe
  return relation_type = 'VARDNADSHAVARE' and of_age <= access.today() and start_date < of_age
    and (end_date is null or end_date >= access.today() or access.closed_by_age(end_date, of_age));

-- From 18 guardians reach the pupil with the pupil's consent only; other responsibilities end on their end date. A block lasts until
-- the school lifts it, custody or not: whom it keeps away must be known there.
create view access.current_responsible as
select r.id, r.pupil_id, r.person_id, r.is_blocked, r.relation_type from identity.responsible r
join identity.person p on p.id = r.pupil_id
where (access.is_current(r.start_date, r.end_date)
    and (r.relation_type <> 'VARDNADSHAVARE' or r.adult_consent or access.comes_of_age(p.birth_date) > access.today()))
  or (r.adult_consent and access.lasted_to_adulthood(r.relation_type, r.start_date, r.end_date, access.comes_of_age(p.birth_date)))
  or (r.is_blocked and r.start_date <= access.today());

create view access.taught_group as
select ag.group_id from access.my_duty d
join identity.activity_teacher t on t.duty_id = d.id and access.is_current(t.start_date, t.end_date)
join identity.activity a on a.id = t.activity_id and access.is_current(a.start_date, a.end_date)
join identity.activity_group ag on ag.activity_id = a.id
join identity."group" g on g.id = ag.group_id and access.is_current(g.start_date, g.end_date);

create view access.assigned_group as
select a.group_id, g.group_type, a.assignment_role_type, d.duty_role from access.my_duty d
join identity.assignment_role a on a.duty_id = d.id and access.is_current(a.start_date, a.end_date)
join identity."group" g on g.id = a.group_id and access.is_current(g.start_date, g.end_date);

create view access.class_list_group as
select m.group_id from access.pupil_membership m
join identity."group" g on g.id = m.group_id and g.group_type = 'KLASS'
join identity.unit_policy u on u.organisation_id = g.organisation_id and u.shows_class_lists
where m.person_id = access.viewer_person();

-- The relations. Those that do not reach a protected person are the ones that ask for the marking.

create view access.every_pupil_relation as
select access.viewer_person() as pupil_id, 'SELF' as relation where access.viewer_person() is not null
union all
select pupil_id, 'GUARDIAN' from access.current_responsible
where person_id = access.viewer_person() and relation_type = 'VARDNADSHAVARE' and not is_blocked
union all
select m.person_id, 'TEACHER' from access.taught_group t cross join lateral access.pupils_in(t.group_id) m
union all
select m.person_id, 'MENTOR' from access.assigned_group a cross join lateral access.pupils_in(a.group_id) m
where a.assignment_role_type = 'MENTOR'
union all
select m.person_id, 'CARE_STAFF' from access.assigned_group a cross join lateral access.pupils_in(a.group_id) m
where a.group_type = 'AVDELNING' and a.duty_role in ('FORSKOLLARARE', 'BARNSKOTARE', 'FRITIDSPEDAGOG')
  and a.assignment_role_type in ('FORSKOLLARARE', 'BARNSKOTARE', 'FRITIDSPEDAGOG')
union all
select e.pupil_id, 'PRINCIPAL' from access.held h
join access.current_enrolment e on e.organisation_id = h.organisation_id
where h.role = 'PRINCIPAL'
union all
select e.pupil_id, h.role from access.held h
join access.current_enrolment e on e.organisation_id = h.organisation_id
join identity.person p on p.id = e.pupil_id and p.security_marking = 'INGEN'
where h.role in ('PUPIL_HEALTH', 'UNIT_ADMIN')
union all
-- By the principal of one unit, and there: a protected pupil may have moved in secret.
select n.person_id, 'NAMED' from identity.named_person n
join access.current_enrolment e on e.pupil_id = n.person_id and e.organisation_id = coalesce(n.organisation_id, e.organisation_id)
where n.named_person_id = access.viewer_person() and access.is_current(n.start_date, n.end_date) and n.removed_at is null
union all
-- Asked first whether the viewer has any such reach: nobody else should have a whole authority looked through.
select e.pupil_id, case when access.viewer_client() is null then 'AUTHORITY_ADMIN' else 'CLIENT' end from access.current_enrolment e
join identity.person p on p.id = e.pupil_id and p.security_marking = 'INGEN'
where (select exists (select access.whole_units())) and e.organisation_id = any (array(select access.whole_units()))
  and (access.viewer_client() is null or not access.is_restricted(e.pupil_id));

-- Whom a blocked guardian must not find by way of another child, a list or their work: the child, those it lives with, and their other
-- children.
create view access.kept_from_viewer as
select b.pupil_id as person_id from identity.responsible b
where b.person_id = access.viewer_person() and b.is_blocked
union all
select family.person_id from identity.responsible b
join identity.responsible parent on parent.pupil_id = b.pupil_id and parent.person_id <> b.person_id
join identity.responsible child on child.person_id = parent.person_id
join identity.responsible other on other.pupil_id = child.pupil_id
cross join lateral (values (child.pupil_id), (other.person_id)) family(person_id)
where b.person_id = access.viewer_person() and b.is_blocked;

-- Each is asked once a statement: as part of what asks them they would be planned again for every relation. They run as whoever asks,
-- so that nobody is told by calling them whom they are kept from.
create or replace function access.pupils_kept_from_viewer() returns setof uuid
language plpgsql stable set search_path = '' as $$
begin
  return query select b.pupil_id from identity.responsible b where b.person_id = access.viewer_person() and b.is_blocked;
end $$;

create or replace function access.persons_kept_from_viewer() returns setof uuid
language plpgsql stable set search_path = '' as $$
begin
  return query select k.person_id from access.kept_from_viewer k;
end $$;

-- A blocked guardian does not reach the child by another way either, such as coming to work at the school, nor those the child lives with.
-- A block lasts until it is lifted, custody or not.
create view access.pupil_relation as
select r.pupil_id, r.relation from access.every_pupil_relation r
where r.relation = 'SELF' or (r.pupil_id <> all (array(select access.pupils_kept_from_viewer()))
  and (r.relation = 'GUARDIAN' or r.pupil_id <> all (array(select access.persons_kept_from_viewer()))));

-- What others may do for a pupil. A guardian gives no more than they have: what they gave ends with their guardianship. A blocked
-- person is no delegate, and a protected pupil has none.
create view access.my_delegation as
select d.id, d.pupil_id, d.acts from identity.delegation d
join identity.person self on self.civic_no = d.delegate_civic_no and self.id = access.viewer_person()
join identity.person p on p.id = d.pupil_id and p.security_marking = 'INGEN' and access.comes_of_age(p.birth_date) > access.today()
join access.current_enrolment e on e.pupil_id = d.pupil_id
where access.is_current(d.start_date, d.end_date) and d.revoked_at is null
  and (d.given_by_guardian_id is null or exists (select from access.current_responsible r
    where r.pupil_id = d.pupil_id and r.person_id = d.given_by_guardian_id and r.relation_type = 'VARDNADSHAVARE' and not r.is_blocked))
  and not exists (select from identity.responsible b
    where b.person_id = self.id and b.pupil_id = d.pupil_id and b.is_blocked);

-- Whether a relation to a pupil shows somebody responsible for them. It asks no table, so that it becomes part of what asks it.
create or replace function access.shows_responsible(relation text, is_viewer boolean, is_kept boolean, is_blocked boolean, marking text)
returns boolean language sql immutable parallel safe
  return is_viewer or (not (relation not in ('SELF', 'GUARDIAN') and is_kept)
    and (not is_blocked or relation in ('PRINCIPAL', 'UNIT_ADMIN'))
    and (marking = 'INGEN' or relation in ('TEACHER', 'MENTOR', 'CARE_STAFF', 'PRINCIPAL', 'NAMED')));

-- Who is responsible for a pupil, as far as a relation to the pupil shows it. `offset 0` keeps it a look-up for each pupil: joined
-- as a whole, everybody's guardians would be read for the few of a viewer.
create or replace function access.responsibles_of(pupil uuid, relation text) returns table (id uuid, person_id uuid) language sql stable as $$
  select c.id, c.person_id from access.current_responsible c
  join identity.person p on p.id = c.person_id
  where c.pupil_id = pupil and (relation <> 'CLIENT' or not access.is_restricted(c.person_id))
    and access.shows_responsible(relation, c.person_id is not distinct from access.viewer_person(),
      c.person_id = any (array(select access.persons_kept_from_viewer())), c.is_blocked, p.security_marking)
  offset 0
$$;

create view access.responsible_relation as
select r.id, pr.pupil_id, r.person_id, pr.relation
from access.pupil_relation pr cross join lateral access.responsibles_of(pr.pupil_id, pr.relation) r;

-- Contact lists, where the unit shows them: of the groups one is in, or one's child is, and of the groups of staff.
create view access.contact_list_group as
select g.id as group_id from identity."group" g
join identity.unit_policy u on u.organisation_id = g.organisation_id and u.shows_contact_lists
where g.group_type in ('KLASS', 'AVDELNING') and access.is_current(g.start_date, g.end_date) and g.id in (
  select m.group_id from access.pupil_membership m where m.person_id = access.viewer_person()
  union all
  select m.group_id from access.pupil_relation r cross join lateral access.groups_with(r.pupil_id) m where r.relation = 'GUARDIAN'
  union all
  select t.group_id from access.taught_group t
  union all
  select a.group_id from access.assigned_group a
  union all
  select own.id from access.held h join identity."group" own on own.organisation_id = h.organisation_id
  where h.role in ('PUPIL_HEALTH', 'UNIT_ADMIN', 'PRINCIPAL'));

-- Who stands on these lists, and with what: pupils who agreed to their name being there, and of their guardians those who did. Each
-- gives their own consent, field by field. Where anybody lives is taken out again by who asks, since a family is looked up as a whole.
create view access.listed as
select e.group_id, e.pupil_id, e.person_id, n.field
from (
  select m.group_id, m.person_id as pupil_id, m.person_id
  from access.contact_list_group l join access.pupil_membership m on m.group_id = l.group_id
  union all
  select m.group_id, m.person_id, r.person_id
  from access.contact_list_group l join access.pupil_membership m on m.group_id = l.group_id
  join access.current_responsible r on r.pupil_id = m.person_id and r.relation_type = 'VARDNADSHAVARE' and not r.is_blocked
) e
join identity.person pupil on pupil.id = e.pupil_id and pupil.security_marking = 'INGEN'
join identity.person p on p.id = e.person_id and p.security_marking = 'INGEN'
join identity.contact_list_consent listed on listed.person_id = e.pupil_id and listed.field = 'NAME'
join identity.contact_list_consent named on named.person_id = e.person_id and named.field = 'NAME'
join identity.contact_list_consent n on n.person_id = e.person_id
where not exists (select from access.kept_from_viewer k where k.person_id in (e.pupil_id, e.person_id));

-- Who has agreed to stand on a contact list that the viewer sees with their name, address and so on. Asked of every person that is
-- loaded, so it must cost nothing where no unit shows lists, and is remembered as in related_persons.
create or replace function access.listed_persons(consented text) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  name text := 'listed_' || lower(consented);
  persons uuid[] := access.remembered(name);
begin
  if persons is null then
    persons := '{}';
    if exists (select from identity.unit_policy u where u.shows_contact_lists) then
      persons := array(select distinct l.person_id from access.listed l where l.field = consented);
      if consented in ('PHONE_NUMBER', 'ADDRESS') then
        persons := array(select unnest(persons) except select access.sheltered_of(persons));
      end if;
    end if;
    persons := access.remember(name, persons);
  end if;
  return query select unnest(persons);
end $$;

-- Analysts see statistics and never a row about a person; client applications see what is granted to them by name.
create or replace function access.may_read_directory() returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return access.viewer_person() is not null
    and (exists (select from access.my_duty) or not exists (select from access.held where role = 'AUTHORITY_ANALYST'));
end $$;

-- The staff of today that anybody may know. Protected persons are few, with an index of their own: looked up among those, everybody
-- else need not be read.
create view access.directory_person as
select d.person_id from access.valid_duty d
where access.is_current(d.start_date, d.end_date)
  and not exists (select from identity.person p where p.id = d.person_id and p.security_marking <> 'INGEN');

create view access.other_relation as
select m.person_id, 'FELLOW' as relation from access.class_list_group c cross join lateral access.pupils_in(c.group_id) m
join identity.contact_list_consent n on n.person_id = m.person_id and n.field = 'NAME'
join identity.person p on p.id = m.person_id and p.security_marking = 'INGEN'
where m.person_id <> access.viewer_person()
union all
select d.person_id, 'DIRECTORY' from access.directory_person d where (select access.may_read_directory())
union all
select d.person_id, 'STAFF:PRINCIPAL' from access.held h
join access.valid_duty d on d.organisation_id = h.organisation_id and access.is_current(d.start_date, d.end_date)
where h.role = 'PRINCIPAL'
  and d.person_id <> all (array(select access.persons_kept_from_viewer()))
union all
select d.person_id, 'STAFF:UNIT_ADMIN' from access.held h
join access.valid_duty d on d.organisation_id = h.organisation_id and access.is_current(d.start_date, d.end_date)
join identity.person p on p.id = d.person_id and p.security_marking = 'INGEN'
where h.role = 'UNIT_ADMIN'
  and d.person_id <> all (array(select access.persons_kept_from_viewer()))
union all
select d.person_id, 'STAFF:CLIENT' from access.valid_duty d
join identity.person p on p.id = d.person_id and p.security_marking = 'INGEN'
where access.viewer_client() is not null and d.organisation_id = any (array(select access.whole_units()))
  and access.is_current(d.start_date, d.end_date) and not access.is_restricted(d.person_id)
union all
select l.id, 'LISTED' from access.listed_persons('NAME') l(id)
union all
select d.pupil_id, r.relation from access.my_delegation d
cross join lateral (select 'DELEGATE' union all select 'DELEGATE:' || a from unnest(d.acts) a) r(relation)
union all
-- Whoever has asked the authority for a right, also when nothing else is left of them there.
select r.person_id, 'REQUEST' from identity.data_subject_request r
join identity.person p on p.id = r.person_id and p.security_marking = 'INGEN'
where not r.is_protected and (r.state = 'RECEIVED'
    or (r.state = 'GRANTED' and r.decided_at > current_setting('skolgraf.now', true)::timestamptz - interval '30 days')) and access.viewer_person() is not null
  and r.organisation_id = any (array(select access.units('AUTHORITY_ADMIN')));

create view access.group_relation as
select group_id from access.pupil_membership where person_id = access.viewer_person()
union all
select m.group_id from access.current_membership m where m.person_id = access.viewer_person() and exists (select from access.my_duty)
union all
select m.group_id from access.pupil_relation r cross join lateral access.groups_with(r.pupil_id) m where r.relation = 'GUARDIAN'
union all
select group_id from access.taught_group
union all
select group_id from access.assigned_group
union all
-- The unit's own groups also when they have ended: who was in them is asked later.
select g.id from access.held h
join identity."group" g on g.organisation_id = h.organisation_id
where h.role in ('PUPIL_HEALTH', 'UNIT_ADMIN', 'PRINCIPAL');
