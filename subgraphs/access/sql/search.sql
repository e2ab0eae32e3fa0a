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
