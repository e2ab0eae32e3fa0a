import type { Actions } from '../../shared/action.ts'
import { when } from '../../shared/policy.ts'
import type { RevokeSessionError, SessionAction } from '../identity.generated.ts'
import type { SessionRow } from './session.queries.ts'

const holder = when<SessionRow>(
  { en: 'the holder of the account', sv: 'kontots innehavare' },
  { relation: ['SELF'] },
  ({ isOwn }) => isOwn,
)

const revokeFault = ({ revokedAt }: SessionRow): RevokeSessionError | null =>
  revokedAt && { code: 'ALREADY_REVOKED', message: 'The sign-in has been revoked.', field: ['sessionId'] }

export const sessionActions = { REVOKE_SESSION: { rule: holder, fault: revokeFault } } satisfies Actions<
  SessionRow,
  SessionAction
>
