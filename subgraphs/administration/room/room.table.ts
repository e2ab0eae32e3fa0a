import { sql } from 'drizzle-orm'
import { check, integer, text, unique, uuid } from 'drizzle-orm/pg-core'
import { toSignedIn, toUnits } from '../../access/visible.ts'
import { modifiedAt, swedishText, version } from '../../shared/columns.ts'
import { administrationSchema, rows } from '../administration.schema.ts'

const leaders = toUnits('organisation_id', 'PRINCIPAL', 'UNIT_ADMIN', 'AUTHORITY_ADMIN')

const owned = () => ({
  id: uuid('id').primaryKey(),
  organisationId: uuid('organisation_id').notNull(),
  displayName: swedishText('display_name').notNull(),
  version: version(),
  modifiedAt: modifiedAt(),
})

const policies = (...described: readonly string[]) => [
  ...rows.visible(toSignedIn),
  ...rows.insertable(leaders),
  ...rows.changeable({ ...leaders, columns: ['display_name', ...described, 'version', 'modified_at'] }),
  ...rows.deletable(leaders),
  rows.system(),
]

/** A room where something can be taught, at a unit or shared by all below an organisation. */
export const room = administrationSchema.table('room', { ...owned(), seats: integer('seats') }, (t) => [
  check('room_seats_check', sql`${t.seats} between 0 and 10000`),
  unique('room_name_unique').on(t.organisationId, t.displayName),
  ...policies('seats'),
])

/** What else a lesson takes that there are few of: a cart of computers, a minibus. */
export const resource = administrationSchema.table('resource', { ...owned(), description: text('description') }, (t) => [
  unique('resource_name_unique').on(t.organisationId, t.displayName),
  ...policies('description'),
])
