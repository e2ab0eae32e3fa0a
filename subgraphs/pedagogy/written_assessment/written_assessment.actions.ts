import { related } from '../../access/rules.ts'
import type { Actions } from '../../shared/action.ts'
import { and, assurance, or } from '../../shared/rules.ts'
import type { InActivity } from '../stubs/stubs.activities.ts'
import type { TaughtActivity } from '../stubs/stubs.queries.ts'
import { plansFault } from '../stubs/stubs.rules.ts'
import { leadsItsUnit, ownChildFault, teachesIt } from '../assessment/knowledge.rules.ts'
import type { ActivityWrittenAssessmentAction, WrittenAssessmentAction } from '../pedagogy.generated.ts'
import type { WrittenAssessmentRow } from './written_assessment.queries.ts'
import { standsFault } from './written_assessment.rules.ts'

const sure = assurance('SUBSTANTIAL')
const teacher = { rule: and(teachesIt, sure), fault: plansFault }

/** What the teachers of an activity can do about written assessments in it. */
export const activityActions = {
  WRITE_WRITTEN_ASSESSMENTS: teacher,
  MARK_WRITTEN_ASSESSMENTS_READY: teacher,
  PUBLISH_WRITTEN_ASSESSMENTS: teacher,
  DISCARD_WRITTEN_ASSESSMENT_DRAFTS: teacher,
} satisfies Actions<TaughtActivity, ActivityWrittenAssessmentAction>

const changeable = (row: InActivity<WrittenAssessmentRow>) => plansFault(row) ?? ownChildFault(row) ?? standsFault(row)
const ofPupil = and(related('TEACHER'), teachesIt)

/** What can be done to a published one. The relations are the viewer's to the pupil. */
export const writtenAssessmentActions = {
  UNDO_WRITTEN_ASSESSMENT: { rule: and(ofPupil, sure), fault: changeable },
  WITHDRAW_WRITTEN_ASSESSMENT: { rule: and(or(ofPupil, and(related('PRINCIPAL'), leadsItsUnit)), sure), fault: changeable },
} satisfies Actions<InActivity<WrittenAssessmentRow>, WrittenAssessmentAction>
