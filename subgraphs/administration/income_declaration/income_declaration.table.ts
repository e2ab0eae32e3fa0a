import { sql } from 'drizzle-orm'
import { check, date, foreignKey, index, integer, timestamp, uuid } from 'drizzle-orm/pg-core'
import { administrationSchema, rows } from '../administration.schema.ts'
import { feeHousehold, feeOffice, ownHousehold } from '../fee_household/fee_household.table.ts'

/** What somebody earns a month from a day, as they declared it to their household's fee. Written once, never changed. */
export const incomeDeclaration = administrationSchema.table(
  'income_declaration',
  {
    id: uuid('id').primaryKey(),
    householdId: uuid('household_id').notNull(),
    authorityId: uuid('authority_id').notNull(),
    personId: uuid('person_id').notNull(),
    monthlyIncome: integer('monthly_income').notNull(),
    startDate: date('start_date').notNull(),
    declaredAt: timestamp('declared_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    foreignKey({
      name: 'income_declaration_household',
      columns: [t.householdId, t.authorityId],
      foreignColumns: [feeHousehold.id, feeHousehold.authorityId],
    }).onDelete('cascade'),
    check('income_declaration_income_check', sql`${t.monthlyIncome} between 0 and 10000000`),
    index('income_declaration_household_id_idx').on(t.householdId, t.authorityId),
    index('income_declaration_person_id_idx').on(t.personId),
    index('income_declaration_authority_id_idx').on(t.authorityId),
    ...rows.visible({
      meaning: `whoever declared it; whom they live with, while both are members of the household; ${feeOffice.meaning}`,
      viewer: `person_id = access.viewer_person() or (${ownHousehold('household_id')} and access.is_fee_member(household_id, person_id))
        or ${feeOffice.viewer('household_id')}`,
    }),
    ...rows.insertable({
      meaning: 'members of the household, their own, from this month on',
      viewer: `person_id = access.viewer_person() and access.is_fee_member(household_id, person_id) and ${ownHousehold('household_id')}
        and start_date >= date_trunc('month', access.today())`,
    }),
    rows.access(),
    rows.system(),
  ],
)
