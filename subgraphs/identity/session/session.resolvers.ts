import { act, upserted } from '../../shared/act.ts'
import { actOn, done, permittedActions, refused } from '../../shared/action.ts'
import { isId } from '../../shared/ids.ts'
import { connectionOf, pageOf } from '../../shared/pagination.ts'
import type { Resolvers } from '../identity.generated.ts'
import { sessionActions as actions } from './session.actions.ts'
import {
  revokeOthers,
  type RevokeOtherSessionsPayloadRow,
  revokeSession,
  type RevokeSessionPayloadRow,
  sessionPage,
  type SessionRow,
} from './session.queries.ts'

const changed = (id: string) => upserted('Session', id)
const unknown = refused('NOT_FOUND', 'You have no such sign-in.', 'sessionId')
const none = { code: 'NO_SESSION', message: 'You have no sign-ins of your own.', field: null } as const

export const sessionResolvers = {
  Viewer: {
    session: ({ sessionId }, _, { load }) => (sessionId ? load.session.load(sessionId) : null),
    sessions: async (_, args, { read }) => {
      const page = pageOf(args, ['lastSeenAt', 'id'])
      return connectionOf(await sessionPage(read, page), page.size, (row) => [row.lastSeenAt.toISOString(), row.id])
    },
  },
  Session: {
    authMethods: (_, __, { call }) => call.authMethods ?? null,
    isCurrent: ({ id }, _, { viewer }) => id === viewer.sessionId,
    permittedActions: (session, _, context) => permittedActions(actions, session, context),
  },
  Mutation: {
    revokeSession: async (_, { input }, context, info) =>
      actOn<SessionRow, RevokeSessionPayloadRow>(info, context, input, {
        source: isId(input.sessionId) ? await context.load.session.load(input.sessionId) : null,
        action: actions.REVOKE_SESSION,
        unknown,
        run: async (tx, { id }) => ((await revokeSession(tx, id, context.call.now)) ? done(id, changed(id)) : unknown),
      }),
    revokeOtherSessions: (_, { input }, { call, viewer, act: perform }, info) =>
      perform(
        act<RevokeOtherSessionsPayloadRow>(info, call, input, async (tx) => {
          if (!viewer.sessionId) return { answer: { revokedCount: null, userErrors: [none] }, changed: [] }
          const revoked = await revokeOthers(tx, viewer.sessionId, call.now)
          return { answer: { revokedCount: revoked.length, userErrors: [] }, changed: revoked.map(changed) }
        }),
      ),
  },
  RevokeSessionPayload: { session: ({ id }, _, { load }) => (id ? load.session.load(id) : null) },
} satisfies Resolvers
