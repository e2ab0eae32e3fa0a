import { notedIfProtected } from '../../access/persons.ts'
import { related } from '../../access/rules.ts'
import type { Policy } from '../../shared/policy.ts'
import { allow, inPerson, or, signedIn } from '../../shared/rules.ts'
import type { PlaceApplicationActsFields, PlaceApplicationFields } from '../administration.generated.ts'
import { queueLeader } from './place_application.actions.ts'

const error = { code: allow, message: allow, field: allow }
const readers = or(related('GUARDIAN'), queueLeader)

export const placeApplicationPolicy = {
  Query: { placeApplication: signedIn },
  Person: { placeApplications: notedIfProtected(related('GUARDIAN')) },
  PlaceApplication: {
    id: allow,
    child: allow,
    applicant: allow,
    schoolType: allow,
    startDate: allow,
    queuedOn: allow,
    guaranteeDate: allow,
    state: allow,
    choices: readers,
    offers: readers,
    advice: allow,
    version: allow,
    permittedActions: allow,
  },
  PlaceChoice: { organisation: allow, choiceRank: allow, hasSibling: allow, queueFrom: allow, queueTo: allow },
  // Of which children, the rules of the acts say: see place_application.acts.ts.
  Mutation: { applyForPlace: inPerson, withdrawPlaceApplication: inPerson },
  ApplyForPlacePayload: { placeApplication: allow, userErrors: allow },
  ApplyForPlaceError: error,
  WithdrawPlaceApplicationPayload: { placeApplication: allow, userErrors: allow },
  WithdrawPlaceApplicationError: error,
} satisfies Policy<PlaceApplicationFields & PlaceApplicationActsFields>
