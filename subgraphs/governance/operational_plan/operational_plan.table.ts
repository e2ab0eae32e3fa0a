import { sql } from 'drizzle-orm'
import { check, date, index, integer, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { toUnits } from '../../access/visible.ts'
import { modifiedAt, version } from '../../shared/columns.ts'
import { now } from '../../shared/rows.ts'
import { goal } from '../goal/goal.table.ts'
import { governanceSchema, rows } from '../governance.schema.ts'

const principal = toUnits('organisation_id', 'PRINCIPAL')

const readers = `${principal.viewer} or id = any (array(select access.contributed_plans()))
  or (state <> 'DRAFT' and (organisation_id = any (array(select access.quality_units()))
    or organisation_id = any (array(select access.units('UNIT_OBSERVER')))))`

const adopted = `once it is adopted: the unit's staff or its leadership alone, as the unit has decided, its observers and administrators of the authority`

/** What a unit is to do in a school year. Nobody but those who write it reads it before it is adopted. */
export const operationalPlan = governanceSchema.table(
  'operational_plan',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id').notNull(),
    academicYear: text('academic_year').notNull(),
    state: text('state').notNull().default('DRAFT'),
    adoptedById: uuid('adopted_by_id'),
    adoptedAt: timestamp('adopted_at', { withTimezone: true }),
    version: version(),
    modifiedAt: modifiedAt(),
  },
  (t) => [
    check('operational_plan_state_check', sql`${t.state} in ('DRAFT', 'ADOPTED', 'CLOSED')`),
    check('operational_plan_academic_year_check', sql`${t.academicYear} ~ '^[0-9]{4}/[0-9]{2}$'`),
    check(
      'operational_plan_adopted_check',
      sql`(${t.state} = 'DRAFT') = (${t.adoptedAt} is null) and (${t.adoptedAt} is null) = (${t.adoptedById} is null)`,
    ),
    unique('operational_plan_year_unique').on(t.organisationId, t.academicYear),
    ...rows.visible({
      meaning: `the unit's principal and whoever they have asked to write it; ${adopted}`,
      viewer: readers,
      authority: `${readers} or (state <> 'DRAFT' and organisation_id = any (array(select access.units('AUTHORITY_ADMIN'))))`,
    }),
    ...rows.insertable({ meaning: `${principal.meaning}, as a draft`, viewer: `${principal.viewer} and state = 'DRAFT'` }),
    // Whoever writes a draft counts what they change in it, so that nobody adopts what they have not read.
    ...rows.changeable({
      meaning: `${principal.meaning}, and whoever they have asked to write it, until it is adopted; what was adopted is no draft again`,
      viewer: `${principal.viewer} or id = any (array(select access.contributed_plans()))`,
      becomes: `case state
        when 'DRAFT' then id = any (array(select access.written_plans('DRAFT')))
        when 'ADOPTED' then ${principal.viewer} and id = any (array(select access.written_plans('DRAFT')))
          and adopted_by_id = access.viewer_person() and adopted_at = ${now}
        else ${principal.viewer} and id = any (array(select access.written_plans('ADOPTED'))) end`,
      columns: ['state', 'adopted_by_id', 'adopted_at', 'version', 'modified_at'],
    }),
    rows.access(),
    rows.system(),
  ],
)

const withPlan = 'exists (select from governance.operational_plan p where p.id = plan_id)'

