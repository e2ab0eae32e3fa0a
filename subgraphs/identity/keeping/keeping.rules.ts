import type { Action } from '../../shared/action.ts'
import type { UserError } from '../../shared/act.ts'
import { dayOf } from '../../shared/clock.ts'
import { when } from '../../shared/policy.ts'
import { role } from '../../shared/rules.ts'
import type { Call } from '../../shared/viewer.ts'
import { masterFor, type SetAt } from '../source_system/source_system.rules.ts'

/** A master that holds at an organisation, and the system it is. */
export interface Master extends SetAt {
  readonly system: { readonly code: string; readonly displayName: string } | null
}

/** Who keeps the directory where something belongs: what the viewer is there, and the masters that hold there. */
export interface Keepers {
  readonly roles: readonly string[]
  readonly masters: readonly Master[]
}

export interface Kept {
  readonly keepers: Keepers
}

export type Domain = 'PERSONS' | 'GROUPS'

type Fault<Source> = NonNullable<Action<Source>['fault']>

// The code of this installation among the source systems.
const here = 'skolgraf'

const names = ['PRINCIPAL', 'UNIT_ADMIN', 'AUTHORITY_ADMIN'] as const

/** Whoever keeps the directory of some unit; of which, the rule of the object says. */
export const keepers = role(
  'principals, school administrators and administrators of the authority',
  'rektorer, skoladministratörer och huvudmannens administratörer',
  ...names,
)

/** Keeps the directory of the unit the object belongs to. */
export const keeper = when<Kept>(
  {
    en: "the unit's principal, its school administrators, or an administrator of its authority",
    sv: 'enhetens rektor, dess skoladministratörer eller huvudmannens administratör',
  },
  { role: names },
  ({ keepers: { roles } }) => roles.length > 0,
)

/** Administers the authority the object belongs to. */
export const administrator = when<Kept>(
  { en: 'an administrator of its school authority', sv: 'huvudmannens administratör' },
  { role: ['AUTHORITY_ADMIN'] },
  ({ keepers: { roles } }) => roles.includes('AUTHORITY_ADMIN'),
)

/** What another system is master of is changed there: its next import would undo what is done here. */
export function masterFault({ masters }: Keepers, domain: Domain, schoolType: string | null) {
  const system = masterFor(masters, domain, schoolType)?.system
  if (!system || system.code === here) return null
  return { code: 'MASTERED_ELSEWHERE', message: `${system.displayName} is master of this here: change it there.` } as const
}

/** Stands in the way only where every school type has another master; with one of them given, the act asks again. */
export const masterFaultOfAll = (keepers_: Keepers, domain: Domain, schoolTypes: readonly (string | null)[]) => {
  const faults = schoolTypes.map((type) => masterFault(keepers_, domain, type))
  return faults.every((fault) => fault !== null) ? (faults[0] ?? null) : null
}

/** The first of several things that may stand in the way. */
export const firstOf =
  <Source>(...faults: readonly Fault<Source>[]): Fault<Source> =>
  (source, call) => {
    for (const fault of faults) {
      const found = fault(source, call)
      if (found) return found
    }
    return null
  }

export const endedFault = ({ endDate }: { readonly endDate: string | null }, { now }: Call): UserError | null =>
  endDate !== null && endDate < dayOf(now) ? { code: 'ALREADY_ENDED', message: `It ended on ${endDate}.` } : null

/** What is wrong with the days of something that begins, within those of what it belongs to. */
export function periodFault(
  { startDate, endDate }: { readonly startDate: string; readonly endDate?: string | null | undefined },
  within: { readonly startDate: string | null; readonly endDate: string | null },
) {
  const fault = (message: string, field: string) => ({ code: 'DATES_INVALID', message, field: [field] }) as const
  if (endDate != null && endDate < startDate) return fault('The last day comes before the first.', 'endDate')
  if (within.startDate !== null && startDate < within.startDate)
    return fault(`It begins ${within.startDate} at the earliest, as what it belongs to.`, 'startDate')
  if (within.endDate !== null && (startDate > within.endDate || (endDate ?? within.endDate) > within.endDate))
    return fault(`It ends ${within.endDate} at the latest, as what it belongs to.`, 'endDate')
  return null
}

/** What is wrong with a last day; `earliest` is today where the past is not to be rewritten. */
export const lastDayFault = (startDate: string | null, endDate: string, earliest: string | null = null) => {
  const limit = [startDate, earliest]
    .filter((day) => day !== null)
    .toSorted()
    .at(-1)
  return limit !== undefined && endDate < limit
    ? ({ code: 'DATE_INVALID', message: `The last day can be ${limit} at the earliest.`, field: ['endDate'] } as const)
    : null
}

interface Unit {
  readonly organisationType: string
  readonly endDate: string | null
}

/** Pupils, groups and staff belong to school units, not to the levels above them. */
export const unitFault = ({ organisationType, endDate }: Unit, { now }: Call): UserError | null =>
  organisationType === 'SKOLENHET' && (endDate === null || endDate >= dayOf(now))
    ? null
    : { code: 'NOT_A_SCHOOL_UNIT', message: 'Only school units that have not closed have this.', field: ['organisationId'] }

/** An end may be brought forward. To put it off would be to decide anew, with all that is asked of that. */
export const laterFault = (present: string | null, endDate: string) =>
  present !== null && endDate > present
    ? ({ code: 'DATE_INVALID', message: `It ends on ${present} already: give an earlier day.`, field: ['endDate'] } as const)
    : null
