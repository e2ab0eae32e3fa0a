import { type Assurance, type FieldGrants, isAtLeast } from './viewer.ts'
import { type Rule, type Texts, viewerWhen } from './policy.ts'

export { allow, and, or } from 'graphql-shield'

/** Whoever carries a valid token, person or client application. */
export const signedIn: Rule = viewerWhen(
  { en: 'everyone signed in', sv: 'alla inloggade' },
  {},
  ({ viewer }) => viewer.kind !== 'SUBJECT',
)

/** A person with an account of their own: no program, and no unit whose staff share one. */
export const inPerson: Rule = viewerWhen(
  { en: 'a person, signed in as themself', sv: 'en person, inloggad som sig själv' },
  {},
  ({ viewer }) => viewer.kind === 'PERSON',
)

/** Whoever carries a valid token that no account belongs to yet. */
export const withoutAccount: Rule = viewerWhen(
  { en: 'whoever has signed in and has no account yet', sv: 'den som har loggat in och ännu inte har något konto' },
  {},
  ({ viewer }) => viewer.kind === 'SUBJECT',
)

/** Whether a client application is granted a field, by itself or with its whole type, under an agreement that covers its class. */
export const isGranted = (grants: FieldGrants | undefined, coordinate: string, informationClass: string): boolean =>
  grants !== undefined &&
  grants.informationClasses.includes(informationClass) &&
  (grants.fields.includes(coordinate) || grants.fields.includes(`${coordinate.split('.')[0]!}.*`))

/** Who grants open a field to. */
export const toGranted = (...coordinates: readonly string[]): Texts => ({
  en: `client applications granted ${coordinates.join(', ')}`,
  sv: `klientapplikationer som tilldelats ${coordinates.join(', ')}`,
})

/** A client application whose processor agreement grants each of these fields, and covers information of its class. */
export const granted = (...fields: readonly (readonly [coordinate: string, informationClass: string])[]): Rule => {
  const coordinates = fields.map(([coordinate]) => coordinate)
  return viewerWhen(toGranted(...coordinates), { grant: coordinates }, ({ viewer: { grants } }) =>
    fields.every(([coordinate, informationClass]) => isGranted(grants, coordinate, informationClass)),
  )
}

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
