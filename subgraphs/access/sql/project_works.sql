-- Diploma projects: what they may be graded with, and who may supervise them

-- Syllabuses that are diploma projects, with the steps they are graded by: what the law says of each, and no more.
create or replace function access.project_syllabuses(ids uuid[])
returns table (id uuid, school_type text, steps text[], passes text[])
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select s.id, s.school_type, array_agg(t.value order by t.rank), array_agg(t.value order by t.rank) filter (where t.is_pass)
    from administration.syllabus s join administration.grade_step t on t.scale_id = s.scale_id
    where s.id = any (ids) and s.is_diploma_project and access.signed_in() and t.value ~ '^[A-F]$'
    group by s.id, s.school_type;
end $$;

-- Whether somebody teaches or mentors the pupil today and is not of the family, for those who do so themselves: of protected colleagues they
-- are not told.
create or replace function access.may_supervise(person uuid, student uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return student in (select access.related_pupils('TEACHER', 'MENTOR')) and person <> student
    and not exists (select from identity.responsible r where r.pupil_id = student and r.person_id = person)
    and (person = access.viewer_person() or access.is_unmarked(person)) and exists (
      select from access.groups_with(student) m
      where exists (
          select from identity.activity_group g
          join identity.activity a on a.id = g.activity_id and access.is_current(a.start_date, a.end_date)
          join identity.activity_teacher t on t.activity_id = a.id and access.is_current(t.start_date, t.end_date)
          join access.valid_duty d on d.id = t.duty_id and access.is_current(d.start_date, d.end_date)
          where g.group_id = m.group_id and d.person_id = person)
        or exists (
          select from identity.assignment_role r
          join access.valid_duty d on d.id = r.duty_id and access.is_current(d.start_date, d.end_date)
          where r.group_id = m.group_id and r.assignment_role_type = 'MENTOR' and access.is_current(r.start_date, r.end_date)
            and d.person_id = person));
end $$;

-- What a project was before the statement that asks, to those who may write in it.
create or replace function access.project_before(project uuid, out was_approved_at timestamptz, out was_approved_by_id uuid,
  out was_supervised_by_id uuid, out was_title text, out was_title_en text, out was_description text, out was_assessed boolean)
language plpgsql stable security definer set search_path = '' as $$
begin
  select p.approved_at, p.approved_by_id, p.supervisor_id, p.title, p.title_en, p.description,
      exists (select from pedagogy.project_assessment a where a.project_id = p.id)
    into was_approved_at, was_approved_by_id, was_supervised_by_id, was_title, was_title_en, was_description, was_assessed
    from pedagogy.project_work p where p.id = project and p.student_id in (select access.related_pupils('TEACHER', 'MENTOR'));
end $$;
