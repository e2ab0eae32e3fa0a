import { describe, expect, it } from 'vitest'
import { seeded } from '../../shared/random.ts'
import type { SuppressionRule } from '../suppression/counters.ts'
import { type Place, unitsOf } from '../suppression/places.ts'
import { type Row, Solver } from '../suppression/solver.testing.ts'
import { academicYearOf } from '../period/period.rules.ts'
import { type AnswerCount, type Answers, surveyRule, type Telling, tellSurvey } from './survey_result.rules.ts'

const published: SuppressionRule = {
  unitMinimum: 10,
  aboveMinimum: 5,
  fewMinimum: 5,
  fewReachedMinimum: 5,
  evenMinimum: 10,
  isNearlyAllShown: true,
}

const questions = [
  { id: 'scale', options: (['AGREES', 'AGREES', 'DISAGREES', 'DISAGREES'] as const).map((counts) => ({ counts })) },
  { id: 'yes', options: (['AGREES', 'DISAGREES', 'NO_OPINION'] as const).map((counts) => ({ counts })) },
]

/** Draws an authority with some schools, of two or one area, who answer as they are wont to. */
function drawAnswers(seed: number): Answers {
  const { below, chance, pick } = seeded(seed)
  let named = 0
  const parts = Array.from({ length: 1 + below(2) }, (_, n) => ({
    id: `area ${n}`,
    parts: Array.from({ length: 1 + below(3) }, () => ({ id: `unit ${++named}`, parts: [] })),
  }))
  const root: Place = { id: 'all', parts }
  const cells = pick([[-1], [-1], [7, 8], [7, 8, 9]])
  const counts = unitsOf(root).flatMap(({ id: organisationId }) =>
    cells.flatMap((cell) => {
      const respondents = pick([0, 2, 7, 12, 16, 25, 40, 80])
      const disagreeing = pick([2, 20, 40])
      return questions.flatMap(({ id: questionId, options }): AnswerCount[] => {
        const chosen = options.map(() => 0)
        for (let n = 0; n < respondents; n++) {
          const isOpposed = chance(disagreeing)
          const possible = options.flatMap(({ counts: as }, option) => {
            if (as === 'NO_OPINION') return chance(30) ? [option] : []
            return (as === 'DISAGREES') === isOpposed ? [option] : []
          })
          chosen[pick(possible)]! += 1
        }
        return chosen.flatMap((n, option) => (n > 0 ? [{ questionId, organisationId, cell, option, n }] : []))
      })
    }),
  )
  return { root, cells, questions, counts }
}

const subsets = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  items.reduce<readonly (readonly Item[])[]>((all, item) => [...all, ...all.map((some) => [...some, item])], [[]]).slice(1)

const placeIn = (place: Place, id: string): Place | undefined =>
  place.id === id ? place : place.parts.map((one) => placeIn(one, id)).find((one) => one !== undefined)

/** The amounts of one question, by unit, cell and option: those that are not nothing are what somebody could want to know. */
function amountsOf({ counts, root, cells }: Answers, question: (typeof questions)[number]) {
  const known = counts.filter(({ questionId }) => questionId === question.id)
  const unitsWithAnybody = (units: readonly string[], of: readonly number[]) =>
    new Set(
      known.flatMap(({ organisationId, cell }) => (units.includes(organisationId) && of.includes(cell) ? [organisationId] : [])),
    ).size
  // An empty cell is no unknown: everybody knows which years a school has.
  const row = (units: readonly string[], of: readonly number[], options: readonly number[]): Row =>
    unknowns.map(({ unit, cell, option }) => (units.includes(unit) && of.includes(cell) && options.includes(option) ? 1n : 0n))
  const unknowns = unitsOf(root).flatMap(({ id: unit }) =>
    cells.flatMap((cell) =>
      known.some((one) => one.organisationId === unit && one.cell === cell)
        ? question.options.map((_, option) => ({ unit, cell, option }))
        : [],
    ),
  )
  const sum = (units: readonly string[], of: readonly number[], options: readonly number[]) =>
    known
      .filter((one) => units.includes(one.organisationId) && of.includes(one.cell) && options.includes(one.option))
      .reduce((all, { n }) => all + n, 0)
  return { row, sum, unitsWithAnybody }
}

