import { nothing, part, type Read } from '../../shared/database.ts'
import { byId, byParentAnd } from '../../shared/loader.ts'
import type { Page } from '../../shared/pagination.ts'

/** What one request has read of a person. */
export interface ReadEventRow {
  readonly at: Date
  readonly requestId: string
  readonly subjectId: string
  readonly viewerId: string
  readonly viewerKind: 'PERSON' | 'CLIENT' | 'UNIT' | 'SYSTEM'
  /** As what. */
  readonly relations: readonly string[]
  readonly fields: readonly string[]
  readonly purpose: string | null
  /** Who read would tell the person where a child is who is kept from them. */
  readonly isUnnamed: boolean
}

/** The event that somebody is the reader of, and their name if they have one that may be said. */
export interface ReaderRow {
  readonly event: ReadEventRow
  readonly name: string | null
}

/** A page of reads and what narrows it; days of both ends included. */
export interface ReadEventPage extends Page<readonly [at: string, requestId: string]> {
  readonly startDate: string | null
  readonly endDate: string | null
  readonly readerId: string | null
  readonly isOwnExcluded: boolean
}

const midnight = (day: string, later: number) => part`((${day}::date + ${later}::int)::timestamp at time zone 'Europe/Stockholm')`

// Who is not named is not found by id either: a known id would otherwise tell the name.
const isNamed = (reader: string) =>
  part`exists (select from access.reader_names(array[${reader}::uuid])) and not access.tells_of_child(subject_id, relations)`

const matching = ({ startDate, endDate, readerId, isOwnExcluded, after }: ReadEventPage) => part`true
  ${startDate === null ? nothing : part`and at >= ${midnight(startDate, 0)}`}
  ${endDate === null ? nothing : part`and at < ${midnight(endDate, 1)}`}
  ${readerId === null ? nothing : part`and viewer_id = ${readerId} and ${isNamed(readerId)}`}
  ${isOwnExcluded ? part`and viewer_id <> (select access.viewer_id())` : nothing}
  ${after ? part`and (at, request_id) < (${after[0]}::timestamptz, ${after[1]})` : nothing}`

// One page for each person, all in one statement; the key's index gives the requests in order, whatever was read before them.
export const readEventPageLoader = (read: Read) =>
  byParentAnd(
    (persons, page: ReadEventPage) => read<ReadEventRow>`/* readEventPages */ select e.*,
      access.tells_of_child(e.subject_id, e.relations) as is_unnamed,
      case e.viewer_kind when 'CLIENT'
        then access.purpose_of(e.viewer_id, (e.at at time zone 'Europe/Stockholm')::date) end as purpose
    from unnest(${persons}::uuid[]) s(id) cross join lateral (
      select subject_id, at, request_id, viewer_id, viewer_kind, max(relations) as relations, array_agg(field) as fields
      from identity.read_event where subject_id = s.id and ${matching(page)}
      group by subject_id, at, request_id, viewer_id, viewer_kind
      order by at desc, request_id desc limit ${page.limit}) e
    order by e.at desc, e.request_id desc`,
    ({ subjectId }) => subjectId,
  )

export const readerNameLoader = (read: Read) =>
  byId(
    (readers) => read<{ id: string; displayName: string }>`/* readerNames */ select id, display_name
    from access.reader_names(${readers}::uuid[])
    union all select id, display_name from identity.source_system where id = any(${readers}::uuid[])`,
  )

export const readEventLoaders = (read: Read) => ({
  readEventPage: readEventPageLoader(read),
  readerName: readerNameLoader(read),
})
