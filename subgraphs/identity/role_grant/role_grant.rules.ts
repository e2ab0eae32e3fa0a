import { when } from '../../shared/policy.ts'
import { reasonFault } from '../../shared/text.ts'

/** A role at an organisation, and what the viewer is there. */
export interface Giveable {
  readonly role: string
  readonly byAuthority: boolean
  readonly byPrincipal: boolean
}

/** Who may give a role and take it back, at this organisation. */
export const mayGive = when<Giveable>(
  {
    en: "administrators of the authority; of observers, the unit's principal",
    sv: 'huvudmannens administratörer; om observatörer, enhetens rektor',
  },
  { role: ['AUTHORITY_ADMIN', 'PRINCIPAL'] },
  ({ role, byAuthority, byPrincipal }) => byAuthority || (byPrincipal && role === 'UNIT_OBSERVER'),
)

/** A role somebody should have, as it was asked for. */
export interface Wish {
  readonly role: string
  readonly startDate: string
  readonly endDate?: string | null | undefined
  readonly reason: string
}

const ofAuthorities: readonly string[] = ['HUVUDMAN', 'VERKSAMHETSOMRADE', 'FORVALTNING', 'REKTORSOMRADE', 'SKOLA']

/** Roles of the authority reach below; an observer follows one unit, and fees are the whole authority's. */
export function fits(role: string, organisationType: string): boolean {
  if (role === 'UNIT_OBSERVER') return organisationType === 'SKOLENHET'
  return role === 'FEE_OFFICE' ? organisationType === 'HUVUDMAN' : ofAuthorities.includes(organisationType)
}

export function periodFault({ startDate, endDate }: Pick<Wish, 'startDate' | 'endDate'>, today: string) {
  const fault = (message: string, field: string) => ({ code: 'DATES_INVALID', message, field: [field] }) as const
  if (startDate < today) return fault(`It would begin before today, ${today}.`, 'startDate')
  return endDate != null && endDate < startDate ? fault('It would end before it begins.', 'endDate') : null
}

/** What is wrong with a wish, if anything. */
export function wishFault(wish: Wish, organisationType: string, today: string) {
  if (!fits(wish.role, organisationType))
    return {
      code: 'ROLE_MISFIT',
      message: `${wish.role} cannot be held at an organisation of the type ${organisationType}.`,
      field: ['role'],
    } as const
  return periodFault(wish, today) ?? reasonFault(wish.reason)
}
