-- Places and fees: who is in which queue, and which household pays for whom

-- The school authority above a unit.
create or replace function access.authority_of(unit uuid) returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select a.id from access.above(unit) a join identity.organisation o on o.id = a.id and o.organisation_type = 'HUVUDMAN'
    order by a.level limit 1);
end $$;

-- Units that can be applied to. Organisations are public.
create or replace function access.place_units(ids uuid[]) returns table (id uuid, authority_id uuid, school_types text[])
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select o.id, access.authority_of(o.id), o.school_types from identity.organisation o
    where o.id = any (ids) and o.organisation_type = 'SKOLENHET' and access.is_current(o.start_date, o.end_date) and access.signed_in();
end $$;

create or replace function access.has_ward() returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from access.pupil_relation r where r.relation = 'GUARDIAN' and access.is_minor(r.pupil_id));
end $$;

-- Whether the viewer, a guardian of the child, has another child at the unit. The other guardian's other children are not told of, nor
-- protected ones.
create or replace function access.has_sibling_at(child uuid, unit uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from access.pupil_relation r
    join access.current_enrolment e on e.pupil_id = r.pupil_id and e.organisation_id = unit
    join identity.person p on p.id = r.pupil_id and p.security_marking = 'INGEN'
    where r.relation = 'GUARDIAN' and r.pupil_id <> child)
    and exists (select from access.pupil_relation r where r.pupil_id = child and r.relation = 'GUARDIAN');
end $$;

-- Queues. Of a sheltered child nothing is in any queue, nor counted in anybody's place there: where it applies is where it will be.

-- What stands in the queues of the units the viewer leads, or has had an offer from them.
create or replace function access.queued_for_viewer() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  units uuid[] := array(select access.units('PRINCIPAL', 'UNIT_ADMIN'));
begin
  return query
    with asked as materialized (
      select a.id, a.child_id from administration.place_choice c join administration.place_application a on a.id = c.application_id
      where c.organisation_id = any (units) and (a.state = 'QUEUED'
        or exists (select from administration.place_offer o where o.application_id = a.id and o.organisation_id = any (units)))
    ),
    hidden as materialized (select access.sheltered_of(array(select q.child_id from asked q)) as id)
    select q.id from asked q where q.child_id not in (select h.id from hidden h)
      and not exists (select from access.kept_from_viewer k where k.person_id = q.child_id);
end $$;

-- The units that applications ask for and the viewer leads, where they stand in their queues.
create or replace function access.led_choices(applications uuid[]) returns table (application_id uuid, organisation_id uuid)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select c.application_id, c.organisation_id from administration.place_choice c where c.application_id = any (applications)
      and c.organisation_id in (select access.units('PRINCIPAL', 'UNIT_ADMIN'))
      and c.application_id in (select access.queued_for_viewer());
end $$;

-- The criteria that hold on a day.
create or replace function access.queue_criteria(authority uuid, of_type text, day date) returns text[]
language plpgsql stable security definer set search_path = '' as $$
begin
  return coalesce((select r.criteria from administration.queue_rule r
    where r.authority_id = authority and r.school_type = of_type and r.start_date <= day order by r.start_date desc limit 1),
    array['QUEUED_ON', 'BIRTH_DATE']);
end $$;

-- What a queue is ordered by: queueKey in queue_rule.rules.ts is the same, and a test compares them.
create or replace function access.queue_key(criteria text[], has_sibling boolean, choice_rank integer, queued_on date, birth_date date,
  start_date date, application uuid) returns text
language sql stable as $$
  select string_agg(case c.name
      when 'HAS_SIBLING' then case when has_sibling then '0' else '1' end
      when 'CHOICE_RANK' then choice_rank::text
      when 'QUEUED_ON' then to_char(queued_on, 'YYYY-MM-DD')
      when 'BIRTH_DATE' then coalesce(to_char(birth_date, 'YYYY-MM-DD'), '9999-12-31')
      when 'START_DATE' then to_char(start_date, 'YYYY-MM-DD')
    end, '|' order by c.n) || '|' || application::text
  from unnest(criteria) with ordinality c(name, n)
