import type { Pool } from '../subgraphs/shared/database.ts'
import { classId } from './bench.scenarios.ts'

/** A class, and the latest that was said of each of its pupils in each subject. */
export const overviewAnswer = (pool: Pool) =>
  pool<{ answer: string }[]>`/* overview */ with pupil as materialized (
      select m.id as membership_id, p.id, p.given_name, p.family_name from identity.group_membership m join identity.person p on p.id = m.person_id
      where m.group_id = ${classId} and m.start_date <= current_date and (m.end_date is null or m.end_date >= current_date)),
    said as (select distinct on (a.student_id, a.syllabus_id) a.student_id, a.syllabus_id, a.kind, l.label_en, a.published_at
      from pedagogy.assessment a left join pedagogy.knowledge_level l on l.id = a.level_id
      where a.student_id in (select id from pupil) and a.withdrawn_at is null and a.superseded_at is null
      order by a.student_id, a.syllabus_id, a.published_at desc, a.id),
    written as (select distinct on (w.student_id, w.syllabus_id) w.student_id, w.syllabus_id, l.label_en
      from pedagogy.written_assessment w left join pedagogy.knowledge_level l on l.id = w.level_id
      where w.student_id in (select id from pupil) and w.withdrawn_at is null and w.undone_at is null
      order by w.student_id, w.syllabus_id, w.published_at desc, w.id),
    known as (select s.student_id, json_agg(json_build_object('subjectName', y.subject_name, 'syllabus', json_build_object('id', y.id),
        'latest', json_build_object('kind', s.kind, 'levelLabel', s.label_en,
          'publishedAt', to_char(s.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
        'latestWritten', case when w.student_id is not null then json_build_object('levelLabel', w.label_en) end)
        order by y.subject_name collate "sv-x-icu", y.id) as subjects
      from said s join administration.syllabus y on y.id = s.syllabus_id
      left join written w on w.student_id = s.student_id and w.syllabus_id = s.syllabus_id group by 1)
    select json_build_object('data', json_build_object('group', json_build_object('displayName', g.display_name,
      'memberships', (select json_agg(json_build_object('person', json_build_object('id', p.id, 'displayName', p.given_name || ' ' || p.family_name))
        order by p.family_name, p.given_name, p.membership_id) from pupil p),
      'knowledgeOverview', (select json_agg(json_build_object('student', json_build_object('id', p.id),
        -- A class of year 7 gets grades, and no plans.
        'planState', json_build_object('isRequired', false, 'stage', 'NOT_REQUIRED'), 'subjects', coalesce(k.subjects, '[]'::json)) order by p.id) from pupil p left join known k on k.student_id = p.id))))::text as answer
    from identity."group" g where g.id = ${classId}`
