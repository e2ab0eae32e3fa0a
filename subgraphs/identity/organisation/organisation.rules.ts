import { badInput } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import type { OrganisationFilter } from './organisation.queries.ts'

/** A filter with a code that cannot exist finds nothing; better to say so. */
export function checkFilter(filter: OrganisationFilter): OrganisationFilter {
  const { municipalityCode, schoolTypes, schoolUnitCodes, parentOrganisationId } = filter
  if (municipalityCode != null && !/^\d{4}$/.test(municipalityCode))
    throw badInput('`filter.municipalityCode` must be four digits, such as "0182".')
  if (schoolTypes?.some((code) => !/^[A-ZÅÄÖ]{2,20}$/.test(code)))
    throw badInput('`filter.schoolTypes` must be codes of Skolverket, such as "GR".')
  if (schoolUnitCodes?.some((code) => !/^\d{8}$/.test(code)))
    throw badInput('`filter.schoolUnitCodes` must have eight digits each.')
  if (parentOrganisationId != null && !isId(parentOrganisationId)) throw badInput('`filter.parentOrganisationId` must be a UUID.')
  return filter
}