/** Whom the principal has asked to write a plan. */
export const planContributor = governanceSchema.table(
  'operational_plan_contributor',
  {
    planId: uuid('plan_id')
      .notNull()
      .references(() => operationalPlan.id),
    personId: uuid('person_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    namedById: uuid('named_by_id').notNull(),
    namedAt: timestamp('named_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.planId, t.personId] }),
    index('operational_plan_contributor_person_id_idx').on(t.personId, t.planId),
    index('operational_plan_contributor_organisation_id_idx').on(t.organisationId),
    ...rows.visible({ meaning: 'whoever sees the plan', viewer: withPlan }),
    ...rows.insertable({
      meaning: `${principal.meaning}, of their staff`,
      viewer: `${principal.viewer} and named_by_id = access.viewer_person() and access.may_be_responsible(person_id, organisation_id)
        and exists (select from governance.operational_plan p where p.id = plan_id and p.organisation_id = operational_plan_contributor.organisation_id)`,
    }),
    ...rows.deletable(principal),
    rows.access(),
    rows.system(),
  ],
)

const writers = "the unit's principal and whoever they have asked to write it"
const whileDraft = {
  meaning: `${writers}, until it is adopted`,
  viewer: `plan_id = any (array(select access.written_plans('DRAFT')))`,
}

// Asked of what is written alone: a key must not tell of a goal that they do not see, nor a name be of somebody else's staff.
const known = `(goal_id is null or exists (select from governance.goal g where g.id = goal_id))
  and (responsible_id is null or exists (select from governance.operational_plan p
    where p.id = plan_id and access.may_be_responsible(responsible_id, p.organisation_id)))`

/** What is to be done by a day, and by whom. It stays as it was adopted: what becomes of it is followed up. */
export const planActivity = governanceSchema.table(
  'plan_activity',
  {
    id: uuid('id').primaryKey(),
    planId: uuid('plan_id')
      .notNull()
      .references(() => operationalPlan.id),
    goalId: uuid('goal_id').references(() => goal.id),
    title: text('title').notNull(),
    responsibleId: uuid('responsible_id'),
    responsibleText: text('responsible_text'),
    dueOn: date('due_on').notNull(),
    version: version(),
    modifiedAt: modifiedAt(),
  },
  (t) => [
    index('plan_activity_plan_id_idx').on(t.planId, t.dueOn, t.id),
    index('plan_activity_goal_id_idx').on(t.goalId),
    index('plan_activity_responsible_id_idx').on(t.responsibleId),
    index('plan_activity_due_on_idx').on(t.dueOn),
    ...rows.visible({
      meaning: 'whoever sees the plan; once it is adopted whoever is responsible',
      viewer: `${withPlan} or id = any (array(select access.answered_activities('{ADOPTED,CLOSED}')))`,
    }),
    ...rows.insertable({ ...whileDraft, viewer: `${whileDraft.viewer} and ${known}` }),
    ...rows.changeable({
      ...whileDraft,
      becomes: known,
      columns: ['goal_id', 'title', 'responsible_id', 'responsible_text', 'due_on', 'version', 'modified_at'],
    }),
    ...rows.deletable(whileDraft),
    rows.access(),
    rows.system(),
  ],
)

/** How an activity goes, each time somebody says so: the latest counts. */
export const activityFollowUp = governanceSchema.table(
  'activity_follow_up',
  {
    activityId: uuid('activity_id')
      .notNull()
      .references(() => planActivity.id),
    number: integer('number').notNull(),
    state: text('state').notNull(),
    text: text('text').notNull(),
    madeById: uuid('made_by_id').notNull(),
    madeAt: timestamp('made_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.activityId, t.number] }),
    check('activity_follow_up_state_check', sql`${t.state} in ('PLANNED', 'ONGOING', 'DONE', 'DROPPED')`),
    check('activity_follow_up_number_check', sql`${t.number} > 0`),
    index('activity_follow_up_made_by_id_idx').on(t.madeById),
    ...rows.visible({
      meaning: 'whoever sees the activity',
      viewer: 'exists (select from governance.plan_activity a where a.id = activity_id)',
    }),
    ...rows.insertable({
      meaning: `${writers}, and whoever is responsible, while the plan is adopted, in their own name`,
      viewer: `made_by_id = access.viewer_person() and made_at = ${now} and activity_id = any (array(select access.followed_activities()))`,
    }),
    rows.system(),
  ],
)
