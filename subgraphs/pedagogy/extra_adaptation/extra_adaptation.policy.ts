import { related } from '../../access/rules.ts'
import { type Policy, type Rule, when } from '../../shared/policy.ts'
import { allow, and, assurance, role } from '../../shared/rules.ts'
import { type IsHidden, sensitive } from '../../shared/sensitive.ts'
import type { ExtraAdaptationActsFields, ExtraAdaptationFields } from '../pedagogy.generated.ts'
import type { PersonRow } from '../stubs/stubs.queries.ts'
import type { ExtraAdaptationRow } from './extra_adaptation.queries.ts'

const error = { code: allow, message: allow, field: allow }
const payload = { extraAdaptation: allow, userErrors: allow }
const sure = assurance('SUBSTANTIAL')
type Row = ExtraAdaptationRow
const noted = (rule: Rule, isHidden: IsHidden<Row>) =>
  sensitive<Row>(rule, ({ studentId, relations }) => ({ id: studentId, relations }), isHidden)
// What home does not see is not told there by who has read it.
const unlessShown: IsHidden<Row> = ({ isShown }) => !isShown
const always: IsHidden<Row> = () => true

const readers = related('SELF', 'GUARDIAN', 'TEACHER', 'MENTOR', 'PUPIL_HEALTH', 'PRINCIPAL')
const staffOfPupil = when<ExtraAdaptationRow>(
  {
    en: "the pupil's teacher, mentor, pupil health or principal at the unit, of no child of their own",
    sv: 'elevens lärare, mentor, elevhälsa eller rektor vid enheten, inte om eget barn',
  },
  { relation: ['TEACHER', 'MENTOR', 'PUPIL_HEALTH', 'PRINCIPAL'] },
  ({ roles, isKin }) => !isKin && roles.some((one) => ['TEACHER', 'MENTOR', 'PUPIL_HEALTH', 'PRINCIPAL'].includes(one)),
)
const staff = role('staff', 'personal', 'STAFF')

export const extraAdaptationPolicy = {
  Person: {
    extraAdaptations: sensitive<PersonRow>(
      and(readers, sure),
      (person) => person,
      (_, list) => (list as readonly Row[]).every(({ isShown }) => !isShown),
    ),
  },
  ExtraAdaptation: {
    id: allow,
    student: allow,
    organisation: allow,
    syllabus: sure,
    decision: noted(sure, unlessShown),
    startDate: allow,
    endDate: allow,
    state: allow,
    decidedBy: allow,
    evaluation: noted(and(staffOfPupil, sure), always),
    notes: noted(and(staffOfPupil, assurance('HIGH')), always),
    version: allow,
    permittedActions: allow,
  },
  ExtraAdaptationNote: { id: allow, text: allow, writtenBy: allow, writtenAt: allow },
  // Of which pupil, the rules of the acts say: see extra_adaptation.actions.ts.
  Mutation: {
    addAdaptation: and(staff, sure),
    endAdaptation: and(staff, sure),
    evaluateAdaptation: and(staff, sure),
    noteAdaptation: and(staff, assurance('HIGH')),
  },
  AddAdaptationPayload: payload,
  AddAdaptationError: error,
  EndAdaptationPayload: payload,
  EndAdaptationError: error,
  EvaluateAdaptationPayload: payload,
  EvaluateAdaptationError: error,
  NoteAdaptationPayload: payload,
  NoteAdaptationError: error,
} satisfies Policy<ExtraAdaptationFields & ExtraAdaptationActsFields>
