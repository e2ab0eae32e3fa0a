import { describe, expect, it } from 'vitest'
import { own } from './cohorts.testing.ts'
import { cohort } from './counters.ts'
import { tell } from './tell.ts'

type Numbers = Readonly<Record<string, readonly (readonly [pupils: number, missed: number])[]>>

/** A municipality of units, or of areas with units, and who is told of. */
function toldOf(units: Numbers, areas?: Readonly<Record<string, readonly string[]>>) {
  const unit = (id: string) => ({ id, parts: [] })
  const parts = areas ? Object.entries(areas).map(([id, of]) => ({ id, parts: of.map(unit) })) : Object.keys(units).map(unit)
  const facts = Object.entries(units).map(
    ([id, cells]) =>
      [id, cells.map(([pupils, missed]) => ({ cohort: pupils, results: { eligible: { of: pupils, missed } } }))] as const,
  )
  const cells = Object.values(units)[0]!.map((_, n) => `${n}`)
  const told = tell({ root: { id: 'all', parts }, cells, facts: new Map(facts) }, ['eligible'], own)
  const places = (set: ReadonlySet<string>) => [...set].toSorted().join(' ')
  const of = (counter: string) => told.get(counter)!
  return {
    pupils: places(of(cohort).TOTAL),
    pupilsByCell: places(of(cohort).BREAKDOWN),
    eligible: places(of('eligible').TOTAL),
    eligibleByCell: places(of('eligible').BREAKDOWN),
  }
}

describe('What a municipality tells of its schools', () => {
  it('covers a small school with the smallest of the others', () => {
    const told = toldOf({ A: [[24, 8]], B: [[7, 2]], C: [[30, 9]] })
    expect(told).toMatchObject({ pupils: 'C all', eligible: 'C all' })
  })
  it('hides few who did not reach, and what they could be got from', () => {
    const told = toldOf({ A: [[40, 8]], B: [[35, 3]], C: [[50, 12]] })
    expect(told).toMatchObject({ pupils: 'A B C all', eligible: 'C all' })
  })
  it('covers once more what could be guessed: 6 is 5 + 1', () =>
    expect(toldOf({ A: [[40, 5]], B: [[35, 1]], C: [[50, 12]] }).eligible).toBe('all'))
  it('and 8 of two who have few is 4 + 4', () =>
    expect(toldOf({ A: [[40, 9]], B: [[35, 4]], C: [[50, 4]], D: [[60, 20]] }).eligible).toBe('D all'))
  it('is a single school in disguise where it has only one', () => expect(toldOf({ A: [[7, 3]] }).pupils).toBe(''))
  it('lets two small schools of one area cover each other', () => {
    const numbers: Numbers = { A: [[24, 8]], B: [[7, 2]], C: [[30, 9]], D: [[6, 1]], E: [[9, 4]] }
    expect(toldOf(numbers, { N: ['A', 'B'], S: ['C', 'D', 'E'] })).toMatchObject({ pupils: 'C N S all', eligible: 'C N S all' })
  })
  it('hides both sexes of a school that has few of one, and of another with it', () => {
    const [A, B, C] = [
      [
        [14, 6],
        [20, 7],
      ],
      [
        [11, 5],
        [4, 2],
      ],
      [
        [30, 10],
        [28, 9],
      ],
    ] as const
    expect(toldOf({ A, B, C })).toMatchObject({ pupils: 'A B C all', pupilsByCell: 'C all', eligibleByCell: 'C all' })
  })
  it('covers a school with one of the same years: everybody knows which years a school has', () => {
    const told = toldOf({
      A: [
        [20, 6],
        [8, 2],
        [0, 0],
        [0, 0],
      ],
      B: [
        [0, 0],
        [0, 0],
        [31, 9],
        [40, 11],
      ],
      C: [
        [0, 0],
        [0, 0],
        [25, 6],
        [33, 8],
      ],
      D: [
        [22, 7],
        [26, 8],
        [0, 0],
        [0, 0],
      ],
      E: [
        [30, 9],
        [28, 6],
        [0, 0],
        [0, 0],
      ],
    })
    expect(told).toMatchObject({ pupils: 'A B C D E all', pupilsByCell: 'B C E all' })
  })
})
