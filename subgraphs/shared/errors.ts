import { randomUUID } from 'node:crypto'
import { unwrapResolverError } from '@apollo/server/errors'
import { GraphQLError, type GraphQLErrorOptions, type GraphQLFormattedError } from 'graphql'

export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'STEP_UP_REQUIRED'
  | 'BAD_USER_INPUT'
  | 'CONFLICT'
  | 'RATE_LIMITED'
  | 'SUBGRAPH_UNAVAILABLE'
  | 'INTERNAL_SERVER_ERROR'

/** An error worded for the caller. Every other error reaches them only as an id to quote. */
export class PublicError extends GraphQLError {
  constructor(code: ErrorCode, message: string, extensions: Record<string, unknown> = {}, options: GraphQLErrorOptions = {}) {
    super(message, { ...options, extensions: { ...extensions, code } })
  }
}

/** What the caller sent cannot be answered; the message says what, where and what to do. */
export const badInput = (message: string) => new PublicError('BAD_USER_INPUT', message)

/** The object has changed since the caller read it: read it again, and decide anew. */
export const conflict = (what: string, expected: number) =>
  new PublicError('CONFLICT', `${what} is no longer at version ${expected}. Read it again and send the act with its new version.`)

/** What passes from an error's extensions to a client. Anything else stays inside. */
const publicExtensions = ['code', 'rule', 'reason', 'needs', 'acr_values', 'errorId', 'limit']
const clientMistakes = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
])
const ownCodes = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'STEP_UP_REQUIRED', 'CONFLICT', 'RATE_LIMITED', 'SUBGRAPH_UNAVAILABLE'])

const codeOf = (error: unknown): string => {
  const code = (error as { code?: unknown } | undefined)?.code
  return typeof code === 'string' ? code : ''
}

/**
 * SQLSTATE classes 08, 53, 57P and a statement out of time: the database is not answering, which is no one's refusal. Classes
 * 28, 3D and 55000: it lets nobody in, as while it is restored or when its password has been changed.
 */
const isOutage = (error: unknown): boolean =>
  /^(08...|53...|57P..|57014|28...|3D...|55000)$/.test(codeOf(error)) ||
  /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|CONNECT|CONNECTION_)/.test(codeOf(error))

/** PostgreSQL keeps every character but one: 22021 in a text, 22P05 in a JSON value. */
const isUnstorable = (error: unknown): boolean => /^(22021|22P05)$/.test(codeOf(error))

/**
 * Takes personal identity numbers, the school world's temporary ones too, out of a text: parsers quote what they were sent, and a
 * database error may quote a row.
 */
export const withoutCivicNo = (message: string) => message.replace(/\d{6,8}[-+ ]?(?:\d{4}|TF\d{2})/gi, '…')

const format = (error: GraphQLFormattedError, message: string, extensions: Record<string, unknown>): GraphQLFormattedError => ({
  message: withoutCivicNo(message),
  ...(error.locations ? { locations: error.locations } : {}),
  ...(error.path ? { path: error.path } : {}),
  extensions,
})

const pick = (extensions: Record<string, unknown> = {}) =>
  Object.fromEntries(publicExtensions.filter((key) => extensions[key] !== undefined).map((key) => [key, extensions[key]]))

/** Tells the operator about an error the caller only gets the id of. */
export type Report = (error: unknown, errorId: string) => void

/**
 * Lets through what is worded for callers and masks the rest, by allow-list. An outage reads SUBGRAPH_UNAVAILABLE, anything
 * unforeseen INTERNAL_SERVER_ERROR; both carry an `errorId` that the log has too. `trusted` says whether an error with one of
 * our codes was worded by us: the gateway trusts its subgraphs, which have masked already.
 */
export const maskErrors =
  (report: Report, trusted: (error: unknown) => boolean = (error) => unwrapResolverError(error) instanceof PublicError) =>
  (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const original = unwrapResolverError(error)
    const code = String(formatted.extensions?.['code'])
    const isTrusted = trusted(error)
    if (isTrusted && (ownCodes.has(code) || code === 'BAD_USER_INPUT'))
      return format(formatted, formatted.message, pick(formatted.extensions))
    // Apollo's own words for a document it could not take; a resolver's BAD_USER_INPUT has a path, and must be a PublicError.
    // A document that a subgraph could not take was written by the gateway.
    const isCallers = !formatted.path && !('serviceName' in (formatted.extensions ?? {}))
    if (clientMistakes.has(code) && isCallers) return format(formatted, formatted.message, pick(formatted.extensions))
    if (isUnstorable(original))
      return format(formatted, 'A text holds a character that cannot be stored, such as NUL (U+0000): leave it out.', {
        code: 'BAD_USER_INPUT',
      })
    const passed = formatted.extensions?.['errorId']
    const errorId = isTrusted && typeof passed === 'string' ? passed : randomUUID()
    if (errorId !== passed) report(original, errorId)
    return isOutage(original)
      ? format(formatted, 'This part of the answer is unavailable right now. Try again in a moment.', {
          code: 'SUBGRAPH_UNAVAILABLE',
          errorId,
        })
      : format(formatted, 'Something went wrong on our side.', { code: 'INTERNAL_SERVER_ERROR', errorId })
  }
