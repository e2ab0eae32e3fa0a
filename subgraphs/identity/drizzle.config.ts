import { migrationsOf } from '../shared/drizzle.ts'
import { tables } from './identity.tables.ts'

export default migrationsOf('identity', tables)
