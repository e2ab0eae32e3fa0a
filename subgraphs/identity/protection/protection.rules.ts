import type { PersonActedOn, PersonRow } from '../person/person.queries.ts'
import type { NamedPersonRow } from './protection.queries.ts'

const fault = <Code extends string>(code: Code, message: string) => ({ code, message, field: null })

export const notProtected = ({ securityMarking }: PersonActedOn) =>
  securityMarking === 'INGEN' ? fault('NOT_PROTECTED', 'This person is not protected.') : null

export const notNamed = ({ hasNamedPersons }: PersonActedOn) =>
  hasNamedPersons ? null : fault('NOT_NAMED', 'Nobody is named on this case.')

/** The namings a viewer may know of: the principal of everybody's, the others of their own. */
export const namingsFor = (viewerId: string, { relations }: PersonRow, namings: readonly NamedPersonRow[]) =>
  namings.filter(({ namedPersonId }) => relations.includes('PRINCIPAL') || namedPersonId === viewerId)
