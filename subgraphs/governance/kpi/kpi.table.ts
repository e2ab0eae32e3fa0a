import { sql } from 'drizzle-orm'
import { type AnyPgColumn, check, date, index, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { toSignedIn } from '../../access/visible.ts'
import { modifiedAt, swedishText, version } from '../../shared/columns.ts'
import { governanceSchema, rows } from '../governance.schema.ts'

const own = {
  meaning: 'administrators of the authority whose own key figure it is',
  viewer: `organisation_id = any (array(select access.units('AUTHORITY_ADMIN')))`,
}

export const kpi = governanceSchema.table(
  'kpi',
  {
    id: uuid('id').primaryKey(),
    code: text('code').notNull().unique(),
    displayName: swedishText('display_name').notNull(),
    displayNameEn: text('display_name_en').notNull(),
    domain: text('domain').notNull(),
    unitOfMeasure: text('unit_of_measure').notNull(),
    direction: text('direction').notNull(),
    numerator: text('numerator').notNull(),
    denominator: text('denominator'),
    rollUp: text('roll_up').notNull(),
    weightKpiId: uuid('weight_kpi_id').references((): AnyPgColumn => kpi.id),
    breakdown: text('breakdown').notNull(),
    periodKind: text('period_kind').notNull(),
    decimals: smallint('decimals').notNull(),
    delivery: text('delivery').notNull(),
    ruleCode: text('rule_code').notNull(),
    source: text('source').notNull(),
    owner: text('owner').notNull(),
    // Null: shipped with the product, and nobody's own.
    organisationId: uuid('organisation_id'),
    startDate: date('start_date'),
    endDate: date('end_date'),
    version: version(),
    modifiedAt: modifiedAt(),
  },
  (t) => [
    check('kpi_code_check', sql`${t.code} ~ '^[A-Za-z0-9]+([.][A-Za-z0-9]+)*$' and length(${t.code}) <= 100`),
    check('kpi_domain_check', sql`${t.domain} in ('ECONOMY', 'PERSONNEL', 'SCHOOL', 'QUALITY_WORK', 'KEY_FIGURE')`),
    check('kpi_unit_of_measure_check', sql`${t.unitOfMeasure} in ('ANTAL', 'PROCENT', 'POANG', 'KRONOR', 'TIMMAR', 'KVOT')`),
    check('kpi_direction_check', sql`${t.direction} in ('HIGHER_IS_BETTER', 'LOWER_IS_BETTER', 'NEUTRAL')`),
    check('kpi_roll_up_check', sql`${t.rollUp} in ('SUM', 'WEIGHTED_MEAN', 'NONE')`),
    // What a mean is weighed by, and only a mean.
    check('kpi_weight_check', sql`(${t.rollUp} = 'WEIGHTED_MEAN') = (${t.weightKpiId} is not null)`),
    check('kpi_breakdown_check', sql`${t.breakdown} in ('NONE', 'GENDER', 'SCHOOL_YEAR', 'GENDER_AND_SCHOOL_YEAR')`),
    check('kpi_period_kind_check', sql`${t.periodKind} in ('SCHOOL_YEAR', 'TERM', 'CALENDAR_YEAR', 'MONTH', 'DAY')`),
    check('kpi_decimals_check', sql`${t.decimals} between 0 and 3`),
    check('kpi_delivery_check', sql`${t.delivery} in ('AS_PUBLISHED', 'SUPPRESSED_HERE', 'NOT_ABOUT_PERSONS')`),
    check('kpi_rule_check', sql`(${t.ruleCode} = 'NONE') = (${t.delivery} = 'NOT_ABOUT_PERSONS')`),
    check('kpi_dates_check', sql`${t.endDate} >= ${t.startDate}`),
    index('kpi_weight_kpi_id_idx').on(t.weightKpiId),
    index('kpi_organisation_id_idx').on(t.organisationId),
    ...rows.visible(toSignedIn),
    ...rows.insertable(own),
    ...rows.changeable({
      ...own,
      columns: [
        ...['display_name', 'display_name_en', 'domain', 'direction', 'numerator', 'denominator', 'roll_up', 'weight_kpi_id'],
        ...['decimals', 'source', 'owner', 'start_date', 'end_date', 'version', 'modified_at'],
      ],
    }),
    rows.system(),
  ],
)
