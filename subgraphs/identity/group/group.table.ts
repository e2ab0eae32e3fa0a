import { sql } from 'drizzle-orm'
import { check, index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { everyPupilRelation } from '../../access/relations.ts'
import { ownUnits, toGroups, toPersons, toPupils, toUnits } from '../../access/visible.ts'
import { modifiedAt, period, swedishText, version } from '../../shared/columns.ts'
import { identitySchema, rows } from '../identity.schema.ts'
import { organisation } from '../organisation/organisation.table.ts'
import { person } from '../person/person.table.ts'
import { imported } from '../source_system/system.table.ts'

const leaders = toUnits('organisation_id', 'PRINCIPAL', 'UNIT_ADMIN', 'AUTHORITY_ADMIN')
const ledGroup = {
  meaning: `${leaders.meaning}, of the group's unit`,
  viewer: `exists (select from identity."group" g where g.id = group_id and g.${leaders.viewer})`,
}

// A delegate has to know the pupil's class, and nothing of what it does.
const delegated = (column: 'id' | 'group_id') => `id = any (array(select d.${column} from access.delegated_memberships() d))`
const seen = toGroups('id')

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
    ...imported(),
    version: version(),
    modifiedAt: modifiedAt(),
  },
  (t) => [
    check(
      'group_type_check',
      sql`${t.groupType} in ('UNDERVISNING', 'KLASS', 'MENTOR', 'PROVGRUPP', 'SCHEMA', 'AVDELNING', 'PERSONALGRUPP', 'OVRIGT')`,
    ),
    check('group_period_check', sql`${t.endDate} >= ${t.startDate}`),
    index('group_source_system_id_idx').on(t.sourceSystemId),
    index('group_display_name_id_idx').on(t.displayName, t.id),
    index('group_organisation_id_idx').on(t.organisationId, t.displayName, t.id),
    ...rows.visible({
      meaning:
        'members and their guardians; teachers of its activities and staff assigned to it; pupil health, school administrators and the principal of its unit, also when it has ended; administrators of the authority and granted clients; a delegate, the class of the pupil',
      viewer: `${seen.viewer} or ${delegated('group_id')}`,
      authority: `${seen.authority} or ${delegated('group_id')}`,
    }),
    ...rows.insertable(leaders),
    ...rows.changeable({ ...leaders, columns: ['display_name', 'end_date', 'version', 'modified_at'] }),
    rows.access(),
    rows.system(),
  ],
)

const memberships = toPupils('person_id', everyPupilRelation)
const fellows =
  "group_id = any (array(select access.class_list_groups())) and person_id = any (array(select access.related_persons('FELLOW'))) and access.is_current(start_date, end_date)"
// Of staff groups, those who lead the staff; no other group, for a teacher may be somebody's pupil too.
const isStaffGroup = `exists (select from identity."group" g where g.id = group_id and g.group_type = 'PERSONALGRUPP')`
const staff = `(${toPersons('person_id', ['STAFF:PRINCIPAL', 'STAFF:UNIT_ADMIN']).viewer} and ${isStaffGroup})`
const staffOfAuthority = `(${isStaffGroup} and access.is_staff_of(person_id, ${ownUnits}))`

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
    ...imported(),
  },
  (t) => [
    check('group_membership_period_check', sql`${t.endDate} >= ${t.startDate}`),
    // Nobody is in a group twice until further notice. Other days that overlap are the acts' to refuse: an exclusion constraint over
    // uuid needs the extension btree_gist, which the role that owns the tables may not make.
    uniqueIndex('group_membership_open_idx')
      .on(t.groupId, t.personId)
      .where(sql`${t.endDate} is null`),
    index('group_membership_group_id_person_id_idx').on(t.groupId, t.personId),
    index('group_membership_source_system_id_idx').on(t.sourceSystemId),
    index('group_membership_person_id_idx').on(t.personId),
    ...rows.visible({
      meaning: `${memberships.meaning}; fellow pupils of the class, where its list is shown with consent; a delegate, the pupil's class; of staff groups, who leads the staff`,
      viewer: `${memberships.viewer} or (${fellows}) or ${delegated('id')} or ${staff}`,
      authority: `${memberships.authority} or (${fellows}) or ${delegated('id')} or ${staff} or ${staffOfAuthority}`,
    }),
    ...rows.insertable({
      meaning: `${ledGroup.meaning}, of its pupils and staff`,
      viewer: `${ledGroup.viewer} and access.is_of_unit_of(person_id, group_id)`,
    }),
    ...rows.changeable({ ...ledGroup, columns: ['end_date'] }),
    rows.access(),
    rows.system(),
  ],
)
