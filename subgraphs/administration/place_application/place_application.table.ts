import { sql } from 'drizzle-orm'
import {
  boolean, check, date, foreignKey, index, integer, primaryKey, text, unique, uniqueIndex, uuid,
} from 'drizzle-orm/pg-core' // prettier-ignore
import { toPupils } from '../../access/visible.ts'
import { version } from '../../shared/columns.ts'
import { administrationSchema, rows } from '../administration.schema.ts'

const guardians = toPupils('child_id', ['GUARDIAN'])
const queued = {
  meaning: 'who leads a unit that is chosen, while it is queued or has an offer of theirs; never of a sheltered child',
  sql: (column: string) => `${column} = any (array(select access.queued_for_viewer()))`,
}
const ofOwnChild = `${guardians.viewer} and access.is_minor(child_id)`

/** An application for a place at preschool, in after-school care or at school. */
export const placeApplication = administrationSchema.table(
  'place_application',
  {
    id: uuid('id').primaryKey(),
    childId: uuid('child_id').notNull(),
    applicantId: uuid('applicant_id').notNull(),
    authorityId: uuid('authority_id').notNull(),
    schoolType: text('school_type').notNull(),
    // The first day that is asked for.
    startDate: date('start_date').notNull(),
    queuedOn: date('queued_on').notNull(),
    state: text('state').notNull().default('QUEUED'),
    closedOn: date('closed_on'),
    version: version(),
  },
  (t) => [
    check('place_application_school_type_check', sql`${t.schoolType} in ('FS', 'FTH', 'FKLASS', 'GR')`),
    check('place_application_state_check', sql`${t.state} in ('QUEUED', 'ACCEPTED', 'WITHDRAWN')`),
    check('place_application_closed_check', sql`(${t.state} = 'QUEUED') = (${t.closedOn} is null)`),
    unique('place_application_child').on(t.id, t.childId),
    // One that waits for each child, school authority and school type.
    uniqueIndex('place_application_queued')
      .on(t.childId, t.authorityId, t.schoolType)
      .where(sql`state = 'QUEUED'`),
    index('place_application_child_id_idx').on(t.childId, t.queuedOn),
    index('place_application_applicant_id_idx').on(t.applicantId),
    ...rows.visible({
      meaning: `${guardians.meaning}; ${queued.meaning}`,
      viewer: `(${guardians.viewer}) or ${queued.sql('id')}`,
    }),
    ...rows.insertable({
      meaning: `in their own name: ${guardians.meaning}, of a child under 18`,
      viewer: `applicant_id = access.viewer_person() and ${ofOwnChild} and queued_on = access.today() and state = 'QUEUED'`,
    }),
    ...rows.changeable({
      meaning: `${guardians.meaning}, of a child under 18, while it waits: to withdraw it, or where an offer is accepted`,
      viewer: `${ofOwnChild} and coalesce(closed_on, access.today()) = access.today() and access.may_change_application(id, state)`,
      columns: ['state', 'closed_on', 'version'],
    }),
    rows.access(),
    rows.system(),
  ],
)

/** A unit that is asked for, first or second or so on. */
export const placeChoice = administrationSchema.table(
  'place_choice',
  {
    applicationId: uuid('application_id').notNull(),
    childId: uuid('child_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    choiceRank: integer('choice_rank').notNull(),
    // Whether the applicant had another child at the unit that day.
    hasSibling: boolean('has_sibling').notNull(),
  },
  (t) => [
    primaryKey({ name: 'place_choice_pk', columns: [t.applicationId, t.organisationId] }),
    foreignKey({
      name: 'place_choice_application',
      columns: [t.applicationId, t.childId],
      foreignColumns: [placeApplication.id, placeApplication.childId],
    }).onDelete('cascade'),
    unique('place_choice_rank').on(t.applicationId, t.choiceRank),
    check('place_choice_rank_check', sql`${t.choiceRank} between 1 and 5`),
    index('place_choice_child_id_idx').on(t.childId),
    index('place_choice_organisation_id_idx').on(t.organisationId, t.applicationId),
    ...rows.visible({
      meaning: `${guardians.meaning}; of their own unit: ${queued.meaning}`,
      viewer: `(${guardians.viewer}) or (organisation_id = any (array(select access.units('PRINCIPAL', 'UNIT_ADMIN')))
        and ${queued.sql('application_id')})`,
    }),
    ...rows.insertable({
      meaning: `${guardians.meaning}, of a child under 18, with what is known of their other children`,
      viewer: `${ofOwnChild} and has_sibling = access.has_sibling_at(child_id, organisation_id)`,
    }),
    rows.access(),
    rows.system(),
  ],
)
