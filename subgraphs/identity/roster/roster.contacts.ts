import { type Changed, upserted } from '../../shared/act.ts'
import type { Own } from './roster.persons.ts'
import { chunks, type Importing, type Row, rowsBy, type Tally, type Target, writeRows } from './roster.rows.ts'

const emailTarget: Target = {
  table: 'person_email',
  concept: 'Person',
  columns: ['personId', 'value', 'emailType'],
  isSourced: true,
  isVersioned: false,
}

const phoneTarget: Target = {
  table: 'person_phone_number',
  concept: 'Person',
  columns: ['personId', 'value', 'phoneNumberType', 'isMobile'],
  isSourced: true,
  isVersioned: false,
}

const contentOf = ({ columns }: Target, row: object) =>
  columns.map((column) => String((row as Record<string, unknown>)[column])).join(' ')

async function remove({ tx }: Importing, { table }: Target, ids: readonly string[]): Promise<void> {
  for (const some of chunks(ids, 5000))
    await tx`/* rosterRemoves */ delete from ${tx(`identity.${table}`)} where id = any(${some}::uuid[])`
}

/**
 * Makes a kind of contact details what the file says. Of a type that somebody has entered here, nothing is added or taken away:
 * it is its owner's.
 */
async function writeContacts(
  importing: Importing,
  target: Target,
  persons: readonly string[],
  told: readonly object[],
): Promise<Tally> {
  const typeColumn = target.columns[2]!
  const known = await rowsBy<Row>(importing.tx, target, 'personId', persons, ['sourceSystemId'])
  const typeOf = (row: object) => {
    const { personId, [typeColumn]: type } = row as Record<string, unknown>
    return `${String(personId)} ${String(type)}`
  }
  const owned = new Set(known.filter((row) => row['sourceSystemId'] === null).map(typeOf))
  const wanted = new Map(told.filter((row) => !owned.has(typeOf(row))).map((row) => [contentOf(target, row), row]))
  const kept = known.filter((row) => !owned.has(typeOf(row)))
  const gone = kept.filter((row) => !wanted.has(contentOf(target, row)))
  for (const row of kept) wanted.delete(contentOf(target, row))
  const added: Row[] = [...wanted.values()].map((row) => ({ ...row, id: importing.newId() }))
  const goneIds = gone.map(({ id }) => id)
  await remove(importing, target, goneIds)
  const isGone = new Set(goneIds)
  const seen = kept.map(({ id }) => id).filter((id) => !isGone.has(id))
  await writeRows(importing, target, { added, changed: [], seen })
  const changed = new Set([...added, ...gone].map((row) => String(row['personId'])))
  const changes = [...changed].map((id): Changed => upserted(target.concept, id))
  return { added: 0, ended: 0, changes }
}

/** Makes e-mail addresses what the file says, of those of whom it says any. */
export const writeEmails = (importing: Importing, persons: Own): Promise<Tally> =>
  writeContacts(
    importing,
    emailTarget,
    persons.filter(({ emails }) => emails !== null).map(({ ours }) => ours),
    persons.flatMap(({ ours: personId, emails }) =>
      (emails ?? []).map(({ value, type: emailType }) => ({ personId, value, emailType })),
    ),
  )

/** As writeEmails, for phone numbers. */
export const writePhoneNumbers = (importing: Importing, persons: Own): Promise<Tally> =>
  writeContacts(
    importing,
    phoneTarget,
    persons.filter(({ phoneNumbers }) => phoneNumbers !== null).map(({ ours }) => ours),
    persons.flatMap(({ ours: personId, phoneNumbers }) =>
      (phoneNumbers ?? []).map(({ value, type: phoneNumberType, mobile }) => ({
        ...{ personId, value, phoneNumberType },
        isMobile: mobile ?? true,
      })),
    ),
  )
