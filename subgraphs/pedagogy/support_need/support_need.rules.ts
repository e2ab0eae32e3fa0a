import type { SupportNeedRow } from './support_need.queries.ts'

const reporting = ['TEACHER', 'MENTOR', 'PUPIL_HEALTH']

/** Whether a report is told of: whoever made it and is about the pupil still, the principal, and those on a case it led to. */
export const seesNeed = ({
  roles,
  isKin,
  isReporter,
  isOfSeenCase,
}: Pick<SupportNeedRow, 'roles' | 'isKin' | 'isReporter' | 'isOfSeenCase'>): boolean =>
  !isKin && (isOfSeenCase || roles.includes('PRINCIPAL') || (isReporter && roles.some((role) => reporting.includes(role))))
