-- Who the viewer is related to, today. Applied as skolgraf_access whenever this file has changed.
-- The schema is dropped before, so that nothing of an earlier version stays.
-- Every function that reads tables is SECURITY DEFINER with a pinned search_path, and reads through views that only its owner may read.
-- plpgsql where a function is asked per row or per statement: it keeps its plan, SQL functions are planned at every call.

create or replace function access.viewer_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('skolgraf.viewer_id', true), '')::uuid;

create or replace function access.viewer_person() returns uuid language sql stable parallel safe
  return case current_setting('skolgraf.viewer_kind', true) when 'PERSON' then access.viewer_id() end;

create or replace function access.viewer_client() returns uuid language sql stable parallel safe
  return case current_setting('skolgraf.viewer_kind', true) when 'CLIENT' then access.viewer_id() end;

-- Not the subject of a token that no account belongs to yet.
create or replace function access.signed_in() returns boolean language sql stable parallel safe
  return access.viewer_id() is not null and current_setting('skolgraf.viewer_kind', true) <> 'SUBJECT';

-- The day of the request in Sweden, so that tests can travel in time.
create or replace function access.today() returns date language sql stable parallel safe
  return coalesce(nullif(current_setting('skolgraf.today', true), '')::date, (now() at time zone 'Europe/Stockholm')::date);

create or replace function access.is_current(start_date date, end_date date) returns boolean language sql stable parallel safe
  return start_date <= access.today() and (end_date is null or end_date >= access.today());

-- What the viewer is

create or replace function access.is_unmarked(person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from identity.person p where p.id = person and p.security_marking = 'INGEN');
end $$;

-- A place or a duty that somebody gave to a protected person by number is awaited: it counts once the person (of a child a guardian)
-- has confirmed it, or a source system has it too. Who is no longer protected waits for nobody.
create or replace function access.counts(is_awaited boolean, source_system_id uuid, person uuid) returns boolean language sql stable
  return not is_awaited or source_system_id is not null or access.is_unmarked(person);

create view access.valid_duty as
select id, person_id, organisation_id, duty_role, start_date, end_date from identity.duty
where access.counts(is_awaited, source_system_id, person_id);

create view access.my_duty as
select id, organisation_id, duty_role from access.valid_duty
where person_id = access.viewer_person() and access.is_current(start_date, end_date);

create view access.held as
select d.organisation_id, r.role, false as is_granted
from access.my_duty d
cross join lateral (values ('STAFF'), (case
  when d.duty_role = 'REKTOR' then 'PRINCIPAL'
  when d.duty_role = 'SKOLADMINISTRATOR' then 'UNIT_ADMIN'
  when d.duty_role in ('KURATOR', 'SPECIALLARARE_SPECIALPEDAGOG', 'SKOLPSYKOLOG') then 'PUPIL_HEALTH'
end)) r(role)
where r.role is not null
union all
select organisation_id, role, true from identity.role_grant
where person_id = access.viewer_person() and access.is_current(start_date, end_date) and revoked_at is null
union all
select g.organisation_id, g.role, true from identity.role_grant g
join identity.client_application c on c.id = g.client_application_id and c.is_active
where c.id = access.viewer_client() and access.is_current(g.start_date, g.end_date) and g.revoked_at is null;

-- A client application reads data about persons under a processor agreement in force, and no other. Of two, should there ever be,
-- the newer: the fields of one must not come together with the class of the other.
create view access.my_agreement as
select a.id, a.max_information_class from identity.processor_agreement a
join identity.client_application c on c.id = a.client_application_id and c.is_active
where c.id = access.viewer_client() and access.is_current(a.start_date, a.end_date) and a.ended_at is null
order by a.start_date desc, a.signed_at desc, a.id limit 1;

-- A granted role reaches everything below its organisation, a duty its own organisation only.
create or replace function access.units(variadic roles text[]) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    with recursive below(id) as (
      select h.organisation_id from access.held h where h.is_granted and h.role = any (roles)
      union
      select o.id from identity.organisation o join below b on o.parent_id = b.id
    )
    select id from below
    union
    select h.organisation_id from access.held h where not h.is_granted and h.role = any (roles);
end $$;

-- Whole authorities: those the viewer administers, or what is granted to a client application under an agreement in force.
create or replace function access.whole_units() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select access.units('AUTHORITY_ADMIN');
  if exists (select from access.my_agreement) then return query select access.units('CLIENT'); end if;
end $$;

create or replace function access.holds(role text) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from access.held h where h.role = holds.role);
end $$;

-- Processing that is restricted (GDPR article 18) goes on inside, and reaches no client application.
create or replace function access.is_restricted(person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from identity.processing_restriction r
    where r.person_id = person and access.is_current(r.start_date, r.end_date));
end $$;

-- Who is what, today

create view access.valid_enrolment as
select pupil_id, organisation_id, start_date, end_date from identity.enrolment
where not is_cancelled and access.counts(is_awaited, source_system_id, pupil_id);

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
select m.person_id, 'TEACHER' from access.taught_group t
join access.pupil_membership m on m.group_id = t.group_id
union all
select m.person_id, 'MENTOR' from access.assigned_group a
join access.pupil_membership m on m.group_id = a.group_id
where a.assignment_role_type = 'MENTOR'
union all
select m.person_id, 'CARE_STAFF' from access.assigned_group a
join access.pupil_membership m on m.group_id = a.group_id
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

