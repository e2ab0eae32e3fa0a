import { describe, expect, it } from 'vitest'
import { own } from './cohorts.testing.ts'
import { type CellFacts, type Population, type SuppressionRule } from './counters.ts'
import { everyPlace, type Place, unitsOf } from './places.ts'
import { shown } from './shown.ts'
import { tell, type Told } from './tell.ts'

type Numbers = readonly (readonly (readonly [pupils: number, missed: number])[])[]

/** Units beside each other, with pupils and how many of them missed, cell by cell. */
function populationOf(numbers: Numbers): Population {
  const parts = numbers.map((_, n) => ({ id: `unit ${n}`, parts: [] }))
  const facts = numbers.map((cells, n): [string, CellFacts[]] => [
    `unit ${n}`,
    cells.map(([pupils, missed]) => ({ cohort: pupils, results: { eligible: { of: pupils, missed } } })),
  ])
  return { root: { id: 'all', parts }, cells: numbers[0]!.map((_, n) => `${n}`), facts: new Map(facts) }
}

interface Answer {
  readonly place: Place
  readonly isTotal: boolean
  readonly columns: readonly (readonly number[])[]
  readonly told: readonly string[]
}

function answersOf(population: Population, rule: SuppressionRule, told: Told): readonly Answer[] {
  const all = population.cells.map((_, n) => n)
  return everyPlace(population.root).flatMap((place) => {
    const { TOTAL, BREAKDOWN } = shown({ population, told, rule, counter: 'eligible' }, place)
    return [
      { place, isTotal: true, columns: [all], told: TOTAL },
      { place, isTotal: false, columns: all.map((cell) => [cell]), told: BREAKDOWN },
    ]
  })
}

const shownOf = (numbers: Numbers, rule = own) => {
  const population = populationOf(numbers)
  return answersOf(population, rule, tell(population, ['eligible'], rule)).map(
    ({ place, told }) => `${place.id} ${told.join(' ')}`,
  )
}

describe('What is shown of a place', () => {
  it('is a figure, that nearly all reached, nothing, or that there is nobody', () =>
    expect(shownOf([[[40, 8]], [[35, 3]], [[50, 12]], [[0, 0]]]).filter((_, n) => n % 2 === 0)).toEqual([
      'all FIGURE', 'unit 0 SUPPRESSED', 'unit 1 NEARLY_ALL', 'unit 2 FIGURE', 'unit 3 MISSING',
    ])) // prettier-ignore
  it('is never nearly all where a few are told as they are', () =>
    expect(shownOf([[[40, 8]], [[35, 3]], [[50, 12]]], { ...own, fewMinimum: 1, fewReachedMinimum: 1, evenMinimum: 1, isNearlyAllShown: false }))
      .not.toContain('unit 1 NEARLY_ALL')) // prettier-ignore
  it('is nothing of fewer than are told, whatever they reached', () =>
    expect(shownOf([[[7, 2]], [[30, 2]], [[60, 20]], [[24, 8]]])[2]).toBe('unit 0 SUPPRESSED'))
  it('of one sex is nothing where nearly all of it reached: the totals beside and above it would say how many did not', () =>
    expect(shownOf([[[20, 3], [20, 9]], [[30, 10], [30, 11]], [[25, 9], [26, 12]]])[3]).toBe('unit 0 SUPPRESSED SUPPRESSED')) // prettier-ignore
  it('is of an area with one school what it is of the school', () => {
    const unit = { id: 'unit', parts: [] }
    const empty = { id: 'empty', parts: [] }
    const root = { id: 'all', parts: [{ id: 'area', parts: [unit, empty] }] }
    const cell = (pupils: number, missed: number): CellFacts[] => [
      { cohort: pupils, results: { eligible: { of: pupils, missed } } },
    ]
    const population = {
      root,
      cells: [''],
      facts: new Map([
        ['unit', cell(30, 2)],
        ['empty', cell(0, 0)],
      ]),
    }
    const told = tell(population, ['eligible'], own)
    for (const place of everyPlace(root).slice(0, 3))
      expect(shown({ population, told, rule: own, counter: 'eligible' }, place).TOTAL).toEqual(['NEARLY_ALL'])
  })
})

