import type { ContactListField } from '../identity.generated.ts'
import type { EmailRow } from '../person/person.queries.ts'
import type { ContactListPersonRow } from './contact_list.queries.ts'

/** What somebody has consented to, and nothing where they have not: the same as where nothing is registered. */
export const consented = async <Row>(
  { fields }: ContactListPersonRow,
  field: ContactListField,
  load: () => Promise<readonly Row[]>,
): Promise<readonly Row[]> => (fields.includes(field) ? load() : [])

/** A teacher who is a parent stands on the list as a parent. */
export const outsideWork = (emails: readonly EmailRow[]): EmailRow[] =>
  emails.filter(({ type }) => type === 'PRIVAT' || type === 'SKOLA_ELEV')
