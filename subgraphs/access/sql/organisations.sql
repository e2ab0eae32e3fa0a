-- Organisations, for subgraphs that know them by id

-- What is above an organisation, itself at level 0.
create or replace function access.above(organisation uuid) returns table (id uuid, level integer)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    with recursive up(id, parent_id, level) as (
      select o.id, o.parent_id, 0 from identity.organisation o where o.id = organisation
      union all
      select o.id, o.parent_id, up.level + 1 from identity.organisation o join up on o.id = up.parent_id where up.level < 20
    )
    select up.id, up.level from up;
end $$;

-- What those who decide something about an organisation need to know of it, and as what the viewer does so.
create or replace function access.led_organisations(ids uuid[])
returns table (id uuid, display_name text, organisation_type text, school_types text[], roles text[])
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select o.id, o.display_name::text, o.organisation_type, o.school_types,
      array(select r.role from (values ('PRINCIPAL'), ('UNIT_ADMIN'), ('AUTHORITY_ADMIN')) r(role)
        where o.id in (select access.units(r.role)))
    from identity.organisation o where o.id = any (ids) and access.signed_in();
end $$;

-- Which systems are masters at organisations today: of what is set at several levels the nearest counts, one for a school type before
-- one for all where both are set at the same.
create or replace function access.masters_of(ids uuid[])
returns table (organisation_id uuid, domain text, school_type text, code text, display_name text)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    with held as (
      select o.id, a.level, m.domain, m.school_type, m.source_system_id
      from unnest(ids) o(id) cross join lateral access.above(o.id) a
      join identity.master_system m on m.organisation_id = a.id and access.is_current(m.start_date, m.end_date)
    )
    select h.id, h.domain, h.school_type, s.code, s.display_name::text
    from held h join identity.source_system s on s.id = h.source_system_id
    where access.signed_in() and not exists (select from held n where n.id = h.id and n.domain = h.domain and n.level < h.level
      and (n.school_type is null or n.school_type is not distinct from h.school_type));
end $$;
