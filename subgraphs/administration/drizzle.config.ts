import { migrationsOf } from '../shared/drizzle.ts'
import { tables } from './administration.tables.ts'

export default migrationsOf('administration', tables)
