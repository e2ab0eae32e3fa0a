import type { Actions } from '../../shared/action.ts'
import type { Call } from '../../shared/viewer.ts'
import { administers } from '../client_application/client_application.actions.ts'
import type { ClientKeyAction } from '../identity.generated.ts'
import type { ClientKeyRow } from './client_key.queries.ts'

export const isValid = ({ revokedAt, expiresAt }: ClientKeyRow, { now }: Call): boolean => revokedAt === null && expiresAt > now

export const over = { code: 'ENDED', message: 'The key has expired or was revoked already.' } as const

export const clientKeyActions = {
  REVOKE_CLIENT_KEY: { rule: administers, fault: (key, call) => (isValid(key, call) ? null : over) },
} satisfies Actions<ClientKeyRow, ClientKeyAction>
