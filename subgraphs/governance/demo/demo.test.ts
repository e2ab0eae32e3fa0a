import { describe, expect, it } from 'vitest'
import { kpiDefinitions } from '../kpi/kpi.definitions.ts'
import { demoFigures } from './demo.ts'

describe.each([
  ['2026-11-22', ['2023/24', '2024/25', '2025/26']],
  ['2026-07-15', ['2023/24', '2024/25', '2025/26']],
  ['2027-01-02', ['2023/24', '2024/25', '2025/26']],
  ['2028-02-29', ['2024/25', '2025/26', '2026/27']],
])('the demo figures on %s', (today, periods) => {
  const { kpi, kpiValue } = demoFigures(today)

  it('are of the three school years before, the last one not published', () => {
    expect([...new Set(kpiValue.map(({ period }) => period))].toSorted()).toEqual(periods)
    for (const { period, isPublished } of kpiValue) expect(isPublished).toBe(period !== periods[2])
  })

  it('repeat themselves, each cell once', () => {
    expect(demoFigures(today)).toEqual({ kpi, kpiValue })
    expect(new Set(kpiValue.map(({ id }) => id)).size).toBe(kpiValue.length)
  })

  it('tell hidden, missing, nearly all and numbers apart, and none is zero', () => {
    expect(new Set(kpiValue.map(({ kind }) => kind))).toEqual(new Set(['VALUE', 'SUPPRESSED', 'MISSING']))
    for (const { kind, value } of kpiValue) expect(kind === 'VALUE').toBe(typeof value === 'number' && value > 0)
    expect(kpiValue.some(({ isNearlyAll, value }) => isNearlyAll && value === 100)).toBe(true)
    expect(kpiValue.every(({ isNearlyAll, value }) => !isNearlyAll || value === 100)).toBe(true)
  })

  it('hide both sexes where one is hidden or nearly all', () => {
    const isHidden = (cell: { kind: string; isNearlyAll?: boolean | undefined }) => cell.kind === 'SUPPRESSED' || cell.isNearlyAll
    for (const girls of kpiValue.filter(({ gender }) => gender === 'GIRLS')) {
      const boys = kpiValue.find(
        (one) =>
          one.gender === 'BOYS' && one.kpiId === girls.kpiId && one.period === girls.period && one.placeId === girls.placeId,
      )
      expect(boys && isHidden(boys)).toBe(isHidden(girls))
    }
  })
})

describe('the key figures', () => {
  it('are those the import reads, under the same ids everywhere', () => {
    expect(kpiDefinitions.map(({ code }) => code)).toEqual([
      'skolverket.year9.pupils',
      'skolverket.year9.allCriteriaShare',
      'skolverket.year9.eligibleShare',
      'skolverket.year9.meritValue',
    ])
    expect(new Set(kpiDefinitions.map(({ id }) => id)).size).toBe(4)
  })

  it('are of the units the identity demo has', () => {
    const { kpiValue } = demoFigures('2026-11-22')
    expect(new Set(kpiValue.map(({ placeId }) => placeId)).size).toBe(2)
  })
})
