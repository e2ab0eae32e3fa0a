import type { Policy } from '../../shared/policy.ts'
import { allow, signedIn } from '../../shared/rules.ts'
import type { DirectoryFields } from '../identity.generated.ts'

export const directoryPolicy = {
  Query: { persons: signedIn },
  Organisation: { pupils: signedIn },
  PersonConnection: { edges: allow, pageInfo: allow },
  PersonEdge: { node: allow, cursor: allow },
} satisfies Policy<DirectoryFields>
