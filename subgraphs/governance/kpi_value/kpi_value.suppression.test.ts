import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, shapes, type World } from '../../../scripts/testing.ts'
import { importValues, meritValue } from '../../shared/act.testing.ts'

describe.each(shapes)('What is hidden of one sex, %s', (shape) => {
  let world: World
  beforeAll(async () => void (world = await openWorld({ shape })))
  afterAll(() => world.stop())

  const share = { kpiCode: 'skolverket.year9.eligibleShare' }
  const hidden = { kind: 'SUPPRESSED', value: null } as const
  const told = async (...values: Parameters<typeof meritValue>[0][]) => {
    const { data, errors } = await importValues(world, 'integrator', values.map(meritValue))
    expect(errors).toEqual([])
    return data.importKpiValues.userErrors.map(
      ({ code, field }: { code: string; field: string[] }) => `${code} ${field.join('.')}`,
    )
  }

  it('is not told by the other, sent along or there already', async () => {
    const both = ['SUPPRESSION_INCOMPLETE values.0.kind', 'SUPPRESSION_INCOMPLETE values.1.kind']
    expect(await told({ gender: 'GIRLS', ...hidden }, { gender: 'BOYS', value: 212 })).toEqual(both)
    expect(await told({ gender: 'GIRLS', ...hidden })).toEqual([])
    expect(await told({ gender: 'BOYS', value: 212 })).toEqual(both.slice(0, 1))
    expect(await told({ gender: 'BOYS', ...hidden }, { gender: 'ALL', value: 220 })).toEqual([])
    const [row] =
      await world.sql`select count(*)::int as rows from governance.kpi_value where period = '2020/21' and kind = 'VALUE'`
    expect(row!['rows']).toBe(1)
  })

  it('goes for nearly all too', async () => {
    const girls = { ...share, gender: 'GIRLS', value: 100, isNearlyAll: true } as const
    expect(await told(girls, { ...share, gender: 'BOYS', value: 87.5 })).toHaveLength(2)
    expect(await told(girls, { ...share, gender: 'BOYS', ...hidden })).toEqual([])
    expect(await told({ ...share, gender: 'GIRLS', value: 90 }, { ...share, gender: 'BOYS', value: 87.5 })).toEqual([])
  })
})
