import type { Done } from '../../shared/action.ts'
import { nothing, part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent, byParentAnd } from '../../shared/loader.ts'
import type { Page } from '../../shared/pagination.ts'
import type { ContentItemRow, KnowledgeCriterionRow } from '../curriculum/curriculum.queries.ts'
import type {
  AssignmentKind, ChangeAssignmentError, PlanAssignmentError, PublishAssignmentError, WithdrawAssignmentError,
} from '../pedagogy.generated.ts' // prettier-ignore
import type { TestLoad } from './assignment.rules.ts'

export interface AssignmentRow {
  readonly id: Id<'Assignment'>
  readonly organisationId: Id<'Organisation'>
  readonly activityId: Id<'Activity'>
  readonly kind: AssignmentKind
  readonly title: string
  readonly instructions: string
  readonly assignedOn: string
  readonly dueOn: string
  readonly dueTime: string | null
  readonly takesSubmissions: boolean
  readonly syllabusVersionId: Id<'SyllabusVersion'> | null
  readonly authorId: Id<'Person'>
  readonly publishedAt: Date | null
  readonly changedAt: Date | null
  readonly withdrawnAt: Date | null
  readonly version: number
  /** Whether the viewer teaches the activity today. */
  readonly isTeacher: boolean
}

export interface TestWeekWarningRow {
  readonly groupId: string
  readonly week: string
  readonly tests: number
  readonly limit: number
}

export type PlanAssignmentPayloadRow = Done<PlanAssignmentError>
export type ChangeAssignmentPayloadRow = Done<ChangeAssignmentError>
export type PublishAssignmentPayloadRow = Done<PublishAssignmentError>
export type WithdrawAssignmentPayloadRow = Done<WithdrawAssignmentError>

export interface CalendarPage extends Page<readonly [dueDate: string, id: string]> {
  readonly startDate: string
  readonly endDate: string
  readonly kinds: readonly string[] | null
}

const columns = part`a.id, a.organisation_id, a.activity_id, a.kind, a.title, a.instructions, a.assigned_on, a.due_on, a.due_time,
  a.takes_submissions, a.syllabus_version_id, a.author_id, a.published_at, a.changed_at, a.withdrawn_at, a.version,
  a.activity_id = any (array(select access.own_activities(false))) as is_teacher`

const inPage = ({ startDate, endDate, kinds, after, limit }: CalendarPage) => part`a.due_on between ${startDate} and ${endDate}
  ${kinds ? part`and a.kind = any(${kinds}::text[])` : nothing}
  ${after ? part`and (a.due_on, a.id) > (${after[0]}::date, ${after[1]}::uuid)` : nothing} order by a.due_on, a.id limit ${limit}`

const published = part`a.published_at is not null and a.withdrawn_at is null`

type Of<Parent extends string> = AssignmentRow & { readonly [Key in Parent]: string }

// One page for each, all in one statement.
const calendarOfPupils = (read: Read) =>
  byParentAnd(
    (pupils, page: CalendarPage) => read<Of<'personId'>>`/* calendarOfPupils */ select l.person_id, p.*
      from access.learning_activities_of(${pupils}::uuid[]) l cross join lateral (
        select ${columns} from pedagogy.assignment a where a.activity_id = any (l.activity_ids) and ${published} and ${inPage(page)}) p
      order by p.due_on, p.id`,
    ({ personId }) => personId,
  )

const calendarOfGroups = (read: Read) =>
  byParentAnd(
    (groups, page: CalendarPage) => read<Of<'groupId'>>`/* calendarOfGroups */ select l.group_id, p.*
      from access.activities_of_groups(${groups}::uuid[]) l cross join lateral (
        select ${columns} from pedagogy.assignment a where a.activity_id = any (l.activity_ids) and ${published} and ${inPage(page)}) p
      order by p.due_on, p.id`,
    ({ groupId }) => groupId,
  )

const assignmentsOfActivities = (read: Read) =>
  byParentAnd(
    (activities, page: CalendarPage) => read<AssignmentRow>`/* assignmentsOfActivities */ select p.*
      from unnest(${activities}::uuid[]) l(id) cross join lateral (
        select ${columns} from pedagogy.assignment a where a.activity_id = l.id and ${inPage(page)}) p
      order by p.due_on, p.id`,
    ({ activityId }) => activityId,
  )

const contentOfAssignments = (read: Read) =>
  byParent(
    (assignments) => read<ContentItemRow & { readonly assignmentId: string }>`/* contentOfAssignments */
      select t.assignment_id, i.id, i.syllabus_version_id, i.code, i.area, i.text, i.from_year, i.to_year, i.course_code
      from pedagogy.assignment_item t join pedagogy.content_item i on i.id = t.content_item_id
      where t.assignment_id = any(${assignments}::uuid[]) order by i.course_code, i.from_year, i.position, i.id`,
    ({ assignmentId }) => assignmentId,
  )

const criteriaOfAssignments = (read: Read) =>
  byParent(
    (assignments) => read<KnowledgeCriterionRow & { readonly assignmentId: string }>`/* criteriaOfAssignments */
      select t.assignment_id, k.id, k.syllabus_version_id, k.grade_step, k.after_year, k.course_code, k.text
      from pedagogy.assignment_item t join pedagogy.knowledge_criterion k on k.id = t.criterion_id
      where t.assignment_id = any(${assignments}::uuid[]) order by k.course_code, k.after_year, k.position, k.id`,
    ({ assignmentId }) => assignmentId,
  )

export const assignmentLoaders = (read: Read) => ({
  assignment: byId(
    (ids) => read<AssignmentRow>`/* assignments */ select ${columns} from pedagogy.assignment a where a.id = any(${ids}::uuid[])`,
  ),
  calendarOfPupil: calendarOfPupils(read),
  calendarOfGroup: calendarOfGroups(read),
  assignmentsOfActivity: assignmentsOfActivities(read),
  contentOfAssignment: contentOfAssignments(read),
  criteriaOfAssignment: criteriaOfAssignments(read),
  testLoad: byParent(
    (tests) => read<TestLoad & { readonly assignmentId: string }>`/* testLoad */ select * from access.test_load(${tests}::uuid[])
      order by group_id`,
    ({ assignmentId }) => assignmentId,
  ),
}) // prettier-ignore
