import { related } from '../../access/rules.ts'
import { type Policy, type Rule, when } from '../../shared/policy.ts'
import { allow, and, assurance, inPerson, or, role, signedIn } from '../../shared/rules.ts'
import { sensitive } from '../../shared/sensitive.ts'
import type { AbsenceCaseActsFields, AbsenceCaseFields } from '../administration.generated.ts'
import type { PersonRow } from '../stubs/stubs.queries.ts'
import type { AbsenceCaseRow } from './absence_case.queries.ts'

const error = { code: allow, message: allow, field: allow }
const payload = { absenceCase: allow, userErrors: allow }
const sure = assurance('SUBSTANTIAL')

// Nobody follows up their own child: they see what guardians see.
const followers = when<AbsenceCaseRow>(
  {
    en: "the pupil's principal, mentor or pupil health at the unit, of no child of their own",
    sv: 'elevens rektor, mentor eller elevhälsa vid enheten, inte om eget barn',
  },
  { relation: ['PRINCIPAL', 'PUPIL_HEALTH', 'MENTOR'] },
  ({ roles, isKin }) => roles.length > 0 && !isKin,
)
const forSchool = and(followers, sure)
const noted = (rule: Rule) => sensitive<AbsenceCaseRow>(rule, ({ studentId, relations }) => ({ id: studentId, relations }))
const readers = or(related('SELF', 'GUARDIAN'), and(related('PRINCIPAL', 'PUPIL_HEALTH', 'MENTOR'), sure))

const staff = and(role('staff', 'personal', 'STAFF'), sure)

export const absenceCasePolicy = {
  Person: { absenceCases: sensitive<PersonRow>(readers, (person) => person), permittedAbsenceCaseActions: signedIn },
  Organisation: { absenceCases: staff },
  AbsenceCase: {
    id: allow,
    student: allow,
    organisation: allow,
    state: noted(allow),
    openedAt: allow,
    openedBy: forSchool,
    ground: noted(forSchool),
    investigationStartedOn: allow,
    reportedToAuthorityOn: allow,
    homeMunicipalityInformedOn: allow,
    pupilHeardOn: allow,
    guardiansHeardOn: allow,
    pupilHealthInvolvedOn: allow,
    isPupilHealthUnneeded: forSchool,
    closedAt: allow,
    entries: noted(forSchool),
    version: allow,
    permittedActions: allow,
  },
  AbsenceCaseGround: {
    counted: allow,
    measure: allow,
    leastValue: allow,
    startDate: allow,
    endDate: allow,
    offeredMinutes: allow,
    unregisteredMinutes: allow,
    absenceMinutes: allow,
    absenceLessons: allow,
    absenceDays: allow,
  },
  AbsenceCaseEntry: { id: allow, kind: allow, occurredOn: allow, text: allow, writtenBy: allow, writtenAt: allow },
  AbsenceCaseConnection: { edges: allow, pageInfo: allow },
  AbsenceCaseEdge: { node: allow, cursor: allow },
  // In which case, the rules of the acts say: see absence_case.actions.ts.
  Mutation: {
    openAbsenceCase: inPerson,
    startAbsenceInvestigation: inPerson,
    informHomeMunicipality: inPerson,
    recordAbsenceHearing: inPerson,
    involvePupilHealth: inPerson,
    concludeAbsenceCase: inPerson,
    closeAbsenceCase: inPerson,
  },
  OpenAbsenceCasePayload: payload,
  OpenAbsenceCaseError: error,
  StartAbsenceInvestigationPayload: payload,
  StartAbsenceInvestigationError: error,
  InformHomeMunicipalityPayload: payload,
  InformHomeMunicipalityError: error,
  RecordAbsenceHearingPayload: payload,
  RecordAbsenceHearingError: error,
  InvolvePupilHealthPayload: payload,
  InvolvePupilHealthError: error,
  ConcludeAbsenceCasePayload: payload,
  ConcludeAbsenceCaseError: error,
  CloseAbsenceCasePayload: payload,
  CloseAbsenceCaseError: error,
} satisfies Policy<AbsenceCaseFields & AbsenceCaseActsFields>
