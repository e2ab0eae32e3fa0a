import { sql } from 'drizzle-orm'
import { check, date, foreignKey, index, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { toPupils, toUnits } from '../../access/visible.ts'
import { version } from '../../shared/columns.ts'
import { administrationSchema, rows } from '../administration.schema.ts'
import { placeApplication, placeChoice } from '../place_application/place_application.table.ts'

const guardians = toPupils('child_id', ['GUARDIAN'])
const leaders = toUnits('organisation_id', 'PRINCIPAL', 'UNIT_ADMIN')
const inQueue = 'application_id = any (array(select access.queued_for_viewer()))'

/**
 * A place that a unit offers. That an application has one open offer at a time is an exclusion constraint in the migration,
 * place_offer_open: an offer is open until its last day to answer, and no job closes it.
 */
export const placeOffer = administrationSchema.table(
  'place_offer',
  {
    id: uuid('id').primaryKey(),
    applicationId: uuid('application_id').notNull(),
    childId: uuid('child_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    groupId: uuid('group_id'),
    schoolType: text('school_type').notNull(),
    startDate: date('start_date').notNull(),
    offeredById: uuid('offered_by_id').notNull(),
    offeredOn: date('offered_on').notNull(),
    answerDate: date('answer_date').notNull(),
    state: text('state').notNull().default('OPEN'),
    answeredById: uuid('answered_by_id'),
    answeredAt: timestamp('answered_at', { withTimezone: true }),
    // The place that came of it at once, in care: named before it is there, for its row policy to ask.
    placementId: uuid('placement_id'),
    version: version(),
  },
  (t) => [
    foreignKey({
      name: 'place_offer_application',
      columns: [t.applicationId, t.childId],
      foreignColumns: [placeApplication.id, placeApplication.childId],
    }).onDelete('cascade'),
    // Only a unit that was chosen.
    foreignKey({
      name: 'place_offer_choice',
      columns: [t.applicationId, t.organisationId],
      foreignColumns: [placeChoice.applicationId, placeChoice.organisationId],
    }).onDelete('cascade'),
    check('place_offer_state_check', sql`${t.state} in ('OPEN', 'ACCEPTED', 'DECLINED')`),
    check('place_offer_answered_check', sql`(${t.state} = 'OPEN') = (${t.answeredById} is null)`),
    check('place_offer_answer_date_check', sql`${t.answerDate} >= ${t.offeredOn}`),
    check('place_offer_group_check', sql`(${t.schoolType} in ('FS', 'FTH')) = (${t.groupId} is not null)`),
    check('place_offer_placement_check', sql`${t.placementId} is null or (${t.state} = 'ACCEPTED' and ${t.groupId} is not null)`),
    uniqueIndex('place_offer_accepted')
      .on(t.applicationId)
      .where(sql`state = 'ACCEPTED'`),
    index('place_offer_application_id_idx').on(t.applicationId, t.organisationId),
    index('place_offer_child_id_idx').on(t.childId),
    index('place_offer_organisation_id_idx').on(t.organisationId),
    index('place_offer_group_id_idx').on(t.groupId),
    index('place_offer_placement_id_idx').on(t.placementId),
    ...rows.visible({
      meaning: `${guardians.meaning}; who leads the unit, never of a sheltered child`,
      viewer: `(${guardians.viewer}) or (${leaders.viewer} and ${inQueue})`,
    }),
    ...rows.insertable({
      meaning: `in their own name: ${leaders.meaning}, to a child in its queue that is not theirs`,
      viewer: `offered_by_id = access.viewer_person() and ${leaders.viewer} and ${inQueue} and not access.is_kin(child_id)
        and offered_on = access.today() and state = 'OPEN'`,
    }),
    ...rows.changeable({
      meaning: `in their own name, until the last day to answer: ${guardians.meaning}, of a child under 18`,
      viewer: `${guardians.viewer} and access.is_minor(child_id) and answer_date >= access.today()
        and coalesce(answered_by_id, access.viewer_person()) = access.viewer_person() and access.is_open_offer(id)`,
      columns: ['state', 'answered_by_id', 'answered_at', 'placement_id', 'version'],
    }),
    rows.access(),
    rows.system(),
  ],
)