-- A blocked guardian does not reach the child by another way either, such as coming to work at the school. A block lasts until it
-- is lifted, custody or not.
create view access.pupil_relation as
select r.pupil_id, r.relation from access.every_pupil_relation r
where r.relation = 'SELF' or not exists (
  select from identity.responsible b
  where b.person_id = access.viewer_person() and b.pupil_id = r.pupil_id and b.is_blocked);

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

-- Who is responsible for a pupil, as far as a relation to the pupil shows it. `offset 0` keeps it a look-up for each pupil: joined
-- as a whole, everybody's guardians would be read for the few of a viewer.
create or replace function access.responsibles_of(pupil uuid, relation text) returns table (id uuid, person_id uuid) language sql stable as $$
  select c.id, c.person_id from access.current_responsible c
  join identity.person p on p.id = c.person_id
  where c.pupil_id = pupil and (relation <> 'CLIENT' or not access.is_restricted(c.person_id)) and (c.person_id = access.viewer_person()
    or ((not c.is_blocked or relation in ('PRINCIPAL', 'UNIT_ADMIN'))
      and (p.security_marking = 'INGEN' or relation in ('TEACHER', 'MENTOR', 'CARE_STAFF', 'PRINCIPAL', 'NAMED'))))
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
  select m.group_id from access.pupil_relation r join access.pupil_membership m on m.person_id = r.pupil_id where r.relation = 'GUARDIAN'
  union all
  select t.group_id from access.taught_group t
  union all
  select a.group_id from access.assigned_group a
  union all
  select own.id from access.held h join identity."group" own on own.organisation_id = h.organisation_id
  where h.role in ('PUPIL_HEALTH', 'UNIT_ADMIN', 'PRINCIPAL'));

-- Whom a blocked guardian must not find on a list of another child: the child, those it lives with, and their other children.
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
  memo text := 'skolgraf.listed_' || lower(consented);
  persons uuid[] := nullif(current_setting(memo, true), '');
begin
  if persons is null then
    persons := '{}';
    if exists (select from identity.unit_policy u where u.shows_contact_lists) then
      persons := array(select distinct l.person_id from access.listed l where l.field = consented);
      if consented in ('PHONE_NUMBER', 'ADDRESS') then
        persons := array(select unnest(persons) except select access.sheltered_of(persons));
      end if;
    end if;
    if current_setting('transaction_read_only') = 'on' then perform set_config(memo, persons::text, true); end if;
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

create view access.other_relation as
select m.person_id, 'FELLOW' as relation from access.class_list_group c
join access.pupil_membership m on m.group_id = c.group_id
join identity.contact_list_consent n on n.person_id = m.person_id and n.field = 'NAME'
join identity.person p on p.id = m.person_id and p.security_marking = 'INGEN'
where m.person_id <> access.viewer_person()
union all
select d.person_id, 'DIRECTORY' from access.valid_duty d
join identity.person p on p.id = d.person_id and p.security_marking = 'INGEN'
where access.is_current(d.start_date, d.end_date) and (select access.may_read_directory())
union all
select d.person_id, 'STAFF:PRINCIPAL' from access.held h
join access.valid_duty d on d.organisation_id = h.organisation_id and access.is_current(d.start_date, d.end_date)
where h.role = 'PRINCIPAL'
union all
select d.person_id, 'STAFF:UNIT_ADMIN' from access.held h
join access.valid_duty d on d.organisation_id = h.organisation_id and access.is_current(d.start_date, d.end_date)
join identity.person p on p.id = d.person_id and p.security_marking = 'INGEN'
where h.role = 'UNIT_ADMIN'
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
select m.group_id from access.pupil_membership m
join access.pupil_relation r on r.pupil_id = m.person_id and r.relation = 'GUARDIAN'
union all
select group_id from access.taught_group
union all
select group_id from access.assigned_group
union all
-- The unit's own groups also when they have ended: who was in them is asked later.
select g.id from access.held h
join identity."group" g on g.organisation_id = h.organisation_id
where h.role in ('PUPIL_HEALTH', 'UNIT_ADMIN', 'PRINCIPAL');

-- What row policies and queries ask

create or replace function access.has_scope(scope text) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from identity.client_application c where c.id = access.viewer_client() and c.is_active and scope = any (c.scopes));
end $$;

create or replace function access.related_pupils(variadic relations text[]) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select distinct r.pupil_id from access.pupil_relation r where r.relation = any (relations);
end $$;

-- Asked by several statements of a request, and the same in all of them: a read-only transaction remembers it until it ends.
create or replace function access.related_persons(variadic relations text[]) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  memo text := 'skolgraf.related_' || md5(relations::text);
  persons uuid[] := nullif(current_setting(memo, true), '');
