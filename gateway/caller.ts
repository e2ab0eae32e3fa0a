import { randomUUID } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { type DefinitionNode, type DocumentNode, parse } from 'graphql'
import Negotiator from 'negotiator'
import { checkKey } from '../subgraphs/shared/act.ts'
import type { Clock } from '../subgraphs/shared/clock.ts'
import type { Call, Locale } from '../subgraphs/shared/viewer.ts'
import { limits } from './limits.ts'
import { unauthenticated } from './refusals.ts'
import type { Authenticate } from './viewer.ts'

/** Who calls: null for a caller who may read the schema's description and nothing else. */
export interface GatewayContext {
  readonly call: Call | null
  readonly locale: Locale
}

/** What it takes to know who calls. */
export interface Door {
  readonly authenticate: Authenticate
  readonly publicSchema: boolean
  readonly clock: Clock
}

/** The language a caller asks for. None, and `*`, which clients send unasked, leave it to what the viewer has chosen. */
function askedLocale({ headers }: FastifyRequest): Locale | undefined {
  if (/^[\s*]*$/.test(headers['accept-language'] ?? '')) return undefined
  return new Negotiator({ headers }).language(['en', 'sv']) === 'sv' ? 'sv' : 'en'
}

const header = (value: string | string[] | undefined): string | null => (Array.isArray(value) ? value.join() : value) ?? null

function read(query: unknown): DocumentNode | undefined {
  try {
    return typeof query === 'string' ? parse(query, { maxLexicalTokens: limits.tokens, noLocation: true }) : undefined
  } catch {
    return undefined
  }
}

function isActivation(definition: DefinitionNode): boolean {
  if (definition.kind !== 'OperationDefinition' || definition.operation !== 'mutation') return false
  const names = definition.selectionSet.selections.map((one) => (one.kind === 'Field' ? one.name.value : null))
  return names.includes('activateAccount') && names.every((name) => name === 'activateAccount' || name === '__typename')
}

/** Whether a request can do nothing but redeem an invitation, whichever of its operations is run. */
export function onlyActivates(body: unknown): boolean {
  const definitions = read((body as { query?: unknown } | null | undefined)?.query)?.definitions ?? []
  return definitions.some(isActivation) && definitions.every((one) => one.kind === 'FragmentDefinition' || isActivation(one))
}

/**
 * Works out who calls. Throws UNAUTHENTICATED for a token that is none of ours, for no token where the schema is not public, and
 * for a token without an account that is used for anything but getting one.
 */
export async function contextOf(request: FastifyRequest, { authenticate, publicSchema, clock }: Door): Promise<GatewayContext> {
  const asked = askedLocale(request)
  const found = await authenticate(request.headers.authorization)
  if (found.kind === 'REFUSED') throw unauthenticated(found.reason, asked ?? 'en')
  if (found.kind === 'ANONYMOUS') {
    if (!publicSchema) throw unauthenticated('NO_TOKEN', asked ?? 'en')
    return { call: null, locale: asked ?? 'en' }
  }
  const { viewer } = found
  const locale = asked ?? found.locale ?? 'en'
  if (viewer.kind === 'SUBJECT' && !onlyActivates(request.body)) throw unauthenticated('ACCOUNT_UNKNOWN', locale)
  const idempotencyKey = header(request.headers['idempotency-key'])
  if (idempotencyKey !== null) checkKey(idempotencyKey)
  return { locale, call: { viewer, requestId: randomUUID(), locale, now: clock(), idempotencyKey } }
}
