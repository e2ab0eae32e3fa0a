/** How sure we are of who is asking: password, substantial (tillitsnivå 2) or high (tillitsnivå 3 and up, such as BankID). */
export type Assurance = 'LOW' | 'SUBSTANTIAL' | 'HIGH'

export type Locale = 'sv' | 'en'

/** A role and the organisation it is held at; it holds below that organisation too. */
export interface HeldRole {
  readonly role: string
  readonly organisationId: string
}

/** What a processor agreement lets a client application read: fields as `Type.field` or `Type.*`, up to certain information classes. */
export interface FieldGrants {
  readonly fields: readonly string[]
  readonly informationClasses: readonly string[]
}

/**
 * A person; a client application; a unit, by an account that several share and that reaches no personal data; or the subject of a
 * valid token that no account belongs to yet, who may do nothing but redeem an invitation.
 */
export type ViewerKind = 'PERSON' | 'CLIENT' | 'UNIT' | 'SUBJECT'

/** Who is asking. Relations that rest on many rows are not here: PostgreSQL knows them. */
export interface Viewer {
  readonly kind: ViewerKind
  /** The id of the person, client application or unit; of a subject, one made of issuer and subject. */
  readonly id: string
  readonly roles: readonly HeldRole[]
  readonly assurance: Assurance
  readonly scopes: readonly string[]
  /** Of a client application only. */
  readonly grants?: FieldGrants | undefined
  /** Whose token it is at the identity provider, and the number it has shown; of a subject only. */
  readonly subject?: { readonly issuer: string; readonly subject: string; readonly civicNo?: string | undefined } | undefined
  /** The sign-in the token belongs to. */
  readonly sessionId?: string | undefined
}

/** How to sign in for a level of assurance: any of these `acr` values, of this provider. */
export interface AuthMethod {
  readonly assurance: Assurance
  readonly issuer: string
  readonly acrValues: readonly string[]
}

/** One request as a subgraph sees it: who, when, in which language, and under which idempotency key. */
export interface Call {
  readonly viewer: Viewer
  readonly requestId: string
  readonly locale: Locale
  readonly now: Date
  readonly idempotencyKey: string | null
  /** Only where the request asks for it: which sign-ins count is the gateway's configuration. */
  readonly authMethods?: readonly AuthMethod[] | undefined
}

const order: readonly Assurance[] = ['LOW', 'SUBSTANTIAL', 'HIGH']

export const isAtLeast = (held: Assurance, needed: Assurance): boolean => order.indexOf(held) >= order.indexOf(needed)
