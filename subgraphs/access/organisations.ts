import type { Read } from '../shared/database.ts'
import type { Id } from '../shared/ids.ts'
import { byId, byParent } from '../shared/loader.ts'
import { type Rule, when } from '../shared/policy.ts'

/** An organisation as those see it who decide something about it, in a subgraph that knows it by id: with the roles they hold there. */
export interface LedOrganisation {
  readonly id: Id<'Organisation'>
  readonly displayName: string
  readonly organisationType: string
  readonly schoolTypes: readonly string[]
  readonly roles: readonly string[]
}

/** Which system is master of a kind of information at an organisation, as it is set for one school type or for all. */
export interface MasterRow {
  readonly organisationId: string
  readonly domain: string
  readonly schoolType: string | null
  readonly code: string
  readonly displayName: string
}

const names = {
  AUTHORITY_ADMIN: ['an administrator of its school authority', 'huvudmannens administratör'],
  PRINCIPAL: ['its principal', 'enhetens rektor'],
  UNIT_ADMIN: ['its school administrator', 'enhetens skoladministratör'],
} as const

/** Holds one of these roles at the organisation itself, or above it where the role reaches down. */
export const heldThere = (...roles: readonly (keyof typeof names)[]): Rule => {
  const [en, sv] = ([0, 1] as const).map((language) => roles.map((role) => names[role][language]))
  return when<Pick<LedOrganisation, 'roles'>>(
    { en: en!.join(' or '), sv: sv!.join(' eller ') },
    { role: roles },
    ({ roles: held }) => held.some((role) => (roles as readonly string[]).includes(role)),
  )
}

// The code of this installation among the source systems.
const here = 'skolgraf'

/** What another system is master of is changed there: its next import would undo what is done here (requirements, rule 10). */
export function masterFault(masters: readonly MasterRow[], domain: string, schoolType: string | null) {
  const ofDomain = masters.filter((one) => one.domain === domain)
  const master = ofDomain.find((one) => one.schoolType === schoolType) ?? ofDomain.find((one) => one.schoolType === null)
  if (!master || master.code === here) return null
  return { code: 'MASTERED_ELSEWHERE', message: `${master.displayName} is master of this here: change it there.` } as const
}

/** `ledOrganisation` and `master`, for every subgraph that decides something about organisations it knows by id. */
export const organisationLoaders = (read: Read) => ({
  ledOrganisation: byId(
    (ids) => read<LedOrganisation>`/* ledOrganisations */ select * from access.led_organisations(${ids}::uuid[])`,
  ),
  master: byParent(
    (ids) => read<MasterRow>`/* mastersOf */ select * from access.masters_of(${ids}::uuid[])`,
    ({ organisationId }) => organisationId,
  ),
})
