import { pgSchema } from 'drizzle-orm/pg-core'
import { actTables } from '../shared/act.tables.ts'
import { rowsOf } from '../shared/rows.ts'

export const pedagogySchema = pgSchema('pedagogy')
export const rows = rowsOf('pedagogy')
export const { audit, change, idempotency, purgeLog } = actTables('pedagogy', pedagogySchema, { isToldByAccess: true })
