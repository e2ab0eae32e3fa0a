import type { Write } from '../../shared/database.ts'

/** What an edition says and points at, as it is copied. */
export interface Copied {
  readonly syllabusVersionId: string
  readonly title: string
  readonly startDate: string
  readonly endDate: string
  readonly teaching: string
  readonly assessing: string
  readonly content: readonly Item[]
  readonly criteria: readonly Item[]
}

export interface Item {
  readonly id: string
  readonly place: string
  readonly text: string
}

/** The newest edition of a plan that is published, or else its draft. */
export async function newestEdition(tx: Write, planId: string): Promise<Copied | null> {
  const [edition] = await tx<
    Copied[]
  >`/* newestEdition */ select e.syllabus_version_id, e.title, e.start_date, e.end_date, e.teaching,
      e.assessing,
      (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'text', i.text, 'place', concat_ws(' ', i.course_code, i.code))), '[]')
        from pedagogy.teaching_plan_item t join pedagogy.content_item i on i.id = t.content_item_id where t.edition_id = e.id) as content,
      (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'text', k.text,
          'place', concat_ws(' ', k.course_code, k.after_year, coalesce(k.grade_step, '-')))), '[]')
        from pedagogy.teaching_plan_item t join pedagogy.knowledge_criterion k on k.id = t.criterion_id where t.edition_id = e.id) as criteria
    from pedagogy.teaching_plan_edition e where e.plan_id = ${planId}
    order by e.published_at is null, e.number desc limit 1`
  return edition ?? null
}

/** All that a version says, if it is of the same subject as another. */
export async function versionOfSubject(
  tx: Write,
  id: string,
  other: string,
): Promise<{ content: Item[]; criteria: Item[] } | null> {
  const [version] = await tx<{ content: Item[]; criteria: Item[] }[]>`/* versionOfSubject */ select
      (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'text', i.text, 'place', concat_ws(' ', i.course_code, i.code))), '[]')
        from pedagogy.content_item i where i.syllabus_version_id = v.id) as content,
      (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'text', k.text,
          'place', concat_ws(' ', k.course_code, k.after_year, coalesce(k.grade_step, '-')))), '[]')
        from pedagogy.knowledge_criterion k where k.syllabus_version_id = v.id) as criteria
    from pedagogy.syllabus_version v join pedagogy.syllabus_version o on o.id = ${other} and o.subject_code = v.subject_code
    where v.id = ${id}`
  return version ?? null
}

export const idsOf = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id)
