import type { Actions } from '../../shared/action.ts'
import type { RoleGrantAction } from '../identity.generated.ts'
import type { RoleGrantRow } from './role_grant.queries.ts'
import { mayGive } from './role_grant.rules.ts'

export const lastAdministrator = {
  code: 'LAST_ADMINISTRATOR',
  message: 'No other administrator of this authority stays as long. Grant somebody else the role first.',
} as const

export const roleGrantActions = {
  REVOKE_ROLE_GRANT: {
    rule: mayGive,
    fault: ({ hasEnded, isLastAdministrator }) => {
      if (hasEnded) return { code: 'ENDED', message: 'The grant has ended or was revoked already.' }
      return isLastAdministrator ? lastAdministrator : null
    },
  },
} satisfies Actions<RoleGrantRow, RoleGrantAction>
