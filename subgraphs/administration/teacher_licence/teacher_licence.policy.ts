import { related } from '../../access/rules.ts'
import type { Policy } from '../../shared/policy.ts'
import { allow, role } from '../../shared/rules.ts'
import { sensitive } from '../../shared/sensitive.ts'
import type { TeacherLicenceFields } from '../administration.generated.ts'
import type { PersonRow } from '../stubs/stubs.queries.ts'

const principals = role('principals', 'rektorer', 'PRINCIPAL')
const error = { code: allow, message: allow, field: allow }

export const teacherLicencePolicy = {
  Person: {
    teacherLicences: sensitive<PersonRow>(related('SELF', 'STAFF:PRINCIPAL', 'STAFF:UNIT_ADMIN'), (person) => person),
  },
  TeacherLicence: {
    id: allow,
    person: allow,
    schoolType: allow,
    subjectDesignation: allow,
    languageCode: allow,
    startDate: allow,
    endDate: allow,
  },
  Mutation: { registerTeacherLicence: principals, endTeacherLicence: principals },
  RegisterTeacherLicencePayload: { teacherLicence: allow, userErrors: allow },
  RegisterTeacherLicenceError: error,
  EndTeacherLicencePayload: { teacherLicence: allow, userErrors: allow },
  EndTeacherLicenceError: error,
} satisfies Policy<TeacherLicenceFields>
