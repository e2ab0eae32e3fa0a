import type { Related } from '../../access/rules.ts'
import { part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byParent } from '../../shared/loader.ts'

/** A school unit a pupil goes to today, and as what the viewer stands to them there. */
export interface SupportPlace {
  readonly pupilId: string
  readonly unitId: string
  readonly roles: readonly string[]
  readonly isKin: boolean
}

/** What the viewer is to the pupil of a row, at its unit; nothing where the pupil does not go there any more. */
export interface SupportStanding {
  readonly roles: readonly string[]
  readonly isKin: boolean
}

/** A row about a pupil at a unit, with all that the viewer is to them. */
export interface SupportRow extends Related, SupportStanding {
  readonly studentId: Id<'Person'>
  readonly organisationId: Id<'Organisation'>
}

/** A row of a case. */
export interface SeenRow extends SupportRow {
  /** Whether the viewer is the principal, or named on the case: as access.seen_cases has it. */
  readonly isSeen: boolean
}

/** A document of a case that may be shown at home once it is decided. */
export interface ShownRow extends SeenRow {
  /** Whether the viewer is at home, and the authority has decided that they read it: as access.shown_cases has it. */
  readonly isShown: boolean
}

/** Adds what the viewer is to the pupils of the rows of `q`. */
export const withStanding = part`select q.*, coalesce(s.roles, '{}') as roles, access.is_kin(q.student_id) as is_kin,
    coalesce(r.relations, '{}') as relations
  from q
  left join access.support_places(array(select distinct student_id from q)) s on s.pupil_id = q.student_id and s.unit_id = q.organisation_id
  left join (select person_id, array_agg(relation) as relations
    from access.relations_of(array(select distinct student_id from q)) group by 1) r on r.person_id = q.student_id`

export const supportLoaders = (read: Read) => ({
  supportPlaces: byParent(
    (pupils) => read<SupportPlace>`/* supportPlaces */ select * from access.support_places(${pupils}::uuid[])`,
    ({ pupilId }) => pupilId,
  ),
})
