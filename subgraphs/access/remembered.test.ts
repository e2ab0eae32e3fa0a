import type { TransactionSql } from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../scripts/testing.ts'
import { id } from '../identity/keeping/keeping.testing.ts'

describe('What a transaction remembers of who is related to whom', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  /** How many pupils somebody follows, and whether one of them is among those. */
  const reach = async (tx: TransactionSql, name: string, day = '2026-11-22', subgraph = 'administration') => {
    await tx`select set_config('skolgraf.viewer_id', ${id(name)}, true), set_config('skolgraf.viewer_kind', 'PERSON', true),
      set_config('skolgraf.today', ${day}, true), set_config('role', ${`skolgraf_${subgraph}_viewer`}, true)`
    const found = await tx`select access.related_pupils('GUARDIAN', 'TEACHER', 'PRINCIPAL') as id`
    await tx`select set_config('role', 'none', true)`
    return found.length
  }
  const alone = (name: string, day?: string) => world.sql.begin('read only', (tx) => reach(tx, name, day))

  it('is of the viewer and the day it was asked for, and of nobody else', async () => {
    const names = ['Anders Hellström', 'Jenny Bergström', 'Peter Lund', 'Nadia Rahimi']
    const each = []
    for (const name of names) each.push(await alone(name))
    expect(each).toEqual([expect.any(Number), 2, 0, 0])
    const together = await world.sql.begin('read only', async (tx) => {
      const found = []
      for (const name of names) found.push(await reach(tx, name))
      return found
    })
    expect(together).toEqual(each)
    const october = await alone('Nadia Rahimi', '2026-10-22')
    expect(october).toBeGreaterThan(10)
    const days = world.sql.begin('read only', async (tx) => [await reach(tx, 'Nadia Rahimi', '2026-10-22'), await reach(tx, 'Nadia Rahimi')]) // prettier-ignore
    expect(await days).toEqual([october, 0])
  })

  it('is nothing where it may be changed: an act on who is who asks anew', async () => {
    const rolledBack = new Error('rolled back')
    const counts: number[] = []
    const acting = world.sql.begin(async (tx) => {
      counts.push(await reach(tx, 'Jenny Bergström', '2026-11-22', 'identity'))
      await tx`update identity.responsible set is_blocked = true where person_id = ${id('Jenny Bergström')}`
      counts.push(await reach(tx, 'Jenny Bergström', '2026-11-22', 'identity'))
      throw rolledBack
    })
    await expect(acting).rejects.toBe(rolledBack)
    expect(counts).toEqual([2, 0])
  })
})
