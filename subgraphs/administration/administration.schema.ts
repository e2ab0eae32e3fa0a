import { pgSchema } from 'drizzle-orm/pg-core'
import { actTables } from '../shared/act.tables.ts'
import { rowsOf } from '../shared/rows.ts'

export const administrationSchema = pgSchema('administration')
export const rows = rowsOf('administration')
export const { audit, change, idempotency, purgeLog } = actTables('administration', administrationSchema, {
  isToldByAccess: true,
})
