import { related } from '../../access/rules.ts'
import type { Actions } from '../../shared/action.ts'
import { and, or, scope } from '../../shared/rules.ts'
import type { PersonActedOn } from '../person/person.queries.ts'
import { guardianOfMinor } from '../person/person.rules.ts'

export const contactActions = {
  CHANGE_CONTACT_DETAILS: { rule: or(related('SELF', 'DELEGATE:UPDATE_CONTACT_DETAILS'), guardianOfMinor) },
  ACKNOWLEDGE_CONTACT_DETAILS: { rule: and(related('CLIENT', 'CHILD:CLIENT'), scope('contacts:acknowledge')) },
} satisfies Actions<PersonActedOn, 'CHANGE_CONTACT_DETAILS' | 'ACKNOWLEDGE_CONTACT_DETAILS'>
