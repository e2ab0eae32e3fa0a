import type { Related } from '../../access/rules.ts'
import type { Done } from '../../shared/action.ts'
import { nothing, part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent, byParentAnd } from '../../shared/loader.ts'
import type { Page } from '../../shared/pagination.ts'
import type {
  AbsenceCaseEntryKind, AbsenceCaseState, CloseAbsenceCaseError, ConcludeAbsenceCaseError, InformHomeMunicipalityError,
  InvolvePupilHealthError, OpenAbsenceCaseError, RecordAbsenceHearingError, StartAbsenceInvestigationError,
} from '../administration.generated.ts' // prettier-ignore
import type { Ground } from './absence_case.table.ts'

/** As what the viewer follows up a pupil's absence at a unit. */
export interface CaseStanding {
  readonly roles: readonly string[]
  readonly isKin: boolean
  readonly isMinor: boolean
}

/** A case, with the viewer's relations to the pupil and standing at the unit. */
export interface AbsenceCaseRow extends Related, CaseStanding {
  readonly id: Id<'AbsenceCase'>
  readonly studentId: Id<'Person'>
  readonly organisationId: Id<'Organisation'>
  readonly state: AbsenceCaseState
  readonly openedAt: Date
  readonly openedById: Id<'Person'> | null
  readonly ground: Ground | null
  readonly investigationStartedOn: string | null
  readonly reportedToAuthorityOn: string | null
  readonly homeMunicipalityInformedOn: string | null
  readonly pupilHeardOn: string | null
  readonly guardiansHeardOn: string | null
  readonly pupilHealthInvolvedOn: string | null
  readonly isPupilHealthUnneeded: boolean
  readonly closedAt: Date | null
  readonly version: number
}

export interface AbsenceCaseEntryRow {
  readonly id: Id<'AbsenceCaseEntry'>
  readonly absenceCaseId: string
  readonly kind: AbsenceCaseEntryKind
  readonly occurredOn: string
  readonly text: string
  readonly writtenById: Id<'Person'>
  readonly writtenAt: Date
}

export type OpenAbsenceCasePayloadRow = Done<OpenAbsenceCaseError>
export type StartAbsenceInvestigationPayloadRow = Done<StartAbsenceInvestigationError>
export type InformHomeMunicipalityPayloadRow = Done<InformHomeMunicipalityError>
export type RecordAbsenceHearingPayloadRow = Done<RecordAbsenceHearingError>
export type InvolvePupilHealthPayloadRow = Done<InvolvePupilHealthError>
export type ConcludeAbsenceCasePayloadRow = Done<ConcludeAbsenceCaseError>
export type CloseAbsenceCasePayloadRow = Done<CloseAbsenceCaseError>

const columns = part`c.id, c.student_id, c.organisation_id, c.state, c.opened_at, c.opened_by_id, c.ground, c.investigation_started_on,
  c.reported_to_authority_on, c.home_municipality_informed_on, c.pupil_heard_on, c.guardians_heard_on, c.pupil_health_involved_on,
  c.is_pupil_health_unneeded, c.closed_at, c.version`

const withStanding = part`select q.*, coalesce(s.roles, '{}') as roles, coalesce(s.is_kin, false) as is_kin,
    coalesce(s.is_minor, false) as is_minor, coalesce(r.relations, '{}') as relations
  from q
  left join access.case_standing(array(select student_id from q), array(select organisation_id from q)) s
    on s.pupil_id = q.student_id and s.unit_id = q.organisation_id
  left join (select person_id, array_agg(relation) as relations
    from access.relations_of(array(select distinct student_id from q)) group by 1) r on r.person_id = q.student_id`

const caseLoader = (read: Read) =>
  byId(
    (ids) => read<AbsenceCaseRow>`/* absenceCasesById */ with q as materialized (
      select ${columns} from administration.absence_case c where c.id = any(${ids}::uuid[])) ${withStanding}`,
  )

const ofPupilLoader = (read: Read) =>
  byParent(
    (pupils) => read<AbsenceCaseRow>`/* absenceCasesOf */ with q as materialized (
      select ${columns} from administration.absence_case c where c.student_id = any(${pupils}::uuid[]))
      ${withStanding} order by q.opened_at desc, q.id`,
    ({ studentId }) => studentId,
  )

// One page for each unit, all in one statement.
const pageLoader = (read: Read) =>
  byParentAnd(
    (units, { limit, after }: Page<readonly [openedAt: string, id: string]>) => read<AbsenceCaseRow>`/* absenceCasePages */
      with q as materialized (select d.* from unnest(${units}::uuid[]) u(id) cross join lateral (
        select ${columns} from administration.absence_case c where c.organisation_id = u.id and c.state <> 'CLOSED'
        ${after ? part`and (c.opened_at, c.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : nothing}
        order by c.opened_at, c.id limit ${limit}) d) ${withStanding} order by q.opened_at, q.id`,
    ({ organisationId }) => organisationId,
  )

const entriesLoader = (read: Read) =>
  byParent(
    (cases) => read<AbsenceCaseEntryRow>`/* absenceCaseEntries */ select e.id, e.absence_case_id, e.kind, e.occurred_on, e.text,
        e.written_by_id, e.written_at
      from administration.absence_case_entry e where e.absence_case_id = any(${cases}::uuid[])
      order by e.written_at, e.kind, e.id`,
    ({ absenceCaseId }) => absenceCaseId,
  )

// Whether a case is open at the unit is known to who would see it: to nobody else an act could tell.
const standingLoader = (read: Read) =>
  byParentAnd(
    (pupils, { unit }: { readonly unit: string }) => read<
      CaseStanding & { readonly pupilId: string; readonly hasOpenCase: boolean }
    >`
      /* caseStandings */ select s.pupil_id, s.roles, s.is_kin, s.is_minor, exists (select from administration.absence_case c
        where c.student_id = s.pupil_id and c.organisation_id = s.unit_id and c.state <> 'CLOSED') as has_open_case
      from access.case_standing(${pupils}::uuid[], array_fill(${unit}::uuid, array[cardinality(${pupils}::uuid[])])) s`,
    ({ pupilId }) => pupilId,
  )

export const absenceCaseLoaders = (read: Read) => ({
  absenceCase: caseLoader(read),
  absenceCasesOf: ofPupilLoader(read),
  absenceCasePage: pageLoader(read),
  absenceCaseEntries: entriesLoader(read),
  caseStanding: standingLoader(read),
})

/** What a threshold counted, as a case tells it. */
export type AbsenceCaseGroundRow = Ground
