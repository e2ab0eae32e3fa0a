import type { Relation } from '../../access/relations.ts'

/** Who may lift the protection of a pupil, a guardian or a member of staff. */
export const leaderRelations = ['PRINCIPAL', 'STAFF:PRINCIPAL', 'CHILD:PRINCIPAL'] as const satisfies readonly Relation[]

/** Who may mark them. Most of these lose sight of the person by it. */
export const markerRelations = [
  'UNIT_ADMIN', 'PRINCIPAL', 'AUTHORITY_ADMIN', 'STAFF:UNIT_ADMIN', 'STAFF:PRINCIPAL',
  'CHILD:UNIT_ADMIN', 'CHILD:PRINCIPAL', 'CHILD:AUTHORITY_ADMIN',
] as const satisfies readonly Relation[] // prettier-ignore
