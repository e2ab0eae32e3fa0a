import { pgSchema } from 'drizzle-orm/pg-core'
import { actTables } from '../shared/act.tables.ts'
import { rowsOf } from '../shared/rows.ts'

export const governanceSchema = pgSchema('governance')
export const rows = rowsOf('governance')
export const { audit, change, idempotency, purgeLog } = actTables('governance', governanceSchema)
