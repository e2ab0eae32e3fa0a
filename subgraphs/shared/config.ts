import { resolve } from 'node:path'
import { z } from 'zod'
import { UserError } from './user-error.ts'
import type { Assurance } from './viewer.ts'

const environments = ['development', 'test', 'production'] as const
const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

/** An identity provider we trust. An `acr` that is not listed counts as LOW, never more. */
export interface OidcIssuer {
  readonly issuer: string
  readonly audience: string
  readonly jwksUri?: string | undefined
  readonly subjectClaim: string
  readonly assuranceClaim: string
  readonly acr: Readonly<Record<string, Assurance>>
  readonly scopeClaim: string
  /** Where a verified personal identity number stands; without it nobody redeems an invitation of somebody who has one. */
  readonly civicNoClaim: string
}

/** An Ed25519 key as a JSON Web Key; `d` is the private part. */
export interface CallKey {
  readonly kty: 'OKP'
  readonly crv: 'Ed25519'
  readonly x: string
  readonly d?: string | undefined
  readonly kid?: string | undefined
}

export interface Config {
  readonly port: number
  readonly host: string
  /** Absolute. */
  readonly dataDir: string
  /** Undefined: the embedded database. */
  readonly databaseUrl: string | undefined
  readonly migrationDatabaseUrl: string | undefined
  readonly seed: 'demo' | 'none'
  readonly environment: (typeof environments)[number]
  readonly production: boolean
  readonly devPersonas: boolean
  /** Whether a caller without a token may introspect. */
  readonly publicSchema: boolean
  readonly logLevel: (typeof logLevels)[number]
  readonly oidcIssuers: readonly OidcIssuer[]
  /** Where the subgraphs that run as processes of their own answer, by subgraph name. */
  readonly subgraphUrls: Readonly<Record<string, string>>
  readonly callPrivateKey: CallKey | undefined
  readonly callPublicKey: CallKey | undefined
}

// A private key pasted into CALL_PUBLIC_KEY must not reach a log either.
const secrets = new Set(['DATABASE_URL', 'MIGRATION_DATABASE_URL', 'CALL_PRIVATE_KEY', 'CALL_PUBLIC_KEY'])

const say = (hint: string) => ({ error: `give ${hint}` })
const either = new Intl.ListFormat('en', { type: 'disjunction' })
const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) => z.enum(values, say(either.format(values)))
const trueOrFalse = oneOf(['true', 'false']).transform((text) => text === 'true')
const text = (hint: string) => z.string(say(hint)).regex(/\S/, say(hint))

const hasProtocol = (address: string, ...protocols: string[]) =>
  URL.canParse(address) && protocols.includes(new URL(address).protocol)

const isLoopback = (address: string) =>
  URL.canParse(address) && /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(address).hostname)

const portNumber = z
  .string()
  .refine((digits) => /^\d+$/.test(digits) && Number(digits) <= 65_535, say('a whole number from 0 to 65535'))
  .transform(Number)
const databaseUrl = z
  .string()
  .refine(
    (url) => hasProtocol(url, 'postgres:', 'postgresql:'),
    say('an address like postgres://user:password@host:5432/database'),
  )
const webUrl = z
  .string()
  .refine((url) => hasProtocol(url, 'http:', 'https:'), say('an address that begins with http:// or https://'))

const secureHint = say('an address that begins with https:// (http:// only on this machine)')
const secureUrl = z
  .string(secureHint)
  .refine((url) => hasProtocol(url, 'https:') || (hasProtocol(url, 'http:') && isLoopback(url)), secureHint)

const json = z.string().transform((value, context): unknown => {
  try {
    return JSON.parse(value)
  } catch {
    context.addIssue('give valid JSON')
    return z.NEVER
  }
})

const oidcIssuer = z.strictObject(
  {
    issuer: secureUrl,
    audience: text('the name this API has at the issuer'),
    jwksUri: secureUrl.optional(),
    subjectClaim: text('the name of a claim').default('sub'),
    assuranceClaim: text('the name of a claim').default('acr'),
    acr: z.record(z.string(), oneOf(['LOW', 'SUBSTANTIAL', 'HIGH']), say('an object from acr value to LOW, SUBSTANTIAL or HIGH')),
    scopeClaim: text('the name of a claim').default('scope'),
    civicNoClaim: text('the name of a claim').default('https://id.oidc.se/claim/personalIdentityNumber'),
  },
  say('an object with issuer, audience, acr and nothing but jwksUri and the names of claims besides'),
)

const keyPart = z.string().regex(/^[\w-]{43}$/)
const publicJwk = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: keyPart,
  kid: z.string().optional(),
  d: z.undefined().optional(),
})
const privateJwk = publicJwk.extend({ d: keyPart })
const isValid = (shape: z.ZodType) => (value: unknown) => shape.safeParse(value).success
const callKey = (shape: z.ZodType, hint: string) => json.pipe(z.custom<CallKey>(isValid(shape), say(hint))).optional()

