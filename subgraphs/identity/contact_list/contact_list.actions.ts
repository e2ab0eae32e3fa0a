import { related } from '../../access/rules.ts'
import type { Actions } from '../../shared/action.ts'
import { or } from '../../shared/rules.ts'
import type { PersonActedOn } from '../person/person.queries.ts'
import { guardianOfMinor } from '../person/person.rules.ts'

export const contactListActions = {
  SET_CONTACT_LIST_CONSENT: { rule: or(related('SELF'), guardianOfMinor) },
} satisfies Actions<PersonActedOn, 'SET_CONTACT_LIST_CONSENT'>
