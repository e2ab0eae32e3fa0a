import type { Taught } from '../subgraphs/administration/demo/grades.ts'
import type { Write } from '../subgraphs/shared/database.ts'

/**
 * What the pupils of a class are taught, as identity has it: subgraphs do not read each other's demo. Not by a protected teacher: with
 * whom a grade is from would go the grade, in a world without them.
 */
export const taughtIn = (tx: Write, classId: string) =>
  tx<Taught[]>`/* taughtIn */ select distinct on (m.person_id, a.id) m.person_id as student_id, m.group_id, a.organisation_id,
      a.id as activity_id, d.person_id as teacher_id, r.person_id as principal_id,
      -- An activity is named after its subject and its group, or the years of it.
      case when a.display_name like '% ' || g.display_name then left(a.display_name, -1 - length(g.display_name))
        else regexp_replace(a.display_name, ' [0-9](-[0-9]|[A-F])$', '') end as subject
    from identity.group_membership m
    join identity.group_membership t on t.person_id = m.person_id
    join identity."group" g on g.id = t.group_id
    join identity.activity_group ag on ag.group_id = t.group_id
    join identity.activity a on a.id = ag.activity_id
    join identity.activity_teacher at on at.activity_id = a.id
    join identity.duty d on d.id = at.duty_id
    join identity.person p on p.id = d.person_id and p.security_marking = 'INGEN'
    join identity.duty r on r.organisation_id = a.organisation_id and r.duty_role = 'REKTOR'
    where m.group_id = ${classId} and m.end_date is null and t.end_date is null and at.end_date is null
    order by m.person_id, a.id, at.id`
