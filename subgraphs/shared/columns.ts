import { sql } from 'drizzle-orm'
import { customType, date, integer, timestamp } from 'drizzle-orm/pg-core'

/** Text sorted as Swedish readers expect it, å, ä and ö last. */
export const swedishText = customType<{ data: string }>({ dataType: () => 'text collate "sv-x-icu"' })

/** Counts the changes of a row, so that nobody overwrites what they have not seen. */
export const version = () => integer('version').notNull().default(1)

export const modifiedAt = () =>
  timestamp('modified_at', { withTimezone: true })
    .notNull()
    .default(sql`now()`)

/** The first and last day something holds, both included; no last day means until further notice. */
export const period = () => ({ startDate: date('start_date').notNull(), endDate: date('end_date') })