begin
  if persons is null then
    persons := array(
      with reach as materialized (
        select r.pupil_id, r.relation from access.pupil_relation r
        where r.relation = any (relations) or 'CHILD:' || r.relation = any (relations)
      )
      select r.pupil_id from reach r where r.relation = any (relations)
      union
      select o.person_id from access.other_relation o where o.relation = any (relations)
      union
      select c.person_id from reach r cross join lateral access.responsibles_of(r.pupil_id, r.relation) c
      where 'CHILD:' || r.relation = any (relations));
    if current_setting('transaction_read_only') = 'on' then perform set_config(memo, persons::text, true); end if;
  end if;
  return query select unnest(persons);
end $$;

-- Where a protected person lives must not be told, nor where their family does, for it is the same place: their children, those
-- responsible for these, and the other children of those. Whoever has been, counts. One's own home is one's own.
create or replace function access.sheltered_of(ids uuid[]) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  -- A few in a thousand, with an index of their own: so they are fetched first, and families looked up only where there are any.
  marked uuid[] := array(select p.id from identity.person p where p.security_marking <> 'INGEN');
begin
  return query
    select p.id from unnest(ids) p(id) where p.id = any (marked)
    union
    select child.id from (
      select r.person_id as id, r.pupil_id from identity.responsible r where r.person_id = any (ids)
      union all
      select r.pupil_id, r.pupil_id from identity.responsible r where r.pupil_id = any (ids)
    ) child
    join identity.responsible parent on parent.pupil_id = child.pupil_id
    join identity.responsible sibling on sibling.person_id = parent.person_id
    where child.id is distinct from access.viewer_person()
      and (child.pupil_id = any (marked) or parent.person_id = any (marked) or sibling.pupil_id = any (marked));
end $$;

create or replace function access.is_sheltered(person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from access.sheltered_of(array[person]));
end $$;

-- Every relation of the viewer to these persons: what field rules read, and the same as related_persons says.
create or replace function access.relations_of(ids uuid[]) returns table (person_id uuid, relation text)
language plpgsql stable security definer set search_path = '' as $$
declare
  pupils uuid[] := array(select r.pupil_id from identity.responsible r where r.person_id = any (ids));
begin
  return query
    select r.pupil_id, r.relation from access.pupil_relation r where r.pupil_id = any (ids)
    union
    select r.person_id, r.relation from access.other_relation r where r.person_id = any (ids)
    union
    select r.person_id, 'CHILD:' || r.relation from access.responsible_relation r
    where r.person_id = any (ids) and r.pupil_id = any (pupils);
end $$;

-- From 18 a pupil acts for themself, whoever may still see them.
create or replace function access.is_minor(person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from identity.person p where p.id = person and access.comes_of_age(p.birth_date) > access.today());
end $$;

-- For viewers who administer a whole authority, row by row instead of as one long list: the units below them are a short one.
create or replace function access.is_pupil_of(person uuid, units uuid[]) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from access.current_enrolment e where e.pupil_id = person and e.organisation_id = any (units))
    and access.is_unmarked(person)
    and (access.viewer_client() is null or not access.is_restricted(person))
    and not exists (select from identity.responsible b where b.person_id = access.viewer_person() and b.pupil_id = person
      and b.is_blocked);
end $$;

create or replace function access.is_responsible_of(responsible uuid, units uuid[]) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (
    select from identity.responsible given
    join access.current_responsible r on r.id = given.id and not r.is_blocked
    join identity.person p on p.id = r.person_id and p.security_marking = 'INGEN'
    where given.id = responsible and access.is_pupil_of(r.pupil_id, units)
      and (access.viewer_client() is null or not access.is_restricted(r.person_id)));
end $$;

create or replace function access.is_guardian_of(person uuid, units uuid[]) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from identity.responsible r where r.person_id = person and access.is_responsible_of(r.id, units));
end $$;

create or replace function access.is_staff_of(person uuid, units uuid[]) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return access.is_unmarked(person) and (access.viewer_client() is null or not access.is_restricted(person))
    and exists (select from access.valid_duty d
      where d.person_id = person and d.organisation_id = any (units) and access.is_current(d.start_date, d.end_date));
end $$;

create or replace function access.in_directory(person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from access.other_relation r where r.person_id = person and r.relation = 'DIRECTORY');
end $$;

create or replace function access.is_visible_duty(person uuid, unit uuid, start_date date, end_date date) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return access.is_current(start_date, end_date)
    and (access.in_directory(person) or exists (select from access.held h where h.role = 'PRINCIPAL' and h.organisation_id = unit));
end $$;

create or replace function access.related_responsibles(variadic relations text[]) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select distinct r.id from access.responsible_relation r where r.relation = any (relations);
end $$;

create or replace function access.related_groups() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select distinct r.group_id from access.group_relation r;
end $$;

create or replace function access.is_group_of(related uuid, units uuid[]) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from identity."group" g
    where g.id = related and g.organisation_id = any (units));
end $$;

create or replace function access.class_list_groups() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select c.group_id from access.class_list_group c;
end $$;

create or replace function access.contact_list_groups() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select l.group_id from access.contact_list_group l;
end $$;

-- The contact lists of these groups as far as the viewer sees them: what field rules read, and the same as listed_persons says.
create or replace function access.contact_list(groups uuid[]) returns table (group_id uuid, pupil_id uuid, person_id uuid, fields text[])
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    with list as materialized (select l.* from access.listed l where l.group_id = any (groups)),
    hidden as materialized (select access.sheltered_of(array(select distinct l.person_id from list l)) as id)
    select l.group_id, l.pupil_id, l.person_id, array_agg(distinct l.field) from list l
    where l.field not in ('PHONE_NUMBER', 'ADDRESS') or l.person_id not in (select h.id from hidden h)
    group by 1, 2, 3;
