import { sql } from 'drizzle-orm'
import { boolean, check, index, text, uuid } from 'drizzle-orm/pg-core'
import { grantedUnits, notLater, toGroups, toUnits } from '../../access/visible.ts'
import { period } from '../../shared/columns.ts'
import { group } from '../group/group.table.ts'
import { identitySchema, rows } from '../identity.schema.ts'
import { organisation } from '../organisation/organisation.table.ts'
import { person } from '../person/person.table.ts'
import { imported } from '../source_system/system.table.ts'

const leaders = toUnits('organisation_id', 'PRINCIPAL', 'UNIT_ADMIN', 'AUTHORITY_ADMIN')

// Nobody gives somebody a reach beyond their own, nor themself any: see appointedBy in duty.rules.ts.
const role = (reach: string, roles: string) => `(${reach} and duty_role ${roles})`
const appointments = {
  meaning: `${leaders.meaning}, of others than themselves; of staff, or whose number they have; a principal is appointed by the authority, school administrators and pupil health not by school administrators; of who is here already and not theirs, or of a family kept safe, as one that is awaited`,
  viewer: `person_id is distinct from access.viewer_person() and is_awaited = access.must_be_awaited(person_id)
    and access.may_be_employed(person_id) and (
    ${toUnits('organisation_id', 'AUTHORITY_ADMIN').viewer}
    or ${role(toUnits('organisation_id', 'PRINCIPAL').viewer, "<> 'REKTOR'")}
    or ${role(toUnits('organisation_id', 'UNIT_ADMIN').viewer, "not in ('REKTOR', 'SKOLADMINISTRATOR', 'KURATOR', 'SPECIALLARARE_SPECIALPEDAGOG', 'SKOLPSYKOLOG')")})`,
}

// What they have given and wait for, of whomever.
const waiting = `(${leaders.viewer} and not access.counts(is_awaited, source_system_id) and not is_refused)`
const counts = 'access.counts(is_awaited, source_system_id)'

export const duty = identitySchema.table(
  'duty',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisation.id),
    dutyRole: text('duty_role').notNull(),
    signature: text('signature'),
    ...period(),
    // Of somebody who is here already, by whom does not lead them yet: it opens nothing until the person has confirmed it.
    isAwaited: boolean('is_awaited').notNull().default(false),
    isRefused: boolean('is_refused').notNull().default(false),
    ...imported(),
  },
  (t) => [
    check(
      'duty_role_check',
      sql`${t.dutyRole} in ('REKTOR', 'LARARE', 'FORSKOLLARARE', 'BARNSKOTARE', 'BIBLIOTEKARIE', 'LARARASSISTENT', 'FRITIDSPEDAGOG', 'ANNAN_PERSONAL', 'STUDIE_OCH_YRKESVAGLEDARE', 'FORSTELARARE', 'KURATOR', 'SKOLSKOTERSKA', 'SKOLLAKARE', 'SKOLPSYKOLOG', 'SPECIALLARARE_SPECIALPEDAGOG', 'SKOLADMINISTRATOR', 'OVRIG_ARBETSLEDNING')`,
    ),
    check('duty_period_check', sql`${t.endDate} >= ${t.startDate}`),
    index('duty_source_system_id_idx').on(t.sourceSystemId),
    index('duty_person_id_idx').on(t.personId),
    index('duty_organisation_id_idx').on(t.organisationId, t.dutyRole, t.id),
    ...rows.visible({
      meaning:
        'everyone signed in, while the duty lasts (of protected staff: themself and their principal); own duties always; client applications, those of the units granted to them',
      viewer: `person_id = access.viewer_person() or ${waiting} or (${counts} and access.is_visible_duty(person_id, organisation_id, start_date, end_date))`,
      authority: `person_id = access.viewer_person() or ${waiting} or (${counts} and access.is_visible_duty(person_id, organisation_id, start_date, end_date))
        or (${counts} and organisation_id = any (${grantedUnits}) and access.is_current(start_date, end_date) and access.is_staff_of(person_id, ${grantedUnits}))`,
    }),
    ...rows.insertable(appointments),
    ...rows.changeable({
      meaning: `${leaders.meaning}, to an earlier day; the person, to confirm or refuse one that is awaited`,
      viewer: `exists (select from access.duty_before(id) where
        (${leaders.viewer} and ${notLater('last_day')} and is_awaited = was_awaited and is_refused = was_refused)
        or (person_id = access.viewer_person() and (not is_awaited or was_awaited)
          and ((end_date is not distinct from last_day and is_refused = was_refused) or (was_awaited and is_awaited and is_refused))))`,
      columns: ['end_date', 'is_awaited', 'is_refused'],
    }),
    rows.access(),
    rows.system(),
  ],
)

const ofSeen = toGroups('group_id')
const ledGroup = {
  meaning: `${leaders.meaning}, of the group's unit`,
  viewer: `exists (select from identity."group" g where g.id = group_id and g.${leaders.viewer})`,
}
// As a mentor one sees protected pupils: nobody assigns themself.
const ofAnother = `exists (select from identity.duty d join identity."group" g on g.organisation_id = d.organisation_id
  where d.id = duty_id and g.id = group_id and d.person_id is distinct from access.viewer_person())`
const byVisibleDuty = 'access.is_current(start_date, end_date) and exists (select from identity.duty d where d.id = duty_id)'

export const assignmentRole = identitySchema.table(
  'assignment_role',
  {
    id: uuid('id').primaryKey(),
    dutyId: uuid('duty_id')
      .notNull()
      .references(() => duty.id),
    groupId: uuid('group_id')
      .notNull()
      .references(() => group.id),
    assignmentRoleType: text('assignment_role_type').notNull(),
    ...period(),
  },
  (t) => [
    check(
      'assignment_role_type_check',
      sql`${t.assignmentRoleType} in ('MENTOR', 'FORSKOLLARARE', 'BARNSKOTARE', 'FRITIDSPEDAGOG', 'SPECIALPEDAGOG', 'ELEVHALSOPERSONAL', 'PEDAGOGISK_LEDARE', 'SCHEMALAGGARE', 'LARARASSISTENT', 'ADMINISTRATIV_PERSONAL')`,
    ),
    check('assignment_role_period_check', sql`${t.endDate} >= ${t.startDate}`),
    index('assignment_role_duty_id_idx').on(t.dutyId),
    index('assignment_role_group_id_idx').on(t.groupId),
    ...rows.visible({
      meaning: 'whoever may see both the group and the duty, while it lasts',
      viewer: `(${ofSeen.viewer}) and ${byVisibleDuty}`,
      authority: `(${ofSeen.authority}) and ${byVisibleDuty}`,
    }),
    ...rows.insertable({
      meaning: `${ledGroup.meaning}, duties of the same unit and not their own`,
      viewer: `${ledGroup.viewer} and ${ofAnother}`,
    }),
    ...rows.changeable({
      meaning: `${ledGroup.meaning}, to an earlier day`,
      viewer: `${ledGroup.viewer} and ${notLater('access.assignment_end(id)')}`,
      columns: ['end_date'],
    }),
    rows.access(),
    rows.system(),
  ],
)
