import type { Related } from '../../access/rules.ts'
import type { Done } from '../../shared/action.ts'
import { nothing, part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent, byParentAnd } from '../../shared/loader.ts'
import type { ContentItemRow } from '../curriculum/curriculum.queries.ts'
import type { Page } from '../../shared/pagination.ts'
import type {
  AddPortfolioEntryError, SharePortfolioEntryError, UnsharePortfolioEntryError, WithdrawPortfolioEntryError,
} from '../pedagogy.generated.ts' // prettier-ignore

/** An entry, with the viewer's relations to the pupil. */
export interface PortfolioEntryRow extends Related {
  readonly id: Id<'PortfolioEntry'>
  readonly studentId: Id<'Person'>
  readonly organisationId: Id<'Organisation'>
  readonly authorId: Id<'Person'>
  readonly isByPupil: boolean
  readonly title: string
  readonly text: string | null
  readonly linkUrl: string | null
  readonly fileReference: string | null
  readonly syllabusId: Id<'Syllabus'> | null
  readonly occurredOn: string
  readonly sharedAt: Date | null
  readonly version: number
  readonly isKin: boolean
  /** Whether the viewer works at the unit, or leads it; whether they meet the pupil there at work today. */
  readonly isOwnUnit: boolean
  readonly isMet: boolean
}

export type AddPortfolioEntryPayloadRow = Done<AddPortfolioEntryError>
export type SharePortfolioEntryPayloadRow = Done<SharePortfolioEntryError>
export type UnsharePortfolioEntryPayloadRow = Done<UnsharePortfolioEntryError>
export type WithdrawPortfolioEntryPayloadRow = Done<WithdrawPortfolioEntryError>

const columns = part`e.id, e.student_id, e.organisation_id, e.author_id, e.is_by_pupil, e.title, e.text, e.link_url, e.file_reference, e.syllabus_id,
  e.occurred_on, e.shared_at, e.version`
const withRelations = part`select q.*, access.is_kin(q.student_id) as is_kin,
  q.organisation_id in (select access.units('STAFF', 'PRINCIPAL')) as is_own_unit,
  q.organisation_id in (select access.units('STAFF')) and (q.student_id, q.organisation_id) in (select p.student_id, p.organisation_id
    from access.talk_places(array(select distinct student_id from q)) p) as is_met, coalesce(r.relations, '{}') as relations from q left join (
    select person_id, array_agg(relation) as relations from access.relations_of(array(select distinct student_id from q)) group by 1
  ) r on r.person_id = q.student_id`

const entryLoader = (read: Read) =>
  byId(
    (ids) => read<PortfolioEntryRow>`/* portfolioEntriesById */ with q as materialized (
      select ${columns} from pedagogy.portfolio_entry e where e.id = any(${ids}::uuid[]) and e.withdrawn_at is null) ${withRelations}`,
  )

// One page for each pupil, all in one statement.
const portfolioLoader = (read: Read) =>
  byParentAnd(
    (pupils, { limit, after }: Page<readonly [occurredDate: string, id: string]>) => read<PortfolioEntryRow>`/* portfolioPages */
      with q as materialized (select d.* from unnest(${pupils}::uuid[]) p(id) cross join lateral (
        select ${columns} from pedagogy.portfolio_entry e where e.student_id = p.id and e.withdrawn_at is null
        ${after ? part`and (e.occurred_on, e.id) < (${after[0]}::date, ${after[1]}::uuid)` : nothing}
        order by e.occurred_on desc, e.id desc limit ${limit}) d) ${withRelations} order by q.occurred_on desc, q.id desc`,
    ({ studentId }) => studentId,
  )

/** Whether administration knows the subject or course. */
export const isSyllabus = async (tx: Write, id: string): Promise<boolean> =>
  (await tx`/* knownSyllabus */ select from access.syllabuses(array[${id}]::uuid[])`).length === 1

interface VersionedItem {
  readonly id: string
  readonly syllabusVersionId: string
}

/** The content items of these ids that there are, and of which version each is. */
export const knownItems = (tx: Write, ids: readonly string[]) =>
  tx<VersionedItem[]>`/* knownItems */ select id, syllabus_version_id from pedagogy.content_item
    where id = any(${ids as string[]}::uuid[]) order by id`

interface NewEntry extends Pick<PortfolioEntryRow, 'isByPupil' | 'title' | 'text' | 'linkUrl' | 'fileReference' | 'occurredOn'> {
  readonly id: string
  readonly studentId: string
  readonly organisationId: string
  readonly syllabusId: string | null
  readonly by: string
  readonly now: Date
}

export async function addEntry(tx: Write, entry: NewEntry, items: readonly VersionedItem[]): Promise<void> {
  await tx`/* addPortfolioEntry */ insert into pedagogy.portfolio_entry (id, student_id, organisation_id, author_id, is_by_pupil, title, text,
      link_url, file_reference, syllabus_id, syllabus_version_id, occurred_on, modified_at)
    values (${entry.id}, ${entry.studentId}, ${entry.organisationId}, ${entry.by}, ${entry.isByPupil}, ${entry.title}, ${entry.text},
      ${entry.linkUrl}, ${entry.fileReference}, ${entry.syllabusId}, ${items[0]?.syllabusVersionId ?? null}, ${entry.occurredOn}, ${entry.now})`
  if (items.length > 0)
    await tx`/* addPortfolioItems */ insert into pedagogy.portfolio_item (entry_id, content_item_id, syllabus_version_id, student_id)
      select ${entry.id}::uuid, i, ${items[0]!.syllabusVersionId}::uuid, ${entry.studentId}::uuid
      from unnest(${items.map(({ id }) => id)}::uuid[]) i`
}

interface Change {
  readonly id: string
  readonly expected: number
  readonly sharedAt: Date | null
  readonly withdrawnAt: Date | null
  readonly now: Date
}

/** Whether the version was the expected one. */
export const changeEntry = async (tx: Write, { id, expected, sharedAt, withdrawnAt, now }: Change): Promise<boolean> =>
  (
    await tx`/* changePortfolioEntry */ update pedagogy.portfolio_entry set shared_at = ${sharedAt}, withdrawn_at = ${withdrawnAt},
      version = version + 1, modified_at = ${now} where id = ${id} and version = ${expected}`
  ).count === 1

const itemLoader = (read: Read) =>
  byParent(
    (entries) => read<ContentItemRow & { readonly entryId: string }>`/* itemsOfPortfolio */ select i.entry_id, c.*
      from pedagogy.portfolio_item i join pedagogy.content_item c on c.id = i.content_item_id
      where i.entry_id = any(${entries}::uuid[]) order by c.position, c.id`,
    ({ entryId }) => entryId,
  )

export const portfolioLoaders = (read: Read) => ({
  portfolioEntry: entryLoader(read),
  portfolioPage: portfolioLoader(read),
  itemsOfPortfolioEntry: itemLoader(read),
})
