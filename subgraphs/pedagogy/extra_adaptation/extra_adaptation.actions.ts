import type { Action, Actions } from '../../shared/action.ts'
import { and, assurance } from '../../shared/rules.ts'
import type { ExtraAdaptationAction } from '../pedagogy.generated.ts'
import type { SupportPlace } from '../support/support.queries.ts'
import { ownChild, standsAs } from '../support/support.rules.ts'
import type { ExtraAdaptationRow } from './extra_adaptation.queries.ts'

const teaches = standsAs(
  "the pupil's teacher or mentor at the unit",
  'elevens lärare eller mentor vid enheten',
  'TEACHER',
  'MENTOR',
)
const writer = and(teaches, assurance('SUBSTANTIAL'))

export const addAdaptation: Action<SupportPlace> = { rule: writer, fault: ownChild }

const ended = (row: ExtraAdaptationRow) =>
  ownChild(row) ?? (row.state === 'ENDED' ? { code: 'ENDED', message: 'It has ended.', field: ['extraAdaptationId'] } : null)

/** What can be done to an adaptation. */
export const extraAdaptationActions = {
  END_ADAPTATION: { rule: writer, fault: ended },
  EVALUATE_ADAPTATION: { rule: writer, fault: ownChild },
  NOTE_ADAPTATION: { rule: and(teaches, assurance('HIGH')), fault: ownChild },
} satisfies Actions<ExtraAdaptationRow, ExtraAdaptationAction>
