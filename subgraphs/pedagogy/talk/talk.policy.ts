import { related } from '../../access/rules.ts'
import type { Policy, Rule } from '../../shared/policy.ts'
import { allow, and, assurance, inPerson, role, signedIn } from '../../shared/rules.ts'
import { type IsHidden, sensitive } from '../../shared/sensitive.ts'
import { followers } from '../assessment/assessment.policy.ts'
import type { TalkActsFields, TalkFields } from '../pedagogy.generated.ts'
import type { PersonRow } from '../stubs/stubs.queries.ts'
import type { DevelopmentTalkRow, TalkAgreementRow, TalkPreparationRow } from './talk.queries.ts'

const error = { code: allow, message: allow, field: allow }
const payload = { talk: allow, userErrors: allow }
const sure = assurance('SUBSTANTIAL')

// Of teachers and care staff the rows name those alone whom the pupil's talks are with.
const readers = and(related('SELF', 'GUARDIAN', 'TEACHER', 'MENTOR', 'CARE_STAFF', 'PRINCIPAL'), sure)
const staff = and(role('staff', 'personal', 'STAFF'), sure)
type Row = Pick<DevelopmentTalkRow, 'studentId' | 'relations'>
const noted = <Of extends Row>(rule: Rule, isHidden: IsHidden<Of>) =>
  sensitive<Of>(rule, ({ studentId, relations }) => ({ id: studentId, relations }), isHidden)
// That the school writes on something, or that somebody prepares, is not told by who has read it.
const ofDraft: IsHidden<TalkAgreementRow> = ({ isShared }) => !isShared
const notHandedIn: IsHidden<TalkPreparationRow> = ({ submittedAt }) => submittedAt === null
const listOf = <Of>(isOpen: (one: Of) => boolean) =>
  sensitive<PersonRow>(
    readers,
    (person) => person,
    (_, list) => !(list as readonly Of[]).some(isOpen),
  )

export const talkPolicy = {
  Person: {
    developmentTalks: listOf<DevelopmentTalkRow>(({ documentationState }) => documentationState === 'SHARED'),
    talkPreparations: listOf<TalkPreparationRow>(({ submittedAt }) => submittedAt !== null),
    permittedTalkActions: signedIn,
  },
  // Of which group, the rows say.
  Group: { missingTalks: staff },
  DevelopmentTalk: {
    id: allow,
    student: allow,
    teacher: allow,
    organisation: allow,
    academicYear: allow,
    semester: allow,
    heldOn: allow,
    documentationState: allow,
    sharedAt: allow,
    agreements: allow,
    preparations: allow,
    version: allow,
    permittedActions: allow,
  },
  // Noted by themselves: a talk is reached by way of an act, too.
  TalkAgreement: {
    id: allow,
    responsible: allow,
    text: noted(sure, ofDraft),
    dueOn: allow,
    followUp: noted(sure, ofDraft),
    followedUpOn: allow,
    followedUpBy: allow,
    warnings: related(...followers),
  },
  TalkPreparation: {
    id: allow,
    student: allow,
    author: allow,
    isByPupil: allow,
    academicYear: allow,
    semester: allow,
    text: noted(sure, notHandedIn),
    submittedAt: allow,
    version: allow,
  },
  // About whom, the rules of the acts say: see talk.actions.ts.
  Mutation: { recordTalk: staff, reviseTalk: staff, shareTalk: staff, followUpAgreement: staff, prepareTalk: inPerson },
  RecordTalkPayload: payload,
  RecordTalkError: error,
  ReviseTalkPayload: payload,
  ReviseTalkError: error,
  ShareTalkPayload: payload,
  ShareTalkError: error,
  FollowUpAgreementPayload: payload,
  FollowUpAgreementError: error,
  PrepareTalkPayload: { preparation: allow, userErrors: allow },
  PrepareTalkError: error,
} satisfies Policy<TalkFields & TalkActsFields>
