import type { Related } from '../../access/rules.ts'
import type { Done } from '../../shared/action.ts'
import { nothing, part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent, byParentAnd } from '../../shared/loader.ts'
import type { Page } from '../../shared/pagination.ts'
import type { GiveFeedbackError, SubmitWorkError } from '../pedagogy.generated.ts'

/** What was handed in, with the viewer's relations to the pupil. */
export interface SubmissionRow extends Related {
  readonly id: Id<'Submission'>
  readonly assignmentId: Id<'Assignment'>
  readonly studentId: Id<'Person'>
  readonly number: number
  readonly text: string | null
  readonly linkUrl: string | null
  readonly fileReference: string | null
  readonly submittedAt: Date
}

export interface SubmissionFeedbackRow extends Related {
  readonly id: Id<'SubmissionFeedback'>
  readonly submissionId: Id<'Submission'>
  readonly assignmentId: Id<'Assignment'>
  readonly studentId: Id<'Person'>
  readonly text: string
  readonly authorId: Id<'Person'>
  readonly givenAt: Date
}

export type SubmitWorkPayloadRow = Done<SubmitWorkError>
export type GiveFeedbackPayloadRow = Done<GiveFeedbackError>

type Submitted = Page<readonly [submittedAt: string, id: string]>
type Given = Page<readonly [givenAt: string, id: string]>

const columns = part`s.id, s.assignment_id, s.student_id, s.number, s.text, s.link_url, s.file_reference, s.submitted_at`
const feedback = part`f.id, f.submission_id, f.assignment_id, f.student_id, f.text, f.author_id, f.given_at`
const withRelations = part`select q.*, coalesce(r.relations, '{}') as relations from q left join (
    select person_id, array_agg(relation) as relations from access.relations_of(array(select distinct student_id from q)) group by 1
  ) r on r.person_id = q.student_id`

const newest = ({ after, limit }: Submitted) => part`
  ${after ? part`and (s.submitted_at, s.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : nothing}
  order by s.submitted_at desc, s.id desc limit ${limit}`

// One page for each pupil, or each assignment, all in one statement.
const submissionsOfPupils = (read: Read) =>
  byParentAnd(
    (pupils, page: Submitted) => read<SubmissionRow>`/* submissionsOfPupils */ with q as materialized (
      select p.* from unnest(${pupils}::uuid[]) l(id) cross join lateral (
        select ${columns} from pedagogy.submission s where s.student_id = l.id ${newest(page)}) p)
      ${withRelations} order by q.submitted_at desc, q.id desc`,
    ({ studentId }) => studentId,
  )

const submissionsOfAssignments = (read: Read) =>
  byParentAnd(
    (assignments, page: Submitted) => read<SubmissionRow>`/* submissionsOfAssignments */ with q as materialized (
      select p.* from unnest(${assignments}::uuid[]) l(id) cross join lateral (
        select ${columns} from pedagogy.submission s where s.assignment_id = l.id ${newest(page)}) p)
      ${withRelations} order by q.submitted_at desc, q.id desc`,
    ({ assignmentId }) => assignmentId,
  )

const feedbackOfPupils = (read: Read) =>
  byParentAnd(
    (pupils, { after, limit }: Given) => read<SubmissionFeedbackRow>`/* feedbackOfPupils */ with q as materialized (
      select p.* from unnest(${pupils}::uuid[]) l(id) cross join lateral (
        select ${feedback} from pedagogy.submission_feedback f where f.student_id = l.id
        ${after ? part`and (f.given_at, f.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : nothing}
        order by f.given_at desc, f.id desc limit ${limit}) p)
      ${withRelations} order by q.given_at desc, q.id desc`,
    ({ studentId }) => studentId,
  )

export const submissionLoaders = (read: Read) => ({
  submission: byId(
    (ids) => read<SubmissionRow>`/* submissions */ with q as materialized (
      select ${columns} from pedagogy.submission s where s.id = any(${ids}::uuid[])) ${withRelations}`,
  ),
  submissionsOfPupil: submissionsOfPupils(read),
  submissionsOfAssignment: submissionsOfAssignments(read),
  feedbackOfPupil: feedbackOfPupils(read),
  feedbackOfSubmission: byParent(
    (submissions) => read<SubmissionFeedbackRow>`/* feedbackOfSubmissions */ with q as materialized (
      select ${feedback} from pedagogy.submission_feedback f where f.submission_id = any(${submissions}::uuid[]))
      ${withRelations} order by q.given_at, q.id`,
    ({ submissionId }) => submissionId,
  ),
  // Whether the viewer may hand in.
  submittable: byId(
    (ids) => read<{ id: string }>`/* submittable */ select i.id from unnest(${ids}::uuid[]) i(id) where access.may_submit(i.id)`,
  ),
}) // prettier-ignore
