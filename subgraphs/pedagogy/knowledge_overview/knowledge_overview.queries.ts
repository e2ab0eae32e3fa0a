import type { KnownPerson } from '../../access/persons.ts'
import { part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byParent } from '../../shared/loader.ts'
import type { PlanPupil, PlanRule } from '../development_plan/development_plan.rules.ts'
import type { AssessmentKind } from '../pedagogy.generated.ts'

export interface KnowledgeSignRow {
  readonly id: string
  readonly kind: AssessmentKind | null
  readonly labelSv: string | null
  readonly labelEn: string | null
  readonly isReached: boolean | null
  /** As PostgreSQL writes it in JSON. */
  readonly publishedAt: string
}

export interface SubjectKnowledgeRow {
  readonly syllabusId: Id<'Syllabus'>
  readonly subjectName: string
  readonly latest: KnowledgeSignRow | null
  readonly latestWritten: KnowledgeSignRow | null
}

/** A pupil of a group, with the viewer's relations, and what is known of them. */
export interface PupilKnowledgeRow extends KnownPerson, PlanPupil {
  readonly groupId: string
  readonly subjects: readonly SubjectKnowledgeRow[]
  readonly rules: readonly PlanRule[]
  readonly planPublishedAt: Date | null
  readonly isPlanBegun: boolean
}

const sign = (of: string) =>
  part`case when ${part(of)}.id is not null then jsonb_build_object('id', ${part(of)}.id, 'kind', ${part(of)}.kind, 'labelSv', ${part(of)}.label_sv,
    'labelEn', ${part(of)}.label_en, 'isReached', ${part(of)}.is_reached, 'publishedAt', ${part(of)}.published_at) end`

/**
 * A class in one statement: its pupils, what the viewer is to them, the latest of each subject that stands, and the subjects in which
 * nobody has been assessed yet.
 */
export const knowledgeOverviewLoaders = (read: Read) => ({
  knowledgeOverview: byParent(
    (groups) => read<PupilKnowledgeRow>`/* classKnowledge */ with p as materialized (
        select g.id as group_id, u.person_id, u.organisation_id, u.school_type, u.school_year from unnest(${groups}::uuid[]) g(id) cross join lateral access.pupils_of_group(g.id) u
        where not u.is_kin
      ), ids as materialized (select array(select person_id from p) as of),
      rel as materialized (
        select r.person_id, array_agg(r.relation) as relations, access.is_marked(r.person_id) as is_protected
        from access.relations_of((select of from ids)) r group by 1
      ), a as materialized (
        select distinct on (a.student_id, a.syllabus_id) a.student_id, a.syllabus_id, a.id, a.kind, l.label_sv, l.label_en, l.is_reached,
          a.published_at
        from pedagogy.assessment a left join pedagogy.knowledge_level l on l.id = a.level_id
        where a.student_id = any ((select of from ids)::uuid[]) and a.withdrawn_at is null and a.superseded_at is null
        order by a.student_id, a.syllabus_id, a.published_at desc, a.id
      ), w as materialized (
        select distinct on (w.student_id, w.syllabus_id) w.student_id, w.syllabus_id, w.id, null as kind, l.label_sv, l.label_en, l.is_reached,
          w.published_at
        from pedagogy.written_assessment w left join pedagogy.knowledge_level l on l.id = w.level_id
        where w.student_id = any ((select of from ids)::uuid[]) and w.withdrawn_at is null and w.undone_at is null
        order by w.student_id, w.syllabus_id, w.published_at desc, w.id
      ), s as materialized (
        select t.person_id, t.syllabus_id from unnest(${groups}::uuid[]) g(id) cross join lateral access.subjects_of_group(g.id) t
        union select student_id, syllabus_id from a union select student_id, syllabus_id from w
      ), named as materialized (
        select y.id, y.subject_name from access.syllabuses(array(select distinct syllabus_id from s)) y
      ), rules as materialized (
        select coalesce(jsonb_agg(jsonb_build_object('schoolType', r.school_type, 'fromYear', r.from_year, 'toYear', r.to_year)), '[]') as rules
        from pedagogy.plan_rule r where access.is_current(r.start_date, r.end_date)
      ), t as materialized (
        select t.organisation_id, t.academic_year from access.term_of(array(select distinct organisation_id from p), access.today()) t
      ), plans as materialized (
        select d.student_id, d.academic_year from pedagogy.development_plan d where d.student_id = any ((select of from ids)::uuid[])
      ), published as materialized (
        select d.student_id, d.academic_year, max(d.published_at) as published_at from pedagogy.development_plan_publication d
        where d.student_id = any ((select of from ids)::uuid[]) and d.undone_at is null and d.superseded_at is null group by 1, 2
      ), subjects as (
        select s.person_id, jsonb_agg(jsonb_build_object('syllabusId', s.syllabus_id, 'subjectName', n.subject_name,
            'latest', ${sign('a')}, 'latestWritten', ${sign('w')}) order by n.subject_name collate "sv-x-icu", s.syllabus_id) as subjects
        from s join named n on n.id = s.syllabus_id
        left join a on a.student_id = s.person_id and a.syllabus_id = s.syllabus_id
        left join w on w.student_id = s.person_id and w.syllabus_id = s.syllabus_id
        group by 1
      )
      select p.group_id, p.person_id as id, coalesce(rel.relations, '{}') as relations, coalesce(rel.is_protected, false) as is_protected,
        false as is_kin, coalesce(subjects.subjects, '[]') as subjects, p.organisation_id, p.school_type, p.school_year, t.academic_year,
        rules.rules, published.published_at as plan_published_at, exists (
          select from plans d where d.student_id = p.person_id and d.academic_year = t.academic_year) as is_plan_begun
      from p left join rel on rel.person_id = p.person_id left join subjects on subjects.person_id = p.person_id
      cross join rules left join t on t.organisation_id = p.organisation_id
      left join published on published.student_id = p.person_id and published.academic_year = t.academic_year
      order by p.group_id, p.person_id`,
    ({ groupId }) => groupId,
  ),
})
