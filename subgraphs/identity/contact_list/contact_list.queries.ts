import type { Done } from '../../shared/action.ts'
import { nothing, part, type Read, type Write } from '../../shared/database.ts'
import { byId, byParent, byParentAnd } from '../../shared/loader.ts'
import type { Page } from '../../shared/pagination.ts'
import type { ContactListField, SetContactListConsentError } from '../identity.generated.ts'

/** A person on a list, and what they have consented to be shown with. */
export interface ContactListPersonRow {
  readonly id: string
  readonly givenName: string
  readonly familyName: string
  readonly fields: readonly string[]
}

export interface ContactListEntryRow {
  readonly groupId: string
  readonly pupil: ContactListPersonRow
  readonly guardians: readonly ContactListPersonRow[]
}

interface ConsentRow {
  readonly personId: string
  readonly field: ContactListField
}

export type SetContactListConsentPayloadRow = Done<SetContactListConsentError>
export type ContactListPage = Page<readonly [familyName: string, givenName: string, id: string]>

export const consentsLoader = (read: Read) =>
  byParent(
    (persons) => read<ConsentRow>`/* contactListConsentsOf */ select person_id, field from identity.contact_list_consent
    where person_id = any(${persons}::uuid[]) order by field`,
    ({ personId }) => personId,
  )

/** The groups whose list the viewer sees: an empty list is not the same as none. */
export const listedGroupLoader = (read: Read) =>
  byId(
    (ids) => read<{ id: string }>`/* contactListGroups */ select g.id from unnest(${ids}::uuid[]) g(id)
    where g.id = any(array(select access.contact_list_groups()))`,
  )

const personJson = part`jsonb_build_object('id', p.id, 'givenName', p.given_name, 'familyName', p.family_name, 'fields', l.fields)`

// One page for each group, all in one statement. Names are read as any names: row policies say whose.
export const contactListPageLoader = (read: Read) =>
  byParentAnd(
    (groups, { after, limit }: ContactListPage) => read<ContactListEntryRow>`/* contactListPages */
    with list as materialized (select * from access.contact_list(${groups}::uuid[]))
    select g.id as group_id, page.pupil, (
      select coalesce(jsonb_agg(${personJson} order by p.family_name, p.given_name, p.id), '[]') from list l
      join identity.person p on p.id = l.person_id
      where l.group_id = g.id and l.pupil_id = page.id and l.person_id <> page.id) as guardians
    from unnest(${groups}::uuid[]) g(id) cross join lateral (
      select p.id, p.family_name, p.given_name, ${personJson} as pupil from list l join identity.person p on p.id = l.pupil_id
      where l.group_id = g.id and l.person_id = l.pupil_id
        ${after ? part`and (p.family_name, p.given_name, p.id) > (${after[0]}, ${after[1]}, ${after[2]}::uuid)` : nothing}
      order by p.family_name, p.given_name, p.id limit ${limit}) page
    order by page.family_name, page.given_name, page.id`,
    ({ groupId }) => groupId,
  )

/** Makes the consent this set: what was given before and still is keeps its date. */
export async function replaceConsents(
  tx: Write,
  { personId, fields, givenById, now }: { personId: string; fields: readonly string[]; givenById: string; now: Date },
): Promise<void> {
  await tx`/* withdrawConsents */ delete from identity.contact_list_consent
    where person_id = ${personId} and field <> all(${[...fields]}::text[])`
  await tx`/* giveConsents */ insert into identity.contact_list_consent (person_id, field, given_by_id, given_at)
    select distinct ${personId}::uuid, f, ${givenById}::uuid, ${now}::timestamptz from unnest(${[...fields]}::text[]) f
    on conflict do nothing`
}

export const contactListLoaders = (read: Read) => ({
  contactListConsents: consentsLoader(read),
  contactListGroup: listedGroupLoader(read),
  contactListPage: contactListPageLoader(read),
})
