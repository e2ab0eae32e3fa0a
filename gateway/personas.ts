import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { SignJWT, type JWK } from 'jose'
import { z } from 'zod'
import type { Clock } from '../subgraphs/shared/clock.ts'
import type { Assurance } from '../subgraphs/shared/viewer.ts'
import type { Issuer } from './issuer.ts'

/** Somebody of the demo data to sign in as. */
export interface Persona {
  readonly persona: string
  readonly name: string
  readonly description: string
  /** What a client application's token asks for; people have none. */
  readonly scopes?: readonly string[]
}

export interface Personas {
  readonly issuer: Issuer
  routes(app: FastifyInstance): void
}

const name = 'urn:skolgraf:dev'
const audience = 'skolgraf'
const client = 'skolgraf-dev'
const lifetime = 3600
const civicNoClaim = 'https://id.oidc.se/claim/personalIdentityNumber'
const assurances = ['LOW', 'SUBSTANTIAL', 'HIGH'] as const
const either = new Intl.ListFormat('en', { type: 'disjunction' })

const issuerWith = (key: JWK): Issuer => ({
  issuer: name,
  audience,
  subjectClaim: 'sub',
  assuranceClaim: 'acr',
  acr: Object.fromEntries(assurances.map((assurance) => [`${name}:${assurance}`, assurance])),
  scopeClaim: 'scope',
  civicNoClaim,
  keys: { keys: [key] },
})

function askingFor(listed: readonly Persona[], everybody: readonly Persona[]) {
  const keys = everybody.map(({ persona }) => persona)
  const shape = z.strictObject({
    persona: z.string().refine((persona) => keys.includes(persona)),
    assurance: z.enum(assurances).default('HIGH'),
    civicNo: z
      .string()
      .regex(/^\d{12}$/)
      .optional(),
  })
  const allowed = `with persona ${either.format(listed.map(({ persona }) => persona))}, and assurance ${either.format(assurances)} (HIGH if left out)`
  return { shape, help: `Send {"persona": …, "assurance": …} ${allowed}. A "civicNo" of twelve digits may be added.` }
}

interface SignedIn {
  readonly assurance: Assurance
  readonly civicNo?: string | undefined
}

function signToken(
  key: KeyObject,
  { persona, scopes = [] }: Persona,
  { assurance, civicNo }: SignedIn,
  now: Date,
): Promise<string> {
  const issuedAt = Math.floor(now.getTime() / 1000)
  return new SignJWT({
    ...{ acr: `${name}:${assurance}`, scope: scopes.join(' '), client_id: client },
    ...(civicNo && { [civicNoClaim]: civicNo }),
  })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: 'dev' })
    .setIssuer(name)
    .setAudience(audience)
    .setSubject(persona)
    .setJti(randomUUID())
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetime)
    .sign(key)
}

function protect(dev: FastifyInstance, help: string): void {
  // A page elsewhere may post a form or plain text here unasked; JSON it may not.
  dev.removeContentTypeParser('text/plain')
  dev.addHook('onRequest', async (_request, reply) => void reply.header('cache-control', 'no-store'))
  dev.setErrorHandler<Error & { statusCode?: number }>((error, _request, reply) => {
    if (error.statusCode === 415)
      return reply.code(415).send({ error: 'unsupported_media_type', message: 'Send the content type application/json.' })
    if (error.statusCode === undefined || error.statusCode >= 500) throw error
    return reply.code(error.statusCode).send({ error: 'invalid_request', message: help })
  })
}

interface PersonasOptions {
  readonly personas: readonly Persona[]
  /** Those who are there in some databases only: not shown to choose from. */
  readonly unlisted?: readonly Persona[]
  readonly clock: Clock
}

/**
 * Signs anyone in as anyone of the demo data: an identity provider for development, whose key lives as long as the process.
 * Never in production.
 */
export function createPersonas({ personas, unlisted = [], clock }: PersonasOptions): Personas {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const published = { ...publicKey.export({ format: 'jwk' }), kid: 'dev', alg: 'EdDSA', use: 'sig' } as JWK
  const everybody = [...personas, ...unlisted]
  const { shape, help } = askingFor(personas, everybody)
  const routes = async (dev: FastifyInstance) => {
    protect(dev, help)
    dev.get('/dev/personas', async () => personas.map(({ persona, name, description }) => ({ persona, name, description })))
    dev.post('/dev/token', { bodyLimit: 1024 }, async (request, reply) => {
      const asked = shape.safeParse(request.body).data
      const persona = everybody.find((known) => known.persona === asked?.persona)
      if (!asked || !persona) return reply.code(400).send({ error: 'invalid_request', message: help })
      const access_token = await signToken(privateKey, persona, asked, clock())
      return { access_token, token_type: 'Bearer', expires_in: lifetime }
    })
  }
  return { issuer: issuerWith(published), routes: (app) => void app.register(routes) }
}
