import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { UserError } from './user-error.ts'

const subgraphs = ['identity', 'governance']
const read = (env: Record<string, string>) => readConfig(env, subgraphs)
const problemsOf = (env: Record<string, string>): string[] => {
  try {
    read(env)
    return []
  } catch (error) {
    expect(error).toBeInstanceOf(UserError)
    return (error as UserError).message.split('\n')
  }
}

test('a developer who sets nothing gets the embedded database with demo data and personas', () => {
  expect(read({})).toEqual({
    port: 4000,
    host: '127.0.0.1',
    dataDir: resolve('.data'),
    databaseUrl: undefined,
    migrationDatabaseUrl: undefined,
    seed: 'demo',
    environment: 'development',
    production: false,
    devPersonas: true,
    publicSchema: true,
    logLevel: 'info',
    oidcIssuers: [],
    subgraphUrls: {},
    callPrivateKey: undefined,
    callPublicKey: undefined,
  })
})

test('a database of your own is not filled with demo data and has no personas', () => {
  const config = read({ DATABASE_URL: 'postgres://app:hemligt@db/skolgraf', PORT: '', SEED: '  ' })
  expect(config).toMatchObject({ seed: 'none', devPersonas: false, publicSchema: true, port: 4000 })
})

test('production closes personas and the schema, even on the embedded database', () => {
  expect(read({ NODE_ENV: 'production' })).toMatchObject({ production: true, devPersonas: false, publicSchema: false })
  expect(read({ NODE_ENV: 'production', PUBLIC_SCHEMA: 'true' }).publicSchema).toBe(true)
  expect(problemsOf({ NODE_ENV: 'production', DEV_PERSONAS: 'true' })).toEqual([expect.stringMatching(/^DEV_PERSONAS is "true"/)])
})

test('every problem is told at once, one line each', () => {
  const env = { PORT: 'abc', HOST: 'a b', SEED: 'x', NODE_ENV: 'prod', LOG_LEVEL: 'loud', IDENTITY_URL: 'identity:4001' }
  expect(problemsOf({ ...env, MIGRATION_DATABASE_URL: 'postgres://owner@db/skolgraf', PUBLIC_SCHEMA: 'yes' })).toEqual([
    'PORT is "abc": give a whole number from 0 to 65535.',
    'HOST is "a b": give a host name or IP address, such as 127.0.0.1 or 0.0.0.0.',
    'SEED is "x": give demo or none.',
    'NODE_ENV is "prod": give development, test, or production.',
    'PUBLIC_SCHEMA is "yes": give true or false.',
    'LOG_LEVEL is "loud": give trace, debug, info, warn, error, fatal, or silent.',
    'IDENTITY_URL is "identity:4001": give an address that begins with http:// or https://.',
    'MIGRATION_DATABASE_URL is set without DATABASE_URL: set DATABASE_URL too, or neither for the embedded database.',
  ])
})

test.each(['-1', '65536', '4000.5', '1e3', '0x10'])('port %s is refused', (PORT) => {
  expect(problemsOf({ PORT })).toEqual([`PORT is "${PORT}": give a whole number from 0 to 65535.`])
})

test('port 0 asks for any free port', () => expect(read({ PORT: '0' }).port).toBe(0))

test('no secret is printed, and no password inside an address', () => {
  const key = JSON.stringify({ kty: 'OKP', crv: 'Ed25519', x: 'x'.repeat(43), d: 'hemligt' })
  const problems = problemsOf({
    DATABASE_URL: 'mysql://app:hemligt@db/skolgraf',
    MIGRATION_DATABASE_URL: 'hemligt',
    CALL_PRIVATE_KEY: key,
    CALL_PUBLIC_KEY: key,
    GOVERNANCE_URL: 'ftp://robot:hemligt@p@governance',
  })
  expect(problems).toHaveLength(5)
  expect(problems.join()).not.toContain('hemligt')
  expect(problems[0]).toMatch(/^DATABASE_URL cannot be used: give an address like postgres:/)
})

test('call keys are read as JSON Web Keys', () => {
  const publicKey = { kty: 'OKP', crv: 'Ed25519', x: 'x'.repeat(43) }
  const privateKey = { ...publicKey, d: 'd'.repeat(43) }
  const config = read({ CALL_PRIVATE_KEY: JSON.stringify(privateKey), CALL_PUBLIC_KEY: JSON.stringify(publicKey) })
  expect(config).toMatchObject({ callPrivateKey: privateKey, callPublicKey: publicKey })
})

test('subgraphs that run elsewhere are found by their names', () => {
  expect(read({ IDENTITY_URL: 'http://identity:4001' }).subgraphUrls).toEqual({ identity: 'http://identity:4001' })
})

test('an issuer has the usual claims unless told otherwise', () => {
  const issuer = {
    issuer: 'https://login.kommun.se',
    audience: 'skolgraf',
    acr: { 'http://id.elegnamnden.se/loa/1.0/loa3': 'HIGH' },
  }
  expect(read({ OIDC_ISSUERS: JSON.stringify([issuer]) }).oidcIssuers).toEqual([
    {
      ...issuer,
      subjectClaim: 'sub',
      assuranceClaim: 'acr',
      scopeClaim: 'scope',
      civicNoClaim: 'https://id.oidc.se/claim/personalIdentityNumber',
    },
  ])
})

test('an issuer must be reached over https, except on this machine', () => {
  const at = (issuer: string) => ({ OIDC_ISSUERS: JSON.stringify([{ issuer, audience: 'skolgraf', acr: {} }]) })
  expect(problemsOf(at('http://localhost:9000'))).toEqual([])
  expect(problemsOf(at('http://[::1]:9000'))).toEqual([])
  expect(problemsOf(at('http://localhost.example.com'))).toEqual([
    expect.stringMatching(
      /^OIDC_ISSUERS\[0\].issuer is "http:\/\/localhost.example.com": give an address that begins with https/,
    ),
  ])
})

test('a slip in the list of issuers is pointed at', () => {
  const issuers = [
    { issuer: 'https://a.se', audience: 'skolgraf', acr: { loa3: 'HIGHEST' }, acrs: {} },
    { issuer: 'https://b.se' },
  ]
  expect(problemsOf({ OIDC_ISSUERS: JSON.stringify(issuers) })).toEqual([
    'OIDC_ISSUERS[0].acr.loa3 is "HIGHEST": give LOW, SUBSTANTIAL, or HIGH.',
    expect.stringMatching(/^OIDC_ISSUERS\[0\] cannot be used: give an object with issuer, audience, acr/),
    'OIDC_ISSUERS[1].audience cannot be used: give the name this API has at the issuer.',
    'OIDC_ISSUERS[1].acr cannot be used: give an object from acr value to LOW, SUBSTANTIAL or HIGH.',
  ])
  expect(problemsOf({ OIDC_ISSUERS: '[' })).toEqual(['OIDC_ISSUERS is "[": give valid JSON.'])
  expect(problemsOf({ OIDC_ISSUERS: '{}' })).toEqual(['OIDC_ISSUERS cannot be used: give a JSON array of issuers.'])
})