// The same rule in small, so that every world there is can be looked through.
const small: SuppressionRule = { ...{ unitMinimum: 4, aboveMinimum: 2, fewMinimum: 3, fewReachedMinimum: 3, evenMinimum: 4 }, isNearlyAllShown: true } // prettier-ignore
type Missed = readonly (readonly number[])[]

function* worldsOf(pupils: Missed): Generator<Missed> {
  const flat = pupils.flat()
  const missed = flat.map(() => 0)
  const width = pupils[0]!.length
  for (;;) {
    yield pupils.map((_, at) => missed.slice(at * width, (at + 1) * width))
    let at = 0
    while (at < flat.length && missed[at] === flat[at]) missed[at++] = 0
    if (at === flat.length) return
    missed[at]! += 1
  }
}

const isFew = (n: number) => n > 0 && n < small.fewMinimum

/** Whether a world could be, for all that is shown of another: the same sums, 1 to 2 where nearly all, and of a school else none or more. */
function couldBe(world: Missed, answers: readonly Answer[], sums: ReadonlyMap<string, number>, units: readonly Place[]): boolean {
  return answers.every(({ place, isTotal, columns, told }, of) =>
    columns.every((cells, n) => {
      const inIt = unitsOf(place).map((one) => units.indexOf(one))
      const sum = inIt.reduce((all, at) => all + cells.reduce((part, cell) => part + world[at]![cell]!, 0), 0)
      if (told[n] === 'FIGURE') return sum === sums.get(`${of} ${n}`)
      if (told[n] === 'NEARLY_ALL') return isFew(sum)
      return !isTotal || inIt.length > 1 || !isFew(sum)
    }),
  )
}

/** The small hidden numbers that everybody could work out who knows how many pupils there are, and what is shown. */
function givenAway(pupils: Missed, each: number): readonly string[] {
  const worlds = [...worldsOf(pupils)]
  const some = worlds.filter((_, n) => n % each === 0)
  return some.flatMap((world) => {
    const population = populationOf(pupils.map((cells, at) => cells.map((n, cell) => [n, world[at]![cell]!] as const)))
    const units = unitsOf(population.root)
    const told = tell(population, ['eligible'], small)
    const answers = answersOf(population, small, told)
    const sums = new Map<string, number>()
    for (const [of, { place, columns }] of answers.entries())
      for (const [n, cells] of columns.entries())
        sums.set(
          `${of} ${n}`,
          unitsOf(place).reduce((all, one) => all + cells.reduce((part, cell) => part + world[units.indexOf(one)]![cell]!, 0), 0),
        )
    const hidden = pupils.flatMap((cells, at) =>
      cells.flatMap((n, cell) =>
        told.get('eligible')!.BREAKDOWN.has(units[at]!.id) || !(isFew(world[at]![cell]!) || isFew(n - world[at]![cell]!))
          ? []
          : [[at, cell] as const],
      ),
    )
    if (hidden.length === 0) return []
    const possible = worlds.filter((one) => couldBe(one, answers, sums, units))
    return hidden.flatMap(([at, cell]) =>
      new Set(possible.map((one) => one[at]![cell])).size < 2 ? [`${JSON.stringify(world)} at ${at} ${cell}`] : [],
    )
  })
}

describe('Who knows what is shown, and how many pupils each school has', () => {
  it.each([
    [[[8], [7], [9]], 1],
    [[[4], [6], [8], [5]], 3],
    [
      [
        [6, 5],
        [5, 6],
      ],
      2,
    ],
    [
      [
        [4, 4],
        [4, 4],
        [5, 4],
      ],
      61,
    ],
  ])('works out no small number, of %j', (pupils, each) => expect(givenAway(pupils, each).slice(0, 5)).toEqual([]))
})
