import type { SurveyOptionCount } from '../governance.generated.ts'
import { amountOf, type CellFacts, cohort, type Population, type SuppressionRule } from '../suppression/counters.ts'
import { everyPlace, type Place, unitsOf } from '../suppression/places.ts'
import { type Table, tell, type Told } from '../suppression/tell.ts'

/** How many answered a question with an option, at a unit and in a cell of the breakdown. */
export interface AnswerCount {
  readonly questionId: string
  readonly organisationId: string
  readonly cell: number
  readonly option: number
  readonly n: number
}

export interface AskedQuestion {
  readonly id: string
  readonly options: readonly { readonly counts: SurveyOptionCount }[]
}

/** Everything a survey has become, which is true and not to be told. */
export interface Answers {
  readonly root: Place
  /** The school years answers are broken down by, or -1 alone. */
  readonly cells: readonly number[]
  readonly questions: readonly AskedQuestion[]
  readonly counts: readonly AnswerCount[]
}

/** What may be told of a question, of a place and a cell, -1 being all of them. */
export interface Telling {
  readonly questionId: string
  readonly organisationId: string
  readonly cell: number
  readonly kind: 'VALUE' | 'SUPPRESSED' | 'MISSING'
  readonly percent: number | null
  /** How many had an opinion. */
  readonly contributors: number | null
  readonly respondents: number | null
  readonly optionCounts: readonly number[] | null
}

/** Of a hundred, to one decimal, half up. */
export const percentOf = (part: number, of: number): number => Math.round((part * 1000) / of) / 10

/** The rule of our own figures, with the survey's own minimum where that is larger. Few are hidden, never shown as ~100. */
export function surveyRule(rule: SuppressionRule, minimum: number): SuppressionRule {
  const unitMinimum = Math.max(rule.unitMinimum, minimum)
  return {
    ...rule,
    unitMinimum,
    aboveMinimum: minimum > rule.unitMinimum ? minimum : rule.aboveMinimum,
    evenMinimum: Math.max(rule.evenMinimum, minimum),
    isNearlyAllShown: false,
  }
}

const optionCounter = (question: string, option: number) => `${question} ${option}`

/** How many chose each option, of a question, some units and some cells. */
type Sum = (question: AskedQuestion, units: readonly string[], cells: readonly number[]) => readonly number[]

function sums({ counts }: Answers): Sum {
  const byCell = new Map<string, Map<number, number>>()
  for (const { questionId, organisationId, cell, option, n } of counts) {
    const key = `${questionId} ${organisationId} ${cell}`
    const options = byCell.get(key) ?? new Map<number, number>()
    byCell.set(key, options.set(option, n))
  }
  return ({ id, options }, units, cells) =>
    options.map((_, option) =>
      units
        .flatMap((unit) => cells.map((cell) => byCell.get(`${id} ${unit} ${cell}`)?.get(option) ?? 0))
        .reduce((sum, n) => sum + n, 0),
    )
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0)
const countedAs = (counts: SurveyOptionCount, { options }: AskedQuestion, chosen: readonly number[]) =>
  total(chosen.filter((_, option) => options[option]!.counts === counts))

/** Each question is a counter of those who do not agree among those with an opinion, and each of its options one of its own. */
function factsOf(questions: readonly AskedQuestion[], chosenOf: (question: AskedQuestion) => readonly number[]): CellFacts {
  const results: Record<string, { of: number; missed: number }> = {}
  let respondents = 0
  for (const question of questions) {
    const chosen = chosenOf(question)
    respondents = total(chosen)
    const missed = countedAs('DISAGREES', question, chosen)
    results[question.id] = { of: countedAs('AGREES', question, chosen) + missed, missed }
    for (const [option, n] of chosen.entries())
      results[optionCounter(question.id, option)] = { of: respondents, missed: respondents - n }
  }
  return { cohort: respondents, results }
}

export function populationOf(answers: Answers): Population {
  const { root, cells, questions } = answers
  const sum = sums(answers)
  const facts = unitsOf(root).map(
    ({ id }) => [id, cells.map((cell) => factsOf(questions, (question) => sum(question, [id], [cell])))] as const,
  )
  return { root, cells: cells.map(String), facts: new Map(facts) }
}

/** The counters of a survey: of each question first, then of its options. */
export const countersOf = (questions: readonly AskedQuestion[]): readonly string[] =>
  questions.flatMap(({ id, options }) => [id, ...options.map((_, option) => optionCounter(id, option))])

interface Telt {
  readonly population: Population
  readonly told: Told
  readonly sum: Sum
  readonly place: Place
}

function tellingOf(question: AskedQuestion, table: Table, columns: readonly number[], { population, told, sum, place }: Telt) {
  const units = unitsOf(place)
  const isTold = (counter: string) => told.get(counter)![table].has(place.id)
  const { cohort: respondents, of, missed } = amountOf(population, question.id, units, columns)
  const cells = columns.map((column) => Number(population.cells[column]))
  // Nobody answered, or nobody with an opinion: there is no share of none.
  const kind = respondents === 0 ? 'MISSING' : !isTold(question.id) ? 'SUPPRESSED' : of === 0 ? 'MISSING' : 'VALUE'
  const isValue = kind === 'VALUE'
  return {
    questionId: question.id,
    organisationId: place.id,
    cell: table === 'TOTAL' ? -1 : cells[0]!,
    kind,
    percent: isValue ? percentOf(of - missed, of) : null,
    contributors: isValue ? of : null,
    respondents: isTold(cohort) ? respondents : null,
    optionCounts: countersOf([question]).every(isTold) ? sum(question, units.map(({ id }) => id), cells) : null, // prettier-ignore
  } satisfies Telling
}

/**
 * Decides what may be told of all answers at once, and tells it: every place, every question, in total and cell by cell. How many chose
 * what is told whole or not at all: of all options but one, that one is what is left.
 */
export function tellSurvey(answers: Answers, rule: SuppressionRule): readonly Telling[] {
  const { root, cells, questions } = answers
  const population = populationOf(answers)
  const told = tell(population, countersOf(questions), rule)
  const sum = sums(answers)
  const columns = cells.map((_, n) => n)
  const isBrokenDown = cells[0] !== -1
  return everyPlace(root).flatMap((place) =>
    questions.flatMap((question) => {
      const telt = { population, told, sum, place }
      const byCell = isBrokenDown ? columns.map((column) => tellingOf(question, 'BREAKDOWN', [column], telt)) : []
      return [tellingOf(question, 'TOTAL', columns, telt), ...byCell]
    }),
  )
}
