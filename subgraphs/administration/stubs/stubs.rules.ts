import type { LedOrganisation } from './stubs.queries.ts'

export { heldThere, masterFault } from '../../access/organisations.ts'

/** What a school authority decides for all its units is decided at the authority. */
export const notAnAuthority = ({ organisationType }: Pick<LedOrganisation, 'organisationType'>) =>
  organisationType === 'HUVUDMAN'
    ? null
    : ({ code: 'NOT_AN_AUTHORITY', message: 'It is no school authority.', field: ['organisationId'] } as const)
