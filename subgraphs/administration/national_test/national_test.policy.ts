import { related } from '../../access/rules.ts'
import type { Policy, Rule } from '../../shared/policy.ts'
import { allow, and, assurance, role } from '../../shared/rules.ts'
import { sensitive } from '../../shared/sensitive.ts'
import type { NationalTestFields } from '../administration.generated.ts'
import { notedFor, ownOrSure } from '../grade/grade.policy.ts'
import type { NationalTestResultRow } from './national_test.queries.ts'

const sure = assurance('SUBSTANTIAL')
const ofResult = (rule: Rule) =>
  sensitive<NationalTestResultRow>(rule, ({ studentId, relations }) => ({ id: studentId, relations }))

export const nationalTestPolicy = {
  Person: { nationalTestResults: notedFor('SELF', 'GUARDIAN', 'TEACHER', 'MENTOR', 'PRINCIPAL', 'UNIT_ADMIN', 'CLIENT') },
  NationalTestResult: {
    id: allow,
    student: allow,
    organisation: allow,
    activity: allow,
    syllabus: allow,
    testCode: allow,
    semester: allow,
    year: allow,
    resultValue: ofResult(ownOrSure),
    partResults: ofResult(ownOrSure),
    answersReference: ofResult(and(related('TEACHER'), sure)),
    grade: allow,
    registeredBy: allow,
    registeredAt: allow,
    version: allow,
  },
  NationalTestPart: { code: allow, value: allow },
  Mutation: { registerTestResults: and(role('staff', 'personal', 'STAFF'), sure) },
  RegisterTestResultsPayload: { registeredCount: allow, userErrors: allow },
  RegisterTestResultsError: { code: allow, message: allow, field: allow },
} satisfies Policy<NationalTestFields>
