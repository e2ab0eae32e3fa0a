import { type SQL, sql } from 'drizzle-orm'
import { customType, date, integer, timestamp } from 'drizzle-orm/pg-core'

/** Text sorted as Swedish readers expect it, å, ä and ö last. */
export const swedishText = customType<{ data: string }>({ dataType: () => 'text collate "sv-x-icu"' })

const vector = customType<{ data: string }>({ dataType: () => 'tsvector' })

// Decomposed, å, ä and ö put together again, and every other mark left out.
const folded = (text: string) =>
  `translate(regexp_replace(replace(replace(replace(normalize(lower((${text}) collate "sv-x-icu"), NFD),
    'a' || chr(778), 'å'), 'a' || chr(776), 'ä'), 'o' || chr(776), 'ö'), '[\\u0300-\\u036F]', '', 'g'), 'łđøæ', 'ldöä')`

/** The words of some columns as they are searched: in lower case and without accents, but å, ä and ö are letters of their own. */
export const searchText = (name: string, columns: readonly string[]) =>
  vector(name).generatedAlwaysAs((): SQL =>
    sql.raw(
      `to_tsvector('simple'::regconfig, ${folded(columns.map((column) => `coalesce(${column}, '')`).join(` || ' ' || `))})`,
    ),
  )

/** Counts the changes of a row, so that nobody overwrites what they have not seen. */
export const version = () => integer('version').notNull().default(1)

export const modifiedAt = () =>
  timestamp('modified_at', { withTimezone: true })
    .notNull()
    .default(sql`now()`)

/** The first and last day something holds, both included; no last day means until further notice. */
export const period = () => ({ startDate: date('start_date').notNull(), endDate: date('end_date') })
