import type { Actions } from '../../shared/action.ts'
import { role } from '../../shared/rules.ts'
import type { ClientApplicationAction, UnitGrantAction } from '../identity.generated.ts'
import { mayGive } from '../role_grant/role_grant.rules.ts'
import type { ClientApplicationRow, UnitGrantRow } from './client_application.queries.ts'

/** Who looks after client applications. */
export const administers = role('an administrator of the school authority', 'huvudmannens administratör', 'AUTHORITY_ADMIN')

export const clientApplicationActions = {
  SIGN_PROCESSOR_AGREEMENT: { rule: administers },
  GRANT_UNIT: { rule: administers },
  ISSUE_CLIENT_KEY: {
    rule: administers,
    fault: ({ isActive }) => (isActive ? null : { code: 'STOPPED', message: 'The client application is stopped.' }),
  },
  STOP_CLIENT_APPLICATION: {
    rule: administers,
    fault: ({ isActive }) => (isActive ? null : { code: 'ALREADY_STOPPED', message: 'It is stopped already.' }),
  },
  RESUME_CLIENT_APPLICATION: {
    rule: administers,
    fault: ({ isActive }) => (isActive ? { code: 'NOT_STOPPED', message: 'It is not stopped.' } : null),
  },
} satisfies Actions<ClientApplicationRow, ClientApplicationAction>

export const unitGrantActions = {
  REVOKE_UNIT_GRANT: {
    rule: mayGive,
    fault: ({ hasEnded }) => (hasEnded ? { code: 'ENDED', message: 'The grant has ended or was revoked already.' } : null),
  },
} satisfies Actions<UnitGrantRow, UnitGrantAction>
