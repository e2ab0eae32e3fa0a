import { type Policy, type Rule, when } from '../../shared/policy.ts'
import { allow, inPerson } from '../../shared/rules.ts'
import { sensitive } from '../../shared/sensitive.ts'
import type { CareCommentFields } from '../administration.generated.ts'
import type { CareCommentRow } from './care_comment.queries.ts'

const readers = when<CareCommentRow>(
  { en: 'whoever wrote it, care staff', sv: 'den som skrev den, förskole- och fritidspersonal' },
  { relation: ['CARE_STAFF'] },
  ({ authorId, relations }, { viewer }) => authorId === viewer.id || relations.includes('CARE_STAFF'),
)
/** What parents tell of their child is noted when somebody reads it. */
const noted = (rule: Rule) => sensitive<CareCommentRow>(rule, ({ childId, relations }) => ({ id: childId, relations }))

export const careCommentPolicy = {
  CareDay: { comments: allow },
  Organisation: { careMarkers: allow },
  CareComment: {
    id: allow,
    placement: allow,
    careDate: allow,
    author: allow,
    text: noted(readers),
    writtenAt: allow,
    isStaffNotified: allow,
    isGuardianNotified: allow,
    isMarked: allow,
    answer: noted(readers),
    answeredAt: allow,
    answeredBy: allow,
    permittedActions: allow,
  },
  CareCommentConnection: { edges: allow, pageInfo: allow },
  CareCommentEdge: { node: allow, cursor: allow },
  // Of which children, the rules of the acts say: see care_comment.actions.ts.
  Mutation: { acknowledgeCareComment: inPerson, answerCareComment: inPerson },
  AcknowledgeCareCommentPayload: { careComment: allow, userErrors: allow },
  AcknowledgeCareCommentError: { code: allow, message: allow, field: allow },
  AnswerCareCommentPayload: { careComment: allow, userErrors: allow },
  AnswerCareCommentError: { code: allow, message: allow, field: allow },
} satisfies Policy<CareCommentFields>
