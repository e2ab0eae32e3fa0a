import type { Write } from '../../shared/database.ts'
import type { NewId } from '../../shared/ids.ts'

interface Place {
  readonly id: string
  readonly organisationId: string
  readonly activityId: string
  readonly kind: string
}

export interface AssignmentColumns {
  readonly title: string
  readonly instructions: string
  readonly assignedOn: string
  readonly dueOn: string
  readonly dueTime: string | null
  readonly takesSubmissions: boolean
  readonly syllabusVersionId: string | null
}

interface By {
  readonly by: string
  readonly now: Date
  readonly newId: NewId
}

export async function insertAssignment(tx: Write, place: Place, given: AssignmentColumns, { by, now }: By): Promise<void> {
  const { id, organisationId, activityId, kind } = place
  await tx`/* planAssignment */ insert into pedagogy.assignment (id, organisation_id, activity_id, kind, title, instructions, assigned_on,
      due_on, due_time, takes_submissions, syllabus_version_id, author_id, modified_at)
    values (${id}, ${organisationId}, ${activityId}, ${kind}, ${given.title}, ${given.instructions}, ${given.assignedOn}, ${given.dueOn},
      ${given.dueTime}, ${given.takesSubmissions}, ${given.syllabusVersionId}, ${by}, ${now})`
}

/** Takes away what an assignment points at, so that it may be of another version. */
export const dropItems = (tx: Write, id: string) =>
  tx`/* dropAssignmentItems */ delete from pedagogy.assignment_item where assignment_id = ${id}`

interface Items {
  readonly syllabusVersionId: string | null
  readonly contentItemIds: readonly string[]
  readonly criterionIds: readonly string[]
}

export async function addItems(tx: Write, id: string, { syllabusVersionId, contentItemIds, criterionIds }: Items, { by, now, newId }: By) {
  const items = [
    ...[...new Set(contentItemIds)].map((content) => ({ id: newId(), content, criterion: null })),
    ...[...new Set(criterionIds)].map((criterion) => ({ id: newId(), content: null, criterion })),
  ]
  if (items.length === 0) return
  await tx`/* addAssignmentItems */ insert into pedagogy.assignment_item (id, assignment_id, syllabus_version_id, content_item_id,
      criterion_id, added_by_id, added_at)
    select id, ${id}, ${syllabusVersionId}, content, criterion, ${by}, ${now}
    from unnest(${items.map(({ id }) => id)}::uuid[], ${items.map(({ content }) => content)}::uuid[],
      ${items.map(({ criterion }) => criterion)}::uuid[]) i(id, content, criterion)`
} // prettier-ignore

/** Changes an assignment of the version that was read; whether it was still that one. */
export async function changeAssignment(tx: Write, id: string, expected: number, given: AssignmentColumns, now: Date): Promise<boolean> {
  const changed = await tx`/* changeAssignment */ update pedagogy.assignment set title = ${given.title}, instructions = ${given.instructions},
      assigned_on = ${given.assignedOn}, due_on = ${given.dueOn}, due_time = ${given.dueTime}, takes_submissions = ${given.takesSubmissions},
      syllabus_version_id = ${given.syllabusVersionId}, version = version + 1, modified_at = ${now},
      changed_at = case when published_at is not null then ${now}::timestamptz end
    where id = ${id} and version = ${expected} and withdrawn_at is null`
  return changed.count === 1
} // prettier-ignore

export async function lockAssignment(tx: Write, id: string, expected: number): Promise<boolean> {
  const locked =
    await tx`/* lockAssignment */ select from pedagogy.assignment where id = ${id} and version = ${expected} for update`
  return locked.count === 1
}

export async function publish(tx: Write, id: string, expected: number, now: Date): Promise<boolean> {
  const published = await tx`/* publishAssignment */ update pedagogy.assignment set published_at = ${now}, version = version + 1,
      modified_at = ${now} where id = ${id} and version = ${expected} and published_at is null and withdrawn_at is null`
  return published.count === 1
}

export async function withdraw(tx: Write, id: string, expected: number, now: Date): Promise<boolean> {
  const withdrawn = await tx`/* withdrawAssignment */ update pedagogy.assignment set withdrawn_at = ${now}, version = version + 1,
      modified_at = ${now} where id = ${id} and version = ${expected} and withdrawn_at is null`
  return withdrawn.count === 1
}
