import { pgSchema } from 'drizzle-orm/pg-core'
import { actTables } from '../shared/act.tables.ts'
import { rowsOf } from '../shared/rows.ts'

export const identitySchema = pgSchema('identity')
export const rows = rowsOf('identity')
export const { audit, change, idempotency, purgeLog } = actTables('identity', identitySchema)
