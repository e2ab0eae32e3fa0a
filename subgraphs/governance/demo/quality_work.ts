import { daysAfter, instantFrom } from '../../shared/clock.ts'
import type { Write } from '../../shared/database.ts'
import { insertRows } from '../../shared/seed.ts'
import { wheelEvent, wheelStatus } from '../annual_wheel/annual_wheel.table.ts'
import { goal, goalKpi } from '../goal/goal.table.ts'
import { boundsOfYear } from '../goal/goal.rules.ts'
import { kpiId } from '../kpi/kpi.definitions.ts'
import { kpiTarget } from '../kpi_target/kpi_target.table.ts'
import { activityFollowUp, operationalPlan, planActivity } from '../operational_plan/operational_plan.table.ts'
import { academicYearOf, periodBefore } from '../period/period.rules.ts'
import { survey, surveyQuestion } from '../survey/survey.table.ts'
import { seedAnalyses } from './analyses.ts'
import { type QualityWorkers, workId } from './quality_work.people.ts'

const at = (day: string) => instantFrom(`${day}T09:00:00Z`)

async function seedTargets(tx: Write, year: string, { authorityId, unitId, administratorId, principalId }: QualityWorkers) {
  const target = (organisationId: string, code: string, value: number, setById: string, reason: string) => ({
    ...{ id: workId(`target/${organisationId}/${code}/${year}`), kpiId: kpiId(code), organisationId, period: year },
    ...{ value, reason, setById, setAt: at(`${year.slice(0, 4)}-08-20`) },
  })
  await insertRows(tx, kpiTarget, [
    target(authorityId, 'skolverket.year9.meritValue', 230, administratorId, 'Nämndens mål för alla skolor'),
    target(authorityId, 'skolverket.year9.eligibleShare', 90, administratorId, 'Nämndens mål för alla skolor'),
    target(unitId, 'skolverket.year9.meritValue', 225, principalId, 'Ett steg på vägen från förra året'),
  ])
}

async function seedGoals(tx: Write, year: string, { authorityId, unitId }: QualityWorkers) {
  const one = { ...boundsOfYear(year), state: 'ACTIVE' as const }
  const [all, own] = [workId(`goal/authority/${year}`), workId(`goal/unit/${year}`)]
  const description = 'Andelen elever i årskurs 9 som är behöriga till gymnasieskolan ska öka.'
  await insertRows(tx, goal, [
    { ...one, id: all, organisationId: authorityId, title: 'Fler elever når gymnasieskolan', description },
    { ...one, id: own, organisationId: unitId, parentId: all, title: 'Alla elever i 9A klarar matematiken', description: '' },
  ])
  await insertRows(tx, goalKpi, [{ goalId: all, kpiId: kpiId('skolverket.year9.eligibleShare'), target: 90 }])
  return own
}

async function seedPlan(tx: Write, today: string, goalId: string, { unitId, principalId, mentorId }: QualityWorkers) {
  const year = academicYearOf(today)
  const id = workId(`plan/${year}`)
  const adopted = { state: 'ADOPTED', adoptedById: principalId, adoptedAt: at(daysAfter(today, -60)) }
  await insertRows(tx, operationalPlan, [{ id, organisationId: unitId, academicYear: year, ...adopted }])
  const activity = (key: string, title: string, dueOn: string, responsibleId: string | null) => ({
    ...{ id: workId(`activity/${key}/${year}`), planId: id, goalId, title, dueOn, responsibleId },
    responsibleText: responsibleId ? null : 'Arbetslag 7–9',
  })
  const activities = [
    activity('screening', 'Screening i matematik i alla klasser', daysAfter(today, -30), mentorId),
    activity('support', 'Läxhjälp två eftermiddagar i veckan', daysAfter(today, -7), null),
    activity('parents', 'Föräldramöte om gymnasievalet', daysAfter(today, 20), mentorId),
  ]
  await insertRows(tx, planActivity, activities)
  const said = { text: 'Alla klasser är klara.', madeById: principalId, madeAt: at(daysAfter(today, -28)) }
  await insertRows(tx, activityFollowUp, [{ activityId: activities[0]!.id, number: 1, state: 'DONE', ...said }])
}

async function seedWheel(tx: Write, today: string, { authorityId, unitId, principalId }: QualityWorkers) {
  const year = academicYearOf(today)
  const event = (
    key: string,
    title: string,
    startsOn: string,
    dueOn: string,
    linkKind: string,
    organisationId = authorityId,
  ) => ({
    ...{ id: workId(`event/${key}/${year}`), organisationId, title, description: '', startsOn, dueOn, schoolTypes: null },
    ...{ requiresDone: true, linkKind, academicYear: linkKind === 'NONE' ? null : year },
  })
  const plans = event('plan', 'Verksamhetsplanen antas', daysAfter(today, -90), daysAfter(today, -45), 'PLAN')
  await insertRows(tx, wheelEvent, [
    plans,
    event('analysis', 'Läsårets kvalitetsanalys lämnas in', daysAfter(today, 10), daysAfter(today, 95), 'ANALYSIS'),
    event('talks', 'Utvecklingssamtalen är hållna', daysAfter(today, -10), daysAfter(today, 18), 'NONE', unitId),
  ])
  const done = { doneAt: at(daysAfter(today, -60)), doneById: principalId, note: null }
  await insertRows(tx, wheelStatus, [{ eventId: plans.id, organisationId: unitId, ...done }])
}

// A draft only: who is asked, and how many, is counted when a survey opens.
async function seedSurvey(tx: Write, today: string, { authorityId }: QualityWorkers) {
  const id = workId(`survey/${academicYearOf(today)}`)
  const asked = { audience: 'PUPIL', schoolTypes: ['GR'], schoolYears: [5, 8], breakdown: 'SCHOOL_YEAR', minimum: 10 }
  const open = { opensOn: daysAfter(today, 14), closesOn: daysAfter(today, 35) }
  await insertRows(tx, survey, [
    { id, organisationId: authorityId, title: 'Trygghet och studiero', description: null, ...asked, ...open },
  ])
  const options = [
    { text: 'Ja', counts: 'AGREES' },
    { text: 'Nej', counts: 'DISAGREES' },
    { text: 'Vet ej', counts: 'NO_OPINION' },
  ]
  const question = (position: number, text: string) => ({
    id: workId(`${id}/${position}`),
    surveyId: id,
    position,
    text,
    kind: 'CHOICE',
    options,
  })
  await insertRows(tx, surveyQuestion, [
    question(1, 'Jag känner mig trygg i skolan.'),
    question(2, 'Jag har studiero på lektionerna.'),
  ])
}

/** A year of quality work at one unit and its authority: targets, goals, a plan, the annual wheel, analyses and a survey being drafted. */
export async function seedQualityWork(tx: Write, today: string, workers: QualityWorkers): Promise<void> {
  const year = academicYearOf(today)
  await seedTargets(tx, periodBefore(year)!, workers)
  await seedPlan(tx, today, await seedGoals(tx, year, workers), workers)
  await seedWheel(tx, today, workers)
  await seedAnalyses(tx, today, workers)
  await seedSurvey(tx, today, workers)
}
