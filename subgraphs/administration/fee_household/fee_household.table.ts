import { sql } from 'drizzle-orm'
import { check, date, foreignKey, index, text, timestamp, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { administrationSchema, rows } from '../administration.schema.ts'

/** The fee office of the authority; where somebody is protected, or was, the household is nobody's there. */
export const feeOffice = {
  meaning: 'the fee office of the authority, but where somebody in the household is sheltered',
  viewer: (household: string) =>
    `(authority_id = any (array(select access.units('FEE_OFFICE'))) and access.is_open_to_office(${household}))`,
}
export const ownHousehold = (column: string) => `${column} = any (array(select access.own_fee_households()))`

const asked = 'id = any (array(select access.own_fee_invitations()))'

/** Adults who live together and pay fees together. */
export const feeHousehold = administrationSchema.table(
  'fee_household',
  {
    id: uuid('id').primaryKey(),
    authorityId: uuid('authority_id').notNull(),
    openedById: uuid('opened_by_id').notNull(),
    openedAt: timestamp('opened_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    unique('fee_household_authority').on(t.id, t.authorityId),
    index('fee_household_opened_by_id_idx').on(t.openedById),
    index('fee_household_authority_id_idx').on(t.authorityId),
    ...rows.visible({
      meaning: `its members; ${feeOffice.meaning}`,
      viewer: `${ownHousehold('id')} or ${feeOffice.viewer('id')}`,
    }),
    ...rows.insertable({
      meaning: 'guardians of a child under 18, in their own name',
      viewer: `opened_by_id = access.viewer_person() and (select access.has_ward())`,
    }),
    rows.system(),
  ],
)

/**
 * Who lives in a household, or is asked to: by number until they confirm it themself, so that whoever asks learns nothing of whether
 * the number is somebody's here.
 */
export const feeHouseholdMember = administrationSchema.table(
  'fee_household_member',
  {
    id: uuid('id').primaryKey(),
    householdId: uuid('household_id').notNull(),
    authorityId: uuid('authority_id').notNull(),
    personId: uuid('person_id'),
    civicNo: text('civic_no'),
    invitedById: uuid('invited_by_id').notNull(),
    invitedAt: timestamp('invited_at', { withTimezone: true }).notNull(),
    joinedOn: date('joined_on'),
    // Of an invitation: the day it was declined. It stays as it was for whoever asked, who must not learn that the number is somebody's here.
    leftOn: date('left_on'),
  },
  (t) => [
    foreignKey({
      name: 'fee_household_member_household',
      columns: [t.householdId, t.authorityId],
      foreignColumns: [feeHousehold.id, feeHousehold.authorityId],
    }).onDelete('cascade'),
    check('fee_household_member_person_check', sql`num_nonnulls(${t.personId}, ${t.civicNo}) = 1`),
    check('fee_household_member_joined_check', sql`(${t.personId} is null) = (${t.joinedOn} is null)`),
    check('fee_household_member_left_check', sql`${t.leftOn} is null or ${t.leftOn} >= ${t.joinedOn}`),
    // Nobody lives in two.
    uniqueIndex('fee_household_member_current')
      .on(t.authorityId, t.personId)
      .where(sql`left_on is null and person_id is not null`),
    uniqueIndex('fee_household_member_invited')
      .on(t.householdId, t.civicNo)
      .where(sql`civic_no is not null`),
    index('fee_household_member_household_id_idx').on(t.householdId, t.authorityId),
    index('fee_household_member_person_id_idx').on(t.personId),
    index('fee_household_member_civic_no_idx').on(t.civicNo),
    index('fee_household_member_invited_by_id_idx').on(t.invitedById),
    index('fee_household_member_authority_id_idx').on(t.authorityId),
    ...rows.visible({
      meaning: `themselves; whom it asks; members of the household, while neither has left; of members: ${feeOffice.meaning}`,
      viewer: `person_id = access.viewer_person() or ${asked}
        or (${ownHousehold('household_id')} and (left_on is null or person_id is null)) or (person_id is not null and ${feeOffice.viewer('household_id')})`,
    }),
    ...rows.insertable({
      meaning: 'whoever opens a household, themselves; a member, by number and in their own name, who has to confirm it',
      viewer: `invited_by_id = access.viewer_person() and left_on is null and coalesce(joined_on, access.today()) = access.today() and ((person_id is null and ${ownHousehold('household_id')})
        or (person_id = access.viewer_person() and access.is_new_household(household_id)))`,
    }),
    ...rows.changeable({
      meaning: 'whom it asks, to confirm or decline it; a member, to leave',
      viewer: `((person_id is null and ${asked}) or person_id = access.viewer_person())
        and coalesce(left_on, access.today()) = access.today() and access.may_change_membership(id, joined_on)`,
      columns: ['person_id', 'civic_no', 'joined_on', 'left_on'],
    }),
    ...rows.deletable({
      meaning: 'before it is confirmed: a member of the household',
      viewer: `person_id is null and ${ownHousehold('household_id')}`,
    }),
    rows.access(),
    rows.system(),
  ],
)
