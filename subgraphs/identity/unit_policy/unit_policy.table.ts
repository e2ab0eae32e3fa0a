import { sql } from 'drizzle-orm'
import { boolean, check, text, uuid } from 'drizzle-orm/pg-core'
import { toSignedIn, toUnits } from '../../access/visible.ts'
import { modifiedAt, version } from '../../shared/columns.ts'
import { identitySchema, rows } from '../identity.schema.ts'
import { organisation } from '../organisation/organisation.table.ts'

const byLeaders = toUnits('organisation_id', 'PRINCIPAL', 'AUTHORITY_ADMIN')

/** What a unit has decided about who sees what. A unit without a row has the defaults. */
export const unitPolicy = identitySchema.table(
  'unit_policy',
  {
    organisationId: uuid('organisation_id')
      .primaryKey()
      .references(() => organisation.id),
    showsClassLists: boolean('shows_class_lists').notNull().default(false),
    showsContactLists: boolean('shows_contact_lists').notNull().default(false),
    showsAbsenceReasons: boolean('shows_absence_reasons').notNull().default(true),
    qualityWorkVisibleTo: text('quality_work_visible_to').notNull().default('STAFF'),
    version: version(),
    modifiedAt: modifiedAt(),
  },
  (t) => [
    check('unit_policy_quality_work_visible_to_check', sql`${t.qualityWorkVisibleTo} in ('LEADERSHIP', 'STAFF')`),
    ...rows.visible(toSignedIn),
    ...rows.insertable(byLeaders),
    ...rows.changeable({
      ...byLeaders,
      columns: [
        'shows_class_lists',
        'shows_contact_lists',
        'shows_absence_reasons',
        'quality_work_visible_to',
        'version',
        'modified_at',
      ],
    }),
    rows.access(),
    rows.system(),
  ],
)
