import { isAtLeast, type Assurance } from './viewer.ts'
import { type Rule, viewerWhen } from './policy.ts'

export { allow, and, or } from 'graphql-shield'

/** Whoever carries a valid token, person or client application. */
export const signedIn: Rule = viewerWhen({ en: 'everyone signed in', sv: 'alla inloggade' }, {}, () => true)

/** Signed in at this level of assurance or above; below it the field is refused with STEP_UP_REQUIRED. */
export const assurance = (level: Exclude<Assurance, 'LOW'>): Rule =>
  viewerWhen({ en: `assurance ${level} or above`, sv: `tillitsnivå ${level} eller högre` }, { assurance: level }, ({ viewer }) =>
    isAtLeast(viewer.assurance, level),
  )

/** Holds one of these roles somewhere; where exactly, the row policies check. */
export const role = (en: string, sv: string, ...roles: readonly string[]): Rule =>
  viewerWhen({ en, sv }, { role: roles }, ({ viewer }) => viewer.roles.some((held) => roles.includes(held.role)))

/** A client application whose token carries this scope. */
export const scope = (name: string): Rule =>
  viewerWhen(
    { en: `a client application with scope ${name}`, sv: `en klientapplikation med behörigheten ${name}` },
    { scope: [name] },
    ({ viewer }) => viewer.kind === 'CLIENT' && viewer.scopes.includes(name),
  )
