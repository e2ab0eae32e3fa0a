-- Study paths: what adults and pupils of upper secondary school plan with their teachers

-- Whether a step is yet to be followed up, before the statement that asks: what has been followed up stays so.
create or replace function access.is_open_step(step uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from pedagogy.study_path_step s where s.id = step and s.followed_up_on is null
    and s.student_id in (select access.related_pupils('TEACHER', 'MENTOR')));
end $$;
