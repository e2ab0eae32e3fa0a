import type { Policy } from '../../shared/policy.ts'
import { allow, signedIn } from '../../shared/rules.ts'
import type { ViewerFields } from '../identity.generated.ts'

export const viewerPolicy = {
  Query: { viewer: signedIn },
  Mutation: { setLocale: signedIn },
  Viewer: {
    id: allow,
    kind: allow,
    assurance: allow,
    scopes: allow,
    person: allow,
    clientApplicationName: allow,
    organisation: allow,
    locale: allow,
    roles: allow,
  },
  HeldRole: { role: allow, organisation: allow },
  SetLocalePayload: { viewer: allow, userErrors: allow },
  SetLocaleError: { code: allow, message: allow, field: allow },
} satisfies Policy<ViewerFields>
