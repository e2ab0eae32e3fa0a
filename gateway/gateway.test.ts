import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, shapes, type World } from '../scripts/testing.ts'

describe.each(shapes)('The gateway, %s', (shape) => {
  let world: World
  beforeAll(async () => void (world = await openWorld({ shape })))
  afterAll(() => world.stop())

  it('tells Johan, a teacher, who he is', async () => {
    const { data, errors } = await world.ask(
      'teacher',
      '{ viewer { kind assurance person { displayName } roles { role organisation { displayName } } } }',
    )
    expect(errors).toEqual([])
    expect(data.viewer).toEqual({
      kind: 'PERSON',
      assurance: 'HIGH',
      person: { displayName: 'Johan Lindqvist' },
      roles: [{ role: 'STAFF', organisation: { displayName: 'Ekhamraskolan' } }],
    })
  })
})
