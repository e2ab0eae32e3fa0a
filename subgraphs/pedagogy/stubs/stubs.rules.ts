import { type MasterRow, masterFault } from '../../access/organisations.ts'
import { role } from '../../shared/rules.ts'

/** Whoever works at a unit; at which, rows and the rules of acts say. */
export const staff = role('staff', 'personal', 'STAFF')

/** Of what another system is master of, nothing is planned or assessed here. */
export function plansFault({
  masters,
  schoolType,
}: {
  readonly masters: readonly MasterRow[]
  readonly schoolType: string | null
}) {
  const found = masterFault(masters, 'PLANS', schoolType)
  return found && { ...found, field: null }
}
