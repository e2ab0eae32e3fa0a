import { sql } from 'drizzle-orm'
import { boolean, check, date, index, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { toUnits } from '../../access/visible.ts'
import { modifiedAt, version } from '../../shared/columns.ts'
import { now } from '../../shared/rows.ts'
import { steering } from '../goal/goal.table.ts'
import { governanceSchema, rows } from '../governance.schema.ts'

const staff = `organisation_id = any (array(select access.units('STAFF'))) or organisation_id = any (array(select access.above_staffed()))`

/** What comes back every year and is to be done by a day: by all units below an organisation, or by one unit. */
export const wheelEvent = governanceSchema.table(
  'wheel_event',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id').notNull(),
    title: text('title').notNull(),
    description: text('description').notNull(),
    startsOn: date('starts_on').notNull(),
    dueOn: date('due_on').notNull(),
    // Null: units of every school type.
    schoolTypes: text('school_types').array(),
    // Whether each unit is to say that it is done.
    requiresDone: boolean('requires_done').notNull(),
    linkKind: text('link_kind').notNull(),
    academicYear: text('academic_year'),
    cancelledAt: timestamp('cancelled_at', { withTimezone: true }),
    version: version(),
    modifiedAt: modifiedAt(),
  },
  (t) => [
    check('wheel_event_period_check', sql`${t.dueOn} between ${t.startsOn} and ${t.startsOn} + 366`),
    check('wheel_event_school_types_check', sql`cardinality(${t.schoolTypes}) > 0`),
    check('wheel_event_link_kind_check', sql`${t.linkKind} in ('ANALYSIS', 'PLAN', 'SURVEY', 'NONE')`),
    // What is linked is done by what it is linked to, of one school year.
    check(
      'wheel_event_link_check',
      sql`(${t.linkKind} = 'NONE') = (${t.academicYear} is null) and (${t.linkKind} = 'NONE' or ${t.requiresDone})`,
    ),
    check('wheel_event_academic_year_check', sql`${t.academicYear} ~ '^[0-9]{4}/[0-9]{2}$'`),
    index('wheel_event_organisation_id_idx').on(t.organisationId, t.dueOn, t.id),
    ...rows.visible({
      meaning: 'the staff of the unit, or of all units below; administrators of the authority',
      viewer: staff,
      authority: `${staff} or organisation_id = any (array(select access.units('AUTHORITY_ADMIN')))`,
    }),
    ...rows.insertable(steering),
    ...rows.changeable({
      ...steering,
      columns: [
        'title',
        'description',
        'starts_on',
        'due_on',
        'school_types',
        'requires_done',
        'link_kind',
        'academic_year',
        'cancelled_at',
        'version',
        'modified_at',
      ],
    }),
    rows.system(),
  ],
)

const principal = toUnits('organisation_id', 'PRINCIPAL')

/** That a unit has done what an event asks. */
export const wheelStatus = governanceSchema.table(
  'wheel_status',
  {
    eventId: uuid('event_id')
      .notNull()
      .references(() => wheelEvent.id),
    organisationId: uuid('organisation_id').notNull(),
    doneAt: timestamp('done_at', { withTimezone: true }).notNull(),
    doneById: uuid('done_by_id').notNull(),
    note: text('note'),
  },
  (t) => [
    primaryKey({ columns: [t.eventId, t.organisationId] }),
    index('wheel_status_organisation_id_idx').on(t.organisationId),
    ...rows.visible(toUnits('organisation_id', 'PRINCIPAL', 'AUTHORITY_ADMIN')),
    ...rows.insertable({
      meaning: `${principal.meaning}, in their own name, of an event they see`,
      viewer: `${principal.viewer} and done_by_id = access.viewer_person() and done_at = ${now}
        and exists (select from governance.wheel_event e where e.id = event_id)`,
    }),
    ...rows.deletable(principal),
    rows.system(),
  ],
)
