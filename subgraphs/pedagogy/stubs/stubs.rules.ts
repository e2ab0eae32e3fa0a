import { role } from '../../shared/rules.ts'

/** Whoever works at a unit; at which, rows and the rules of acts say. */
export const staff = role('staff', 'personal', 'STAFF')
