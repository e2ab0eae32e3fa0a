import { recordSystem, upserted } from '../../shared/act.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Pool, Write } from '../../shared/database.ts'
import type { NewId } from '../../shared/ids.ts'
import { rulesOn } from '../suppression_rule/suppression_rule.queries.ts'
import { surveyRule, tellSurvey } from './survey_result.rules.ts'
import {
  cellsOf,
  type ClosedSurvey,
  countsOf,
  ensureKpis,
  forgetCounts,
  overdueSurveys,
  placesOf,
  questionsOf,
  untoldSurveys,
  updateResponses,
  writeTellings,
} from './survey_result.writes.ts'

/** How many surveys were closed because their time is out, and of how many the results were told. */
export interface Closed {
  readonly closed: number
  readonly told: number
}

interface When {
  readonly now: Date
  readonly newId: NewId
}

async function close(tx: Write, id: string): Promise<boolean> {
  const [row] = await tx`/* closeSurvey */ select access.close_survey(${id}) as is_closed`
  if (!row!['isClosed']) return false
  await recordSystem(tx, 'governance', 'closeSurvey', { survey: id }, [upserted('Survey', id)])
  return true
}

async function tellOne(tx: Write, survey: ClosedSurvey, { now, newId }: When): Promise<void> {
  const { id, closedOn, minimum } = survey
  const [rule] = await rulesOn(tx as never, ['OWN'], closedOn)
  if (!rule) throw new Error(`There is no rule for our own figures on ${closedOn}`)
  const places = await placesOf(tx, id)
  if (!places) return forgetCounts(tx, id, now)
  const { root, name } = places
  const questions = await questionsOf(tx, id)
  const answers = { root, cells: await cellsOf(tx, id), questions, counts: await countsOf(tx, id) }
  const kpis = await ensureKpis(tx, survey, questions, { owner: name, newId })
  const values = await writeTellings(tx, survey, tellSurvey(answers, surveyRule(rule, minimum)), { kpis, now, newId })
  await forgetCounts(tx, id, now)
  const changed = [upserted('Survey', id), ...values.map((value) => upserted('KpiValue', value))]
  await recordSystem(tx, 'governance', 'tellSurvey', { survey: id, values: values.length }, changed)
}

/**
 * Closes the surveys whose time is out and tells of all that are closed, as the role skolgraf_governance_system. Each survey is a
 * transaction: stopped halfway, it is taken up by running it again. Last, how many have answered of those that are open is brought up to
 * date: once a night, so that nobody sees an answer come.
 */
export async function closeSurveys(pool: Pool, when: When): Promise<Closed> {
  const today = dayOf(when.now)
  const one = <Result>(run: (tx: Write) => Promise<Result>) =>
    pool.begin(async (tx) => {
      await tx`select set_config('skolgraf.today', ${today}, true)`
      return run(tx)
    }) as Promise<Result>
  let closed = 0
  for (const { id } of await one((tx) => overdueSurveys(tx, today))) if (await one((tx) => close(tx, id))) closed += 1
  const untold = await one(untoldSurveys)
  for (const survey of untold) await one((tx) => tellOne(tx, survey, when))
  await one(updateResponses)
  return { closed, told: untold.length }
}
