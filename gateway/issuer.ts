import { createLocalJWKSet, createRemoteJWKSet, errors } from 'jose'
import type { JSONWebKeySet, JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import type { OidcIssuer } from '../subgraphs/shared/config.ts'
import { type Assurance, type AuthMethod, isAtLeast } from '../subgraphs/shared/viewer.ts'

/** An identity provider we trust, and how to read its tokens. */
export interface Issuer extends OidcIssuer {
  /** Its public keys, where they are known beforehand; otherwise they are fetched. */
  readonly keys?: JSONWebKeySet | undefined
}

/** The identity provider or the database does not answer: nobody was refused, nobody can be let in. */
export class ProviderUnavailable extends Error {
  override readonly name = 'ProviderUnavailable'
}

export const unavailableAs = (message: string) => (cause: unknown) => {
  throw new ProviderUnavailable(message, { cause })
}

const timeout = 5_000
const discovery = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) })

async function discover(issuer: string): Promise<URL> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(timeout) })
  if (response.status !== 200) throw new Error(`${address} answered HTTP ${response.status}`)
  const found = discovery.parse(await response.json())
  if (found.issuer !== issuer) throw new Error(`${address} speaks for ${found.issuer}`)
  const keys = new URL(found.jwks_uri)
  if (issuer.startsWith('https:') && keys.protocol !== 'https:') throw new Error(`${address} offers its keys without TLS`)
  return keys
}

const remote = (address: URL) => createRemoteJWKSet(address, { timeoutDuration: timeout })

/** Finds an issuer's keys when the first token asks; what failed is tried again by the next. */
export function keySetOf({ issuer, jwksUri, keys }: Issuer): JWTVerifyGetKey {
  if (keys) return createLocalJWKSet(keys)
  let found: Promise<JWTVerifyGetKey> | undefined
  const find = async () => remote(jwksUri ? new URL(jwksUri) : await discover(issuer))
  const forget = (error: unknown) => {
    found = undefined
    throw error
  }
  return async (header, token) => {
    try {
      const keySet = await (found ??= find().catch(forget))
      return await keySet(header, token)
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw error
      return unavailableAs(`The keys of ${issuer} cannot be read.`)(error)
    }
  }
}

const levels: readonly Assurance[] = ['LOW', 'SUBSTANTIAL', 'HIGH']

/** How to sign in at each level: any of an issuer's `acr` values that give the level or more. Every sign-in is LOW at least. */
export const authMethodsOf = (issuers: readonly Issuer[]): AuthMethod[] =>
  levels.flatMap((assurance) =>
    issuers
      .map(({ issuer, acr }) => ({
        assurance,
        issuer,
        acrValues: Object.keys(acr).filter((value) => isAtLeast(acr[value]!, assurance)),
      }))
      .filter(({ acrValues }) => assurance === 'LOW' || acrValues.length > 0),
  )
