import { type Changed, upserted } from '../../shared/act.ts'
import type { Write } from '../../shared/database.ts'

/**
 * Opens a case for each of these pupils whose absence reaches a threshold where they go to school; answers what is new, for the record.
 * It is done in the transaction that counts the absence: for whoever reports attendance, and for the sweep.
 */
export async function raiseAbsenceCases(tx: Write, pupilIds: readonly string[], now: Date): Promise<Changed[]> {
  const raised = await tx<{ id: string }[]>`/* raiseAbsenceCases */ select r.id
    from access.raise_absence_cases(${pupilIds as string[]}::uuid[], ${now}) r(id)`
  return raised.map(({ id }) => upserted('AbsenceCase', id))
}

interface Absent {
  readonly studentId: string
  readonly validAbsenceMinutes: number
  readonly invalidAbsenceMinutes: number
}

/** Follows up what a roll or a correction says of pupils: of those who were absent. */
export const followUpAbsence = (tx: Write, told: readonly Absent[], now: Date): Promise<Changed[]> =>
  raiseAbsenceCases(
    tx,
    told.filter((one) => one.validAbsenceMinutes + one.invalidAbsenceMinutes > 0).map(({ studentId }) => studentId),
    now,
  )
