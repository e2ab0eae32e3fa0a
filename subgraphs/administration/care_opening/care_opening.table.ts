import { sql } from 'drizzle-orm'
import { check, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { toSignedIn, toUnits } from '../../access/visible.ts'
import { administrationSchema, rows } from '../administration.schema.ts'

const leaders = toUnits('organisation_id', 'PRINCIPAL', 'UNIT_ADMIN')

/** When preschool and after-school care are open at a unit, by weekday (1 is Monday). A weekday without hours is closed. */
export const careOpening = administrationSchema.table(
  'care_opening',
  {
    organisationId: uuid('organisation_id').notNull(),
    dayOfWeek: smallint('day_of_week').notNull(),
    startTime: text('start_time').notNull(),
    endTime: text('end_time').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.dayOfWeek] }),
    check('care_opening_day_check', sql`${t.dayOfWeek} between 1 and 7`),
    check('care_opening_start_check', sql`${t.startTime} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`),
    check('care_opening_end_check', sql`${t.endTime} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and ${t.endTime} > ${t.startTime}`),
    ...rows.visible(toSignedIn),
    ...rows.insertable(leaders),
    ...rows.deletable(leaders),
    rows.system(),
  ],
)
