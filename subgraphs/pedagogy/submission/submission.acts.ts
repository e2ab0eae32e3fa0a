import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import { isId } from '../../shared/ids.ts'
import type { Write } from '../../shared/database.ts'
import { isText } from '../../shared/text.ts'
import type { Acting } from '../assignment/assignment.acts.ts'
import { inActivity } from '../stubs/stubs.activities.ts'
import type { AssignmentRow } from '../assignment/assignment.queries.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type { GiveFeedbackInput, SubmitWorkInput } from '../pedagogy.generated.ts'
import {
  assignmentSubmissionActions,
  type SubmittableAssignment,
  submissionActions,
  type SubmittedWork,
} from './submission.actions.ts'
import type { GiveFeedbackPayloadRow, SubmissionRow, SubmitWorkPayloadRow } from './submission.queries.ts'
import { workFaults } from './submission.rules.ts'

/** An assignment with whether the viewer is one of those it is for. */
export async function submittable(row: AssignmentRow, context: PedagogyContext): Promise<SubmittableAssignment> {
  const [kept, isPupil] = await Promise.all([inActivity(row, context), context.load.submittable.load(row.id)])
  return { ...kept, maySubmit: isPupil !== null }
}

/** What was handed in, with what it was for; null where the viewer does not see that. */
export async function submitted(work: SubmissionRow, context: PedagogyContext): Promise<SubmittedWork | null> {
  const row = await context.load.assignment.load(work.assignmentId)
  return row && { ...(await inActivity(row, context)), work }
}

async function insertWork(tx: Write, id: string, { call }: PedagogyContext, input: SubmitWorkInput): Promise<void> {
  const { assignmentId, text = null, linkUrl = null, fileReference = null } = input
  const studentId = call.viewer.id
  // Two devices of one pupil take turns, so that each has a number of its own.
  await tx`/* lockWork */ select pg_advisory_xact_lock(hashtextextended(${`submission ${assignmentId} ${studentId}`}, 0))`
  await tx`/* submitWork */ insert into pedagogy.submission (id, assignment_id, student_id, number, text, link_url, file_reference,
      submitted_at)
    values (${id}, ${assignmentId}, ${studentId}, (select coalesce(max(number), 0) + 1 from pedagogy.submission
        where assignment_id = ${assignmentId} and student_id = ${studentId}),
      ${text === '' ? null : text}, ${linkUrl}, ${fileReference}, ${call.now})`
}

export async function submitGiven(...[info, context, input]: Acting<SubmitWorkInput>) {
  const row = isId(input.assignmentId) ? await context.load.assignment.load(input.assignmentId) : null
  return actOn<SubmittableAssignment, SubmitWorkPayloadRow>(info, context, input, {
    source: row && (await submittable(row, context)),
    action: assignmentSubmissionActions.SUBMIT_WORK,
    unknown: refused('NOT_FOUND', 'There is no such assignment that you may see.', 'assignmentId'),
    run: async (tx) => {
      const faults = workFaults(input)
      if (faults.length > 0) return faulty(...faults)
      const id = context.newId<'Submission'>()
      await insertWork(tx, id, context, input)
      return done(id, upserted('Submission', id))
    },
  })
}

export async function feedbackGiven(...[info, context, input]: Acting<GiveFeedbackInput>) {
  const work = isId(input.submissionId) ? await context.load.submission.load(input.submissionId) : null
  return actOn<SubmittedWork, GiveFeedbackPayloadRow>(info, context, input, {
    source: work && (await submitted(work, context)),
    action: submissionActions.GIVE_FEEDBACK,
    unknown: refused('NOT_FOUND', 'There is no such work that you may see.', 'submissionId'),
    run: async (tx, { work: { id, studentId }, id: assignmentId, activityId }) => {
      if (!isText(input.text, 4000) || input.text.length > 4000) return refused('TEXT_INVALID', 'Give 1 to 4,000 characters.', 'text')
      const feedbackId = context.newId<'SubmissionFeedback'>()
      const { viewer, now } = context.call
      await tx`/* giveFeedback */ insert into pedagogy.submission_feedback (id, submission_id, assignment_id, activity_id, student_id, text,
          author_id, given_at)
        values (${feedbackId}, ${id}, ${assignmentId}, ${activityId}, ${studentId}, ${input.text}, ${viewer.id}, ${now})`
      return done(id, upserted('SubmissionFeedback', feedbackId))
    },
  })
} // prettier-ignore
