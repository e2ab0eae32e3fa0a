import { when } from '../../shared/policy.ts'
import { nameFault } from '../../shared/text.ts'
import { boundsOfYear, longTextFault } from '../goal/goal.rules.ts'
import type { PlanActivityState } from '../governance.generated.ts'

/** What decides who may do something to a plan: what the viewer is at the unit, and in the plan. */
export interface InPlan {
  readonly roles: readonly string[]
  readonly isContributor: boolean
}

const principal = { en: "the unit's principal", sv: 'enhetens rektor' }

export const leads = when<Pick<InPlan, 'roles'>>(principal, { role: ['PRINCIPAL'] }, ({ roles }) => roles.includes('PRINCIPAL'))

export const writes = when<InPlan>(
  { en: `${principal.en}, or whoever they have asked to write the plan`, sv: `${principal.sv}, eller den som har ombetts skriva planen` },
  { role: ['PRINCIPAL'] },
  ({ roles, isContributor }) => roles.includes('PRINCIPAL') || isContributor,
) // prettier-ignore

export const answers = when<InPlan & { readonly isResponsible: boolean }>(
  {
    en: `${principal.en}, whoever they have asked to write the plan, or whoever is responsible`,
    sv: `${principal.sv}, den som har ombetts skriva planen eller den som är ansvarig`,
  },
  { role: ['PRINCIPAL'] },
  ({ roles, isContributor, isResponsible }) => roles.includes('PRINCIPAL') || isContributor || isResponsible,
)

interface Said {
  readonly title: string
  readonly responsibleText: string | null
  readonly dueOn: string
}

/** Everything that is wrong with an activity as it is given, in the plan of a school year. */
export function activityFaults({ title, responsibleText, dueOn }: Said, academicYear: string) {
  const { startDate, endDate } = boundsOfYear(academicYear)
  return [
    nameFault(title, 'title'),
    longTextFault(responsibleText ?? '', 'responsibleText', 200),
    startDate <= dueOn && dueOn <= endDate
      ? null
      : ({ code: 'DATE_INVALID', message: `Give a day within ${academicYear}.`, field: ['dueOn'] } as const),
  ].filter((one) => one !== null)
}

/** Whether an activity should have been done: the day it is due is still in time, and what is given up is late for nothing. */
export const isOverdue = ({ state, dueOn }: { readonly state: PlanActivityState; readonly dueOn: string }, today: string) =>
  dueOn < today && state !== 'DONE' && state !== 'DROPPED'

/** How far a plan has come with its activities, those that are dropped left out. */
export function statusOf(activities: readonly Parameters<typeof isOverdue>[0][], today: string) {
  const kept = activities.filter(({ state }) => state !== 'DROPPED')
  return {
    activityCount: kept.length,
    doneCount: kept.filter(({ state }) => state === 'DONE').length,
    overdueCount: kept.filter((one) => isOverdue(one, today)).length,
  }
}
