-- What figures are compared with

-- The units of each area: of what lies between a unit and its authority, at every level.
create or replace function access.statistical_areas() returns table (unit_id uuid, area_id uuid)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    with recursive down(id, area_id, level) as (
      select o.id, o.id, 0 from identity.organisation o where o.organisation_type not in ('HUVUDMAN', 'SKOLENHET') and access.signed_in()
      union all
      select o.id, d.area_id, d.level + 1 from identity.organisation o join down d on o.parent_id = d.id where d.level < 20
    )
    select d.id, d.area_id from down d join identity.organisation o on o.id = d.id where o.organisation_type = 'SKOLENHET';
end $$;

-- What lies around organisations in statistics: their authority, municipality and the nation; null where there is none, or it is the
-- organisation itself.
create or replace function access.statistical_surroundings(ids uuid[])
returns table (id uuid, authority_id uuid, municipality_id uuid, nation_id uuid)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    with recursive up(id, above_id, level) as (
      select o.id, o.id, 0 from identity.organisation o where o.id = any (ids) and access.signed_in()
      union all
      select u.id, o.parent_id, u.level + 1 from up u join identity.organisation o on o.id = u.above_id
      where o.organisation_type <> 'HUVUDMAN' and o.parent_id is not null and u.level < 20
    )
    select o.id, (select a.id from up u join identity.organisation a on a.id = u.above_id
        where u.id = o.id and a.organisation_type = 'HUVUDMAN' and a.id <> o.id),
      (select m.id from governance.statistical_area m where m.kind = 'MUNICIPALITY' and m.code = o.municipality_code),
      (select n.id from governance.statistical_area n where n.kind = 'NATION')
    from identity.organisation o where o.id = any (ids) and access.signed_in();
end $$;
