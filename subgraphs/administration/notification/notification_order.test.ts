import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { activityId } from '../../identity/demo/keys.ts'
import { did, id } from '../../identity/keeping/keeping.testing.ts'
import { attendanceHere, calls, forgotten, type Lesson, toldOf } from '../attendance/attendance.testing.ts'
import { ekhamra } from '../schedule/schedule.testing.ts'

const days = ['2026-11-28', '2026-11-29']
const alva = id('Alva Bergström')
const kinds = ['absent', 'late', 'present', 'again', 'corrected', 'uncorrected'] as const
const deeds = fc.array(
  fc.record({
    lesson: fc.nat(5),
    kind: fc.oneof({ weight: 3, arbitrary: fc.constant('absent' as const) }, fc.constantFrom(...kinds)),
  }),
  { minLength: 4, maxLength: 12 },
)

/** What stands of a lesson: how many of its 60 minutes are invalid, and of those, before the pupil came. */
interface Standing {
  readonly invalid: number
  readonly late: number
}

describe('Notices, in whatever order rolls are called and corrected', () => {
  let world: World
  let lessons: Lesson[]
  beforeAll(async () => {
    world = await openWorld()
    await attendanceHere(world)
    await world.sql`update identity.person_phone_number set is_mobile = false where person_id = ${id('Marcus Öberg')}`
    // Three lessons a day of two days on which there are no others.
    const activity = activityId('ekhamraskolan/7A/Matematik')
    lessons = await world.sql<
      Lesson[]
    >`insert into administration.calendar_event (id, organisation_id, activity_id, starts_at, ends_at)
      select gen_random_uuid(), ${ekhamra}, ${activity}, s, s + interval '1 hour'
      from unnest(${days}::timestamptz[]) d, generate_series(d + interval '8 hours', d + interval '12 hours', interval '2 hours') s
      returning id, starts_at, ends_at`
    await world.sql`insert into administration.calendar_event_group (calendar_event_id, starts_at, ends_at, is_cancelled, group_id)
      select e.id, e.starts_at, e.ends_at, false, g.group_id from administration.calendar_event e
      join identity.activity_group g on g.activity_id = e.activity_id where e.id = any(${lessons.map((one) => one.id)}::uuid[])`
    world.travel('2026-11-30')
  })
  afterAll(() => world.stop())

  let asked = 0
  const versionOf = async (lesson: Lesson): Promise<number> => {
    const [row] = await world.sql`select version from administration.lesson_report where calendar_event_id = ${lesson.id}`
    return row?.['version'] ?? 0
  }
  const correct = async (lesson: Lesson, [valid, invalid]: readonly [number, number]) => {
    const [row] = await world.sql`select id, version from administration.attendance where calendar_event_id = ${lesson.id} and student_id = ${alva}` // prettier-ignore
    return did(world, 'teacher', 'correctAttendance', {
      ...{ attendanceId: row!['id'], expectedVersion: row!['version'], attendanceMinutes: 60 - valid - invalid },
      ...{ validAbsenceMinutes: valid, invalidAbsenceMinutes: invalid, otherAttendanceMinutes: 0, reason: 'Ändrat' },
    })
  }

  /** Does one thing to a lesson, and answers what it says then. */
  async function done(lesson: Lesson, kind: (typeof kinds)[number], before: Standing | undefined): Promise<Standing | undefined> {
    const entries = { absent: ['ABSENT'], late: ['LATE', 20], present: ['PRESENT'], again: ['ABSENT'] } as const
    const minutes = { absent: [60, 0], again: [60, 0], late: [20, 20], present: [0, 0], corrected: [0, 0], uncorrected: [60, 0] }[
      kind
    ]
    if (kind === 'corrected' || kind === 'uncorrected') {
      if (!before) return before
      expect(await correct(lesson, kind === 'corrected' ? [60, 0] : [0, 60])).toBe('DONE')
    } else {
      const expectedVersion = await versionOf(lesson)
      const key = `${asked++}`
      for (const idempotencyKey of kind === 'again' ? [key, key, `${key}-other`] : [key]) {
        const input = { expectedVersion, idempotencyKey }
        expect(await calls(world, 'teacher', lesson, { 'Alva Bergström': entries[kind] }, input)).toBe('DONE')
      }
    }
    return { invalid: minutes[0]!, late: minutes[1]! }
  }

  it(
    'n unexcused absences are n notices in the app to each, and one SMS a day to who has a mobile telephone',
    { timeout: 60_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(deeds, async (given) => {
          await forgotten(world)
          const standing = new Map<number, Standing>()
          const told = new Set<number>()
          for (const { lesson, kind } of given) {
            const now = await done(lessons[lesson]!, kind, standing.get(lesson))
            if (now) standing.set(lesson, now)
            if (now && now.invalid > now.late) told.add(lesson)
          }
          const daysTold = new Set([...told].map((n) => lessons[n]!.startsAt.toISOString().slice(0, 10))).size
          const expected = {
            Jenny: `${daysTold} SMS, ${told.size} app`,
            Marcus: `0 SMS, ${told.size} app`,
            Alva: `0 SMS, ${told.size} app`,
          }
          expect(await toldOf(world, 'Alva Bergström')).toEqual(told.size > 0 ? expected : {})
          const { data } = await world.ask('pupil', '{ notifications { edges { node { isDue calendarEvent { id } } } } }')
          const due = data.notifications.edges.filter(({ node }: any) => node.isDue).map(({ node }: any) => node.calendarEvent.id)
          const stands = lessons
            .filter((_, n) => (standing.get(n)?.invalid ?? 0) > (standing.get(n)?.late ?? 0))
            .map((one) => one.id)
          expect(due.toSorted()).toEqual(stands.toSorted())
        }),
        { numRuns: 8 },
      )
    },
  )
})
