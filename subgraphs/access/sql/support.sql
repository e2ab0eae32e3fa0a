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
