import { migrationsOf } from '../shared/drizzle.ts'
import { tables } from './pedagogy.tables.ts'

export default migrationsOf('pedagogy', tables)