$$;

-- The queue of units the viewer leads, in order, with the name of each child: it goes to no unit of theirs yet.
create or replace function access.place_queue(of_units uuid[], of_type text)
returns table (organisation_id uuid, application_id uuid, child_name text, choice_rank integer, has_sibling boolean, queue_key text)
language plpgsql stable security definer set search_path = '' as $$
declare
  open uuid[] := array(select access.queued_for_viewer());
begin
  return query
    select c.organisation_id, a.id, p.given_name || ' ' || p.family_name, c.choice_rank, c.has_sibling,
      access.queue_key(access.queue_criteria(a.authority_id, a.school_type, access.today()), c.has_sibling, c.choice_rank, a.queued_on,
        p.birth_date, a.start_date, a.id) collate "C"
    from administration.place_choice c
    join administration.place_application a on a.id = c.application_id and a.state = 'QUEUED' and a.school_type = of_type
    join identity.person p on p.id = a.child_id
    where c.organisation_id = any (of_units) and c.organisation_id in (select access.units('PRINCIPAL', 'UNIT_ADMIN'))
      and a.id = any (open);
end $$;

-- Between which places of a queue an application is, to the child's guardians: in steps of five, and as the others stood on the first of
-- the month. An exact place, or one that changes the day a neighbour applies, would tell of that neighbour; and one by a sibling, of the
-- other guardian's other child.
create or replace function access.place_ranks(applications uuid[])
returns table (application_id uuid, organisation_id uuid, queue_from integer, queue_to integer)
language plpgsql stable security definer set search_path = '' as $$
declare
  month date := date_trunc('month', access.today())::date;
begin
  return query
    with mine as materialized (
      select a.id, c.organisation_id, a.school_type, access.queue_criteria(a.authority_id, a.school_type, month) as criteria,
        access.queue_key(access.queue_criteria(a.authority_id, a.school_type, month),
          c.has_sibling and (a.applicant_id = access.viewer_person() or access.has_sibling_at(a.child_id, c.organisation_id)),
          c.choice_rank, a.queued_on, p.birth_date, a.start_date, a.id) as key
      from administration.place_application a
      join administration.place_choice c on c.application_id = a.id
      join identity.person p on p.id = a.child_id
      where a.id = any (applications) and a.state = 'QUEUED' and a.child_id in (select access.related_pupils('GUARDIAN'))
    ),
    others as materialized (
      select distinct a.id, a.child_id, c.organisation_id, a.school_type, c.has_sibling, c.choice_rank, a.queued_on, a.start_date
      from mine m join administration.place_choice c on c.organisation_id = m.organisation_id
      join administration.place_application a on a.id = c.application_id and a.school_type = m.school_type
      where a.queued_on < month and (a.closed_on is null or a.closed_on >= month)
    ),
    hidden as materialized (select access.sheltered_of(array(select distinct o.child_id from others o)) as id),
    placed as (
      select m.id, m.organisation_id, (
        select count(*)::integer from others o join identity.person p on p.id = o.child_id
        where o.organisation_id = m.organisation_id and o.school_type = m.school_type and o.id <> m.id
          and o.child_id not in (select h.id from hidden h)
          and access.queue_key(m.criteria, o.has_sibling, o.choice_rank, o.queued_on, p.birth_date, o.start_date, o.id) collate "C"
            < m.key collate "C") as before
      from mine m
    )
    select p.id, p.organisation_id, p.before / 5 * 5 + 1, p.before / 5 * 5 + 5 from placed p;
end $$;

-- What an application was before the statement that asks: who has withdrawn one does not get back to where it stood, and none is
-- accepted but through an offer.
create or replace function access.may_change_application(application uuid, becomes text) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from administration.place_application a where a.id = application and a.state = 'QUEUED'
    and a.child_id in (select access.related_pupils('GUARDIAN'))
    and (becomes <> 'ACCEPTED' or exists (select from administration.place_offer o where o.application_id = a.id and o.state = 'ACCEPTED')));
