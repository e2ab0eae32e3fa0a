import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { groupId } from '../../identity/demo/keys.ts'
import { id } from '../../identity/keeping/keeping.testing.ts'
import { attendanceHere, calls, forgotten, type Lesson, lessonsOf, minutesInto } from './attendance.testing.ts'

describe('What the roll of thirty pupils costs', () => {
  let world: World
  let lesson: Lesson
  let pupils: string[]
  beforeAll(async () => {
    world = await openWorld()
    await attendanceHere(world)
    ;[lesson] = (await lessonsOf(world, '7A/Matematik')) as [Lesson]
    const [seven, other] = ['7A', '7B'].map((name) => groupId(`ekhamraskolan/${name}`))
    await world.sql`insert into identity.group_membership (id, group_id, person_id, start_date)
      select gen_random_uuid(), ${seven!}, m.person_id, m.start_date from identity.group_membership m
      where m.group_id = ${other!} and m.end_date is null
        and m.person_id not in (select person_id from identity.group_membership where group_id = ${seven!}) limit 10`
    await world.sql.unsafe('analyze')
    world.travel(minutesInto(lesson, 5))
    const { data } = await world.ask(
      'teacher',
      `{ calendarEvent(id: "${lesson.id}") { rollCall { entries { student { id } } } } }`,
    )
    pupils = data.calendarEvent.rollCall.entries.map(({ student }: any) => student.id)
  })
  afterAll(() => world.stop())

  const statements = (made: string[]) => made.map((one) => /^\s*\/\* (\w+) \*\//.exec(one)?.[1] ?? one.slice(0, 60))
  const called = async (absent: readonly string[], expectedVersion: number) => {
    world.takeStatements()
    const entries = absent.map((studentId) => ({ studentId, status: 'ABSENT' }))
    expect(await calls(world, 'teacher', lesson, {}, { entries, expectedVersion })).toBe('DONE')
    return statements(world.takeStatements())
  }

  it('is a fixed number of statements, whoever is absent, and no more to call again', async () => {
    expect(pupils).toHaveLength(30)
    expect(pupils).toContain(id('Alva Bergström'))
    const first = await called(pupils.slice(0, 3), 0)
    await forgotten(world)
    const many = await called(pupils, 0)
    expect(many).toEqual(first)
    const again = await called([], 1)
    expect([many.length, again.length]).toEqual([19, 20])
  })
})
