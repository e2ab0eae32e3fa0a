import type { Keepers } from '../keeping/keeping.rules.ts'

// The roles a duty gives that reach furthest: see access.held.
const pupilHealth = ['KURATOR', 'SPECIALLARARE_SPECIALPEDAGOG', 'SKOLPSYKOLOG']

const notByAdministrators = ['REKTOR', 'SKOLADMINISTRATOR', ...pupilHealth]

/** Who appoints whom: nobody gives somebody a reach beyond their own. The row policy of the table says the same. */
export function roleFault({ roles }: Pick<Keepers, 'roles'>, dutyRole: string) {
  if (roles.includes('AUTHORITY_ADMIN')) return null
  if (dutyRole === 'REKTOR')
    return { code: 'ROLE_NOT_YOURS', message: 'The administrators of the authority appoint principals.' } as const
  if (notByAdministrators.includes(dutyRole) && !roles.includes('PRINCIPAL'))
    return { code: 'ROLE_NOT_YOURS', message: 'The principal appoints school administrators and pupil health.' } as const
  return null
}

/** Nobody gives a duty or an assignment to themself: as a mentor, say, one sees protected pupils. */
export const ownFault = (personId: string, viewerId: string) =>
  personId === viewerId ? ({ code: 'OWN_DUTY', message: 'Somebody else must do this: it is about yourself.' } as const) : null

export const signatureFault = (signature: string | null) =>
  signature === null || (signature.trim().length >= 1 && signature.trim().length <= 20)
    ? null
    : ({ code: 'SIGNATURE_INVALID', message: 'Give a signature of 1 to 20 characters, or none.', field: ['signature'] } as const)