end $$;

-- Whether an offer could be answered before the statement that asks: an answer is given once.
create or replace function access.is_open_offer(offer uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from administration.place_offer o where o.id = offer and o.state = 'OPEN' and o.answer_date >= access.today()
    and o.child_id in (select access.related_pupils('GUARDIAN')));
end $$;

-- A department or a group of after-school care that the viewer may offer a place in.
create or replace function access.offered_group(in_group uuid, day date) returns table (organisation_id uuid, school_type text)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select g.organisation_id, g.school_type from identity."group" g
    where g.id = in_group and g.group_type = 'AVDELNING' and (g.end_date is null or g.end_date >= day)
      and g.organisation_id in (select access.units('PRINCIPAL', 'UNIT_ADMIN'));
end $$;

-- Whether the child will be a member of the group it is offered a place in: asked by its guardians.
create or replace function access.is_offered_member(child uuid, in_group uuid, day date) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from access.pupil_relation r where r.pupil_id = child and r.relation = 'GUARDIAN')
    and access.is_pupil_on(child, in_group, day)
    and exists (select from identity.group_membership m where m.group_id = in_group and m.person_id = child
      and m.start_date <= day and (m.end_date is null or m.end_date >= day));
end $$;

-- Whether the viewer has just accepted an offer of exactly this place.
create or replace function access.is_accepted_place(placement uuid, child uuid, unit uuid, in_group uuid, of_type text, day date) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from administration.place_offer o
    where o.placement_id = placement and o.child_id = child and o.organisation_id = unit and o.group_id = in_group
      and o.school_type = of_type and o.start_date = day and o.state = 'ACCEPTED' and o.answered_by_id = access.viewer_person()
      and o.answer_date >= access.today())
    and access.is_offered_member(child, in_group, day);
end $$;

-- Households

create view access.fee_member as
select m.household_id, m.authority_id, m.person_id from administration.fee_household_member m
where m.person_id is not null and m.left_on is null;

-- Whom the viewer lives with and pays fees with. A blocked guardian shares none with those the child lives with, whoever confirmed what,
-- nor what they once shared: that it were theirs again would tell that the others have left.
create or replace function access.own_fee_households() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select f.household_id from access.fee_member f where f.person_id = access.viewer_person()
      and not exists (select from administration.fee_household_member o join access.kept_from_viewer k on k.person_id = o.person_id
        where o.household_id = f.household_id and o.person_id <> f.person_id);
end $$;

-- Who asks the viewer, by their number, to live together. Whoever is blocked from somebody's family asks nobody there: they are not told,
-- so that no answer tells that they are here. Nor is a blocked guardian asked by the family any more, from before the block.
create or replace function access.own_fee_invitations() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select m.id from administration.fee_household_member m
    where m.civic_no = access.viewer_civic_no() and m.person_id is null
      and not exists (select from access.kept_from_viewer k where k.person_id = m.invited_by_id)
      and not exists (select from identity.responsible b
        join identity.responsible parent on parent.pupil_id = b.pupil_id and parent.person_id <> b.person_id
        join identity.responsible child on child.person_id = parent.person_id
        join identity.responsible other on other.pupil_id = child.pupil_id and other.person_id = access.viewer_person()
        where b.person_id = m.invited_by_id and b.is_blocked);
end $$;

create or replace function access.is_fee_member(household uuid, person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from access.fee_member f where f.household_id = household and f.person_id = person)
    and household in (select access.own_fee_households());
end $$;

-- Opened by the viewer in this transaction: nobody is in it yet.
create or replace function access.is_new_household(household uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return not exists (select from administration.fee_household_member m where m.household_id = household);
end $$;

-- What the viewer's membership was before the statement that asks: who has left comes back by being asked anew, nobody was there earlier
-- than they were, and two live together at most. Of others' it tells nothing: who knows its id would learn when they leave.
create or replace function access.may_change_membership(member uuid, joined date) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from administration.fee_household_member m where m.id = member and m.left_on is null
    and (m.person_id = access.viewer_person() or m.id in (select access.own_fee_invitations()))
    and (joined is not distinct from m.joined_on
      or (m.joined_on is null and joined = access.today()
        and (select count(*) from access.fee_member f where f.household_id = m.household_id) < 2)));
