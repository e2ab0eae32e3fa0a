import type { GraphQLResolveInfo } from 'graphql'
import type { LedOrganisation } from '../../access/organisations.ts'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import type { Write } from '../../shared/database.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import type { GovernanceContext } from '../governance.context.ts'
import type { ChangeGoalInput, EndGoalInput, SetGoalInput } from '../governance.generated.ts'
import { kpisByCode } from '../kpi_value/kpi_value.queries.ts'
import { goalActions, led, organisationGoalActions, steered } from './goal.actions.ts'
import type { ChangeGoalPayloadRow, EndGoalPayloadRow, GoalRow, SetGoalPayloadRow } from './goal.queries.ts'
import { goalFaults, type Steered } from './goal.rules.ts'
import { changeGoal, endGoal, insertGoal, linkAnalyses, measureGoal, parentFault, seenAnalyses } from './goal.writes.ts'

type Acting<Input> = readonly [info: GraphQLResolveInfo, context: GovernanceContext, input: Input]
type SteeredGoal = GoalRow & Steered

const notBelow = refused('NOT_BELOW', 'There is no such goal of an organisation above.', 'parentId')
const cycle = refused('CYCLE', 'It would be a part of itself.', 'parentId')
const noGoal = refused('NOT_FOUND', 'There is no such goal that you may see.', 'goalId')

/** A goal as it is written, and what is wrong with it. */
async function asWritten(tx: Write, input: SetGoalInput | ChangeGoalInput, now: Date) {
  const kpis = await kpisByCode(tx, [...new Set(input.kpis.map(({ kpiCode }) => kpiCode))])
  const { parentId = null, startDate, endDate } = input
  const written = { parentId, title: input.title.trim(), description: input.description.trim(), startDate, endDate, now }
  const measured = input.kpis.map(({ kpiCode, target }) => ({ kpiId: kpis.get(kpiCode)?.id ?? '', target: target ?? null }))
  const linked = input.qualityAnalysisIds ?? null
  const seen = await seenAnalyses(tx, (linked ?? []).filter(isId))
  return { written, measured, linked, faults: goalFaults(input, kpis, seen) }
}

export async function setGiven(...[info, context, input]: Acting<SetGoalInput>) {
  return actOn<LedOrganisation, SetGoalPayloadRow>(info, context, input, {
    source: await led(input.organisationId, context),
    action: organisationGoalActions.SET_GOAL,
    unknown: refused('NOT_FOUND', 'There is no such organisation.', 'organisationId'),
    run: async (tx, { id: organisationId }) => {
      const { written, measured, linked, faults } = await asWritten(tx, input, context.call.now)
      if (faults.length > 0) return faulty(...faults)
      const goal = { ...written, id: context.newId<'Goal'>(), organisationId }
      if (goal.parentId !== null && (!isId(goal.parentId) || (await parentFault(tx, goal)))) return notBelow
      await insertGoal(tx, goal)
      await measureGoal(tx, goal.id, measured)
      if (linked) await linkAnalyses(tx, goal.id, linked)
      return done(goal.id, upserted('Goal', goal.id))
    },
  })
}

async function foundGoal(id: string, context: GovernanceContext): Promise<SteeredGoal | null> {
  const row = isId(id) ? await context.load.goal.load(id) : null
  return row && steered(row, context)
}

const readAt = (input: { readonly expectedVersion: number }) => conflict('The goal', input.expectedVersion)

export async function changeGiven(...[info, context, input]: Acting<ChangeGoalInput>) {
  return actOn<SteeredGoal, ChangeGoalPayloadRow>(info, context, input, {
    source: await foundGoal(input.goalId, context),
    action: goalActions.CHANGE_GOAL,
    unknown: noGoal,
    run: async (tx, { id, organisationId }) => {
      const { written, measured, linked, faults } = await asWritten(tx, input, context.call.now)
      if (faults.length > 0) return faulty(...faults)
      if (written.parentId !== null && !isId(written.parentId)) return notBelow
      const wrong = await parentFault(tx, { id, parentId: written.parentId, organisationId })
      if (wrong) return wrong === 'CYCLE' ? cycle : notBelow
      if (!(await changeGoal(tx, { ...written, id }, input.expectedVersion))) throw readAt(input)
      await measureGoal(tx, id, measured)
      if (linked) await linkAnalyses(tx, id, linked)
      return done(id, upserted('Goal', id))
    },
  })
}

export async function endGiven(...[info, context, input]: Acting<EndGoalInput>) {
  return actOn<SteeredGoal, EndGoalPayloadRow>(info, context, input, {
    source: await foundGoal(input.goalId, context),
    action: goalActions.END_GOAL,
    unknown: noGoal,
    run: async (tx, { id }) => {
      if (!(await endGoal(tx, id, input.outcome, input.expectedVersion, context.call.now))) throw readAt(input)
      return done(id, upserted('Goal', id))
    },
  })
}
