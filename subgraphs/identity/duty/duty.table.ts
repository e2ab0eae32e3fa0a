import { sql } from 'drizzle-orm'
import { check, index, text, uuid } from 'drizzle-orm/pg-core'
import { toGroups } from '../../access/visible.ts'
import { period } from '../../shared/columns.ts'
import { group } from '../group/group.table.ts'
import { identitySchema, rows } from '../identity.schema.ts'
import { organisation } from '../organisation/organisation.table.ts'
import { person } from '../person/person.table.ts'

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
  },
  (t) => [
    check(
      'duty_role_check',
      sql`${t.dutyRole} in ('REKTOR', 'LARARE', 'FORSKOLLARARE', 'BARNSKOTARE', 'BIBLIOTEKARIE', 'LARARASSISTENT', 'FRITIDSPEDAGOG', 'ANNAN_PERSONAL', 'STUDIE_OCH_YRKESVAGLEDARE', 'FORSTELARARE', 'KURATOR', 'SKOLSKOTERSKA', 'SKOLLAKARE', 'SKOLPSYKOLOG', 'SPECIALLARARE_SPECIALPEDAGOG', 'SKOLADMINISTRATOR', 'OVRIG_ARBETSLEDNING')`,
    ),
    check('duty_period_check', sql`${t.endDate} >= ${t.startDate}`),
    index('duty_person_id_idx').on(t.personId),
    index('duty_organisation_id_idx').on(t.organisationId, t.dutyRole, t.id),
    ...rows.visible({
      meaning: 'everyone signed in, while the duty lasts (of protected staff: themself and their principal); own duties always',
      viewer: 'person_id = access.viewer_id() or access.is_visible_duty(person_id, organisation_id, start_date, end_date)',
    }),
    rows.access(),
    rows.system(),
  ],
)

const ofSeen = toGroups('group_id')
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
    rows.access(),
    rows.system(),
  ],
)
