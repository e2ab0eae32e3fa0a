import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { activityId } from '../../identity/demo/keys.ts'
import { did, id } from '../../identity/keeping/keeping.testing.ts'
import { past } from '../schedule/schedule.testing.ts'
import { attendanceHere, type Lesson, lessonsOf, minutesInto } from './attendance.testing.ts'

const maths = activityId('ekhamraskolan/7A/Matematik')

describe('The functions behind rolls', () => {
  let world: World
  let [own, others]: Lesson[] = []
  beforeAll(async () => {
    world = await openWorld()
    await attendanceHere(world)
    ;[own] = await lessonsOf(world, '7A/Matematik')
    ;[others] = await lessonsOf(world, '9A/Engelska')
  })
  afterAll(() => world.stop())

  const expects = (lesson: Lesson, pupil: string) =>
    past(world, 'Johan Lindqvist', `select where access.is_expected_at('${lesson.id}', '${maths}', '${own!.startsAt.toISOString()}', '${id(pupil)}')`) // prettier-ignore

  it('tell a teacher of no other lesson than their own who is in it', async () => {
    expect(await expects(own!, 'Alva Bergström')).toBe(1)
    expect(await expects(others!, 'Amina Warsame')).toBe(0)
    expect(await expects(own!, 'Amina Warsame')).toBe(0)
  })

  it('tell a teacher of a lesson no excuse of who is not in it', async () => {
    const startDate = own!.startsAt.toISOString().slice(0, 10)
    world.travel(minutesInto(own!, -60))
    const [other] =
      await world.sql`select m.person_id as id from identity.group_membership m join identity."group" g on g.id = m.group_id
      where g.display_name = '8A' and m.end_date is null
        and m.person_id in (select e.pupil_id from identity.enrolment e where e.end_date is null) order by 1 limit 1`
    for (const personId of [other!['id'], id('Alva Bergström')])
      expect(await did(world, 'principal', 'registerAbsence', { personId, startDate })).toBe('DONE')
    const excused = await past(world, 'Johan Lindqvist', `select from access.excused_from('${own!.id}')`)
    expect([excused, await past(world, 'Anders Hellström', `select from access.excused_from('${own!.id}')`)]).toEqual([1, 1])
  })
})
