import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, text, uuid } from 'drizzle-orm/pg-core'
import { everyPupilRelation } from '../../access/relations.ts'
import { notLater, toPupils, toUnits } from '../../access/visible.ts'
import { period } from '../../shared/columns.ts'
import { identitySchema, rows } from '../identity.schema.ts'
import { organisation } from '../organisation/organisation.table.ts'
import { person } from '../person/person.table.ts'
import { imported } from '../source_system/system.table.ts'

const related = toPupils('pupil_id', everyPupilRelation)
const leaders = toUnits('organisation_id', 'PRINCIPAL', 'UNIT_ADMIN', 'AUTHORITY_ADMIN')
const delegated =
  'pupil_id = any (array(select access.delegated_pupils())) and access.is_current(start_date, end_date) and not is_cancelled'
// Where a protected pupil went, or will go, is nobody's to know.
const open = '(access.is_current(start_date, end_date) or not access.is_sheltered(pupil_id))'
// Nobody has a relation to a pupil before the first day, but whoever leads the unit must know of the place they have given.
const guardians = toPupils('pupil_id', ['GUARDIAN'])
const home = {
  meaning: `the pupil, from 18; ${guardians.meaning}, of a pupil under 18`,
  viewer: `(pupil_id = access.adult_viewer() or (${guardians.viewer} and access.is_minor(pupil_id)))`,
}
const toConfirm = `(access.counts(is_awaited, source_system_id) or ${toPupils('pupil_id', ['SELF', 'GUARDIAN']).viewer})`
// What they have given and wait for, of whomever.
const waiting = `(${leaders.viewer} and not access.counts(is_awaited, source_system_id))`
const coming = `(${leaders.viewer} and start_date > access.today() and access.may_be_expected(pupil_id))`

export const enrolment = identitySchema.table(
  'enrolment',
  {
    id: uuid('id').primaryKey(),
    pupilId: uuid('pupil_id')
      .notNull()
      .references(() => person.id),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisation.id),
    schoolType: text('school_type').notNull(),
    schoolYear: integer('school_year'),
    ...period(),
    isCancelled: boolean('is_cancelled').notNull().default(false),
    // Of somebody who is here already, by whom does not lead them yet: it opens nothing until a guardian or the pupil has confirmed it,
    // or a source system has it too.
    isAwaited: boolean('is_awaited').notNull().default(false),
    ...imported(),
  },
  (t) => [
    check('enrolment_period_check', sql`${t.endDate} >= ${t.startDate}`),
    check('enrolment_school_year_check', sql`${t.schoolYear} between 0 and 10`),
    index('enrolment_source_system_id_idx').on(t.sourceSystemId),
    index('enrolment_pupil_id_idx').on(t.pupilId),
    index('enrolment_organisation_id_idx').on(t.organisationId),
    ...rows.visible({
      meaning: `${related.meaning}; of protected pupils today's only, and one that is awaited only the pupil, guardians and ${leaders.meaning}; a delegate, today's; before it begins, ${leaders.meaning}`,
      viewer: `((((${related.viewer}) and ${open}) or (${delegated}) or ${coming}) and ${toConfirm}) or ${waiting}`,
      authority: `((((${related.authority}) and ${open}) or (${delegated}) or ${coming}) and ${toConfirm}) or ${waiting}`,
    }),
    ...rows.insertable({
      meaning: `${leaders.meaning}, of those they are related to or have the number of; of who is here already and not theirs, or of a family kept safe, as one that is awaited`,
      viewer: `${leaders.viewer} and is_awaited = access.must_be_awaited(pupil_id) and access.may_be_enrolled(pupil_id)`,
    }),
    ...rows.changeable({
      meaning: `${leaders.meaning}, to an earlier day; to confirm or refuse one that is awaited: ${home.meaning}`,
      viewer: `exists (select from access.enrolment_before(id) where (${leaders.viewer} and is_awaited = was_awaited and ${notLater('last_day')})
        or (${home.viewer} and end_date is not distinct from last_day and (not is_awaited or was_awaited)
          and (is_cancelled = was_cancelled or (was_awaited and is_awaited and is_cancelled))))`,
      columns: ['end_date', 'is_cancelled', 'is_awaited'],
    }),
    rows.access(),
    rows.system(),
  ],
)
