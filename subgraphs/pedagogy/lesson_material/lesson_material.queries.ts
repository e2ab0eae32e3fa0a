import type { Done } from '../../shared/action.ts'
import { nothing, part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParentAnd } from '../../shared/loader.ts'
import type { Page } from '../../shared/pagination.ts'
import type { AddMaterialError, AddMaterialInput, PublishMaterialError, WithdrawMaterialError } from '../pedagogy.generated.ts'

export interface LessonMaterialRow {
  readonly id: Id<'LessonMaterial'>
  readonly organisationId: Id<'Organisation'>
  readonly activityId: Id<'Activity'>
  readonly title: string
  readonly description: string | null
  readonly linkUrl: string | null
  readonly fileReference: string | null
  readonly visibleFromDate: string | null
  readonly authorId: Id<'Person'>
  readonly publishedAt: Date | null
  readonly withdrawnAt: Date | null
  readonly isTeacher: boolean
}

export type AddMaterialPayloadRow = Done<AddMaterialError>
export type PublishMaterialPayloadRow = Done<PublishMaterialError>
export type WithdrawMaterialPayloadRow = Done<WithdrawMaterialError>

const columns = part`m.id, m.organisation_id, m.activity_id, m.title, m.description, m.link_url, m.file_reference, m.visible_from_date,
  m.author_id, m.published_at, m.withdrawn_at, m.activity_id = any (array(select access.own_activities(false))) as is_teacher`

// One page for each activity, all in one statement.
const materialsOfActivities = (read: Read) =>
  byParentAnd(
    (
      activities,
      { after, limit }: Page<readonly [title: string, id: string]>,
    ) => read<LessonMaterialRow>`/* materialsOfActivities */
      select p.* from unnest(${activities}::uuid[]) l(id) cross join lateral (
        select ${columns} from pedagogy.lesson_material m where m.activity_id = l.id
        ${after ? part`and (m.title, m.id) > (${after[0]}, ${after[1]}::uuid)` : nothing}
        order by m.title, m.id limit ${limit}) p order by p.title, p.id`,
    ({ activityId }) => activityId,
  )

export const lessonMaterialLoaders = (read: Read) => ({
  lessonMaterial: byId(
    (ids) => read<LessonMaterialRow>`/* lessonMaterials */ select ${columns} from pedagogy.lesson_material m
      where m.id = any(${ids}::uuid[])`,
  ),
  materialsOfActivity: materialsOfActivities(read),
}) // prettier-ignore

interface NewMaterial {
  readonly id: string
  readonly organisationId: string
  readonly activityId: string
  readonly by: string
  readonly now: Date
}

export const insertMaterial = (tx: Write, { id, organisationId, activityId, by, now }: NewMaterial, input: AddMaterialInput) =>
  tx`/* addMaterial */ insert into pedagogy.lesson_material (id, organisation_id, activity_id, title, description, link_url, file_reference,
      visible_from_date, author_id, added_at)
    values (${id}, ${organisationId}, ${activityId}, ${input.title}, ${input.description ?? null}, ${input.linkUrl ?? null},
      ${input.fileReference ?? null}, ${input.visibleFromDate ?? null}, ${by}, ${now})`

export const publishMaterial = async (tx: Write, id: string, now: Date): Promise<boolean> =>
  (
    await tx`/* publishMaterial */ update pedagogy.lesson_material set published_at = ${now}
    where id = ${id} and published_at is null and withdrawn_at is null`
  ).count === 1

export const withdrawMaterial = async (tx: Write, id: string, now: Date): Promise<boolean> =>
  (
    await tx`/* withdrawMaterial */ update pedagogy.lesson_material set withdrawn_at = ${now}
    where id = ${id} and withdrawn_at is null`
  ).count === 1
