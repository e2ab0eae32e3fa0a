import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { forgotten } from '../subgraphs/administration/attendance/attendance.testing.ts'
import { personId } from '../subgraphs/identity/demo/keys.ts'
import { unitId } from '../subgraphs/identity/demo/units.rows.ts'
import { expectRefused, start, stopAll } from './testing.process.ts'
import { openWorld, type World } from './testing.ts'

vi.setConfig({ testTimeout: 90_000 })

let world: World
beforeAll(async () => void (world = await openWorld()))
afterEach(stopAll)
afterAll(() => world.stop())

const sweep = (...args: string[]) => start({ DATABASE_URL: world.database.url }, 'absence.ts', ...args)

it('The nightly sweep says how it is asked for', async () => {
  const asked = [[], ['sweep', 'now'], ['sweep', '--all']]
  await Promise.all(asked.map((args) => expectRefused(sweep(...args), /npm run absence -- sweep\n$/)))
})

it('The nightly sweep opens a case where a threshold is reached, once, and draws no bar in a pipe', async () => {
  await forgotten(world)
  const [unit, alva] = [unitId('ekhamraskolan'), personId('alva-bergstrom')]
  await world.sql`insert into administration.absence_threshold (organisation_id, counts, measure, least_value, window_days, is_active)
    values (${unit}, 'INVALID', 'DAYS', 1, 7, true)`
  await world.sql`with lesson as (
      insert into administration.calendar_event (id, organisation_id, activity_id, starts_at, ends_at)
      select gen_random_uuid(), ${unit}, a.id, now() - interval '2 days', now() - interval '47 hours'
      from identity.activity a where a.display_name = 'Matematik 7A' returning *
    )
    insert into administration.attendance (id, student_id, calendar_event_id, starts_at, activity_id, organisation_id, lesson_minutes,
      attendance_minutes, valid_absence_minutes, invalid_absence_minutes, other_attendance_minutes, late_minutes, reporter_id, reported_at)
    select gen_random_uuid(), ${alva}, l.id, l.starts_at, l.activity_id, ${unit}, 60, 0, 0, 60, 0, 0, ${personId('johan-lindqvist')}, now() from lesson l`
  const first = sweep('sweep')
  expect([await first.ended, first.err()]).toEqual([0, ''])
  expect(first.out()).toMatch(/ cases opened: 1$/m)
  expect(first.out()).not.toMatch(/\r|█|░|left/)
  const again = sweep('sweep')
  expect([await again.ended, again.err()]).toEqual([0, ''])
  expect(again.out()).toMatch(/^sweep .* \d+ pupils looked at, cases opened: 0$/m)
  expect(await world.sql`select student_id, state from administration.absence_case`).toEqual([{ studentId: alva, state: 'OPEN' }])
})
