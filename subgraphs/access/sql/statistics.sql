-- What figures are of

-- Organisations and statistical areas under one head.
create view access.statistical_place as
select o.id, case o.organisation_type when 'HUVUDMAN' then 'AUTHORITY' when 'SKOLENHET' then 'UNIT' else 'AREA' end as kind,
  coalesce(o.school_unit_code, o.organisation_number) as code, o.display_name, o.municipality_code, o.school_types
from identity.organisation o
union all
select a.id, a.kind, a.code, a.display_name, case a.kind when 'MUNICIPALITY' then a.code end, '{}'::text[]
from governance.statistical_area a;

-- The authority that organisations belong to, and whether it is public: by the first figure of its number, which is 2 for the state,
-- municipalities, regions and parishes (lagen 1974:174 om identitetsbeteckning för juridiska personer).
create view access.statistical_authority as
with recursive down(id, authority_id, is_public, level) as (
  select o.id, o.id, coalesce(o.organisation_number like '2%', false), 0 from identity.organisation o where o.organisation_type = 'HUVUDMAN'
  union all
  select o.id, d.authority_id, d.is_public, d.level + 1 from identity.organisation o join down d on o.parent_id = d.id
  where d.level < 20 and o.organisation_type <> 'HUVUDMAN'
)
select id, authority_id, is_public from down;

-- Places by their ids.
create or replace function access.statistical_places_by_id(ids uuid[])
returns table (id uuid, kind text, code text, display_name text, municipality_code text, school_types text[])
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select p.id, p.kind, p.code, p.display_name::text, p.municipality_code, p.school_types
    from access.statistical_place p where p.id = any (ids) and access.signed_in();
end $$;

-- Places of a kind, of a municipality and of an authority, where these are given: the country's school units are 6,000.
create or replace function access.statistical_places(of_kind text, of_municipality text, of_authority uuid)
returns table (id uuid, kind text, code text, display_name text, municipality_code text, school_types text[],
  authority_id uuid, is_public boolean)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select p.id, p.kind, p.code, p.display_name::text, p.municipality_code, p.school_types, a.authority_id, a.is_public
    from access.statistical_place p left join access.statistical_authority a on a.id = p.id
    where access.signed_in() and (of_kind is null or p.kind = of_kind)
      and (of_municipality is null or p.municipality_code = of_municipality)
      and (of_authority is null or a.authority_id = of_authority);
end $$;

-- Where the viewer takes part in quality work, and what is above: what is set there holds for them too.
create or replace function access.quality_organisations() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select distinct a.id from access.quality_units() q(unit) cross join lateral access.above(q.unit) a;
end $$;

-- What a unit is compared with: itself, its authority, its municipality and the nation.
create or replace function access.places_around(organisation uuid) returns table (id uuid, kind text)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select o.id, case when o.id = organisation then 'SELF' else 'AUTHORITY' end
    from access.above(organisation) a join identity.organisation o on o.id = a.id
    where access.signed_in() and (a.level = 0 or o.organisation_type = 'HUVUDMAN')
    union all
    select s.id, s.kind from governance.statistical_area s
    where access.signed_in() and (s.kind = 'NATION'
      or (s.kind = 'MUNICIPALITY' and s.code = (select o.municipality_code from identity.organisation o where o.id = organisation)));
end $$;
