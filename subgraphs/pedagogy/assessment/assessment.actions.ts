import { related } from '../../access/rules.ts'
import type { Actions } from '../../shared/action.ts'
import { and, assurance, or } from '../../shared/rules.ts'
import type { ActivityAssessmentAction, AssessmentAction } from '../pedagogy.generated.ts'
import type { AssessmentRow } from './assessment.queries.ts'
import { standsFault } from './assessment.rules.ts'
import type { InActivity } from '../stubs/stubs.activities.ts'
import type { TaughtActivity } from '../stubs/stubs.queries.ts'
import { plansFault } from '../stubs/stubs.rules.ts'
import { leadsItsUnit, ownChildFault, teachesIt } from './knowledge.rules.ts'

const sure = assurance('SUBSTANTIAL')
const teacher = { rule: and(teachesIt, sure), fault: plansFault }

/** What the teachers of an activity can do about assessments in it. */
export const activityActions = {
  ASSESS_PUPILS: teacher,
  MARK_ASSESSMENTS_READY: teacher,
  PUBLISH_ASSESSMENTS: teacher,
  DISCARD_ASSESSMENT_DRAFTS: teacher,
} satisfies Actions<TaughtActivity, ActivityAssessmentAction>

const changeable = (row: InActivity<AssessmentRow>) => plansFault(row) ?? ownChildFault(row) ?? standsFault(row)

/** What can be done to a published assessment. The relations are the viewer's to the pupil. */
export const assessmentActions = {
  REVISE_ASSESSMENT: { rule: and(related('TEACHER'), teachesIt, sure), fault: changeable },
  WITHDRAW_ASSESSMENT: {
    rule: and(or(and(related('TEACHER'), teachesIt), and(related('PRINCIPAL'), leadsItsUnit)), sure),
    fault: changeable,
  },
} satisfies Actions<InActivity<AssessmentRow>, AssessmentAction>
