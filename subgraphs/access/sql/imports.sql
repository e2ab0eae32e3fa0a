-- What imports of figures need to know of organisations

-- The authorities of which the viewer may import figures: those above what they administer, or what is granted to the client application.
create or replace function access.imported_authorities() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    with recursive up(id, parent_id, organisation_type, level) as (
      select o.id, o.parent_id, o.organisation_type, 0 from identity.organisation o
      where o.id = any (array(select access.units('AUTHORITY_ADMIN')))
        or (access.has_scope('kpi-values:import') and o.id = any (array(select access.units('CLIENT'))))
      union
      select o.id, o.parent_id, o.organisation_type, up.level + 1 from identity.organisation o join up on o.id = up.parent_id
      where up.level < 20 and up.organisation_type <> 'HUVUDMAN'
    )
    select distinct up.id from up where up.organisation_type = 'HUVUDMAN' or up.parent_id is null;
end $$;

-- The authority that each organisation belongs to; what lies below none is its own.
create or replace function access.authorities_above(ids uuid[]) returns table (id uuid, authority_id uuid)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    with recursive up(id, at, parent_id, organisation_type, level) as (
      select o.id, o.id, o.parent_id, o.organisation_type, 0 from identity.organisation o
      where o.id = any (ids) and (access.signed_in() or access.is_system())
      union all
      select up.id, o.id, o.parent_id, o.organisation_type, up.level + 1 from identity.organisation o join up on o.id = up.parent_id
      where up.level < 20 and up.organisation_type <> 'HUVUDMAN'
    )
    select up.id, up.at from up where up.organisation_type = 'HUVUDMAN' or up.parent_id is null;
end $$;

-- Places by the codes that files have for them, for the system alone.
create or replace function access.places_by_code(codes text[]) returns table (id uuid, kind text, code text, authority_id uuid)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select p.id, p.kind, p.code, a.authority_id from access.statistical_place p left join access.statistical_authority a on a.id = p.id
    where p.code = any (codes) and access.is_system();
end $$;

-- What lies below an authority, itself included, for the system alone.
create or replace function access.authority_tree(authority uuid) returns table (id uuid, parent_id uuid, is_unit boolean)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    with recursive down(id, parent_id, organisation_type, level) as (
      select o.id, null::uuid, o.organisation_type, 0 from identity.organisation o where o.id = authority and access.is_system()
      union all
      select o.id, o.parent_id, o.organisation_type, d.level + 1 from identity.organisation o join down d on o.parent_id = d.id
      where d.level < 20 and o.organisation_type <> 'HUVUDMAN' and d.organisation_type <> 'SKOLENHET'
    )
    select d.id, d.parent_id, d.organisation_type = 'SKOLENHET' from down d;
end $$;
