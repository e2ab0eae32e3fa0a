import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { askDirectly } from '../../../gateway/access/walls.ts'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { did, everyone, id } from '../../identity/keeping/keeping.testing.ts'
import { administration } from '../administration.ts'
import {
  attendanceHere,
  calls,
  forgotten,
  type Lesson,
  lessonsOf,
  minutesInto,
  toldOf,
} from '../attendance/attendance.testing.ts'
import { past } from '../schedule/schedule.testing.ts'

const absent = ['ABSENT'] as const
const all = '{ notifications { edges { node { kind channel about { id } absentOn calendarEvent { id } occurredAt isDue } } } }'

describe('Notices of unexcused absence', () => {
  let world: World
  let [first, second]: Lesson[] = []
  beforeAll(async () => {
    world = await openWorld()
    await attendanceHere(world)
    ;[first, second] = await lessonsOf(world, '7A/Matematik')
  })
  beforeEach(async () => {
    await forgotten(world)
    world.travel(minutesInto(first!, 5))
  })
  afterAll(() => world.stop())

  const notices = async (persona: string) => {
    const { data, errors } = await world.ask(persona, all)
    return errors[0]?.extensions.code ?? data.notifications.edges.map(({ node }: any) => node)
  }
  const setEnd = (date: string | null, pupil: string, guardian: string) =>
    world.sql`update identity.responsible set end_date = ${date} where pupil_id = ${id(pupil)} and person_id = ${id(guardian)}`

  it('reach the pupil and both guardians, each their own', async () => {
    expect(await calls(world, 'teacher', first!, { 'Alva Bergström': absent })).toBe('DONE')
    const day = first!.startsAt.toISOString().slice(0, 10)
    const common = { kind: 'UNEXCUSED_ABSENCE', about: { id: id('Alva Bergström') }, absentOn: day, occurredAt: minutesInto(first!, 5).toISOString(), isDue: true } // prettier-ignore
    const app = { ...common, channel: 'APP', calendarEvent: { id: first!.id } }
    const sms = { ...common, channel: 'SMS', calendarEvent: null }
    for (const persona of ['guardian', 'guardian-other-parent']) {
      const told = await notices(persona)
      expect(told).toHaveLength(2)
      expect(told).toEqual(expect.arrayContaining([app, sms]))
    }
    expect(await notices('pupil')).toEqual([app])
    for (const persona of everyone.filter((one) => !['guardian', 'guardian-other-parent', 'pupil'].includes(one)))
      expect([[], 'FORBIDDEN'], persona).toContainEqual(await notices(persona))
    expect(await toldOf(world, 'Alva Bergström')).toEqual({ Jenny: '1 SMS, 1 app', Marcus: '1 SMS, 1 app', Alva: '0 SMS, 1 app' })
  })

  it('are one SMS a day and child, and one in the app of each lesson', async () => {
    const [science] = await lessonsOf(world, '7A/NO')
    const mobile = (is: boolean) => world.sql`update identity.person_phone_number set is_mobile = ${is} where person_id = ${id('Marcus Öberg')}` // prettier-ignore
    await mobile(false)
    const [one, another] = [first!, second!, science!].toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
    world.travel('2026-11-28')
    for (const lesson of [another!, one!])
      expect(await calls(world, 'teacher', lesson, { 'Alva Bergström': absent, 'Hugo Persson': absent })).toBe('DONE')
    const days = new Set([one!, another!].map(({ startsAt }) => startsAt.toISOString().slice(0, 10))).size
    expect(await toldOf(world, 'Alva Bergström')).toEqual({
      Jenny: `${days} SMS, 2 app`,
      Marcus: '0 SMS, 2 app',
      Alva: '0 SMS, 2 app',
    })
    expect(await toldOf(world, 'Hugo Persson')).toEqual({ Kristina: `${days} SMS, 2 app`, Mikael: `${days} SMS, 2 app`, Hugo: '0 SMS, 2 app' }) // prettier-ignore
    await mobile(true)
  })

  it('are none of who is late, excused or elsewhere, and due no more when the absence has been corrected', async () => {
    const entries = { 'Ebba Wiklund': ['LATE', 20], 'Hugo Persson': ['OTHER_ACTIVITY'], 'Alva Bergström': absent } as const
    const startDate = first!.startsAt.toISOString().slice(0, 10)
    expect(await did(world, 'guardian', 'reportAbsence', { personId: id('Alva Bergström'), startDate })).toBe('DONE')
    expect(await calls(world, 'teacher', first!, entries)).toBe('DONE')
    expect((await world.sql`select from administration.notification`).count).toBe(0)
    expect(await calls(world, 'teacher', first!, { ...entries, 'Ebba Wiklund': absent }, { expectedVersion: 1 })).toBe('DONE')
    expect(await toldOf(world, 'Ebba Wiklund')).toEqual({ Sofia: '1 SMS, 1 app', Linda: '1 SMS, 1 app', Ebba: '0 SMS, 1 app' })
    world.travel(minutesInto(second!, 5))
    expect(await calls(world, 'teacher', second!, { 'Alva Bergström': absent })).toBe('DONE')
    expect((await notices('guardian')).map(({ isDue }: any) => isDue)).toEqual([true, true])
    const [row] = await world.sql`select id from administration.attendance
      where calendar_event_id = ${second!.id} and student_id = ${id('Alva Bergström')}`
    const input = { attendanceId: row!['id'], expectedVersion: 1, attendanceMinutes: 60, validAbsenceMinutes: 0, invalidAbsenceMinutes: 0, otherAttendanceMinutes: 0, reason: 'Var där' } // prettier-ignore
    expect(await did(world, 'teacher', 'correctAttendance', input)).toBe('DONE')
    expect((await notices('guardian')).map(({ isDue }: any) => isDue)).toEqual([false, false])
  })

  it('reach no telephone of a protected pupil, and nobody who is blocked', async () => {
    expect(await calls(world, 'teacher', first!, { 'Elin Strand': absent })).toBe('DONE')
    expect(await toldOf(world, 'Elin Strand')).toEqual({ Katarina: '0 SMS, 1 app', Elin: '0 SMS, 1 app' })
    expect(await notices('protected-guardian')).toHaveLength(1)
    expect(await notices('blocked-guardian')).toEqual([])
  })

  it('reach nobody whose custody has ended, and are theirs to read no more', async () => {
    await setEnd('2026-11-01', 'Alva Bergström', 'Marcus Öberg')
    expect(await calls(world, 'teacher', first!, { 'Alva Bergström': absent })).toBe('DONE')
    expect(await toldOf(world, 'Alva Bergström')).toEqual({ Jenny: '1 SMS, 1 app', Alva: '0 SMS, 1 app' })
    expect(await notices('guardian')).toHaveLength(2)
    await setEnd('2026-11-01', 'Alva Bergström', 'Jenny Bergström')
    expect(await notices('guardian')).toEqual([])
    for (const guardian of ['Jenny Bergström', 'Marcus Öberg']) await setEnd(null, 'Alva Bergström', guardian)
    const blocking = await world.sql`update identity.responsible set is_blocked = true where pupil_id = ${id('Alva Bergström')} and person_id = ${id('Jenny Bergström')}` // prettier-ignore
    expect([blocking.count, await notices('guardian')]).toEqual([1, []])
    await world.sql`update identity.responsible set is_blocked = false where pupil_id = ${id('Alva Bergström')}`
  })

  it('reach the guardian of a pupil of age only where that pupil consents, and no god man', async () => {
    const [english] = await lessonsOf(world, '9A/Engelska')
    world.travel(minutesInto(english!, 5))
    expect(await calls(world, 'mentor', english!, { 'Amina Warsame': absent })).toBe('DONE')
    expect(await toldOf(world, 'Amina Warsame')).toEqual({ Amina: '0 SMS, 1 app' })
    expect(await notices('adult-pupil')).toHaveLength(1)
    await forgotten(world)
    await world.sql`update identity.responsible set adult_consent = true where pupil_id = ${id('Amina Warsame')}`
    expect(await calls(world, 'mentor', english!, { 'Amina Warsame': absent })).toBe('DONE')
    expect(await toldOf(world, 'Amina Warsame')).toEqual({ Amina: '0 SMS, 1 app', Hodan: '1 SMS, 1 app' })
    const [maths] = await lessonsOf(world, '8A/Matematik')
    world.travel(minutesInto(maths!, 5))
    expect(await calls(world, 'teacher', maths!, { 'Omid Rezai': absent })).toBe('DONE')
    expect(await toldOf(world, 'Omid Rezai')).toEqual({ Omid: '0 SMS, 1 app' })
  })

  it('are neither read, made, changed nor taken away past the rules', async () => {
    expect(await calls(world, 'teacher', first!, { 'Alva Bergström': absent })).toBe('DONE')
    const reading = 'select from administration.notification'
    for (const [name, count] of [
      ['Jenny Bergström', 2],
      ['Alva Bergström', 1],
      ['Johan Lindqvist', 0],
      ['Anders Hellström', 0],
      ['Peter Lund', 0],
      ['Kristina Persson', 0],
    ] as const)
      // prettier-ignore
      expect(await past(world, name, reading), name).toBe(count)
    const making = `insert into administration.notification values (gen_random_uuid(), 'UNEXCUSED_ABSENCE', 'SMS', '${id('Jenny Bergström')}',
      '${id('Alva Bergström')}', '2026-11-20', null, now())`
    for (const statement of [
      making,
      'delete from administration.notification',
      'update administration.notification set absent_on = absent_on',
    ])
      for (const name of ['Johan Lindqvist', 'Jenny Bergström', 'Anders Hellström'])
        await expect(past(world, name, statement), name).rejects.toThrow('permission denied')
    // Of a lesson that stands as it does, asking again adds nothing; and only who leads the lesson may ask.
    for (const name of ['Johan Lindqvist', 'Jenny Bergström', 'Lena Forsberg']) {
      await world.sql`delete from administration.notification`
      await past(
        world,
        name,
        `select set_config('skolgraf.now', '2026-11-23T12:00Z', true), access.notify_of_absence('${first!.id}')`,
      )
      expect((await world.sql`select from administration.notification`).count, name).toBe(name === 'Johan Lindqvist' ? 5 : 0)
    }
  })

  it('come in pages, the latest first, also straight from the subgraph', async () => {
    world.travel('2026-11-28')
    for (const lesson of [first!, second!])
      expect(await calls(world, 'teacher', lesson, { 'Alva Bergström': absent })).toBe('DONE')
    const page = async (after: string | null) => {
      const { data } = await world.ask('guardian', `{ notifications(first: 2, after: ${JSON.stringify(after)}) { pageInfo { hasNextPage endCursor } edges { node { id } } } }`) // prettier-ignore
      return data.notifications
    }
    const one = await page(null)
    const two = await page(one.pageInfo.endCursor)
    const ids = [...one.edges, ...two.edges].map(({ node }: any) => node.id)
    expect([one.pageInfo.hasNextPage, two.pageInfo.hasNextPage, new Set(ids).size]).toEqual([true, false, 4])
    const direct = await askDirectly(world, administration)
    const { data } = await direct.ask('step-parent', '{ notifications { edges { node { id } } } }')
    expect(data).toEqual({ notifications: { edges: [] } })
    await direct.stop()
  })
})
