import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { authorityId } from '../../identity/demo/units.rows.ts'
import { act, did, everyone, unknown, verdict } from '../../identity/keeping/keeping.testing.ts'
import { ekhamra, past } from '../schedule/schedule.testing.ts'

describe('Rooms and resources', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  const add = (persona: string, input: object = {}) =>
    act(world, persona, 'addRoom', { organisationId: ekhamra, displayName: ' Aulan ', seats: 300, ...input }, 'room { id displayName seats version }') // prettier-ignore

  it('are added, described and removed, once each', async () => {
    const { data } = await add('principal', { idempotencyKey: 'k' })
    expect(data.addRoom.room).toMatchObject({ displayName: 'Aulan', seats: 300, version: 1 })
    expect((await add('principal', { idempotencyKey: 'k' })).data).toEqual(data)
    expect(verdict(await add('school-admin'))).toBe('NAME_TAKEN')
    const roomId = data.addRoom.room.id
    const describing = (input: object) => did(world, 'school-admin', 'describeRoom', { roomId, expectedVersion: 1, displayName: 'Stora aulan', ...input }) // prettier-ignore
    expect(await describing({ displayName: 'Sal 1' })).toBe('NAME_TAKEN')
    expect(await describing({ seats: -1 })).toBe('SEATS_INVALID')
    expect(await describing({})).toBe('DONE')
    expect(await describing({})).toBe('CONFLICT')
    expect(await did(world, 'principal-other-school', 'removeRoom', { roomId })).toBe('FORBIDDEN')
    expect(await did(world, 'principal', 'removeRoom', { roomId })).toBe('DONE')
    expect(await did(world, 'principal', 'removeRoom', { roomId })).toBe('NOT_FOUND')
    const [used] =
      await world.sql`select room_id from administration.calendar_event_room c join administration.room r on r.id = c.room_id
      where r.organisation_id = ${ekhamra} limit 1`
    expect(await did(world, 'principal', 'removeRoom', { roomId: used!['roomId'] })).toBe('IN_USE')
  })

  it('may be shared by all below an organisation', async () => {
    const cart = { organisationId: authorityId, displayName: 'Minibussen', description: 'Nio platser' }
    const answer = await act(world, 'authority-admin', 'addResource', cart, 'resource { id version }')
    const { id: resourceId, version: expectedVersion } = answer.data.addResource.resource
    const query = `{ organisation(id: "${ekhamra}") { resources { displayName description permittedActions } } }`
    expect((await world.ask('principal', query)).data.organisation.resources).toEqual([
      { displayName: 'Datorvagn 1', description: '15 datorer', permittedActions: ['DESCRIBE_RESOURCE', 'REMOVE_RESOURCE'] },
      { displayName: 'Minibussen', description: 'Nio platser', permittedActions: [] },
    ])
    const describing = { resourceId, expectedVersion, displayName: 'Bussen', description: ' ' }
    expect(await did(world, 'principal', 'describeResource', describing)).toBe('FORBIDDEN')
    expect(await did(world, 'authority-admin', 'describeResource', describing)).toBe('DESCRIPTION_INVALID')
    expect(await did(world, 'authority-admin', 'removeResource', { resourceId })).toBe('DONE')
  })

  it.each([
    [{ displayName: '' }, 'NAME_INVALID'],
    [{ seats: 10_001 }, 'SEATS_INVALID'],
    [{ organisationId: unknown }, 'NOT_FOUND'],
  ])('are not added with %j', async (wrong, code) => expect(verdict(await add('principal', wrong))).toBe(code))

  it('are for those who lead the organisation, past the rules too', async () => {
    for (const persona of everyone) {
      const query = `{ organisation(id: "${ekhamra}") { permittedRoomActions } }`
      const permitted = (await world.ask(persona, query)).data?.organisation?.permittedRoomActions ?? []
      const outcome = verdict(await add(persona, { displayName: `Rum ${persona}` }))
      expect(outcome, persona).toBe(permitted.includes('ADD_ROOM') ? 'DONE' : 'FORBIDDEN')
    }
    const adding = `insert into administration.room (id, organisation_id, display_name) values (gen_random_uuid(), '${ekhamra}', 'Vinden')`
    for (const name of ['Johan Lindqvist', 'Lena Forsberg', 'Jenny Bergström'])
      await expect(past(world, name, adding), name).rejects.toThrow('row-level security')
    expect(await past(world, 'Johan Lindqvist', 'delete from administration.room')).toBe(0)
  })
})
