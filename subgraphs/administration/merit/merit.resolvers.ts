import { dayOf } from '../../shared/clock.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { Resolvers } from '../administration.generated.ts'
import type { RuleInForce } from '../grading/grading.queries.ts'
import { comparisonOf, eligibilityOf, meritOf, type Standing } from './merit.grades.ts'
import { standingOf } from './merit.standing.ts'

/** Works something out of a person's locked grades, by the rules of the day. */
async function of<Result>(
  { id }: { id: string },
  context: AdministrationContext,
  work: (grades: readonly Standing[], rules: readonly RuleInForce[]) => Result,
): Promise<Result> {
  const [grades, rules] = await Promise.all([standingOf(id, context), context.load.rulesOn.load(dayOf(context.call.now))])
  return work(grades, rules)
}

export const meritResolvers = {
  Person: {
    meritValue: (person, _, context) => of(person, context, meritOf),
    eligibility: (person, _, context) => of(person, context, eligibilityOf),
    comparisonValue: (person, _, context) => of(person, context, comparisonOf),
  },
} satisfies Resolvers
