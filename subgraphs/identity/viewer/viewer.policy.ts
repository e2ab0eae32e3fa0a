import type { Policy } from '../../shared/policy.ts'
import { allow, signedIn } from '../../shared/rules.ts'
import type { ViewerFields } from '../identity.generated.ts'

export const viewerPolicy = {
  Query: { viewer: signedIn },
  Viewer: { id: allow, kind: allow, assurance: allow, scopes: allow, person: allow, clientApplicationName: allow, roles: allow },
  HeldRole: { role: allow, organisation: allow },
} satisfies Policy<ViewerFields>
