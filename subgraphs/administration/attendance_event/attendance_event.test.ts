import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { actOf, did, everyone, id } from '../../identity/keeping/keeping.testing.ts'
import { bjorkskolan, eken, emptySchedule, father, jenny, mother, nils, ofNils, principal, staff, submit, weekly, entry } from '../placement/care.testing.ts' // prettier-ignore

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.stop())
beforeEach(async () => {
  world.travel()
  await emptySchedule(world)
})

const at = (time: string) => world.travel(new Date(`2026-11-23T${time}:00+01:00`))
const child = { placementId: ofNils }
const checked = (persona: string, act: string) => did(world, persona, act, child)
const counts = async (persona: string, group = '') => {
  const query = `{ organisation(id: "${bjorkskolan}") { careHeadCounts(week: "2026-W48"${group}) { careDate hour scheduledCount presentCount } } }`
  const { data, errors } = await world.ask(persona, query)
  return errors[0]?.extensions.code ?? data.organisation.careHeadCounts
}
const hour = (careDate: string, hours: number, scheduledCount: number, presentCount = 0) => ({
  careDate,
  hour: hours,
  scheduledCount,
  presentCount,
})

describe('Coming and going', () => {
  it('is registered by the staff of the group, once each', async () => {
    at('07:30')
    expect(await checked(staff, 'checkOut')).toBe('NOT_IN')
    expect((await Promise.all([checked(staff, 'checkIn'), checked(staff, 'checkIn')])).toSorted()).toEqual(['ALREADY_IN', 'DONE'])
    at('16:10')
    expect(await checked(staff, 'checkOut')).toBe('DONE')
    expect(await checked(staff, 'checkOut')).toBe('NOT_IN')
    const events = (persona: string, on = '') =>
      world.ask(
        persona,
        `{ placement(id: "${ofNils}") { attendanceEvents${on} { eventType occurredAt registeredBy { displayName } } } }`,
      )
    expect((await events(father)).data.placement.attendanceEvents).toEqual([
      { eventType: 'IN', occurredAt: '2026-11-23T06:30:00.000Z', registeredBy: { displayName: 'Fatima Haddad' } },
      { eventType: 'UT', occurredAt: '2026-11-23T15:10:00.000Z', registeredBy: { displayName: 'Fatima Haddad' } },
    ])
    expect((await events(father, '(on: "2026-11-24")')).data.placement.attendanceEvents).toEqual([])
    world.travel('2026-11-24')
    expect(await checked(staff, 'checkIn')).toBe('DONE')
    const [rows] = await world.sql`select count(*)::int from administration.attendance_event_2026`
    expect(rows).toEqual({ count: 3 })
  })

  it('by somebody with a protected identity names them to their principal, and not to a guardian', async () => {
    at('07:30')
    await checked(staff, 'checkIn')
    const [fatima] = await world.sql`update identity.person set security_marking = 'SEKRETESSMARKERING' where id = ${id('Fatima Haddad')} returning id`
    const named = async (persona: string) => {
      const { data } = await world.ask(persona, `{ placement(id: "${ofNils}") { attendanceEvents { eventType registeredBy { id } } } }`)
      return data.placement.attendanceEvents
    }
    for (const persona of [father, mother]) expect(await named(persona), persona).toEqual([{ eventType: 'IN', registeredBy: null }])
    expect(await named(principal)).toEqual([{ eventType: 'IN', registeredBy: { id: fatima!['id'] } }])
    await world.sql`update identity.person set security_marking = 'INGEN' where id = ${fatima!['id']}`
  }) // prettier-ignore

  it('is done exactly by those whom permittedPresenceActions says', async () => {
    for (const persona of everyone)
      for (const action of ['CHECK_IN', 'CHECK_OUT']) {
        await emptySchedule(world)
        if (action === 'CHECK_OUT') await checked(staff, 'checkIn')
        const { data } = await world.ask(persona, `{ placement(id: "${ofNils}") { permittedPresenceActions } }`)
        const permitted = data?.placement?.permittedPresenceActions ?? []
        expect((await checked(persona, actOf(action))) === 'DONE', `${persona} ${action}`).toBe(permitted.includes(action))
        if (persona === staff) expect(permitted).toEqual([action])
      }
  })

  it('is not registered where the child has no place, nor past the rules in another name', async () => {
    await world.sql`update administration.placement set end_date = '2026-11-20' where id = ${ofNils}`
    expect(await checked(staff, 'checkIn')).toBe('OUTSIDE_PLACEMENT')
    await world.sql`update administration.placement set end_date = null where id = ${ofNils}`
    const past = (viewer: string, by: string) =>
      world.sql.begin(async (tx) => {
        await tx`select set_config('skolgraf.viewer_id', ${viewer}, true), set_config('skolgraf.viewer_kind', 'PERSON', true),
          set_config('role', 'skolgraf_administration_viewer', true)`
        return (await tx.unsafe(`insert into administration.attendance_event values
          (gen_random_uuid(), '${ofNils}', '${nils}', '${eken}', 'IN', now(), '${by}')`)).count // prettier-ignore
      })
    const [fatima, lena] = [id('Fatima Haddad'), id('Lena Forsberg')]
    await expect(past(jenny, jenny)).rejects.toThrow('row-level security')
    await expect(past(lena, lena)).rejects.toThrow('row-level security')
    await expect(past(fatima, lena)).rejects.toThrow('row-level security')
    expect(await past(fatima, fatima)).toBe(1)
  })
})

