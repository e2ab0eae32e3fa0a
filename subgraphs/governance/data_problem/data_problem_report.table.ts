import { index, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { governanceSchema, rows } from '../governance.schema.ts'
import { dataProblem } from './data_problem.table.ts'

const settling = `place_id = any (array(select access.units('AUTHORITY_ADMIN')))`

/** Who reported a problem, and in which words: apart, since these are a person's and go when their time is out. */
export const dataProblemReport = governanceSchema.table(
  'data_problem_report',
  {
    problemId: uuid('problem_id')
      .primaryKey()
      .references(() => dataProblem.id),
    placeId: uuid('place_id').notNull(),
    reportedById: uuid('reported_by_id').notNull(),
    text: text('text').notNull(),
    reportedAt: timestamp('reported_at', { withTimezone: true }).notNull(),
    settledAt: timestamp('settled_at', { withTimezone: true }),
  },
  (t) => [
    index('data_problem_report_reported_by_id_idx').on(t.reportedById),
    index('data_problem_report_place_id_idx').on(t.placeId),
    ...rows.visible({
      meaning: 'administrators of the authority; the principal of the unit; whoever reported it',
      viewer: `place_id = any (array(select access.units('PRINCIPAL', 'AUTHORITY_ADMIN'))) or reported_by_id = (select access.viewer_person())`,
    }),
    ...rows.insertable({
      meaning: 'in the own name',
      viewer: `reported_by_id = (select access.viewer_person()) and settled_at is null`,
    }),
    ...rows.changeable({ meaning: 'administrators of the authority', viewer: settling, columns: ['settled_at'] }),
    rows.system(),
  ],
)
