import { sql } from 'drizzle-orm'
import { check, foreignKey, index, text, timestamp, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { toPupils } from '../../access/visible.ts'
import { swedishText, version } from '../../shared/columns.ts'
import { pedagogySchema, rows } from '../pedagogy.schema.ts'

const led = (column: string) => `${column} = any (array(select access.led_talk_rounds()))`
const held = (column: string) => `${column} = any (array(select access.held_talk_rounds()))`
const leaders = "the group's mentor and the unit's principal"
const bookers = 'whoever books for a child, once there are times to choose from'

/** A round of development talks: of one group, in one term. */
export const talkRound = pedagogySchema.table(
  'talk_round',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id').notNull(),
    groupId: uuid('group_id').notNull(),
    schoolType: text('school_type'),
    academicYear: text('academic_year').notNull(),
    semester: text('semester').notNull(),
    displayName: swedishText('display_name').notNull(),
    bookableFrom: timestamp('bookable_from', { withTimezone: true }).notNull(),
    bookableUntil: timestamp('bookable_until', { withTimezone: true }).notNull(),
    state: text('state').notNull().default('DRAFT'),
    openedById: uuid('opened_by_id').notNull(),
    version: version(),
  },
  (t) => [
    check('talk_round_academic_year_check', sql`${t.academicYear} ~ '^\\d{4}/\\d{2}$'`),
    check('talk_round_semester_check', sql`${t.semester} in ('HT', 'VT')`),
    check('talk_round_state_check', sql`${t.state} in ('DRAFT', 'PUBLISHED', 'CLOSED')`),
    check('talk_round_bookable_check', sql`${t.bookableFrom} < ${t.bookableUntil}`),
    index('talk_round_organisation_id_idx').on(t.organisationId),
    index('talk_round_group_id_idx').on(t.groupId, t.academicYear, t.semester),
    ...rows.visible({
      meaning: `${leaders}; who has talks in it; ${bookers}`,
      viewer: `${led('id')} or ${held('id')} or id = any (array(select o.round_id from access.offered_talks() o))`,
    }),
    ...rows.insertable({
      meaning: `in their own name: ${leaders}`,
      viewer: `opened_by_id = access.viewer_person() and state = 'DRAFT' and access.leads_talks_of(group_id, organisation_id)`,
    }),
    ...rows.changeable({
      meaning: `${leaders}, forward alone: it is published and closed once`,
      viewer: `${led('id')} and access.is_open_round(id)`,
      becomes: 'access.may_become(id, state)',
      columns: ['state', 'version'],
    }),
    rows.access(),
    rows.system(),
  ],
)

const ledPupils = `${led('round_id')} and ${toPupils('student_id', ['MENTOR', 'PRINCIPAL']).viewer}`
const ownPupils = `teacher_id = access.viewer_person() and ${toPupils('student_id', ['TEACHER', 'MENTOR', 'CARE_STAFF']).viewer}`

/**
 * Whose talk is with whom. A row is ended, never removed: what has been booked refers to it, which is how the database refuses a booking
 * with another teacher or for another family's child.
 */
export const talkResponsibility = pedagogySchema.table(
  'talk_responsibility',
  {
    id: uuid('id').primaryKey(),
    roundId: uuid('round_id').notNull(),
    studentId: uuid('student_id').notNull(),
    teacherId: uuid('teacher_id').notNull(),
    setById: uuid('set_by_id').notNull(),
    endedAt: timestamp('ended_at', { withTimezone: true }),
  },
  (t) => [
    foreignKey({ name: 'talk_responsibility_round', columns: [t.roundId], foreignColumns: [talkRound.id] }),
    unique('talk_responsibility_teacher').on(t.roundId, t.studentId, t.teacherId),
    uniqueIndex('talk_responsibility_once')
      .on(t.roundId, t.studentId)
      .where(sql`ended_at is null`),
    index('talk_responsibility_student_id_idx').on(t.studentId),
    index('talk_responsibility_teacher_id_idx').on(t.teacherId),
    ...rows.visible({
      meaning: `${leaders}, of their pupils; the teacher, of theirs; ${bookers}, of that child`,
      viewer: `(${ledPupils}) or (${ownPupils}) or id = any (array(select o.id from access.offered_talks() o))`,
    }),
    ...rows.insertable({
      meaning: `in their own name, not of their own child, until the round is closed: ${leaders}; with whoever teaches, mentors or cares for the pupil`,
      viewer: `set_by_id = access.viewer_person() and ended_at is null and not access.is_kin(student_id)
        and access.is_open_round(round_id) and access.may_hold_talk(round_id, teacher_id, student_id)`,
    }),
    // A talk that is given back to somebody is asked of anew.
    ...rows.changeable({
      meaning: `${leaders}, not of their own child, while no talk is booked and the round is not closed`,
      viewer: `${ledPupils} and not access.is_kin(student_id) and access.is_unbooked(round_id, student_id)
        and access.is_open_round(round_id)`,
      becomes: '(ended_at is not null or access.may_hold_talk(round_id, teacher_id, student_id))',
      columns: ['ended_at'],
    }),
    rows.access(),
    rows.system(),
  ],
)

const ownSlots = `teacher_id = access.viewer_person() and ${held('round_id')}`

/** When a teacher has time for a talk. That their times do not overlap is an exclusion constraint in the migration, talk_slot_overlap. */
export const talkSlot = pedagogySchema.table(
  'talk_slot',
  {
    id: uuid('id').primaryKey(),
    roundId: uuid('round_id').notNull(),
    teacherId: uuid('teacher_id').notNull(),
    startsAt: timestamp('starts_at', { withTimezone: true }).notNull(),
    endsAt: timestamp('ends_at', { withTimezone: true }).notNull(),
    place: text('place'),
    meetingLink: text('meeting_link'),
    withdrawnAt: timestamp('withdrawn_at', { withTimezone: true }),
  },
  (t) => [
    foreignKey({ name: 'talk_slot_round', columns: [t.roundId], foreignColumns: [talkRound.id] }),
    unique('talk_slot_of_teacher').on(t.id, t.roundId, t.teacherId),
    check(
      'talk_slot_length_check',
      sql`${t.endsAt} between ${t.startsAt} + interval '5 minutes' and ${t.startsAt} + interval '120 minutes'`,
    ),
    index('talk_slot_round_id_idx').on(t.roundId, t.teacherId, t.startsAt),
    index('talk_slot_teacher_id_idx').on(t.teacherId, t.startsAt),
    ...rows.visible({
      meaning: `${leaders}; the teacher; ${bookers}`,
      viewer: `${led('round_id')} or (${ownSlots}) or id = any (array(select access.offered_slots()))`,
    }),
    ...rows.insertable({
      meaning: `until the round is closed: the teacher; ${leaders}, for a teacher who has talks in the round`,
      viewer: `withdrawn_at is null and access.is_open_round(round_id) and ((${ownSlots}) or access.has_talks(round_id, teacher_id))`,
    }),
    ...rows.changeable({
      meaning: `the teacher; ${leaders}, once, while nobody has booked it`,
      viewer: `(${led('round_id')} or (${ownSlots})) and access.is_open_slot(id) and id <> all (array(select access.taken_slots(array[id])))`,
      columns: ['withdrawn_at'],
    }),
    rows.access(),
    rows.system(),
  ],
)
