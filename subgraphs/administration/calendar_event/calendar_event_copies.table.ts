import { sql } from 'drizzle-orm'
import { boolean, check, type ExtraConfigColumn, foreignKey, index, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { administrationSchema, rows } from '../administration.schema.ts'
import { resource, room } from '../room/room.table.ts'
import { calendarEvent, instant, schedulers } from './calendar_event.table.ts'

// A lesson has few of each, and they are found by it: its own rows decide who sees them. The exclusion constraints, <table>_clash,
// are in the migration.
const ofLesson = 'select from administration.calendar_event e where e.id = calendar_event_id'
const seen = `exists (${ofLesson})`
const written = `exists (${ofLesson} and e.${schedulers.viewer})`

const copied = () => ({
  calendarEventId: uuid('calendar_event_id').notNull(),
  startsAt: instant('starts_at').notNull(),
  endsAt: instant('ends_at').notNull(),
  isCancelled: boolean('is_cancelled').notNull(),
})

type Copied = { readonly [Column in 'calendarEventId' | 'startsAt' | 'endsAt' | 'isCancelled']: ExtraConfigColumn }

const followsLesson = (name: string, t: Copied) =>
  foreignKey({
    name: `${name}_calendar_event_fk`,
    columns: [t.calendarEventId, t.startsAt, t.endsAt, t.isCancelled] as never,
    foreignColumns: [calendarEvent.id, calendarEvent.startsAt, calendarEvent.endsAt, calendarEvent.isCancelled] as never,
  })
    .onUpdate('cascade')
    .onDelete('cascade')

const visible = { meaning: 'whoever may see the lesson', viewer: seen }
const deletable = { meaning: schedulers.meaning, viewer: written }

// A scheduler takes what the unit has, itself or shared from above it, and nobody else's.
const owns = (table: 'room' | 'resource') =>
  `exists (select from administration.calendar_event e join administration.${table} o on o.id = ${table}_id
    where e.id = calendar_event_id and e.${schedulers.viewer} and o.organisation_id in (select a.id from access.above(e.organisation_id) a))`

export const calendarEventRoom = administrationSchema.table(
  'calendar_event_room',
  { ...copied(), roomId: uuid('room_id').notNull().references(() => room.id) }, // prettier-ignore
  (t) => [
    primaryKey({ columns: [t.calendarEventId, t.roomId] }),
    followsLesson('calendar_event_room', t),
    index('calendar_event_room_room_id_idx').on(t.roomId, t.startsAt),
    ...rows.visible(visible),
    ...rows.insertable({ meaning: `${schedulers.meaning}, of rooms it may use`, viewer: owns('room') }),
    ...rows.deletable(deletable),
    rows.system(),
  ],
)

export const calendarEventResource = administrationSchema.table(
  'calendar_event_resource',
  { ...copied(), resourceId: uuid('resource_id').notNull().references(() => resource.id) }, // prettier-ignore
  (t) => [
    primaryKey({ columns: [t.calendarEventId, t.resourceId] }),
    followsLesson('calendar_event_resource', t),
    index('calendar_event_resource_resource_id_idx').on(t.resourceId, t.startsAt),
    ...rows.visible(visible),
    ...rows.insertable({ meaning: `${schedulers.meaning}, of resources it may use`, viewer: owns('resource') }),
    ...rows.deletable(deletable),
    rows.system(),
  ],
)

export const calendarEventGroup = administrationSchema.table(
  'calendar_event_group',
  { ...copied(), groupId: uuid('group_id').notNull() },
  (t) => [
    primaryKey({ columns: [t.calendarEventId, t.groupId] }),
    followsLesson('calendar_event_group', t),
    index('calendar_event_group_group_id_idx').on(t.groupId, t.startsAt),
    ...rows.visible({
      meaning: 'staff of the unit; others who may see both the lesson and the group',
      viewer: `exists (${ofLesson} and (e.organisation_id = any (array(select access.units('STAFF') union all select access.whole_units()))
        or group_id = any (array(select access.related_groups()))))`,
    }),
    ...rows.insertable({
      meaning: `${schedulers.meaning}, of the activity's groups`,
      viewer: `exists (${ofLesson} and e.${schedulers.viewer} and access.is_scheduled_group(e.activity_id, group_id))`,
    }),
    rows.access(),
    ...rows.deletable(deletable),
    rows.system(),
  ],
)

// Of protected teachers the schedule says nothing, to those who do not see their duty either.
// Looked up and not compared one by one: everybody who works somewhere is a long list.
const known = 'teacher_id in (select access.nameable_teachers())'
const teaches = `exists (${ofLesson} and e.${schedulers.viewer}
  and exists (select from access.teachers_on(e.activity_id, array[(e.starts_at at time zone 'Europe/Stockholm')::date]) t
    where t.duty_id = calendar_event_teacher.duty_id and t.person_id = calendar_event_teacher.teacher_id))`

/** A teacher of a lesson, by person: who has two duties is still one. */
export const calendarEventTeacher = administrationSchema.table(
  'calendar_event_teacher',
  {
    ...copied(),
    teacherId: uuid('teacher_id').notNull(),
    dutyId: uuid('duty_id').notNull(),
    isSubstitute: boolean('is_substitute').notNull().default(false),
    isParticipating: boolean('is_participating').notNull().default(true),
    // The teacher's own part of the lesson; it counts while it is within it.
    ownStartsAt: instant('own_starts_at'),
    ownEndsAt: instant('own_ends_at'),
  },
  (t) => [
    primaryKey({ columns: [t.calendarEventId, t.teacherId] }),
    check('calendar_event_teacher_own_check', sql`(${t.ownStartsAt} is null) = (${t.ownEndsAt} is null) and ${t.ownEndsAt} > ${t.ownStartsAt}`), // prettier-ignore
    followsLesson('calendar_event_teacher', t),
    index('calendar_event_teacher_teacher_id_idx').on(t.teacherId, t.startsAt),
    index('calendar_event_teacher_duty_id_idx').on(t.dutyId, t.startsAt),
    ...rows.visible({
      meaning: 'whoever may see both the lesson and that the person works there; the teachers themselves',
      viewer: `${known} and ${seen}`,
    }),
    ...rows.insertable({ meaning: `${schedulers.meaning}, of those who teach the activity that day`, viewer: teaches }),
    ...rows.changeable({
      meaning: schedulers.meaning,
      viewer: written,
      columns: ['is_participating', 'own_starts_at', 'own_ends_at'],
    }),
    ...rows.deletable({
      meaning: `${schedulers.meaning}, of substitutes and of those who do not teach the activity that day`,
      viewer: `${written} and (is_substitute or not ${teaches})`,
    }),
    rows.system(),
  ],
)