end $$;

create or replace function access.related_activities() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select g.activity_id from identity.activity_group g where g.group_id in (select access.related_groups())
    union
    select t.activity_id from access.my_duty d
    join identity.activity_teacher t on t.duty_id = d.id and access.is_current(t.start_date, t.end_date);
end $$;

create or replace function access.is_activity_of(related uuid, units uuid[]) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from identity.activity_group g where g.activity_id = related and access.is_group_of(g.group_id, units));
end $$;

-- Whether a member was a pupil of the group's unit on a day, or is none at all (staff, guests): who had left by then was no member,
-- whether or not somebody has closed the membership.
create or replace function access.is_pupil_on(person uuid, in_group uuid, day date) returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare
  unit uuid := (select g.organisation_id from identity."group" g where g.id = in_group);
begin
  return not exists (select from identity.enrolment e where e.pupil_id = person and e.organisation_id = unit)
    or exists (select from identity.enrolment e where e.pupil_id = person and e.organisation_id = unit and not e.is_cancelled
      and e.start_date <= day and (e.end_date is null or e.end_date >= day));
end $$;

-- Searching. Candidates are found by index, whoever asks, and then the row policies say which of them the viewer may see: a policy
-- would otherwise be asked about everybody. Protected persons are never candidates.
create or replace function access.found_by_name(words text[]) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select p.id from identity.person p
    where p.security_marking = 'INGEN' and p.name_search @@ to_tsquery('simple', array_to_string(array(select w || ':*' from unnest(words) w), ' & '));
end $$;

-- Only for those who may read the number itself: otherwise a search would tell whose it is.
create or replace function access.found_by_civic_no(number text) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  -- Relations are asked for also when there is nobody with the number: that it took no time would tell.
  return query
    select distinct r.person_id from access.relations_of(array(
      select p.id from identity.person p where p.civic_no = number and p.security_marking = 'INGEN')) r
    where r.relation in ('SELF', 'GUARDIAN', 'UNIT_ADMIN', 'PRINCIPAL', 'AUTHORITY_ADMIN', 'STAFF:UNIT_ADMIN', 'STAFF:PRINCIPAL',
      'CLIENT', 'STAFF:CLIENT');
end $$;

-- The units whose unpublished quality work the viewer may see, as each unit has decided.
create or replace function access.quality_units() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select h.organisation_id from access.held h
    left join identity.unit_policy u on u.organisation_id = h.organisation_id
    where h.role = 'PRINCIPAL' or (h.role = 'STAFF' and coalesce(u.quality_work_visible_to, 'STAFF') = 'STAFF');
end $$;

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
create or replace function access.duty_before(duty uuid, out last_day date, out was_awaited boolean)
language plpgsql stable security definer set search_path = '' as $$
begin
  select d.end_date, d.is_awaited into last_day, was_awaited from identity.duty d where d.id = duty;
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

-- Keeping the directory

