import type { Texts } from '../shared/policy.ts'

const name = { sv: 'namn', en: 'name' }
const civicNo = { sv: 'personnummer', en: 'personal identity number' }
const extract = { sv: 'registerutdrag', en: 'register extract' }
const tests = { sv: 'resultat på nationella prov', en: 'results of national tests' }
const grades = { sv: 'betyg', en: 'grades' }
const portable = { sv: 'uppgifter att ta med sig', en: 'data to take along' }

const summary = { sv: 'frånvaro i siffror', en: 'absence in numbers' }
const absenceCase = { sv: 'frånvaroärenden', en: 'cases about absence' }
const income = { sv: 'inkomster', en: 'incomes' }
const fees = { sv: 'avgifter', en: 'fees' }
const reason = { sv: 'orsak till frånvaro', en: 'reason of absence' }
const attendance = { sv: 'närvaro', en: 'attendance' }
const exception = { sv: 'undantag i schemat', en: 'exception in the schedule' }

/**
 * What a sensitive field is in the words of those it is about, who may read who has read it. Identity tells of the fields of
 * every subgraph, so their words are here and not beside the rules; a test asks for those that are missing. In the order they are said.
 */
export const sensitiveFields: Readonly<Record<string, Texts>> = {
  'Person.givenName': name,
  'Person.middleName': name,
  'Person.familyName': name,
  'Person.displayName': name,
  'Person.civicNo': civicNo,
  'AccountOrder.civicNo': civicNo,
  'Person.birthDate': { sv: 'födelsedatum', en: 'date of birth' },
  'Person.sex': { sv: 'kön', en: 'sex' },
  'Person.personStatus': { sv: 'personstatus', en: 'person status' },
  'Person.securityMarking': { sv: 'skyddade personuppgifter', en: 'protected identity' },
  'Person.addresses': { sv: 'adresser', en: 'addresses' },
  'Person.phoneNumbers': { sv: 'telefonnummer', en: 'telephone numbers' },
  'Person.emails': { sv: 'e-postadresser', en: 'email addresses' },
  'ContactListPerson.addresses': { sv: 'adresser på kontaktlistan', en: 'addresses on the contact list' },
  'ContactListPerson.phoneNumbers': { sv: 'telefonnummer på kontaktlistan', en: 'telephone numbers on the contact list' },
  'ContactListPerson.emails': { sv: 'e-postadresser på kontaktlistan', en: 'email addresses on the contact list' },
  'Person.workEmail': { sv: 'e-postadress i arbetet', en: 'work email address' },
  'Person.enrolments': { sv: 'inskrivningar', en: 'enrolments' },
  'Person.groupMemberships': { sv: 'grupper', en: 'groups' },
  'Person.responsibles': { sv: 'vårdnadshavare och andra ansvariga', en: 'guardians and others responsible' },
  'Person.responsibleFor': { sv: 'barn', en: 'children' },
  'Person.formerGuardians': { sv: 'tidigare vårdnadshavare', en: 'former guardians' },
  'Person.namedPersons': { sv: 'namngivna i ärendet', en: 'persons named on the case' },
  'Person.delegations': { sv: 'ombud', en: 'delegates' },
  'Person.contactListConsents': { sv: 'samtycken till klasslista', en: 'consents to the contact list' },
  'Person.contactPropagations': { sv: 'vart kontaktuppgifter har gått', en: 'where contact details have gone' },
  'Person.processingRestrictions': { sv: 'begränsningar av behandling', en: 'restrictions of processing' },
  'Person.externalIdentifiers': { sv: 'id i andra system', en: 'identifiers in other systems' },
  'Person.importedFrom': { sv: 'källsystem', en: 'source system' },
  'Person.account': { sv: 'konto', en: 'account' },
  'Person.absences': { sv: 'frånvaro', en: 'absence' },
  'Person.absenceSummary': summary,
  'PupilAbsence.summary': summary,
  'Person.absenceCases': absenceCase,
  'AbsenceCase.state': absenceCase,
  'AbsenceCase.ground': { sv: 'grund för frånvaroärende', en: 'ground of a case about absence' },
  'AbsenceCase.entries': { sv: 'journal i frånvaroärende', en: 'journal of a case about absence' },
  'Person.leaveApplications': { sv: 'ledighetsansökningar', en: 'applications for leave' },
  'Absence.comment': { sv: 'kommentar till frånvaro', en: 'comment on an absence' },
  'Person.attendances': attendance,
  'RollCallEntry.lessonMinutes': attendance,
  'RollCallEntry.excusedMinutes': attendance,
  'RollCallEntry.suggestedStatus': attendance,
  'Attendance.attendanceMinutes': attendance,
  'Attendance.validAbsenceMinutes': attendance,
  'Attendance.invalidAbsenceMinutes': attendance,
  'Attendance.otherAttendanceMinutes': attendance,
  'Attendance.lateMinutes': attendance,
  'Attendance.absenceReason': reason,
  'Attendance.revisions': attendance,
  'AttendanceRevision.attendanceMinutes': attendance,
  'AttendanceRevision.validAbsenceMinutes': attendance,
  'AttendanceRevision.invalidAbsenceMinutes': attendance,
  'AttendanceRevision.otherAttendanceMinutes': attendance,
  'AttendanceRevision.lateMinutes': attendance,
  'AttendanceRevision.absenceReason': reason,
  'Person.placements': { sv: 'placeringar i förskola och fritidshem', en: 'places at preschool and in after-school care' },
  'CareComment.text': { sv: 'kommentarer till vistelsetider', en: 'comments on times in care' },
  'CareComment.answer': { sv: 'svar på kommentarer till vistelsetider', en: 'answers to comments on times in care' },
  'Person.placeApplications': { sv: 'ansökningar om plats', en: 'applications for places' },
  'IncomeDeclaration.monthlyIncome': income,
  'Fee.income': income,
  'Fee.amount': fees,
  'Person.duties': { sv: 'tjänstgöring', en: 'duties' },
  'Schedule.lessons': { sv: 'schema', en: 'schedule' },
  'StudentException.isParticipating': exception,
  'StudentException.startsAt': exception,
  'StudentException.endsAt': exception,
  'Person.grades': grades,
  'Grade.gradeValue': grades,
  'Grade.motivation': { sv: 'motiveringar av betyg', en: 'reasons for grades' },
  'Grade.adaptedStudyPlan': { sv: 'anpassad studiegång', en: 'adapted studies' },
  'LeaveApplication.reason': { sv: 'skäl till ledighet', en: 'reasons for leave' },
  'LeaveApplication.decisionReason': { sv: 'beslut om ledighet', en: 'decisions on leave' },
  'Grade.diplomaProject': { sv: 'gymnasiearbete', en: 'diploma project' },
  'Grade.remark': { sv: 'anmärkningar till betyg', en: 'remarks to grades' },
  'Person.meritValue': { sv: 'meritvärde', en: 'merit value' },
  'Person.eligibility': { sv: 'behörighet till gymnasieskolan', en: 'eligibility for upper secondary school' },
  'Person.comparisonValue': { sv: 'jämförelsetal', en: 'comparison value' },
  'Person.nationalTestResults': tests,
  'NationalTestResult.resultValue': tests,
  'NationalTestResult.partResults': tests,
  'NationalTestResult.answersReference': { sv: 'var svar på nationella prov finns', en: 'where answers to national tests are' },
  'Person.studyPlans': { sv: 'studieplaner', en: 'study plans' },
  'Person.certificates': { sv: 'betygsdokument', en: 'documents of grades' },
  'Person.teacherLicences': { sv: 'behörighet att sätta betyg', en: 'licence to grade' },
  'Person.identityRegister': extract,
  'Person.governanceRegister': extract,
  'Person.administrationRegister': extract,
  'Person.pedagogyRegister': extract,
  'Person.identityPortable': portable,
  'Person.governancePortable': portable,
  'Person.administrationPortable': portable,
  'Person.pedagogyPortable': portable,
}
