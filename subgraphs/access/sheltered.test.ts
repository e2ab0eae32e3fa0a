import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../scripts/testing.ts'
import { id } from '../identity/keeping/keeping.testing.ts'

describe('Whose whereabouts would tell where a protected person is', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  const sheltered = (ask: string, viewer: string) =>
    world.sql.begin('read only', async (tx) => {
      await tx`select set_config('skolgraf.viewer_id', ${id(viewer)}, true), set_config('skolgraf.viewer_kind', 'PERSON', true)`
      const found = await tx.unsafe<{ id: string }[]>(ask)
      return found.map((row) => row.id).toSorted()
    })

  it.each(['Anders Hellström', 'Elin Strand', 'Katarina Strand'])(
    'is the same asked of one as of all, each once, to %s',
    async (viewer) => {
      const one = await sheltered('select p.id from identity.person p where access.is_sheltered(p.id)', viewer)
      const all = await sheltered('select access.sheltered_of(array(select id from identity.person)) as id', viewer)
      expect(all).toEqual(one)
      expect(one.length).toBeGreaterThan(2)
    },
  )
})