-- Whether somebody is, or will be, a pupil or staff of a group's unit: nobody else is put into its groups.
create or replace function access.is_of_unit_of(person uuid, in_group uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare
  unit uuid := (select g.organisation_id from identity."group" g where g.id = in_group);
begin
  return exists (select from access.valid_enrolment e where e.pupil_id = person and e.organisation_id = unit
      and (e.end_date is null or e.end_date >= access.today()))
    or exists (select from access.valid_duty d where d.person_id = person and d.organisation_id = unit
      and (d.end_date is null or d.end_date >= access.today()));
end $$;

-- Whether an enrolment or a duty made here would bring those who lead the unit nearer to a protected person.
create or replace function access.must_be_awaited(person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return access.is_marked(person)
    and not exists (select from access.relations_of(array[person]) r where r.relation in ('PRINCIPAL', 'STAFF:PRINCIPAL'));
end $$;

-- Whom those who lead a unit may know of before the first day: nobody who is protected or of such a family, nor a child one is
-- blocked from.
create or replace function access.may_be_expected(pupil uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return not access.is_sheltered(pupil) and not exists (
    select from identity.responsible b where b.person_id = access.viewer_person() and b.pupil_id = pupil and b.is_blocked);
end $$;

-- Whose a number is, for those who enrol and employ: to link to somebody who is here already, and never to be told. Whoever gives a
-- number may enrol or employ its holder in the same transaction.
create or replace function access.person_by_civic_no(number text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
begin
  if not exists (select from access.units('PRINCIPAL', 'UNIT_ADMIN', 'AUTHORITY_ADMIN')) then return null; end if;
  perform set_config('skolgraf.given_civic_no', number, true);
  return (select p.id from identity.person p where p.civic_no = number);
end $$;

create or replace function access.is_given(person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from identity.person p
    where p.id = person and p.civic_no = nullif(current_setting('skolgraf.given_civic_no', true), ''));
end $$;

-- Nobody is enrolled or employed by their id alone: it is whom the viewer administers, or whose number they have.
create or replace function access.may_be_enrolled(pupil uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return access.is_given(pupil) or exists (select from access.relations_of(array[pupil]) r
    where r.relation ~ '^((STAFF|CHILD):)?(UNIT_ADMIN|PRINCIPAL|AUTHORITY_ADMIN)$');
end $$;

create or replace function access.may_be_employed(person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return access.in_directory(person) or access.may_be_enrolled(person);
end $$;

-- Whether somebody has a place at a unit the viewer leads on some of these days, seen or not: so that it is not given twice.
create or replace function access.is_enrolled(pupil uuid, unit uuid, type_of_school text, first_day date, last_day date) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from identity.enrolment e where e.pupil_id = pupil and e.organisation_id = unit
    and unit in (select access.units('PRINCIPAL', 'UNIT_ADMIN', 'AUTHORITY_ADMIN')) and e.school_type = type_of_school and not e.is_cancelled
    and e.start_date <= coalesce(last_day, 'infinity') and coalesce(e.end_date, 'infinity') >= first_day);
end $$;

-- Programs and source systems serve a whole school authority: who administers a part of it does not look after them.
create or replace function access.administers_authority() returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from access.held h join identity.organisation o on o.id = h.organisation_id
    where h.role = 'AUTHORITY_ADMIN' and o.organisation_type = 'HUVUDMAN');
end $$;

-- Accounts, sessions and invitations

create or replace function access.own_accounts() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select a.id from identity.account a where a.person_id = access.viewer_person();
end $$;

create or replace function access.own_delegations() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select d.id from access.my_delegation d;
end $$;

-- Whose accounts the viewer looks after. Those who administer an authority are asked about it by unit.
create or replace function access.managed_persons() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select access.related_persons('UNIT_ADMIN', 'PRINCIPAL', 'STAFF:UNIT_ADMIN', 'STAFF:PRINCIPAL', 'CHILD:UNIT_ADMIN',
    'CHILD:PRINCIPAL');
end $$;

-- As what the viewer looks after accounts: of those they are related to, of a unit they lead, and of whom the unit has ordered one for,
-- until it is used: before the first day nobody is related to whom they have employed.
create or replace function access.account_relations(ids uuid[]) returns table (account_id uuid, relation text)
language plpgsql stable security definer set search_path = '' as $$
declare
  persons uuid[] := array(select a.person_id from identity.account a where a.id = any (ids) and a.person_id is not null);
  own uuid[] := array(select access.units('AUTHORITY_ADMIN'));
begin
  return query
    select a.id, r.relation from identity.account a
    join access.relations_of(persons) r on r.person_id = a.person_id where a.id = any (ids)
    union
    select a.id, 'AUTHORITY_ADMIN' from identity.account a where a.id = any (ids) and own <> '{}' and access.is_staff_of(a.person_id, own)
    union
    select l.id, r.role from (
      select a.id, a.organisation_id from identity.account a where a.id = any (ids) and a.organisation_id is not null
      union all
      select a.id, o.organisation_id from identity.account a join identity.account_order o on o.account_id = a.id
      where a.id = any (ids) and a.issuer is null
    ) l
    cross join (values ('PRINCIPAL'), ('UNIT_ADMIN'), ('AUTHORITY_ADMIN')) r(role)
    where l.organisation_id = any (array(select access.units(r.role)));
end $$;

create or replace function access.manages_account(account uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from access.account_relations(array[account]) r where r.relation in ('UNIT_ADMIN', 'PRINCIPAL',
    'AUTHORITY_ADMIN', 'STAFF:UNIT_ADMIN', 'STAFF:PRINCIPAL', 'CHILD:UNIT_ADMIN', 'CHILD:PRINCIPAL', 'CHILD:AUTHORITY_ADMIN'));
end $$;

-- Whether the subject of a token has an account already, be it closed: who redeems an invitation cannot see that row.
create or replace function access.is_known_subject(token_issuer text, token_subject text) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from identity.account a where a.issuer = token_issuer and a.subject = token_subject);
end $$;

-- As what an account signs in, before a statement changes it: only who redeems an invitation may.
create or replace function access.account_subject(account uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select jsonb_build_array(a.issuer, a.subject) from identity.account a where a.id = account);
end $$;

-- Whether it is known who signs in to an account: a number has proved it, the school has confirmed it, or no person's data is reached.
create or replace function access.holder_is_confirmed(account uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select a.is_holder_confirmed from identity.account a where a.id = account);
end $$;

create or replace function access.is_provable_holder(person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return person is null or exists (select from identity.person p where p.id = person and access.is_provable(p.civic_no));
end $$;

-- Two pairs of eyes: whoever gave an invitation out does not confirm who came with it.
create or replace function access.has_invited(account uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from identity.account_invitation i
    where i.account_id = account and i.used_at is not null and i.issued_by_id = access.viewer_person());
end $$;

-- Whether somebody uses an account, for those who approve an order: then there is no second one.
create or replace function access.has_active_account(person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from access.units('AUTHORITY_ADMIN'))
    and exists (select from identity.account a where a.person_id = person and a.state = 'ACTIVE');
end $$;

create or replace function access.is_marked_number(number text) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from identity.person p where p.civic_no = number and p.security_marking <> 'INGEN');
end $$;

-- Whether an identity provider can vouch for a number: not for one that a school has made up (YYYYMMDDTFnn).
create or replace function access.is_provable(number text) returns boolean language sql immutable parallel safe
  return coalesce(number ~ '^[0-9]{12}$', false);

-- The account whose invitation the caller holds: they have set its hash for this transaction, and the number their provider vouches
-- for. Whoever passes an invitation on, or keeps it, must not become the holder: of a person with a number only that number does. Of one
-- without, or with the school's temporary one, no provider can tell, and the school has to confirm who has come.
create or replace function access.invited_accounts() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select i.account_id from identity.account_invitation i
    join identity.account a on a.id = i.account_id
    left join identity.person p on p.id = a.person_id
    where (not access.is_provable(p.civic_no) or p.civic_no = nullif(current_setting('skolgraf.subject_civic_no', true), ''))
      and i.token_hash = nullif(current_setting('skolgraf.invitation', true), '')
      and i.used_at is null and i.revoked_at is null and i.expires_at > current_setting('skolgraf.now', true)::timestamptz;
end $$;

-- What a person has an account for: an enrolment, a duty, a child who is enrolled, a role or a delegation, now or to come.
create or replace view access.entitlement as
select pupil_id as person_id, end_date from identity.enrolment where not is_cancelled
union all
select person_id, end_date from identity.duty
union all
select person_id, end_date from identity.role_grant where revoked_at is null and person_id is not null
union all
select r.person_id, least(e.end_date, case when r.adult_consent and r.relation_type = 'VARDNADSHAVARE'
    and access.closed_by_age(r.end_date, access.comes_of_age(p.birth_date)) then null else r.end_date end)
from identity.responsible r
join identity.person p on p.id = r.pupil_id
join identity.enrolment e on e.pupil_id = r.pupil_id and not e.is_cancelled
where not r.is_blocked
union all
-- Not by the child's enrolment: that the account ended would tell a blocked guardian that the child is gone.
select person_id, end_date from identity.responsible where is_blocked
union all
select p.id, d.end_date from identity.delegation d join identity.person p on p.civic_no = d.delegate_civic_no
where d.revoked_at is null
union all
select named_person_id, end_date from identity.named_person where removed_at is null;

-- The last day a person has an account for anything; infinity where no end is set, null where there is nothing (left).
create or replace function access.entitled_until(person uuid) returns date
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select max(coalesce(e.end_date, 'infinity'::date)) from access.entitlement e where e.person_id = person);
end $$;

-- Written for every caller, in the caller's own name and nobody else's: who has read what of whom.
create or replace function access.record_reads(at timestamptz, request_id text, assurance text, entries jsonb) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into identity.read_event (at, request_id, subject_id, field, viewer_id, viewer_kind, assurance, relations)
  select record_reads.at, record_reads.request_id, (e->>'subjectId')::uuid, e->>'field', access.viewer_id(),
    current_setting('skolgraf.viewer_kind', true), record_reads.assurance, array(select jsonb_array_elements_text(e->'relations'))
  from jsonb_array_elements(entries) e
  on conflict do nothing;
end $$;

-- Who has read something, in words for those it was about, also when they have left. Protected persons are not named, and nobody may
-- tell them from those who are gone.
create or replace function access.reader_names(ids uuid[]) returns table (id uuid, display_name text)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select p.id, p.given_name || ' ' || p.family_name from identity.person p
    where p.id = any (ids) and (p.security_marking = 'INGEN' or p.id = access.viewer_person())
    union all
    select c.id, c.display_name from identity.client_application c where c.id = any (ids)
    union all
    select o.id, o.display_name::text from identity.organisation o where o.id = any (ids);
end $$;

-- What a client application was to use what it read on a day for, as its processor agreement then said.
create or replace function access.purpose_of(client uuid, day date) returns text
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select a.purpose from identity.processor_agreement a where a.client_application_id = client and a.start_date <= day
    order by a.start_date desc, a.id limit 1);
end $$;

-- The rights of data subjects

-- Imports, the readers of the change feed and what is kept about a person as a whole: the roles that see every row.
create or replace function access.is_system() returns boolean language sql stable parallel safe
  return current_setting('role') ~ '^skolgraf_[a-z_]+_system$';

-- Who may have all that is kept about a person: asked as the viewer, before a transaction takes a role that sees every row.
create or replace function access.may_have_register(person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return access.viewer_person() is not null and exists (select from access.relations_of(array[person]) r
    where r.relation in ('SELF', 'GUARDIAN', 'AUTHORITY_ADMIN', 'REQUEST'));
end $$;

-- Who acted in office, by name: whoever has or had a duty or a role. Guardians and protected persons are not named.
create or replace function access.official_names(ids uuid[]) returns table (id uuid, display_name text)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select n.id, n.display_name from access.reader_names(ids) n
    where n.id = access.viewer_person()
      or exists (select from identity.duty d where d.person_id = n.id)
      or exists (select from identity.role_grant g where g.person_id = n.id)
      or not exists (select from identity.person p where p.id = n.id);
end $$;

create or replace function access.is_marked(person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from identity.person p where p.id = person and p.security_marking <> 'INGEN');
end $$;

-- Whether anything needs the person today: an enrolment, a duty, a child who is enrolled.
create or replace function access.is_needed(person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return coalesce(access.entitled_until(person) >= access.today(), false);
end $$;

-- Whether a child is kept from a person, or the family's whereabouts from everybody: what is known of the person at the child's
-- school would tell which school it is. Asked of the person whoever asks, unlike is_sheltered.
create or replace function access.has_hidden_child(person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from identity.responsible r where r.person_id = person and r.is_blocked)
    or exists (select from identity.person p where p.security_marking <> 'INGEN' and p.id in (
      select person
      union all select r.pupil_id from identity.responsible r where r.person_id = person
      union all select family.id from identity.responsible r
        join identity.responsible parent on parent.pupil_id = r.pupil_id
        join identity.responsible sibling on sibling.person_id = parent.person_id
        cross join lateral (values (parent.person_id), (sibling.pupil_id)) family(id)
        where r.person_id = person));
end $$;

-- Whether who did something, as what, would tell a person where a child is who is kept from them.
create or replace function access.tells_of_child(person uuid, relations text[]) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return not exists (select from unnest(relations) r(held) where r.held not like 'CHILD:%') and access.has_hidden_child(person);
end $$;

-- The school authorities of a person: above where they are or were enrolled or at work, or their children are who are not kept
-- from them.
create or replace function access.authorities_of(person uuid) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    with recursive above(id, parent_id, organisation_type) as (
      select o.id, o.parent_id, o.organisation_type from identity.organisation o where o.id in (
        select e.organisation_id from identity.enrolment e where e.pupil_id = person
        union select d.organisation_id from identity.duty d where d.person_id = person
        union select g.organisation_id from identity.role_grant g where g.person_id = person
        union select e.organisation_id from identity.responsible r join identity.enrolment e on e.pupil_id = r.pupil_id
          where r.person_id = person and not r.is_blocked and not access.is_sheltered(r.pupil_id))
      union
      select o.id, o.parent_id, o.organisation_type from identity.organisation o join above a on o.id = a.parent_id
    )
    select a.id from above a where a.organisation_type = 'HUVUDMAN';
end $$;

-- Who has no relation left, and since when.
create or replace function access.ended_persons() returns table (person_id uuid, ended_on date)
language plpgsql stable security definer set search_path = '' as $$
begin
  if not access.is_system() then return; end if;
  return query
    select p.id, coalesce(e.ended_on, p.modified_at::date) from identity.person p
    left join (select n.person_id, max(coalesce(n.end_date, 'infinity'::date)) as ended_on from access.entitlement n group by 1) e
      on e.person_id = p.id
    where coalesce(e.ended_on, p.modified_at::date) < access.today();
end $$;

-- The authorities of everybody's places, also those that are over; null where an organisation is of none.
create view access.place as
with recursive below(authority_id, id) as (
  select o.id, o.id from identity.organisation o where o.organisation_type = 'HUVUDMAN'
  union
  select b.authority_id, o.id from identity.organisation o join below b on o.parent_id = b.id
)
select distinct p.person_id, b.authority_id from (
  select e.pupil_id as person_id, e.organisation_id from identity.enrolment e
  union all select d.person_id, d.organisation_id from identity.duty d
  union all select g.person_id, g.organisation_id from identity.role_grant g where g.person_id is not null
  union all select m.person_id, g.organisation_id from identity.group_membership m join identity."group" g on g.id = m.group_id
  union all select r.person_id, e.organisation_id from identity.responsible r join identity.enrolment e on e.pupil_id = r.pupil_id
) p left join below b on b.id = p.organisation_id;

-- How long an authority has decided to keep a concept's rows about its persons. Of several authorities the one that keeps longest
-- decides, and one without a rule keeps as long as the default (null: kept); nobody where that is longer, or no authority has decided.
-- Of whom no place is left the default holds: no authority decides about another's.
create or replace function access.retention_of(concept text, default_months integer, persons uuid[] default null)
returns table (person_id uuid, is_kept boolean, months integer, rule_id uuid, ground text)
language plpgsql stable security definer set search_path = '' as $$
begin
  if not access.is_system() or not exists (select from identity.retention_rule r where r.concept = retention_of.concept) then
    return;
  end if;
  return query
    with placed as materialized (
      select p.person_id, p.authority_id from access.place p where persons is null or p.person_id = any (persons)
    ), ruled as (
      select p.person_id, r.id, r.action, r.months, r.ground, r.decision_reference,
        bool_or(r.id is null) over (partition by p.person_id) as has_default
      from placed p left join identity.retention_rule r on r.organisation_id = p.authority_id and r.concept = retention_of.concept
    )
    select distinct on (d.person_id) d.person_id, d.action = 'KEEP', d.months, d.id, d.ground || ' (' || d.decision_reference || ')'
    from ruled d
    where d.id is not null
      and (not d.has_default or (default_months is not null and (d.action = 'KEEP' or d.months > default_months)))
    order by d.person_id, d.months desc nulls first, d.id;
end $$;

-- Erasures that have been decided and ordered. An order holds for 30 days, and only while nothing else needs the person: who comes
-- back is not erased by an old one. What is kept of somebody who has been at several authorities goes when all of them have ordered it:
-- one is not the controller of another's records.
create or replace function access.ordered_erasures() returns table (request_id uuid, person_id uuid, ground text)
language plpgsql stable security definer set search_path = '' as $$
begin
  if not access.is_system() then return; end if;
  return query
    select r.id, r.person_id, r.ground from identity.data_subject_request r
    where r.kind = 'ERASURE' and r.state = 'CARRIED_OUT'
      and r.ordered_at > current_setting('skolgraf.now')::timestamptz - interval '30 days'
      and not access.is_needed(r.person_id)
      and not exists (select from access.place p where p.person_id = r.person_id and p.authority_id <> r.organisation_id
        and not exists (select from identity.data_subject_request o where o.person_id = r.person_id and o.organisation_id = p.authority_id
          and o.kind = 'ERASURE' and o.state = 'CARRIED_OUT'))
    order by r.id;
end $$;

-- Who asks

-- What the settings of the caller's transaction say of the one who asks, for the gateway's answer below.
create or replace function access.standing(out roles jsonb, out fields text[], out information_classes text[])
language plpgsql stable security definer set search_path = '' as $$
begin
  roles := (select coalesce(jsonb_agg(distinct jsonb_build_object('role', h.role, 'organisationId', h.organisation_id)), '[]') from access.held h);
  fields := array(select g.field from identity.field_grant g join access.my_agreement a on a.id = g.processor_agreement_id
    where g.revoked_at is null);
  information_classes := (select case a.max_information_class
    when 'PEDAGOGY' then array['PEDAGOGY']
    when 'PEDAGOGICAL_ADMINISTRATION' then array['PEDAGOGY', 'PEDAGOGICAL_ADMINISTRATION']
    when 'EXERCISE_OF_AUTHORITY' then array['PEDAGOGY', 'PEDAGOGICAL_ADMINISTRATION', 'EXERCISE_OF_AUTHORITY'] end
    from access.my_agreement a);
end $$;

-- Who a verified token belongs to, at an instant, and the session it is of. Settings are local to the caller's transaction.
create or replace function access.viewer_for(token_issuer text, token_subject text, day date, session_key text default null,
  seen_at timestamptz default now(), assurance text default 'LOW', authorized_party text default null)
returns table (kind text, id uuid, roles jsonb, scopes text[], fields text[], information_classes text[], locale text, session_id uuid,
  is_revoked boolean)
language plpgsql volatile security definer set search_path = '' as $$
declare
  owner record;
begin
  select a.id as account_id, a.person_id, a.client_application_id, a.organisation_id, c.scopes into owner from identity.account a
  left join identity.person p on p.id = a.person_id
  left join identity.client_application c on c.id = a.client_application_id
  where a.issuer = token_issuer and a.subject = token_subject and a.state = 'ACTIVE' and a.is_holder_confirmed and (a.end_date is null or a.end_date >= day)
    and coalesce(c.is_active, p.person_status <> 'AVLIDEN', true)
    and (a.person_id is null or access.entitled_until(a.person_id) >= day);
  if not found then return; end if;
  kind := case when owner.person_id is not null then 'PERSON' when owner.client_application_id is not null then 'CLIENT' else 'UNIT' end;
  id := coalesce(owner.person_id, owner.client_application_id, owner.organisation_id);
  scopes := coalesce(owner.scopes, '{}');
  locale := (select v.locale from identity.viewer_setting v where v.person_id = owner.person_id);
  is_revoked := false;
  -- Programs and shared accounts sign in as often as they like, and nobody could say which of these sign-ins is theirs.
  if session_key is not null and kind = 'PERSON' then
    insert into identity.session as s (id, account_id, session_key, assurance, authorized_party, first_seen_at, last_seen_at)
    values (gen_random_uuid(), owner.account_id, viewer_for.session_key, viewer_for.assurance, viewer_for.authorized_party, seen_at, seen_at)
    on conflict on constraint session_account_id_session_key_unique
    do update set last_seen_at = greatest(s.last_seen_at, excluded.last_seen_at), assurance = excluded.assurance
    returning s.id, s.revoked_at is not null into session_id, is_revoked;
  end if;
  perform set_config('skolgraf.viewer_id', id::text, true), set_config('skolgraf.viewer_kind', kind, true),
    set_config('skolgraf.today', day::text, true);
  select s.roles, s.fields, s.information_classes into roles, fields, information_classes from access.standing() s;
  return next;
end $$;

-- Whose an issued key is, by its hash.
create or replace function access.viewer_for_key(hash text, day date, at timestamptz)
returns table (kind text, id uuid, roles jsonb, scopes text[], fields text[], information_classes text[])
language plpgsql volatile security definer set search_path = '' as $$
begin
  select 'CLIENT', c.id, c.scopes into kind, id, scopes from identity.client_key k
  join identity.client_application c on c.id = k.client_application_id and c.is_active
  where k.key_hash = hash and k.revoked_at is null and k.expires_at > at;
  if id is null then return; end if;
  perform set_config('skolgraf.viewer_id', id::text, true), set_config('skolgraf.viewer_kind', kind, true),
    set_config('skolgraf.today', day::text, true);
  select s.roles, s.fields, s.information_classes into roles, fields, information_classes from access.standing() s;
  return next;
end $$;