/** The first of the sums that are of too few and follow from what is told all the same. */
function leakOf(answers: Answers, tellings: readonly Telling[], question: (typeof questions)[number]): string | undefined {
  const { row, sum, unitsWithAnybody } = amountsOf(answers, question)
  const optionsAs = (...counts: string[]) => question.options.flatMap((one, n) => (counts.includes(one.counts) ? [n] : []))
  const [agrees, disagrees, everything] = [optionsAs('AGREES'), optionsAs('DISAGREES'), question.options.map((_, n) => n)]
  const equations = tellings.flatMap(({ questionId, organisationId, cell, kind, respondents, optionCounts }) => {
    if (questionId !== question.id) return []
    const units = unitsOf(placeIn(answers.root, organisationId)!).map(({ id }) => id)
    const of = cell === -1 ? answers.cells : [cell]
    return [
      ...(respondents === null ? [] : [row(units, of, everything)]),
      ...(kind === 'VALUE' ? [row(units, of, agrees), row(units, of, disagrees)] : []),
      ...(optionCounts === null ? [] : question.options.map((_, option) => row(units, of, [option]))),
    ]
  })
  const solver = new Solver(equations)
  const isFew = (n: number) => n > 0 && n < 5
  for (const units of subsets(unitsOf(answers.root).map(({ id }) => id)))
    for (const of of subsets(answers.cells)) {
      const all = sum(units, of, everything)
      const isSmall = all > 0 && all < (unitsWithAnybody(units, of) > 1 ? 5 : 10)
      const secrets = [
        ...(isSmall ? [everything] : []),
        ...[agrees, disagrees, ...everything.map((option) => [option])].filter((some) => isFew(sum(units, of, some))),
      ]
      const leak = secrets.find((some) => solver.canCompute(row(units, of, some)))
      if (leak) return `${units.join()} ${of.join()} ${leak.join()}`
    }
  return undefined
}

describe('Of drawn surveys', () => {
  const told = (rule: SuppressionRule, seeds: number) =>
    Array.from({ length: seeds }, (_, seed) => {
      const answers = drawAnswers(seed)
      return { answers, tellings: tellSurvey(answers, rule) }
    })

  it('no answer of few follows from shares, counts of options and how many answered, all together', () => {
    const all = told(surveyRule(published, 10), 700)
    const leaks = all.flatMap(({ answers, tellings }, seed) =>
      questions.flatMap((question) => {
        const leak = leakOf(answers, tellings, question)
        return leak === undefined ? [] : [`${seed}: ${question.id} ${leak}`]
      }),
    )
    expect(leaks).toEqual([])
    const values = all.flatMap(({ tellings }) => tellings)
    const share = (of: (one: Telling) => boolean) => values.filter(of).length / values.length
    expect(share(({ kind }) => kind === 'VALUE')).toBeGreaterThan(0.2)
    expect(share(({ kind }) => kind === 'SUPPRESSED')).toBeGreaterThan(0.2)
    expect(share(({ optionCounts }) => optionCounts !== null)).toBeGreaterThan(0.05)
  })

  it('it would be found, were everything told that is enough by itself', () => {
    const careless = { ...surveyRule(published, 10), unitMinimum: 5, fewMinimum: 1, fewReachedMinimum: 1, evenMinimum: 1 }
    const leaks = told(careless, 60).filter(({ answers, tellings }) => questions.some((one) => leakOf(answers, tellings, one)))
    expect(leaks.length).toBeGreaterThan(10)
  })

  it('what is told of is told as it is, and everybody who answered has one answer', () => {
    for (const { answers, tellings } of told(surveyRule(published, 10), 100))
      for (const { questionId, organisationId, cell, kind, percent, contributors, respondents, optionCounts } of tellings) {
        const question = questions.find(({ id }) => id === questionId)!
        const { sum } = amountsOf(answers, question)
        const units = unitsOf(placeIn(answers.root, organisationId)!).map(({ id }) => id)
        const of = cell === -1 ? answers.cells : [cell]
        const chosen = question.options.map((_, option) => sum(units, of, [option]))
        const as = (counts: string) =>
          chosen.reduce((all, n, option) => (question.options[option]!.counts === counts ? all + n : all), 0)
        if (respondents !== null) expect(respondents).toBe(chosen.reduce((all, n) => all + n, 0))
        if (optionCounts !== null) expect([optionCounts, respondents !== null]).toEqual([chosen, true])
        if (kind !== 'VALUE') expect([percent, contributors]).toEqual([null, null])
        else
          expect([contributors, percent]).toEqual([
            as('AGREES') + as('DISAGREES'),
            Math.round((as('AGREES') * 1000) / contributors!) / 10,
          ])
      }
  })

  it('a survey may ask for more than the rules, never for less', () => {
    expect(surveyRule(published, 5)).toEqual({ ...published, isNearlyAllShown: false })
    expect(surveyRule(published, 10)).toMatchObject({ unitMinimum: 10, aboveMinimum: 5 })
    expect(surveyRule(published, 25)).toMatchObject({ unitMinimum: 25, aboveMinimum: 25, evenMinimum: 25 })
  })

  it('are of the school year they close in', () => {
    expect(['2026-06-30', '2026-07-01', '2027-01-15', '1999-12-01'].map(academicYearOf)).toEqual([
      '2025/26',
      '2026/27',
      '2026/27',
      '1999/00',
    ])
  })
})
