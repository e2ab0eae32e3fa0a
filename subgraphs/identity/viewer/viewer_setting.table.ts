import { sql } from 'drizzle-orm'
import { check, text, uuid } from 'drizzle-orm/pg-core'
import { identitySchema, rows } from '../identity.schema.ts'
import { person } from '../person/person.table.ts'

const own = { meaning: 'the viewer themself', viewer: 'person_id = access.viewer_person()' }

/** What a person has chosen for themself. */
export const viewerSetting = identitySchema.table(
  'viewer_setting',
  {
    personId: uuid('person_id')
      .primaryKey()
      .references(() => person.id, { onDelete: 'cascade' }),
    locale: text('locale').notNull(),
  },
  (t) => [
    check('viewer_setting_locale_check', sql`${t.locale} in ('sv', 'en')`),
    ...rows.visible(own),
    ...rows.insertable(own),
    ...rows.changeable({ ...own, columns: ['locale'] }),
    rows.access(),
    rows.system(),
  ],
)