describe('Head counts', () => {
  it('say how many are to come each hour and how many have, to who plans there', async () => {
    const entries = [entry('MANDAG', '13:30', '16:00'), entry('TISDAG', '13:00', '14:01')]
    await submit(world, mother, weekly('2026-11-23', { scheduleEntries: entries }))
    const scheduled = [
      ...[13, 14, 15].map((hours) => hour('2026-11-23', hours, 1)),
      ...[13, 14].map((hours) => hour('2026-11-24', hours, 1)),
    ]
    expect(await counts(staff)).toEqual(scheduled)
    expect(await counts(principal)).toEqual(scheduled)
    expect(await counts(staff, `, groupId: "${eken}"`)).toEqual(scheduled)
    expect(await counts(staff, `, groupId: "${bjorkskolan}"`)).toEqual([])
    at('12:50')
    await checked(staff, 'checkIn')
    at('14:20')
    const present = [
      hour('2026-11-23', 12, 0, 1),
      hour('2026-11-23', 13, 1, 1),
      hour('2026-11-23', 14, 1, 1),
      ...scheduled.slice(2),
    ]
    expect(await counts(staff)).toEqual(present)
    at('15:00')
    await checked(staff, 'checkOut')
    at('17:00')
    expect(await counts(staff)).toEqual(present)
    expect([await counts('teacher'), await counts(mother), await counts('authority-admin')]).toEqual([
      null,
      'FORBIDDEN',
      'FORBIDDEN',
    ])
  })

  it('count those whom the viewer may see, a protected child for its staff and principal alone', async () => {
    await submit(world, mother, weekly('2026-11-23', { scheduleEntries: [entry('MANDAG', '13:00', '14:00')] }))
    await world.sql`update identity.duty set duty_role = 'SKOLADMINISTRATOR' where person_id = ${id('Monica Berglund')}`
    await world.sql`insert into identity.duty (id, person_id, organisation_id, duty_role, start_date)
      values ('00000000-0000-4000-8000-0000000000d3', ${id('Monica Berglund')}, ${bjorkskolan}, 'SKOLADMINISTRATOR', '2026-08-01')`
    const monday = [hour('2026-11-23', 13, 1)]
    expect(await counts('school-admin')).toEqual(monday)
    await world.sql`update identity.person set security_marking = 'SEKRETESSMARKERING' where id = ${nils}`
    expect([await counts('school-admin'), await counts(principal), await counts(staff)]).toEqual([[], monday, monday])
    const seen = async (persona: string) => (await world.ask(persona, `{ placement(id: "${ofNils}") { id } }`)).data.placement
    expect([await seen('school-admin'), await seen(principal), await seen(staff)]).toEqual([null, { id: ofNils }, { id: ofNils }])
    const asked = `{ person(id: "${nils}") { placements { id } } }`
    await world.ask(staff, asked)
    const [noted] =
      await world.sql`select count(*)::int from identity.read_event where subject_id = ${nils} and field = 'Person.placements'`
    expect(noted).toEqual({ count: 1 })
    await world.sql`update identity.person set security_marking = 'INGEN' where id = ${nils}`
  })
})
