import { nothing, part, type Read } from '../../shared/database.ts'
import { byParentAnd } from '../../shared/loader.ts'
import type { Connection, Page } from '../../shared/pagination.ts'
import { personColumns, personJoins, type PersonRow } from '../person/person.queries.ts'
import type { PersonSearch } from './directory.rules.ts'

export type PersonConnectionRow = Connection<PersonRow>

export type PersonPage = Page<readonly [familyName: string, givenName: string, id: string]>

export interface PupilRow extends PersonRow {
  readonly organisationId: string
}

/** A page of a unit's pupils and what narrows it. */
export interface PupilPage extends PersonPage {
  readonly schoolTypes: readonly string[] | null
  readonly schoolYears: readonly number[] | null
}

const afterName = ({ after }: PersonPage) =>
  after ? part`and (p.family_name, p.given_name, p.id) > (${after[0]}, ${after[1]}, ${after[2]}::uuid)` : nothing

const matching = ({ words, civicNo, externalIdentifier, organisationId }: PersonSearch) => part`p.security_marking = 'INGEN'
  ${words ? part`and p.id = any (array(select access.found_by_name(${words}::text[])))` : nothing}
  ${civicNo ? part`and p.id = any (array(select access.found_by_civic_no(${civicNo})))` : nothing}
  ${
    externalIdentifier
      ? part`and p.id in (select i.entity_id from identity.external_identifier i where i.entity = 'Person'
          and i.context = ${externalIdentifier.context} and i.value = ${externalIdentifier.value})`
      : nothing
  }
  ${
    organisationId
      ? part`and (exists (select from identity.enrolment e where e.pupil_id = p.id and e.organisation_id = ${organisationId}
            and not e.is_cancelled and access.is_current(e.start_date, e.end_date))
          or exists (select from identity.duty d where d.person_id = p.id and d.organisation_id = ${organisationId}
            and access.is_current(d.start_date, d.end_date)))`
      : nothing
  }`

/** Persons who match, with the viewer's relations to them; the row policies say whom the viewer may see. */
export const personPage = (read: Read, search: PersonSearch, page: PersonPage) =>
  read<PersonRow>`/* personPage */ with found as materialized (
      select p.id from identity.person p where ${matching(search)} ${afterName(page)}
      order by p.family_name, p.given_name, p.id limit ${page.limit})
    select ${personColumns} from found join identity.person p on p.id = found.id ${personJoins(part`array(select id from found)`)}
    order by p.family_name, p.given_name, p.id`

// One page for each organisation, all in one statement.
export const pupilPageLoader = (read: Read) =>
  byParentAnd(
    (organisations, page: PupilPage) => read<PupilRow>`/* pupilPages */ with found as materialized (
        select o.id as organisation_id, p.id from unnest(${organisations}::uuid[]) o(id) cross join lateral (
          select p.id from identity.person p where p.id in (
            select e.pupil_id from identity.enrolment e where e.organisation_id = o.id and not e.is_cancelled
              and access.is_current(e.start_date, e.end_date)
              ${page.schoolTypes ? part`and e.school_type = any (${page.schoolTypes}::text[])` : nothing}
              ${page.schoolYears ? part`and e.school_year = any (${page.schoolYears}::int[])` : nothing})
          ${afterName(page)}
          order by p.family_name, p.given_name, p.id limit ${page.limit}) p)
      select found.organisation_id, ${personColumns}
      from found join identity.person p on p.id = found.id ${personJoins(part`array(select id from found)`)}
      order by p.family_name, p.given_name, p.id`,
    ({ organisationId }) => organisationId,
  )

export const directoryLoaders = (read: Read) => ({ pupilPage: pupilPageLoader(read) })
