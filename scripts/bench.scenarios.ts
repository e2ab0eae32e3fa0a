import { daysOf } from '../subgraphs/administration/demo/municipality/weeks.ts'
import { activityId, demoId, groupId, organisationId, personId } from '../subgraphs/identity/demo/keys.ts'
import { daysAfter, dayOf, systemClock } from '../subgraphs/shared/clock.ts'
import { mondayBefore, weekOf } from '../subgraphs/shared/week.ts'

/** What is asked: a query, as whom, and the path of the same answer at the floor. */
export interface Scenario {
  readonly name: 'nacka' | 'class' | 'overview' | 'week' | 'country' | 'unit-figures' | 'unit-state' | 'roll'
  readonly persona: string
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
}

export const today = dayOf(systemClock())

/** The Monday of this week, or of the one before where this is a break: of a week of five days. */
export const taughtMonday = [0, -7]
  .map((days) => daysAfter(mondayBefore(today), days))
  .find((startDate) => daysOf({ startDate, endDate: daysAfter(startDate, 4) }).length === 5)!

/** A class of 30 in the demo. */
export const classId = groupId('ekhamraskolan/7 bench')

/** A unit of 600 pupils. */
export const bigUnitId = organisationId('98880001')

const teacherKey = 'lovhamra/1/team 1/0/0'

/** A class of 30 there, whose rolls are called, and who teaches it what. */
export const called = {
  classId: groupId('lovhamra/1/7 bench'),
  activityId: activityId('lovhamra/1/7 bench'),
  dutyId: demoId('Duty', teacherKey),
  teacherId: personId(teacherKey),
}

/** The four figures of Skolverket's table. */
export const countryCodes = ['meritValue', 'pupils', 'eligibleShare', 'allCriteriaShare'].map(
  (name) => `skolverket.year9.${name}`,
)

/** Fifty of the figures of which there are three million values. */
export const seriesCodes = Array.from({ length: 50 }, (_, n) => `bench.figure${String(n + 1).padStart(3, '0')}`)

/** What is read. */
export const readScenarios: readonly Scenario[] = [
  {
    name: 'nacka',
    persona: 'analyst',
    query: `{ organisations(filter: { municipalityCode: "0182", organisationTypes: [SKOLENHET] }, first: 50) {
      totalCount pageInfo { hasNextPage endCursor } edges { node { id displayName schoolUnitCode municipalityCode
        parentOrganisation { displayName organisationNumber organisationType }
        kpiValues(filter: { period: "2024/25" }) { kpi { code name unitOfMeasure direction } period gender
          figure { __typename ... on Figure { value isNearlyAll } ... on SuppressedFigure { reason } ... on MissingFigure { reason } } } } } } }`,
  },
  {
    name: 'class',
    persona: 'school-admin',
    query: `{ group(id: "${classId}") { displayName memberships { person { id displayName civicNo
      responsibles { person { displayName } } } } } }`,
  },
  {
    name: 'overview',
    persona: 'principal',
    query: `{ group(id: "${classId}") { displayName memberships { person { id displayName } } knowledgeOverview { student { id }
      planState { isRequired stage } subjects { subjectName syllabus { id } latest { kind levelLabel publishedAt } latestWritten { levelLabel } } } } }`,
  },
  {
    name: 'week',
    persona: 'municipality-principal',
    query: `query ($unit: ID!, $week: String!) { schedule(of: { organisationId: $unit }, week: $week) { week lessons {
      id displayName startsAt endsAt isCancelled activity { id } rooms { id displayName } groups { id }
      teachers { duty { id } isSubstitute } } } }`,
    variables: { unit: bigUnitId, week: weekOf(taughtMonday) },
  },
  {
    name: 'country',
    persona: 'analyst',
    query: `query ($codes: [String!]!) { kpiSummary(kpiCodes: $codes, period: "2024/25", by: MUNICIPALITY, orderBy: VALUE_DESCENDING) {
      code figures { kpi { code } value placeCount hiddenCount differenceToNation } } }`,
    variables: { codes: countryCodes },
  },
  {
    name: 'unit-figures',
    persona: 'analyst',
    query: `query ($unit: ID!, $codes: [String!]!) { organisation(id: $unit) { kpiSeries(kpiCodes: $codes, from: 2015, to: 2024) {
      kpi { code } points { period value { figure { __typename ... on Figure { value } } } } } } }`,
    variables: { unit: bigUnitId, codes: seriesCodes },
  },
  {
    name: 'unit-state',
    persona: 'analyst',
    query: `query ($unit: ID!) { unitOverview(organisationId: $unit, period: "2023/24") { groups { domain figures {
      value { kpi { code } figure { __typename ... on Figure { value } } target { value } } change } } } }`,
    variables: { unit: bigUnitId },
  },
]

/** What is written: the roll of one lesson after the other. */
export const rollScenario: Scenario = {
  name: 'roll',
  persona: 'municipality-teacher',
  query: `mutation ($input: CallRollInput!) { callRoll(input: $input) {
    calendarEvent { id isReported rollCall { version } } userErrors { code } } }`,
}
