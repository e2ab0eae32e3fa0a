import { type Rule, when } from '../../shared/policy.ts'
import type { LedOrganisation } from './organisation.queries.ts'

const names = {
  AUTHORITY_ADMIN: ['an administrator of its school authority', 'huvudmannens administratör'],
  PRINCIPAL: ['its principal', 'enhetens rektor'],
  UNIT_ADMIN: ['its school administrator', 'enhetens skoladministratör'],
} as const

/** Holds one of these roles at the organisation itself, or above it where the role reaches down. */
export const heldThere = (...roles: readonly (keyof typeof names)[]): Rule => {
  const [en, sv] = ([0, 1] as const).map((language) => roles.map((role) => names[role][language]))
  return when<LedOrganisation>({ en: en!.join(' or '), sv: sv!.join(' eller ') }, { role: roles }, ({ roles: held }) =>
    held.some((role) => (roles as readonly string[]).includes(role)),
  )
}
