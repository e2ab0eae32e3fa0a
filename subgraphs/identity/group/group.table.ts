import { sql } from 'drizzle-orm'
import { check, index, text, uuid } from 'drizzle-orm/pg-core'
import { everyPupilRelation } from '../../access/relations.ts'
import { toGroups, toPupils } from '../../access/visible.ts'
import { modifiedAt, period, swedishText, version } from '../../shared/columns.ts'
import { identitySchema, rows } from '../identity.schema.ts'
import { organisation } from '../organisation/organisation.table.ts'
import { person } from '../person/person.table.ts'

export const group = identitySchema.table(
  'group',
  {
    id: uuid('id').primaryKey(),
    displayName: swedishText('display_name').notNull(),
    groupType: text('group_type').notNull(),
    schoolType: text('school_type'),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisation.id),
    ...period(),
    version: version(),
    modifiedAt: modifiedAt(),
  },
  (t) => [
    check(
      'group_type_check',
      sql`${t.groupType} in ('UNDERVISNING', 'KLASS', 'MENTOR', 'PROVGRUPP', 'SCHEMA', 'AVDELNING', 'PERSONALGRUPP', 'OVRIGT')`,
    ),
    check('group_period_check', sql`${t.endDate} >= ${t.startDate}`),
    index('group_display_name_id_idx').on(t.displayName, t.id),
    index('group_organisation_id_idx').on(t.organisationId, t.displayName, t.id),
    ...rows.visible({
      meaning:
        'members and their guardians; teachers of its activities and staff assigned to it; pupil health, school administrators and the principal of its unit; administrators of the authority',
      ...toGroups('id'),
    }),
    rows.access(),
    rows.system(),
  ],
)

const memberships = toPupils('person_id', everyPupilRelation)
const fellows =
  "group_id = any (array(select access.class_list_groups())) and person_id = any (array(select access.related_persons('FELLOW'))) and access.is_current(start_date, end_date)"

export const groupMembership = identitySchema.table(
  'group_membership',
  {
    id: uuid('id').primaryKey(),
    groupId: uuid('group_id')
      .notNull()
      .references(() => group.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    ...period(),
  },
  (t) => [
    check('group_membership_period_check', sql`${t.endDate} >= ${t.startDate}`),
    index('group_membership_group_id_person_id_idx').on(t.groupId, t.personId),
    index('group_membership_person_id_idx').on(t.personId),
    ...rows.visible({
      meaning: `${memberships.meaning}; fellow pupils of the class, where its list is shown with consent`,
      viewer: `${memberships.viewer} or (${fellows})`,
      authority: `${memberships.authority} or (${fellows})`,
    }),
    rows.access(),
    rows.system(),
  ],
)
