import { afterEach, describe, expect, it, vi } from 'vitest'
import { changesOf, type Drawn, drawMunicipality, leakOf, own, populationOn } from './cohorts.testing.ts'
import { amountOf, cohort, isTellable } from './counters.ts'
import type * as places from './places.ts'
import { everyPlace, unitsOf } from './places.ts'
import { renew } from './renew.ts'
import { tell, type Told } from './tell.ts'

const shares = [cohort, 'eligible']
const others = ['eligible', 'minutes']

type Telling = (drawn: Drawn) => readonly Told[]

const once: Telling = (drawn) => [tell(populationOn(drawn, 0), others, own)]
const twice: Telling = (drawn) => {
  const [before, now] = [populationOn(drawn, 0), populationOn(drawn, 1)]
  const told = tell(before, others, own)
  return [told, renew({ before, now, changes: changesOf(drawn), rule: own }, told)]
}

/** How many of the drawn municipalities give a secret away, and how many tell nothing at all. */
function count(telling: Telling, from: number, upTo: number, counters = shares) {
  let [leaks, silent, renewed] = [0, 0, 0]
  for (let seed = from; seed < upTo; seed++) {
    const drawn = drawMunicipality(seed)
    const told = telling(drawn)
    if (told[0]!.get(cohort)!.TOTAL.size === 0) silent += 1
    if (told[1] && told[1].get(cohort)!.TOTAL.size > 0) renewed += 1
    if (counters.some((counter) => leakOf(drawn, told, counter))) leaks += 1
  }
  return { leaks, silent: silent / (upTo - from), renewed: renewed / (upTo - from) }
}

describe('Of drawn municipalities, every group of schools and cells', () => {
  it('that is too small cannot be computed from what one telling tells', () => {
    const { leaks, silent } = count(once, 0, 3_000)
    expect(leaks).toBe(0)
    expect(silent).toBeLessThan(0.2)
  }, 180_000)
  it('nor from two, nor what changed between them', () => {
    const { leaks, silent, renewed } = count(twice, 3_000, 5_600)
    expect(leaks).toBe(0)
    expect(silent).toBeLessThan(0.2)
    expect(renewed).toBeGreaterThan(0.2)
  }, 180_000)
})

describe('Of drawn municipalities, what few pupils add to a sum', () => {
  it('cannot be computed from what one telling tells', () => expect(count(once, 5_600, 6_600, ['minutes']).leaks).toBe(0))
  it('nor from two', () => expect(count(twice, 6_600, 7_300, ['minutes']).leaks).toBe(0))
})

describe('It would be found', () => {
  afterEach(() => {
    vi.doUnmock('./places.ts')
    vi.resetModules()
  })
  it('if nothing covered what is hidden', () => {
    const naive: Telling = (drawn) => {
      const population = populationOn(drawn, 0)
      const of = (counter: string, columns: readonly (readonly number[])[]) =>
        new Set(
          everyPlace(drawn.root)
            .filter((place) =>
              columns.every((cells) => isTellable(amountOf(population, counter, unitsOf(place), cells), own, counter, false)),
            )
            .map(({ id }) => id),
        )
      const all = drawn.cells.map((_, cell) => cell)
      return [
        new Map(
          shares.map((counter) => [
            counter,
            {
              TOTAL: of(counter, [all]),
              BREAKDOWN: of(
                counter,
                all.map((cell) => [cell]),
              ),
            },
          ]),
        ),
      ]
    }
    expect(count(naive, 0, 100).leaks).toBeGreaterThan(10)
  })
  it('if schools without a year were taken for schools with few in it', async () => {
    vi.resetModules()
    vi.doMock('./places.ts', async (original) => ({
      ...(await original<typeof places>()),
      tellersOf: (root: Parameters<typeof unitsOf>[0]) => new Map(unitsOf(root).map(({ id }) => [id, 'one'])),
    }))
    const { tell: tellWithout } = await import('./tell.ts')
    expect(count((drawn) => [tellWithout(populationOn(drawn, 0), others, own)], 0, 600).leaks).toBeGreaterThan(0)
  })
  it('if what changed a little were told anew', () => {
    const again: Telling = (drawn) => [0, 1].map((day) => tell(populationOn(drawn, day as 0 | 1), others, own))
    expect(count(again, 3_000, 3_200).leaks).toBeGreaterThan(10)
  })
  it('if one school were enough of five', () => {
    const loose: Telling = (drawn) => [tell(populationOn(drawn, 0), others, { ...own, unitMinimum: 5 })]
    expect(count(loose, 0, 300).leaks).toBeGreaterThan(10)
    expect(count(loose, 0, 300, ['minutes']).leaks).toBeGreaterThan(10)
  })
})
