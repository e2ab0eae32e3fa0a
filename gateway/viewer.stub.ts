import { generateKeyPairSync, type JsonWebKey } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
// @ts-expect-error The package ships no types.
import { Provider } from 'oidc-provider'

export interface SigningKey extends JsonWebKey {
  readonly kid: string
}

export function newSigningKey(kid: string): SigningKey {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return { ...privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' }
}

const scope = 'absence:read staff:read'

function providerFor(
  issuer: string,
  audience: string,
  clients: readonly string[],
  key: SigningKey,
  claims: object,
): RequestListener {
  const getResourceServerInfo = (_context: unknown, resource: string) => ({
    audience: resource,
    scope,
    accessTokenFormat: 'jwt',
    accessTokenTTL: 600,
    jwt: { sign: { alg: 'RS256' } },
  })
  const registered = {
    client_secret: 'secret',
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
    scope,
  }
  const provider = new Provider(issuer, {
    clients: clients.map((client_id) => ({ ...registered, client_id })),
    jwks: { keys: [key] },
    scopes: scope.split(' '),
    extraTokenClaims: () => claims,
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: { enabled: true, getResourceServerInfo, defaultResource: () => audience },
    },
  }) as { callback(): RequestListener }
  return provider.callback()
}

async function requestToken(issuer: string, client: string, parameters: Record<string, string>) {
  const headers = { authorization: `Basic ${Buffer.from(`${client}:secret`).toString('base64')}` }
  const body = new URLSearchParams({ grant_type: 'client_credentials', ...parameters })
  const response = await fetch(`${issuer}/token`, { method: 'POST', headers, body })
  const answer = (await response.json()) as { access_token?: string }
  if (!answer.access_token) throw new Error(JSON.stringify(answer))
  return answer.access_token
}

export interface StubProvider {
  readonly issuer: string
  /** Signs with this key from now on, and adds these claims to every token. */
  use(key: SigningKey, claims?: object): void
  /** Answers nothing any more, until the next `use`. */
  fail(): void
  token(client: string, parameters?: Record<string, string>): Promise<string>
  close(): Promise<unknown>
}

/** A municipality's login: a real OpenID provider, whose clients stand for those who sign in. */
export async function openProvider(audience: string, clients: readonly string[]): Promise<StubProvider> {
  const broken: RequestListener = (_request, response) => response.writeHead(503).end()
  let handle = broken
  const server = createServer((request, response) => handle(request, response))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    use: (key, claims = {}) => (handle = providerFor(issuer, audience, clients, key, claims)),
    fail: () => (handle = broken),
    token: (client, parameters = {}) => requestToken(issuer, client, parameters),
    close: () => {
      server.closeAllConnections()
      return new Promise((done) => server.close(done))
    },
  }
}
