import { migrationsOf } from '../shared/drizzle.ts'
import { tables } from './governance.tables.ts'

export default migrationsOf('governance', tables)
