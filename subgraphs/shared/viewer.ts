/** How sure we are of who is asking: password, substantial (tillitsnivå 2) or high (tillitsnivå 3 and up, such as BankID). */
export type Assurance = 'LOW' | 'SUBSTANTIAL' | 'HIGH'

export type Locale = 'sv' | 'en'

/** A role and the organisation it is held at; it holds below that organisation too. */
export interface HeldRole {
  readonly role: string
  readonly organisationId: string
}

/** Who is asking. Relations that rest on many rows are not here: PostgreSQL knows them. */
export interface Viewer {
  readonly kind: 'PERSON' | 'CLIENT'
  /** The person's or the client application's id. */
  readonly id: string
  readonly roles: readonly HeldRole[]
  readonly assurance: Assurance
  readonly scopes: readonly string[]
}

/** One request as a subgraph sees it: who, when, in which language, and under which idempotency key. */
export interface Call {
  readonly viewer: Viewer
  readonly requestId: string
  readonly locale: Locale
  readonly now: Date
  readonly idempotencyKey: string | null
}

const order: readonly Assurance[] = ['LOW', 'SUBSTANTIAL', 'HIGH']

export const isAtLeast = (held: Assurance, needed: Assurance): boolean => order.indexOf(held) >= order.indexOf(needed)