const addressOf = (subgraph: string) => `${subgraph.toUpperCase().replaceAll('-', '_')}_URL`

const variables = {
  PORT: portNumber.default(4000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, say('a host name or IP address, such as 127.0.0.1 or 0.0.0.0'))
    .default('127.0.0.1'),
  DATA_DIR: text('the path of a folder').default('.data'),
  DATABASE_URL: databaseUrl.optional(),
  MIGRATION_DATABASE_URL: databaseUrl.optional(),
  SEED: oneOf(['demo', 'none']).optional(),
  NODE_ENV: oneOf(environments).default('development'),
  DEV_PERSONAS: trueOrFalse.optional(),
  PUBLIC_SCHEMA: trueOrFalse.optional(),
  LOG_LEVEL: oneOf(logLevels).default('info'),
  OIDC_ISSUERS: json.pipe(z.array(oidcIssuer, say('a JSON array of issuers'))).default([]),
  CALL_PRIVATE_KEY: callKey(privateJwk, 'an Ed25519 private key as a JSON Web Key (kty, crv, x and d)'),
  CALL_PUBLIC_KEY: callKey(publicJwk, 'an Ed25519 public key as a JSON Web Key (kty, crv and x, without d)'),
}
const environment = z.object(variables)

const withoutPassword = (value: string) => value.replace(/\/\/[^/\s]*@/g, '//***@')

function describe({ path: [name, ...inside], message, input }: z.core.$ZodIssue): string {
  const place = `${String(name)}${inside.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')}`
  const isShort = typeof input === 'string' && input.length <= 100 && !secrets.has(String(name))
  return isShort ? `${place} is "${withoutPassword(input)}": ${message}.` : `${place} cannot be used: ${message}.`
}

function* conflicts(env: NodeJS.ProcessEnv): Iterable<string> {
  if (env.MIGRATION_DATABASE_URL && !env.DATABASE_URL)
    yield 'MIGRATION_DATABASE_URL is set without DATABASE_URL: set DATABASE_URL too, or neither for the embedded database.'
  if (env.DEV_PERSONAS === 'true' && env.NODE_ENV === 'production')
    yield 'DEV_PERSONAS is "true" in production, where anyone could sign in as anyone: remove it, or change NODE_ENV.'
}

function toConfig(values: z.output<typeof environment>, subgraphUrls: Record<string, string>): Config {
  const isEmbedded = values.DATABASE_URL === undefined
  const production = values.NODE_ENV === 'production'
  return {
    port: values.PORT,
    host: values.HOST,
    dataDir: resolve(values.DATA_DIR),
    databaseUrl: values.DATABASE_URL,
    migrationDatabaseUrl: values.MIGRATION_DATABASE_URL,
    seed: values.SEED ?? (isEmbedded ? 'demo' : 'none'),
    environment: values.NODE_ENV,
    production,
    // Not unasked on a network: anyone may be anyone then.
    devPersonas:
      values.DEV_PERSONAS ??
      (isEmbedded && !production && isLoopback(`http://${values.HOST.includes(':') ? `[${values.HOST}]` : values.HOST}`)),
    publicSchema: values.PUBLIC_SCHEMA ?? !production,
    logLevel: values.LOG_LEVEL,
    oidcIssuers: values.OIDC_ISSUERS,
    subgraphUrls,
    callPrivateKey: values.CALL_PRIVATE_KEY,
    callPublicKey: values.CALL_PUBLIC_KEY,
  }
}

/**
 * Reads the settings from environment variables; one that is empty counts as not set. Each name in `subgraphNames` may have
 * an address: `identity` reads IDENTITY_URL.
 * @throws UserError naming every problem at once, one line each, without the value of a secret.
 */
export function readConfig(env: NodeJS.ProcessEnv, subgraphNames: readonly string[]): Config {
  const given: NodeJS.ProcessEnv = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const addresses = z.object(Object.fromEntries(subgraphNames.map((name) => [addressOf(name), webUrl.optional()])))
  const values = environment.safeParse(given, { reportInput: true })
  const urls = addresses.safeParse(given, { reportInput: true })
  const issues = [...(values.error?.issues ?? []), ...(urls.error?.issues ?? [])]
  const problems = [...issues.map(describe), ...conflicts(given)]
  if (problems.length > 0 || !values.success || !urls.success) throw new UserError([...new Set(problems)].join('\n'))
  const found = subgraphNames.map((name) => [name, urls.data[addressOf(name)]] as const)
  return toConfig(values.data, Object.fromEntries(found.filter((entry): entry is [string, string] => entry[1] !== undefined)))
}
