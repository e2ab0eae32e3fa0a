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
