import type { Write } from '../../shared/database.ts'
import type { NewId } from '../../shared/ids.ts'

interface By {
  readonly by: string
  readonly now: Date
  readonly newId: NewId
}

interface NewPlan {
  readonly id: string
  readonly organisationId: string
  readonly groupId: string
  readonly academicYear: string
  readonly copiedFromId: string | null
}

export interface EditionText {
  readonly syllabusVersionId: string
  readonly title: string
  readonly startDate: string
  readonly endDate: string
  readonly teaching: string
  readonly assessing: string
}

/** Makes a plan with whoever makes it as its author. */
export async function insertPlan(tx: Write, plan: NewPlan, { by, now }: By): Promise<void> {
  const { id, organisationId, groupId, academicYear, copiedFromId } = plan
  await tx`/* draftTeachingPlan */ insert into pedagogy.teaching_plan (id, organisation_id, group_id, academic_year, copied_from_id,
      created_by_id, created_at, modified_at)
    values (${id}, ${organisationId}, ${groupId}, ${academicYear}, ${copiedFromId}, ${by}, ${now}, ${now})`
  await addAuthor(tx, id, by, { by, now })
}

export async function addAuthor(tx: Write, planId: string, personId: string, { by, now }: Pick<By, 'by' | 'now'>): Promise<void> {
  await tx`/* addPlanAuthor */ insert into pedagogy.teaching_plan_author (plan_id, person_id, added_by_id, added_at)
    values (${planId}, ${personId}, ${by}, ${now})`
}

/** Begins an edition after those there are; answers its id. */
export async function insertEdition(tx: Write, planId: string, text: EditionText, { by, newId }: By): Promise<string> {
  const id = newId<'TeachingPlanEdition'>()
  const { syllabusVersionId, title, startDate, endDate, teaching, assessing } = text
  await tx`/* beginEdition */ insert into pedagogy.teaching_plan_edition (id, plan_id, number, syllabus_version_id, title, start_date,
      end_date, teaching, assessing, created_by_id)
    values (${id}, ${planId}, (select coalesce(max(number), 0) + 1 from pedagogy.teaching_plan_edition where plan_id = ${planId}),
      ${syllabusVersionId}, ${title}, ${startDate}, ${endDate}, ${teaching}, ${assessing}, ${by})`
  return id
}

interface Items {
  readonly syllabusVersionId: string
  readonly contentItemIds: readonly string[]
  readonly criterionIds: readonly string[]
}

/** Whether all of it is of the version. */
export async function areOfVersion(tx: Write, { syllabusVersionId, contentItemIds, criterionIds }: Items): Promise<boolean> {
  const [found] = await tx<{ count: number }[]>`/* itemsOfVersion */ select
    (select count(*) from pedagogy.content_item where syllabus_version_id = ${syllabusVersionId} and id = any(${contentItemIds as string[]}::uuid[]))::int
    + (select count(*) from pedagogy.knowledge_criterion where syllabus_version_id = ${syllabusVersionId} and id = any(${criterionIds as string[]}::uuid[]))::int
      as count`
  return found?.count === new Set([...contentItemIds, ...criterionIds].map((id) => id.toLowerCase())).size
}

/** Points an edition at these and nothing else; what it points at already stays. */
export async function setItems(tx: Write, editionId: string, { syllabusVersionId, contentItemIds, criterionIds }: Items, { by, now, newId }: By) {
  const items = [
    ...[...new Set(contentItemIds)].map((content) => ({ id: newId(), content, criterion: null })),
    ...[...new Set(criterionIds)].map((criterion) => ({ id: newId(), content: null, criterion })),
  ]
  await tx`/* dropItems */ delete from pedagogy.teaching_plan_item where edition_id = ${editionId}
    and coalesce(content_item_id, criterion_id) <> all(${[...contentItemIds, ...criterionIds]}::uuid[])`
  if (items.length === 0) return
  await tx`/* addItems */ insert into pedagogy.teaching_plan_item (id, edition_id, syllabus_version_id, content_item_id, criterion_id,
      added_by_id, added_at)
    select id, ${editionId}, ${syllabusVersionId}, content, criterion, ${by}, ${now}
    from unnest(${items.map(({ id }) => id)}::uuid[], ${items.map(({ content }) => content)}::uuid[],
      ${items.map(({ criterion }) => criterion)}::uuid[]) i(id, content, criterion)
    on conflict do nothing`
} // prettier-ignore

export async function changeEdition(tx: Write, planId: string, text: Omit<EditionText, 'syllabusVersionId'>): Promise<void> {
  const { title, startDate, endDate, teaching, assessing } = text
  await tx`/* changeEdition */ update pedagogy.teaching_plan_edition set title = ${title}, start_date = ${startDate},
      end_date = ${endDate}, teaching = ${teaching}, assessing = ${assessing}
    where plan_id = ${planId} and published_at is null`
}

/** Counts a change of a plan, and takes its turn; whether it was still as expected. */
export async function touch(
  tx: Write,
  id: string,
  expected: number | null,
  now: Date,
  state: string | null = null,
): Promise<boolean> {
  const touched = await tx`/* touchPlan */ update pedagogy.teaching_plan set version = version + 1, modified_at = ${now},
      state = coalesce(${state}, state)
    where id = ${id} and (${expected}::int is null or version = ${expected})`
  return touched.count === 1
}

export const publishDraft = async (tx: Write, planId: string, by: string, now: Date): Promise<boolean> =>
  (
    await tx`/* publishEdition */ update pedagogy.teaching_plan_edition set published_at = ${now}, published_by_id = ${by}
    where plan_id = ${planId} and published_at is null`
  ).count === 1

interface Author {
  readonly personId: string
  readonly isTeaching: boolean
}

/** Who writes a plan, and whether they teach the group today. */
export const authorsOf = (tx: Write, planId: string, groupId: string) => tx<Author[]>`/* authorsOf */ select person_id,
  access.is_teacher_of_group(person_id, ${groupId}) as is_teaching from pedagogy.teaching_plan_author where plan_id = ${planId}`

export async function isTeacherOf(tx: Write, personId: string, groupId: string): Promise<boolean> {
  const [found] = await tx<{ is: boolean }[]>`/* isTeacherOf */ select access.is_teacher_of_group(${personId}, ${groupId}) as is`
  return found?.is === true
}

export const removeAuthor = (tx: Write, planId: string, personId: string) =>
  tx`/* removePlanAuthor */ delete from pedagogy.teaching_plan_author where plan_id = ${planId} and person_id = ${personId}`
