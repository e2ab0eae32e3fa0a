import type { ExtraAdaptationRow } from './extra_adaptation.queries.ts'

const staff = ['TEACHER', 'MENTOR', 'PUPIL_HEALTH', 'PRINCIPAL']

/** Whether an adaptation is told of: to the staff about the pupil, of no child of their own; at home where the unit shows it. */
export const seesAdaptation = ({
  relations,
  isKin,
  isShown,
}: Pick<ExtraAdaptationRow, 'relations' | 'isKin' | 'isShown'>): boolean =>
  (!isKin && relations.some((one) => staff.includes(one))) ||
  (isShown && (relations.includes('SELF') || relations.includes('GUARDIAN')))
