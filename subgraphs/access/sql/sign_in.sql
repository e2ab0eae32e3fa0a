-- Who asks

-- What the settings of the caller's transaction say of the one who asks, for the gateway's answer below.
create or replace function access.standing(out roles jsonb, out fields text[], out information_classes text[])
language plpgsql stable security definer set search_path = '' as $$
begin
  roles := (select coalesce(jsonb_agg(distinct jsonb_build_object('role', h.role, 'organisationId', h.organisation_id)), '[]') from access.held h);
  fields := array(select g.field from identity.field_grant g join access.my_agreement a on a.id = g.processor_agreement_id
    where g.revoked_at is null);
  information_classes := (select case a.max_information_class
    when 'PEDAGOGY' then array['PEDAGOGY']
    when 'PEDAGOGICAL_ADMINISTRATION' then array['PEDAGOGY', 'PEDAGOGICAL_ADMINISTRATION']
    when 'EXERCISE_OF_AUTHORITY' then array['PEDAGOGY', 'PEDAGOGICAL_ADMINISTRATION', 'EXERCISE_OF_AUTHORITY'] end
    from access.my_agreement a);
end $$;

-- Who a verified token belongs to, at an instant, and the session it is of. Settings are local to the caller's transaction.
create or replace function access.viewer_for(token_issuer text, token_subject text, day date, session_key text default null,
  seen_at timestamptz default now(), assurance text default 'LOW', authorized_party text default null)
returns table (kind text, id uuid, roles jsonb, scopes text[], fields text[], information_classes text[], locale text, session_id uuid,
  is_revoked boolean)
language plpgsql volatile security definer set search_path = '' as $$
declare
  owner record;
begin
  select a.id as account_id, a.person_id, a.client_application_id, a.organisation_id, c.scopes into owner from identity.account a
  left join identity.person p on p.id = a.person_id
  left join identity.client_application c on c.id = a.client_application_id
  where a.issuer = token_issuer and a.subject = token_subject and a.state = 'ACTIVE' and a.is_holder_confirmed and (a.end_date is null or a.end_date >= day)
    and coalesce(c.is_active, p.person_status <> 'AVLIDEN', true)
    and (a.person_id is null or access.entitled_until(a.person_id) >= day);
  if not found then return; end if;
  kind := case when owner.person_id is not null then 'PERSON' when owner.client_application_id is not null then 'CLIENT' else 'UNIT' end;
  id := coalesce(owner.person_id, owner.client_application_id, owner.organisation_id);
  scopes := coalesce(owner.scopes, '{}');
  locale := (select v.locale from identity.viewer_setting v where v.person_id = owner.person_id);
  is_revoked := false;
  -- Programs and shared accounts sign in as often as they like, and nobody could say which of these sign-ins is theirs.
  if session_key is not null and kind = 'PERSON' then
    insert into identity.session as s (id, account_id, session_key, assurance, authorized_party, first_seen_at, last_seen_at)
    values (gen_random_uuid(), owner.account_id, viewer_for.session_key, viewer_for.assurance, viewer_for.authorized_party, seen_at, seen_at)
    on conflict on constraint session_account_id_session_key_unique
    do update set last_seen_at = greatest(s.last_seen_at, excluded.last_seen_at), assurance = excluded.assurance
    returning s.id, s.revoked_at is not null into session_id, is_revoked;
  end if;
  perform set_config('skolgraf.viewer_id', id::text, true), set_config('skolgraf.viewer_kind', kind, true),
    set_config('skolgraf.today', day::text, true);
  select s.roles, s.fields, s.information_classes into roles, fields, information_classes from access.standing() s;
  return next;
end $$;

-- Whose an issued key is, by its hash.
create or replace function access.viewer_for_key(hash text, day date, at timestamptz)
returns table (kind text, id uuid, roles jsonb, scopes text[], fields text[], information_classes text[])
language plpgsql volatile security definer set search_path = '' as $$
begin
  select 'CLIENT', c.id, c.scopes into kind, id, scopes from identity.client_key k
  join identity.client_application c on c.id = k.client_application_id and c.is_active
  where k.key_hash = hash and k.revoked_at is null and k.expires_at > at;
  if id is null then return; end if;
  perform set_config('skolgraf.viewer_id', id::text, true), set_config('skolgraf.viewer_kind', kind, true),
    set_config('skolgraf.today', day::text, true);
  select s.roles, s.fields, s.information_classes into roles, fields, information_classes from access.standing() s;
  return next;
end $$;
