-- Systematic quality work. Who writes and reads of an analysis is a few of them: they are looked up from the viewer.

-- Where the viewer works or administers, and what is above it: what is decided there holds for them.
create or replace function access.places_above() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select distinct a.id from access.held h cross join lateral access.above(h.organisation_id) a
    where h.role in ('STAFF', 'AUTHORITY_ADMIN');
end $$;

-- What a model was before the statement that asks, to those who administer it.
create or replace function access.model_before(model uuid, out was_state text, out said text)
language plpgsql stable security definer set search_path = '' as $$
begin
  select m.state, (m.display_name, m.description)::text into was_state, said from governance.quality_model m
    where m.id = model and m.organisation_id in (select access.units('AUTHORITY_ADMIN'));
end $$;

-- The analyses the viewer is named in, in one of these roles, while they work there.
create or replace function access.own_analyses(variadic roles text[]) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select c.analysis_id from governance.quality_contributor c join governance.quality_analysis a on a.id = c.analysis_id
    where c.person_id = access.viewer_person() and c.removed_at is null and c.role = any (roles)
      and a.organisation_id in (select d.organisation_id from access.my_duty d);
end $$;

-- The analyses whose drafts the viewer reads: as principal, or named.
create or replace function access.drafted_analyses() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select a.id from governance.quality_analysis a where a.organisation_id = any (array(select access.units('PRINCIPAL')))
    union select access.own_analyses('AUTHOR', 'READER');
end $$;

-- The analyses the viewer writes in: as principal or author, while they are being written. The state is the one before the statement.
create or replace function access.open_analyses() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select a.id from governance.quality_analysis a where a.state in ('DRAFT', 'RETURNED')
      and (a.organisation_id = any (array(select access.units('PRINCIPAL'))) or a.id = any (array(select access.own_analyses('AUTHOR'))));
end $$;

-- How far an analysis had come before the statement that asks, to its principal and those who administer the authority.
create or replace function access.analysis_before(analysis uuid) returns text
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select a.state from governance.quality_analysis a
    where a.id = analysis and a.organisation_id in (select access.units('PRINCIPAL', 'AUTHORITY_ADMIN')));
end $$;

-- The version of an analysis that was approved last, to its principal. A function, since the rows of versions ask what is published.
create or replace function access.approved_version(analysis uuid) returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select v.id from governance.quality_version v join governance.quality_decision d on d.version_id = v.id and d.kind = 'APPROVED'
    where v.analysis_id = analysis and v.organisation_id in (select access.units('PRINCIPAL')) order by v.number desc limit 1);
end $$;

-- Whether somebody works at the place today, for its principal, who sees all of its staff.
create or replace function access.is_staff_there(person uuid, place uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return place in (select access.units('PRINCIPAL')) and exists (
    select from access.valid_duty d
    where d.person_id = person and d.organisation_id = place and access.is_current(d.start_date, d.end_date));
end $$;
