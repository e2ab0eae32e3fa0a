import { related } from '../../access/rules.ts'
import type { Policy } from '../../shared/policy.ts'
import { allow } from '../../shared/rules.ts'
import type { ReadEventFields } from '../identity.generated.ts'
import { readEventRelations } from './read_event.table.ts'

export const readEventPolicy = {
  Person: { readEvents: related(...readEventRelations) },
  ReadEventConnection: { edges: allow, pageInfo: allow },
  ReadEventEdge: { node: allow, cursor: allow },
  ReadEvent: { readAt: allow, reader: allow, fields: allow, description: allow },
  Reader: { id: allow, name: allow, kind: allow, relations: allow, purpose: allow },
} satisfies Policy<ReadEventFields>
