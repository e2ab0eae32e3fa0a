-- Care: in whose name a child's schedule is laid, and who plans for whom

-- In whose name the viewer lays a child's schedule: a guardian in their own, a delegate in that of the guardian who let them. Whom the
-- school has let (a foster home) does so in their own. A guardian needs no delegation, and has no other guardian's weeks by one.
create view access.care_writer as
select r.pupil_id as child_id, access.viewer_person() as owner_id from access.pupil_relation r
where r.relation = 'GUARDIAN' and access.is_minor(r.pupil_id)
union
select d.pupil_id, coalesce(g.given_by_guardian_id, access.viewer_person()) from access.my_delegation d
join identity.delegation g on g.id = d.id
where 'EDIT_CARE_SCHEDULE' = any (d.acts)
  and not exists (select from access.pupil_relation r where r.pupil_id = d.pupil_id and r.relation = 'GUARDIAN');

create or replace function access.own_care() returns table (child_id uuid, owner_id uuid)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select w.child_id, w.owner_id from access.care_writer w;
end $$;

-- Who may have weeks of a child's schedule today.
create view access.care_owner as
select r.pupil_id as child_id, r.person_id as owner_id, true as is_guardian from access.current_responsible r
where r.relation_type = 'VARDNADSHAVARE' and not r.is_blocked and access.is_minor(r.pupil_id)
union all
select d.pupil_id, p.id, false from identity.delegation d
join identity.person p on p.civic_no = d.delegate_civic_no
where d.given_by_guardian_id is null and 'EDIT_CARE_SCHEDULE' = any (d.acts) and d.revoked_at is null
  and access.is_current(d.start_date, d.end_date) and access.is_minor(d.pupil_id) and access.is_unmarked(d.pupil_id)
  and not exists (select from identity.responsible b where b.person_id = p.id and b.pupil_id = d.pupil_id and b.is_blocked);

-- As far as the viewer's relation to the child shows who is responsible for it.
create or replace function access.care_owners(children uuid[]) returns table (child_id uuid, owner_id uuid)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select distinct o.child_id, o.owner_id from access.pupil_relation r
    join access.care_owner o on o.child_id = r.pupil_id
    where r.pupil_id = any (children) and r.relation in ('GUARDIAN', 'CARE_STAFF', 'UNIT_ADMIN', 'PRINCIPAL')
      and (not o.is_guardian or exists (select from access.responsibles_of(o.child_id, r.relation) s where s.person_id = o.owner_id));
end $$;

-- Whether a week's owner may still have it; what somebody may no longer have is free to the child's guardians. Null to all others.
create or replace function access.is_care_owner(child uuid, owner uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  if not exists (select from access.pupil_relation r where r.pupil_id = child and r.relation = 'GUARDIAN') then return null; end if;
  return exists (select from access.care_owner o where o.child_id = child and o.owner_id = owner);
end $$;

-- A department or a group of after-school care where the viewer gives places, and whether a child of the unit is a member of it on a day.
create or replace function access.care_group(in_group uuid, child uuid, day date)
returns table (organisation_id uuid, school_type text, is_member boolean)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select g.organisation_id, g.school_type,
      child in (select access.related_pupils('UNIT_ADMIN', 'PRINCIPAL')) and access.is_pupil_on(child, in_group, day)
        and exists (select from identity.group_membership m where m.group_id = in_group and m.person_id = child
          and m.start_date <= day and (m.end_date is null or m.end_date >= day))
    from identity."group" g
    where g.id = in_group and g.group_type = 'AVDELNING' and g.school_type in ('FS', 'FTH', 'OPPFTH')
      and (g.end_date is null or g.end_date >= day) and g.organisation_id in (select access.units('PRINCIPAL', 'UNIT_ADMIN'));
end $$;

-- Where the viewer plans care: as who leads the unit, or is assigned to one of its departments.
create or replace function access.care_units() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select access.units('PRINCIPAL', 'UNIT_ADMIN')
    union
    select g.organisation_id from access.assigned_group a join identity."group" g on g.id = a.group_id
    where a.group_type = 'AVDELNING' and a.duty_role in ('FORSKOLLARARE', 'BARNSKOTARE', 'FRITIDSPEDAGOG')
      and a.assignment_role_type in ('FORSKOLLARARE', 'BARNSKOTARE', 'FRITIDSPEDAGOG');
end $$;
