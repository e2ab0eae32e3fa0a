import type { Rule } from '../../shared/policy.ts'
import { sensitive } from '../../shared/sensitive.ts'
import type { PersonRow } from './person.queries.ts'

/** For a field of Person whose every read is noted, whoever the person is. */
export const noted = (r: Rule): Rule => sensitive<PersonRow>(r, (person) => person)

/** For a field of Person that is ordinary, but of a protected person is noted as everything about them is. */
export const notedIfProtected = (r: Rule): Rule =>
  sensitive<PersonRow>(r, (person) => (person.securityMarking === 'INGEN' ? null : person))
