-- Following up absence

-- Whom the viewer teaches what, today: of other lessons of theirs a teacher is told nothing.
create or replace function access.taught_pupils() returns table (activity_id uuid, person_id uuid)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select distinct ag.activity_id, m.person_id
    from identity.activity_group ag
    join access.pupil_membership m on m.group_id = ag.group_id
    where ag.activity_id in (select access.own_activities(false)) and m.person_id in (select access.related_pupils('TEACHER'));
end $$;
