import type { Policy } from '../../shared/policy.ts'
import { allow, and, assurance, role } from '../../shared/rules.ts'
import type { CertificateFields } from '../administration.generated.ts'
import { notedFor } from '../grade/grade.policy.ts'

const sure = assurance('SUBSTANTIAL')

export const certificatePolicy = {
  Person: { certificates: notedFor('SELF', 'GUARDIAN', 'MENTOR', 'PRINCIPAL', 'UNIT_ADMIN', 'CLIENT') },
  Certificate: {
    id: allow,
    student: allow,
    organisation: allow,
    kind: allow,
    schoolType: allow,
    issuedOn: allow,
    issuedAt: allow,
    signedBy: allow,
    // Reached through the person, whose rule has been asked, or by who has just issued it.
    content: allow,
  },
  CertificateContent: {
    grades: allow,
    meritValue: allow,
    comparisonValue: allow,
    semester: allow,
    year: allow,
    unexcusedHours: allow,
    missing: allow,
    rule: allow,
  },
  CertificateGrade: {
    subjectName: allow,
    courseCode: allow,
    courseName: allow,
    level: allow,
    points: allow,
    gradeValue: allow,
    isTrial: allow,
    semester: allow,
    year: allow,
  },
  Mutation: { issueCertificate: and(role('principals', 'rektorer', 'PRINCIPAL'), sure) },
  IssueCertificatePayload: { certificate: allow, userErrors: allow },
  IssueCertificateError: { code: allow, message: allow, field: allow },
} satisfies Policy<CertificateFields>