end $$;

-- What is not for the fee office: a household where somebody is, or was, sheltered, or is kept from who works there; nor one that shares
-- a child's fee with such, since the part that it pays would tell of the other; nor one of whom the officer has, or had, a child with.
-- And no household at all for who works at a school too, for what families earn is nothing to schools.
create or replace function access.is_open_to_office(household uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare
  persons uuid[] := array(select m.person_id from administration.fee_household_member m
    where m.person_id is not null and m.household_id in (
      select household union all
      select o.household_id from administration.fee_household_member g
      join identity.responsible own on own.person_id = g.person_id and not own.is_blocked
      join identity.responsible theirs on theirs.pupil_id = own.pupil_id and not theirs.is_blocked
      join administration.fee_household_member o on o.person_id = theirs.person_id
      where g.household_id = household));
begin
  return access.holds('FEE_OFFICE') and not exists (select from access.my_duty) and not exists (select access.sheltered_of(persons))
    and not exists (select from access.kept_from_viewer k where k.person_id = any (persons))
    and not exists (select from identity.responsible own join identity.responsible theirs on theirs.pupil_id = own.pupil_id
      where own.person_id = access.viewer_person() and theirs.person_id = any (persons));
end $$;

-- Households as those see them who pay, from the month they joined, and the fee office; with who lived there on the last day of a month.
create or replace function access.paying_members(households uuid[], month date)
returns table (household_id uuid, authority_id uuid, person_id uuid)
language plpgsql stable security definer set search_path = '' as $$
declare
  last_day date := (month + interval '1 month - 1 day')::date;
  own uuid[] := array(select access.own_fee_households());
  offices uuid[] := array(select access.units('FEE_OFFICE'));
begin
  return query
    select m.household_id, m.authority_id, m.person_id from administration.fee_household_member m
    where m.household_id = any (households) and m.joined_on <= last_day and (m.left_on is null or m.left_on > last_day)
      and ((m.household_id = any (own) and exists (select from administration.fee_household_member s
          where s.household_id = m.household_id and s.person_id = access.viewer_person() and s.left_on is null and s.joined_on <= last_day))
        or (m.authority_id = any (offices) and access.is_open_to_office(m.household_id)));
end $$;

-- What a household's fee is worked out from: what they earn together by what was declared for the first of the month.
create or replace function access.fee_income(households uuid[], month date)
returns table (household_id uuid, income bigint, is_declared boolean, member_ids uuid[])
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select m.household_id, coalesce(sum(d.monthly_income), 0)::bigint, bool_and(d.monthly_income is not null), array_agg(m.person_id)
    from access.paying_members(households, month) m
    left join lateral (select i.monthly_income from administration.income_declaration i
      where i.household_id = m.household_id and i.person_id = m.person_id and i.start_date <= month
      order by i.start_date desc, i.declared_at desc, i.id desc limit 1) d on true
    group by 1;
end $$;

-- Who guards which child today, and has a household on a day.
create view access.guarding_member as
select r.pupil_id as child_id, m.household_id, m.authority_id, m.joined_on, m.left_on from access.current_responsible r
join administration.fee_household_member m on m.person_id = r.person_id
where r.relation_type = 'VARDNADSHAVARE' and not r.is_blocked and access.is_minor(r.pupil_id);

-- The children a household pays for in a month, the youngest first, and how many households share the fee of each: a child's guardians
-- who live apart pay their part each. By name for the fee office, to whom the child is nobody else; not of a protected child.
create or replace function access.fee_children(households uuid[], month date)
returns table (household_id uuid, child_id uuid, child_name text, youth integer, school_type text, shared_by integer)
language plpgsql stable security definer set search_path = '' as $$
declare
  last_day date := (month + interval '1 month - 1 day')::date;
begin
  return query
    with paying as materialized (select distinct m.household_id, m.authority_id from access.paying_members(households, month) m),
    places as (
      select y.household_id, y.authority_id, g.child_id, bool_or(p.school_type = 'FS') as is_preschool
      from paying y
      join access.guarding_member g on g.household_id = y.household_id and g.joined_on <= last_day and (g.left_on is null or g.left_on > last_day)
      join administration.placement p on p.child_id = g.child_id and p.school_type in ('FS', 'FTH')
        and p.start_date <= last_day and (p.end_date is null or p.end_date >= month) and access.authority_of(p.organisation_id) = y.authority_id
      group by 1, 2, 3
    )
    select s.household_id, s.child_id,
      case when c.security_marking = 'INGEN' or s.child_id in (select access.related_pupils('GUARDIAN'))
        then c.given_name || ' ' || c.family_name end,
      (row_number() over (partition by s.household_id order by c.birth_date desc nulls last, s.child_id))::integer,
      case when s.is_preschool then 'FS' else 'FTH' end,
      (select count(distinct g.household_id)::integer from access.guarding_member g where g.child_id = s.child_id
        and g.authority_id = s.authority_id and g.joined_on <= last_day and (g.left_on is null or g.left_on > last_day))
    from places s join identity.person c on c.id = s.child_id;
end $$;

-- The names in a household, as those see them who may see it.
create or replace function access.fee_member_names(households uuid[]) returns table (household_id uuid, person_id uuid, display_name text)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select f.household_id, f.person_id, p.given_name || ' ' || p.family_name from access.fee_member f
    join identity.person p on p.id = f.person_id and (p.security_marking = 'INGEN' or p.id = access.viewer_person())
    where f.household_id = any (households) and (f.household_id in (select access.own_fee_households())
      or (f.authority_id in (select access.units('FEE_OFFICE')) and access.is_open_to_office(f.household_id)));
end $$;

-- Who asks the viewer to live in their household.
create or replace function access.fee_inviters() returns table (member_id uuid, display_name text)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select m.id, p.given_name || ' ' || p.family_name from administration.fee_household_member m
    join identity.person p on p.id = m.invited_by_id and p.security_marking = 'INGEN'
    where m.id in (select access.own_fee_invitations());
end $$;

-- What the fee office needs of children in care: a name, where and since when; nothing of sheltered ones.
create or replace function access.fee_placements(of_organisations uuid[], after_start date, after_id uuid, most integer)
returns table (of_organisation uuid, id uuid, organisation_id uuid, child_name text, school_type text, start_date date, end_date date,
  household_ids uuid[])
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    with recursive below(top, id) as (
      select o.id, o.id from identity.organisation o where o.id = any (of_organisations)
      union
      select b.top, o.id from identity.organisation o join below b on o.parent_id = b.id
    )
    select b.top, p.id, p.organisation_id, c.given_name || ' ' || c.family_name, p.school_type, p.start_date, p.end_date,
      array(select distinct g.household_id from access.guarding_member g where g.child_id = p.child_id and g.left_on is null
        and g.authority_id = any (array(select access.units('FEE_OFFICE'))) and access.is_open_to_office(g.household_id))
    from (select distinct on (t.top) t.top from below t) tops
    cross join lateral (
      select q.* from administration.placement q join below w on w.top = tops.top and w.id = q.organisation_id
      where q.organisation_id in (select access.units('FEE_OFFICE')) and not exists (select from access.my_duty)
        and q.school_type in ('FS', 'FTH')
        and (q.end_date is null or q.end_date >= access.today())
        and (after_start is null or (q.start_date, q.id) > (after_start, after_id))
        and not access.is_sheltered(q.child_id)
        and not exists (select from access.kept_from_viewer k where k.person_id = q.child_id)
      order by q.start_date, q.id limit most) p
    cross join lateral (select tops.top) b
    join identity.person c on c.id = p.child_id;
end $$;
