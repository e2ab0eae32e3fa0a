import { type Rule, when } from '../../shared/policy.ts'
import type { LedOrganisation, MasterRow } from './stubs.queries.ts'

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

/** What a school authority decides for all its units is decided at the authority. */
export const notAnAuthority = ({ organisationType }: Pick<LedOrganisation, 'organisationType'>) =>
  organisationType === 'HUVUDMAN'
    ? null
    : ({ code: 'NOT_AN_AUTHORITY', message: 'It is no school authority.', field: ['organisationId'] } as const)
