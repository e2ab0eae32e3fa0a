import { randomUUID } from 'node:crypto'
import type { GraphQLFormattedError } from 'graphql'
import { badInput, PublicError, type Report } from '../subgraphs/shared/errors.ts'
import type { GraphQLAnswer } from '../subgraphs/shared/running.ts'
import { type Assurance, isAtLeast, type Locale } from '../subgraphs/shared/viewer.ts'
import type { Issuer } from './issuer.ts'
import type { RefusalReason } from './viewer.ts'

/** What a subgraph that does not answer is answered with: an outage, never a refusal. */
export function unavailable(error: unknown, report: Report): GraphQLAnswer {
  const errorId = randomUUID()
  report(error, errorId)
  return {
    data: null,
    errors: [
      {
        message: 'This part of the answer is unavailable right now. Try again in a moment.',
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', errorId },
      },
    ],
  }
}

/** What came is no GraphQL request. */
export const noRequest = () =>
  badInput('Send a GraphQL request: POST with content-type application/json and a JSON body with `query`.')

/** The path leads nowhere; it isn't repeated, since people paste personal identity numbers into paths. */
export const nothingHere = () => badInput('There is nothing at this path. GraphQL is at /graphql, and GraphiQL at /graphiql.')

/** Gives what Apollo refuses before it runs anything the code of a caller's mistake; leaves every other error as it is. */
export function explainRequest(error: GraphQLFormattedError): GraphQLFormattedError {
  const code = error.extensions?.['code']
  if (code === 'PERSISTED_QUERY_NOT_SUPPORTED')
    return badInput(
      'There are no persisted queries here: send the query itself, without the extension `persistedQuery`.',
    ).toJSON()
  return code === 'BAD_REQUEST' && !('serviceName' in error.extensions!) ? badInput(error.message).toJSON() : error
}

const texts: Readonly<Record<RefusalReason | 'NO_TOKEN', Readonly<Record<Locale, string>>>> = {
  NO_TOKEN: {
    en: 'Sign in: send a bearer token in the Authorization header.',
    sv: 'Logga in: skicka en bearer-token i huvudet Authorization.',
  },
  TOKEN_MALFORMED: {
    en: 'The Authorization header holds no readable bearer token.',
    sv: 'Huvudet Authorization har ingen läsbar bearer-token.',
  },
  TOKEN_EXPIRED: { en: 'The token has expired. Get a new one.', sv: 'Tokenen har gått ut. Hämta en ny.' },
  TOKEN_INVALID: {
    en: 'The token is not valid here: check its signature, audience and type.',
    sv: 'Tokenen gäller inte här: se över signatur, mottagare och typ.',
  },
  ISSUER_UNKNOWN: {
    en: 'The token comes from a provider that this installation does not trust.',
    sv: 'Tokenen kommer från en utfärdare som den här installationen inte litar på.',
  },
  ACCOUNT_UNKNOWN: {
    en: 'The token is valid, but no account here belongs to it.',
    sv: 'Tokenen är giltig, men inget konto här hör till den.',
  },
  SESSION_REVOKED: {
    en: 'This sign-in has been revoked. Sign in again.',
    sv: 'Den här inloggningen har återkallats. Logga in igen.',
  },
}

/** Not signed in, or not so that we can tell who it is. */
export const unauthenticated = (reason: keyof typeof texts, locale: Locale) =>
  new PublicError('UNAUTHENTICATED', texts[reason][locale], { reason })

/** Names, in a STEP_UP_REQUIRED, the `acr` values that would do: which sign-ins count is this gateway's configuration. */
export function nameAcrValues(issuers: readonly Issuer[]) {
  const accepted = (needed: Assurance) => [
    ...new Set(
      issuers.flatMap(({ acr }) => Object.entries(acr).flatMap(([value, level]) => (isAtLeast(level, needed) ? [value] : []))),
    ),
  ]
  return (error: GraphQLFormattedError): GraphQLFormattedError => {
    if (error.extensions?.['code'] !== 'STEP_UP_REQUIRED') return error
    const needs = error.extensions['needs'] as { assurance: Assurance }
    return { ...error, extensions: { ...error.extensions, acr_values: accepted(needs.assurance) } }
  }
}
