// Written by hand from design/access.md, cell by cell. A field, act or persona that is not here makes the matrix fail.

/** What a person gets of another: VALUE, an EMPTY list, FORBIDDEN, or VALUE from SUBSTANTIAL (STEP_UP_REQUIRED below). */
export type Cell = 'V' | 'E' | 'F' | 'S'

const words = (line: string) => line.trim().split(/\s+/)

/** Reads a table: a line of column names, then lines that begin with their row's name. */
function grid(text: string): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const [head = '', ...lines] = text.trim().split('\n')
  const columns = words(head)
  return Object.fromEntries(
    lines.map((line) => {
      const [name = '', ...cells] = words(line)
      if (cells.length !== columns.length) throw new Error(`The row ${name} has ${cells.length} cells`)
      return [name, Object.fromEntries(columns.map((column, n) => [column, cells[n]!]))]
    }),
  )
}

/** A pupil, the protected, the adult, a guardian, staff, protected staff, a classmate with consent and one without. */
export const targets = {
  alva: 'Alva Bergström',
  elin: 'Elin Strand',
  amina: 'Amina Warsame',
  jenny: 'Jenny Bergström',
  johan: 'Johan Lindqvist',
  eva: 'Eva Lundin',
  hugo: 'Hugo Persson',
  ebba: 'Ebba Wiklund',
} as const

/** What each persona is to each target; `-` is nobody, for whom the target does not exist. */
export const standings = grid(`
                        alva      elin            amina     jenny    johan      eva        hugo    ebba
authority-admin         authority -               authority overseer directoryLead -          authority authority
analyst                 -         -               -         -        -          -          -       -
unit-observer           -         -               -         -        directory  -          -       -
principal               leader    leader          leader    contactLead staffLead  staffLead  leader  leader
principal-other-school  -         -               -         contactLead directory  -          -       -
school-admin            leader    -               leader    contactLead staffLead  -          leader  leader
teacher                 teacher   teacher         -         name     self       -          teacher teacher
mentor                  mentor    mentorMarked  teacher   contact  directory  -          mentor  mentor
former-teacher          -         -               mentor    -        directory  -          -       -
substitute              -         -               -         -        directory  -          -       -
special-educator        health    -               health    name     directory  -          health  health
counsellor              health    named           health    name     directory  -          health  health
special-educator        health   -               health   name     directory  -          health health
counsellor              health   named           health   name     directory  -          health health
care-staff              -         -               -         -        directory  -          -       -
guardian                guardian  -               -         self     directory  -          -       -
guardian-other-parent   guardian  -               -         name     directory  -          -       -
step-parent             delegate  -               -         name     directory  -          -       -
guardian-other-school   -         -               -         -        directory  -          -       -
protected-guardian      -         wardMarked  -         -        directory  -          -       -
blocked-guardian        -         -               -         -        directory  -          -       -
pupil                   self      -               -         contact  directory  -          fellow  -
adult-pupil             -         -               self      -        directory  -          -       -
protected-pupil         fellow    selfMarked      -         -        directory  -          fellow  -
integrator              -         -               -         -        -          -          -       -
account-sync            client    -               client    client   client     -          client  client
shared-preschool        -         -               -         -        -          -          -       -
`)

/**
 * What each of them reads. `health` is pupil health; `leader` principal or unit's administrator; `overseer` the authority's, of
 * guardians.
 */
export const personFields = grid(`
                 self selfMarked guardian wardMarked teacher mentor mentorMarked leader contact name directory staffLead fellow named delegate client authority overseer contactLead directoryLead health
id               V    V          V        V          V       V      V            V      V       V    V         V         V      V     V        V      V  V V V V
givenName        V    V          V        V          V       V      V            V      V       V    V         V         V      V     V        V      V  V V V V
middleName       V    V          V        V          V       V      V            V      V       V    V         V         V      V     V        F      V  V V V V
familyName       V    V          V        V          V       V      V            V      V       V    V         V         V      V     V        V      V  V V V V
displayName      V    V          V        V          V       V      V            V      V       V    V         V         V      V     V        V      V  V V V V
civicNo          S    S          S        S          F       F      F            S      F       F    F         S         F      F     F        V      S  F F F F
birthDate        V    V          V        V          V       V      V            V      F       F    F         F         F      V     F        F      V  F F F V
sex              V    V          V        V          V       V      V            V      F       F    F         F         F      V     F        F      V  F F F V
personStatus     V    V          V        V          V       V      V            V      F       F    F         F         F      V     F        F      V  F F F V
securityMarking  F    F          F        F          F       F      F            V      F       F    F         F         F      F     F        F      V  F F F F
workEmail        V    V          F        F          F       F      F            F      F       F    V         V         F      F     F        F      F  F F V F
emails           V    V          V        V          F       V      V            V      V       F    F         V         F      V     V        F      V  V V F F
phoneNumbers     V    E          V        E          F       V      E            V      V       F    F         V         F      V     V        F      V  V V F F
addresses        V    E          V        E          F       V      E            V      V       F    F         V         F      V     V        F      V  V V F F
enrolments       V    V          V        V          V       V      V            V      F       F    F         F         F      V     V        F      V  F F F V
responsibles     V    V          V        V          V       V      V            V      F       F    F         F         F      V     F        F      V  F F F V
responsibleFor   V    V          F        F          F       F      F            F      V       V    F         F         F      F     F        F      F  V V F F
duties           V    V          F        F          F       F      F            F      F       F    V         V         F      F     F        F      F  F F V F
groupMemberships V    V          V        V          V       V      V            V      F       F    F         F         F      V     V        V      V  F F F V
delegations      F    F          V        V          F       F      F            V      F       F    F         F         F      F     F        F      F  F F F F
formerGuardians  V    V          F        F          F       F      F            F      F       F    F         F         F      F     F        F      F  F F F F
version          V  V  V  V  F  V  V  V  V  F  F  V  F  V  V  F  V  V V F F
contactVersion   V  V  V  V  F  V  V  V  V  F  F  V  F  V  V  F  V  V V F F
contactPropagations V  V  V  V  F  V  V  V  V  F  F  V  F  V  V  F  V  V V F F
namedPersons     V  V  V  V  F  V  V  V  V  F  F  V  F  V  V  F  V  V V F F
permittedActions V  V  V  V  V  V  V  V  V  V  V  V  V  V  V  F  V  V V V V
permittedAccountActions V  V  V  V  V  V  V  V  V  V  V  V  V  V  V  F  V  V V V V
contactListConsents V  V  V  V  F  F  F  F  F  F  F  F  F  F  F  F  F  F F F F
identityRegister S  S  S  S  F  F  F  F  F  F  F  F  F  F  F  F  S  F F F F
identityPortable S  S  S  S  F  F  F  F  F  F  F  F  F  F  F  F  S  F F F F
identityErasure S  S  S  S  F  F  F  F  F  F  F  F  F  F  F  F  S  F F F F
governanceRegister S  S  S  S  F  F  F  F  F  F  F  F  F  F  F  F  S  F F F F
governancePortable S  S  S  S  F  F  F  F  F  F  F  F  F  F  F  F  S  F F F F
governanceErasure S  S  S  S  F  F  F  F  F  F  F  F  F  F  F  F  S  F F F F
administrationRegister S  S  S  S  F  F  F  F  F  F  F  F  F  F  F  F  S  F F F F
administrationPortable S  S  S  S  F  F  F  F  F  F  F  F  F  F  F  F  S  F F F F
administrationErasure S  S  S  S  F  F  F  F  F  F  F  F  F  F  F  F  S  F F F F
processingRestrictions V  V  V  V  F  F  F  V  F  F  F  F  F  F  F  F  V  F F F F
readEvents V  V  V  V  F  F  F  F  F  F  F  F  F  F  F  F  V  V F F F
externalIdentifiers F F F F F F F V F F F V F F F F V V V V F
importedFrom F F F F F F F V F F F V F F F F V V V V F
absences V V V V F V V V F F F F F V V F F F F F V
permittedAbsenceActions V V V V V V V V V V V V V V V F V V V V V
attendances V V V V V V V V F F F F F V F F F F F F V
leaveApplications V V V V F V V V F F F F F F F F F F F F F
permittedLeaveActions V V V V V V V V V V V V V V V F V V V V V
placements F  F  V  V  F  F  F  V  F  F  F  F  F  F  F  F  F  F F F F
grades           V    V          S        S          S       S      S            S      F       F    F         F         F      F     F        F      F  F F F F
meritValue       V    V          S        S          F       S      S            S      F       F    F         F         F      F     F        F      F  F F F F
eligibility      V    V          S        S          F       S      S            S      F       F    F         F         F      F     F        F      F  F F F F
comparisonValue  V    V          S        S          F       S      S            S      F       F    F         F         F      F     F        F      F  F F F F
nationalTestResults V V          S        S          S       S      S            S      F       F    F         F         F      F     F        F      F  F F F F
studyPlans       V    V          S        S          S       S      S            S      F       F    F         F         F      F     F        F      F  F F F F
certificates     V    V          S        S          F       S      S            S      F       F    F         F         F      F     F        F      F  F F F F
teacherLicences  V    V          F        F          F       F      F            F      F       F    F         V         F      F     F        F      F  F F F F
`) as Readonly<Record<string, Readonly<Record<string, Cell>>>>

/** What to select below the fields that hold objects. */
export const selections: Readonly<Record<string, string>> = {
  emails: ' { value }',
  phoneNumbers: ' { value }',
  addresses: ' { streetAddress }',
  enrolments: ' { startDate }',
  responsibles: ' { startDate }',
  responsibleFor: ' { startDate }',
  duties: ' { id }',
  groupMemberships: ' { startDate }',
  contactPropagations: ' { isCurrent }',
  namedPersons: ' { reason }',
  identityRegister: ' { subgraph }',
  identityPortable: ' { subgraph }',
  identityErasure: ' { concept }',
  governanceRegister: ' { subgraph }',
  governancePortable: ' { subgraph }',
  governanceErasure: ' { concept }',
  administrationRegister: ' { subgraph }',
  administrationPortable: ' { subgraph }',
  administrationErasure: ' { concept }',
  absences: ' { edges { cursor } }',
  attendances: ' { edges { cursor } }',
  leaveApplications: ' { id }',
  processingRestrictions: ' { id }',
  delegations: ' { id }',
  formerGuardians: ' { id }',
  placements: ' { id }',
  readEvents: ' { edges { cursor } }',
  grades: ' { edges { cursor } }',
  meritValue: ' { value }',
  eligibility: ' { code }',
  comparisonValue: ' { value }',
  nationalTestResults: ' { id }',
  studyPlans: ' { id }',
  certificates: ' { id }',
  teacherLicences: ' { id }',
  externalIdentifiers: ' { value }',
  importedFrom: ' { importedAt }',
}

const staff = ['principal', 'principal-other-school', 'school-admin', 'teacher', 'mentor', 'former-teacher', 'substitute',
  'special-educator', 'counsellor', 'care-staff'] // prettier-ignore

/** Staff, the unit's observers, the authority, and (access.md's CLIENT, read generously) a client that may import. */
export const kpiOpenTo = [...staff, 'unit-observer', 'analyst', 'authority-admin']

const everyone = Object.keys(standings)
const notClients = everyone.filter((persona) => persona !== 'integrator' && persona !== 'account-sync')
const people = notClients.filter((persona) => persona !== 'shared-preschool')
const persons = everyone.filter((persona) => !['integrator', 'account-sync'].includes(persona))

/** Whoever keeps the directory of some unit. */
const keepers = ['authority-admin', 'principal', 'principal-other-school', 'school-admin']

/** Whoever leads some unit, and gives places there. */
const unitLeaders = ['principal', 'principal-other-school', 'school-admin']

/** Whoever gives roles: at the authority, or observers at the own unit. */
const givers = ['authority-admin', 'principal', 'principal-other-school']

/** Whom a search or a list would tell names and numbers that were not granted to them. */
const notIntegrator = everyone.filter((persona) => persona !== 'integrator')

/** Who leads Ekhamraskolan, or its authority. */
const leaders = ['authority-admin', 'principal', 'school-admin']

const principals = ['principal', 'principal-other-school']

/** Of Alva's account: she, and who looks after it. To those who do not see her there is nothing to refuse. */
const accountsSeenBy = everyone.filter(
  (persona) => standings[persona]!['alva'] === '-' || ['pupil', ...leaders].includes(persona),
)

/** Acts and the fields of Query and Organisation that not everybody may do or see alike: who may; all others get FORBIDDEN. */
export const openTo: Readonly<Record<string, readonly string[]>> = {
  'Query.viewer': everyone,
  'Query.organisations': everyone,
  'Query.organisation': everyone,
  'Query.person': everyone,
  'Query.persons': notIntegrator,
  'Query.groups': notIntegrator,
  'Query.group': everyone,
  'Query.kpis': everyone,
  'Organisation.duties': notClients,
  'Organisation.groups': notClients,
  'Organisation.pupils': notIntegrator,
  'Organisation.kpiValues': kpiOpenTo,
  'Delegation.reason': notClients.filter((persona) => persona !== 'step-parent'),
  'Mutation.markProtected': persons,
  'Mutation.liftProtection': persons,
  'Mutation.namePersonOnCase': persons,
  'Mutation.removeNamedPerson': persons,
  'Mutation.changeContactDetails': persons,
  'Mutation.acknowledgeContactDetails': [],
  'Mutation.setContactListConsent': persons,
  'Mutation.setLocale': everyone,
  'Mutation.correctOrganisationName': ['authority-admin'],
  'Mutation.blockGuardian': ['principal', 'principal-other-school', 'school-admin'],
  'Mutation.unblockGuardian': ['principal', 'principal-other-school', 'school-admin'],
  'Mutation.consentToGuardian': notClients,
  'Mutation.withdrawGuardianConsent': notClients,
  'Mutation.delegateActs': notClients,
  'Mutation.revokeDelegation': notClients,
  'Mutation.setUnitAccessPolicy': ['authority-admin', 'principal', 'principal-other-school'],
  'Organisation.comingEnrolments': keepers,
  'Mutation.enrolPupil': keepers,
  'Mutation.endEnrolment': keepers,
  'Mutation.cancelEnrolment': keepers,
  'Mutation.confirmEnrolment': people,
  'Mutation.refuseEnrolment': people,
  'Mutation.createGroup': keepers,
  'Mutation.renameGroup': keepers,
  'Mutation.endGroup': keepers,
  'Mutation.addGroupMember': keepers,
  'Mutation.endGroupMembership': keepers,
  'Mutation.startDuty': keepers,
  'Mutation.endDuty': keepers,
  'Mutation.confirmDuty': people,
  'Mutation.refuseDuty': people,
  'Mutation.assignDuty': keepers,
  'Mutation.endAssignment': keepers,
  'Mutation.openOrganisation': ['authority-admin'],
  'Mutation.closeOrganisation': ['authority-admin'],
  'Query.dataSubjectRequests': everyone,
  'Query.dataSubjectRequest': everyone,
  'Organisation.retentionRules': ['authority-admin'],
  'Mutation.requestDataSubjectRight': persons,
  'Mutation.extendDataSubjectRequest': persons,
  'Mutation.decideDataSubjectRequest': persons,
  'Mutation.carryOutErasure': persons,
  'Mutation.endProcessingRestriction': persons,
  'Mutation.setRetentionRule': ['authority-admin'],
  'Query.accessRequests': everyone,
  'Viewer.accessRequests': notClients,
  'Organisation.accessRequests': notClients,
  'Organisation.roleGrants': notClients,
  'Query.clientApplications': ['authority-admin'],
  'Query.myGrants': everyone,
  'ClientApplication.keys': notClients,
  'Query.fieldAccess': everyone,
  'Mutation.grantRole': givers,
  'Mutation.revokeRoleGrant': givers,
  'Mutation.requestAccess': staff,
  'Mutation.approveAccessRequest': givers,
  'Mutation.refuseAccessRequest': givers,
  'Mutation.withdrawAccessRequest': notClients,
  'Mutation.registerClientApplication': ['authority-admin'],
  'Mutation.stopClientApplication': ['authority-admin'],
  'Mutation.resumeClientApplication': ['authority-admin'],
  'Mutation.grantUnit': ['authority-admin'],
  'Mutation.revokeUnitGrant': ['authority-admin'],
  'Mutation.signProcessorAgreement': ['authority-admin'],
  'Mutation.endProcessorAgreement': ['authority-admin'],
  'Mutation.grantFields': ['authority-admin'],
  'Mutation.revokeFieldGrants': ['authority-admin'],
  'Mutation.issueClientKey': ['authority-admin'],
  'Mutation.revokeClientKey': ['authority-admin'],
  'Person.account': accountsSeenBy,
  'Organisation.sharedAccount': leaders,
  'Organisation.endingAccounts': leaders,
  'Organisation.accountOrders': leaders,
  'AccountOrder.civicNo': leaders,
  'Mutation.openAccount': notClients,
  'Mutation.openSharedAccount': notClients,
  'Mutation.closeAccount': notClients,
  'Mutation.reopenAccount': notClients,
  'Mutation.confirmAccountHolder': people,
  'Mutation.rejectAccountHolder': notClients,
  'Mutation.orderAccount': people,
  'Mutation.approveAccountOrder': people,
  'Mutation.refuseAccountOrder': notClients,
  'Mutation.withdrawAccountOrder': notClients,
  'Mutation.inviteToAccount': notClients,
  'Mutation.revokeInvitation': notClients,
  'Mutation.activateAccount': [],
  'Mutation.revokeSession': notClients,
  'Mutation.revokeOtherSessions': notClients,
  'Query.sourceSystems': everyone,
  'Organisation.masterSystems': everyone,
  'Organisation.masterOf': everyone,
  'Organisation.importedFrom': everyone,
  'Organisation.externalIdentifiers': notClients,
  'Mutation.registerSourceSystem': ['authority-admin'],
  'Mutation.setMasterSystem': ['authority-admin'],
  'Mutation.importKpiValues': ['authority-admin', 'integrator'],
  'Query.gradeScales': everyone,
  'Query.schoolYearLabels': everyone,
  'Query.syllabuses': everyone,
  'Query.gradeSheet': staff,
  'Query.gradeCatalogue': staff,
  'Query.gradesToCosign': staff,
  'Mutation.linkSyllabus': unitLeaders,
  'Mutation.setGrades': staff,
  'Mutation.signGrades': staff,
  'Mutation.cosignGrades': staff,
  'Mutation.lockGrades': principals,
  'Mutation.changeGrade': principals,
  'Mutation.rectifyGrade': principals,
  'Mutation.recordTrialGrade': principals,
  'Mutation.registerTeacherLicence': principals,
  'Mutation.endTeacherLicence': principals,
  'Mutation.registerTestResults': staff,
  'Mutation.decideStudyPlan': staff,
  'Mutation.issueCertificate': principals,
  'Query.schoolYear': everyone,
  'Organisation.schoolYears': everyone,
  'Organisation.schoolYear': everyone,
  'Organisation.daysOff': everyone,
  'Organisation.permittedCalendarActions': everyone,
  'Mutation.decideSchoolYear': keepers,
  'Mutation.removeSchoolYear': keepers,
  'Mutation.addDayOff': keepers,
  'Mutation.removeDayOff': keepers,
  'Organisation.absencePolicy': everyone,
  'Mutation.setAbsencePolicy': ['authority-admin', 'principal', 'principal-other-school'],
  'Query.checkAbsenceComment': notClients,
  'Mutation.reportAbsence': people,
  'Mutation.registerAbsence': people,
  'Mutation.endOwnAbsence': people,
  'Mutation.withdrawAbsence': people,
  'Query.notifications': people,
  'Mutation.callRoll': staff,
  'Mutation.correctAttendance': people,
  'Organisation.waitingLeaveApplications': staff,
  'Mutation.applyForLeave': people,
  'Mutation.withdrawLeaveApplication': people,
  'Mutation.decideLeave': people,
  'Query.room': everyone,
  'Query.resource': everyone,
  'Organisation.rooms': everyone,
  'Organisation.resources': everyone,
  'Organisation.permittedRoomActions': everyone,
  'Mutation.addRoom': keepers,
  'Mutation.describeRoom': keepers,
  'Mutation.removeRoom': keepers,
  'Mutation.addResource': keepers,
  'Mutation.describeResource': keepers,
  'Mutation.removeResource': keepers,
  'Query.calendarEvent': everyone,
  'Query.schedule': notClients,
  'Mutation.scheduleLessons': staff,
  'Mutation.moveLesson': staff,
  'Mutation.cancelLesson': staff,
  'Mutation.renewLessons': staff,
  'Mutation.reinstateLesson': staff,
  'Mutation.assignSubstitute': staff,
  'Mutation.withdrawSubstitute': staff,
  'Mutation.setTeacherException': staff,
  'Mutation.setStudentException': staff,
  'Mutation.clearStudentException': staff,
  'Mutation.createActivity': keepers,
  'Mutation.endActivity': keepers,
  'Mutation.assignTeacher': keepers,
  'Mutation.endTeaching': keepers,
  'Query.placement': everyone,
  'Organisation.permittedCareActions': notClients,
  'Mutation.startPlacement': unitLeaders,
  'Mutation.endPlacement': unitLeaders,
  'Organisation.careOpenings': everyone,
  'Mutation.decideCareOpenings': unitLeaders,
  'Query.previewCareSchedule': people,
  'Mutation.submitCareSchedule': people,
  'Mutation.setCareDay': people,
  'Mutation.clearCareDay': people,
  'Mutation.releaseCareWeek': people,
  'Organisation.careMarkers': notClients,
  'Mutation.acknowledgeCareComment': people,
  'Mutation.answerCareComment': people,
  'Organisation.careHeadCounts': staff,
  'Mutation.checkIn': people,
  'Mutation.checkOut': people,
}

/** Open lists that show rows to these alone, at Ekhamraskolan: "no row about a person" for the analyst and the client. */
export const rowsFor: Readonly<Record<string, readonly string[]>> = {
  'Organisation.duties': everyone.filter((persona) => !['analyst', 'integrator', 'account-sync', 'shared-preschool'].includes(persona)),
  'Organisation.pupils': ['authority-admin', 'principal', 'school-admin', 'teacher', 'mentor', 'former-teacher', 'special-educator',
    'counsellor', 'guardian', 'guardian-other-parent', 'step-parent', 'protected-guardian', 'pupil', 'adult-pupil', 'protected-pupil',
    'account-sync'],
  'Organisation.groups': ['authority-admin', 'principal', 'school-admin', 'teacher', 'mentor', 'former-teacher',
    'special-educator', 'counsellor', 'guardian', 'guardian-other-parent', 'step-parent', 'protected-guardian', 'pupil',
    'adult-pupil', 'protected-pupil'],
} // prettier-ignore

/** Fields of objects that whoever may see the object may not all read, and the story that says who may. */
export const guardedFields: Readonly<Record<string, string>> = {
  'ContactListPerson.emails': 'subgraphs/identity/contact_list/contact_list.test.ts',
  'ContactListPerson.phoneNumbers': 'subgraphs/identity/contact_list/contact_list.test.ts',
  'ContactListPerson.addresses': 'subgraphs/identity/contact_list/contact_list.test.ts',
  'RollCallEntry.lessonMinutes': 'subgraphs/administration/attendance/roll_call.test.ts',
  'RollCallEntry.excusedMinutes': 'subgraphs/administration/attendance/roll_call.test.ts',
  'RollCallEntry.suggestedStatus': 'subgraphs/administration/attendance/roll_call.test.ts',
  'Attendance.attendanceMinutes': 'subgraphs/administration/attendance/attendance.test.ts',
  'Attendance.validAbsenceMinutes': 'subgraphs/administration/attendance/attendance.test.ts',
  'Attendance.invalidAbsenceMinutes': 'subgraphs/administration/attendance/attendance.test.ts',
  'Attendance.otherAttendanceMinutes': 'subgraphs/administration/attendance/attendance.test.ts',
  'Attendance.lateMinutes': 'subgraphs/administration/attendance/attendance.test.ts',
  'Attendance.absenceReason': 'subgraphs/administration/attendance/attendance.test.ts',
  'Attendance.revisions': 'subgraphs/administration/attendance/attendance.test.ts',
  'AttendanceRevision.attendanceMinutes': 'subgraphs/administration/attendance/attendance.test.ts',
  'AttendanceRevision.validAbsenceMinutes': 'subgraphs/administration/attendance/attendance.test.ts',
  'AttendanceRevision.invalidAbsenceMinutes': 'subgraphs/administration/attendance/attendance.test.ts',
  'AttendanceRevision.otherAttendanceMinutes': 'subgraphs/administration/attendance/attendance.test.ts',
  'AttendanceRevision.lateMinutes': 'subgraphs/administration/attendance/attendance.test.ts',
  'AttendanceRevision.absenceReason': 'subgraphs/administration/attendance/attendance.test.ts',
  'Absence.comment': 'subgraphs/administration/absence/absence.test.ts',
  'Grade.gradeValue': 'subgraphs/administration/grade/grade.test.ts',
  'Grade.motivation': 'subgraphs/administration/grade/grade.test.ts',
  'Grade.adaptedStudyPlan': 'subgraphs/administration/grade/grade.test.ts',
  'NationalTestResult.resultValue': 'subgraphs/administration/national_test/national_test.test.ts',
  'NationalTestResult.partResults': 'subgraphs/administration/national_test/national_test.test.ts',
  'NationalTestResult.answersReference': 'subgraphs/administration/national_test/national_test.test.ts',
  'GradeCatalogue.warnings': 'subgraphs/administration/grade/grade.test.ts',
  'LeaveApplication.reason': 'subgraphs/administration/leave_application/leave_application.noted.test.ts',
  'LeaveApplication.decisionReason': 'subgraphs/administration/leave_application/leave_application.noted.test.ts',
  'Grade.remark': 'subgraphs/administration/grade/grade.test.ts',
  'Grade.diplomaProject': 'subgraphs/administration/grade/diploma_project.test.ts',
  'DataSubjectRequest.text': 'subgraphs/identity/data_subject/data_subject.hidden.test.ts',
  'DataSubjectRequest.extensionReason': 'subgraphs/identity/data_subject/data_subject.test.ts',
  'DataSubjectRequest.ground': 'subgraphs/identity/data_subject/data_subject.hidden.test.ts',
  'Schedule.lessons': 'subgraphs/administration/schedule/schedule.test.ts',
  'StudentException.isParticipating': 'subgraphs/administration/lesson_exception/lesson_exception.test.ts',
  'StudentException.startsAt': 'subgraphs/administration/lesson_exception/lesson_exception.test.ts',
  'StudentException.endsAt': 'subgraphs/administration/lesson_exception/lesson_exception.test.ts',
  'Placement.attendanceEvents': 'subgraphs/administration/attendance_event/attendance_event.test.ts',
  'CareWeek.owner': 'subgraphs/administration/care_schedule/care_schedule_delegate.test.ts',
  'CareComment.text': 'subgraphs/administration/care_comment/care_comment.test.ts',
  'CareComment.answer': 'subgraphs/administration/care_comment/care_comment.test.ts',
}

/** Types whose fields are all open to whoever may see the object, with every such field. */
export const openFields: Readonly<Record<string, string>> = {
  Organisation: `id displayName organisationType organisationNumber schoolUnitCode municipalityCode parentOrganisation schoolTypes
    startDate endDate version modifiedAt permittedActions accessPolicy permittedAccountActions`,
  Viewer: 'id kind assurance scopes person clientApplicationName locale roles delegations organisation notices session sessions',
  HeldRole: 'role organisation',
  Account: 'id kind state holder organisation endsOn isEndingSoon modifiedAt permittedActions invitations',
  AccountNotice: 'kind endsOn',
  AccountConnection: 'edges pageInfo',
  AccountEdge: 'node cursor',
  AccountInvitation: 'id issuedBy issuedAt expiresAt usedAt revokedAt permittedActions',
  AccountOrder: `id organisation givenName familyName email dutyRole startDate endDate reason state orderedBy orderedAt expiresOn
    decidedBy decidedAt decisionReason account permittedActions`,
  AccountOrderConnection: 'edges pageInfo',
  AccountOrderEdge: 'node cursor',
  Session: 'id assurance authMethods authorizedParty firstSeenAt lastSeenAt revokedAt isCurrent permittedActions',
  AuthMethod: 'assurance issuer acrValues',
  SessionConnection: 'edges pageInfo',
  SessionEdge: 'node cursor',
  OpenAccountPayload: 'account userErrors',
  OpenAccountError: 'code message field',
  OpenSharedAccountPayload: 'account userErrors',
  OpenSharedAccountError: 'code message field',
  CloseAccountPayload: 'account userErrors',
  CloseAccountError: 'code message field',
  ConfirmAccountHolderPayload: 'account userErrors',
  ConfirmAccountHolderError: 'code message field',
  RejectAccountHolderPayload: 'account userErrors',
  RejectAccountHolderError: 'code message field',
  ReopenAccountPayload: 'account userErrors',
  ReopenAccountError: 'code message field',
  OrderAccountPayload: 'accountOrder userErrors',
  OrderAccountError: 'code message field',
  ApproveAccountOrderPayload: 'accountOrder userErrors',
  ApproveAccountOrderError: 'code message field',
  RefuseAccountOrderPayload: 'accountOrder userErrors',
  RefuseAccountOrderError: 'code message field',
  WithdrawAccountOrderPayload: 'accountOrder userErrors',
  WithdrawAccountOrderError: 'code message field',
  InviteToAccountPayload: 'invitation token userErrors',
  InviteToAccountError: 'code message field',
  RevokeInvitationPayload: 'invitation userErrors',
  RevokeInvitationError: 'code message field',
  ActivateAccountPayload: 'isActivated userErrors',
  ActivateAccountError: 'code message field',
  RevokeSessionPayload: 'session userErrors',
  RevokeSessionError: 'code message field',
  RevokeOtherSessionsPayload: 'revokedCount userErrors',
  RevokeOtherSessionsError: 'code message field',
  Email: 'value type',
  PhoneNumber: 'value type isMobile',
  Address: 'type streetAddress postalCode locality source syncedAt',
  Enrolment:
    'organisation schoolType schoolYear startDate endDate isCancelled isAwaited id pupilName permittedActions importedFrom',
  Responsible: 'id relationType pupil person isBlocked startDate endDate permittedActions importedFrom',
  Delegation: 'id pupil delegateName delegateKind acts startDate endDate givenBy givenAt revokedAt permittedActions',
  FormerGuardian: 'id displayName permittedActions',
  UnitAccessPolicy: 'isClassListShown isContactListShown isAbsenceReasonShown qualityWorkVisibleTo version',
  Group:
    'id displayName groupType schoolType organisation startDate endDate memberships activities assignmentRoles contactList version permittedActions importedFrom',
  GroupMembership: 'person group startDate endDate id permittedActions importedFrom',
  Duty: 'id person organisation dutyRole signature startDate endDate isAwaited activities permittedActions importedFrom',
  AssignmentRole: 'assignmentRoleType duty startDate endDate id permittedActions',
  Activity:
    'id displayName activityType organisation startDate endDate groups teachers comingTeachers permittedActions permittedScheduleActions importedFrom syllabus syllabuses',
  ActivityTeacher: 'id duty isGrader startDate endDate permittedActions',
  SourceSystem: 'id code displayName supplier',
  MasterSystem: 'id organisation domain schoolType sourceSystem startDate endDate',
  Import: 'sourceSystem importedAt',
  ExternalIdentifier: 'context value',
  RegisterSourceSystemPayload: 'sourceSystem userErrors',
  RegisterSourceSystemError: 'code message field',
  SetMasterSystemPayload: 'masterSystem userErrors',
  SetMasterSystemError: 'code message field',
  ChangeGradeError: 'code field message',
  ChangeGradePayload: 'grade userErrors',
  ComparisonValue: 'isPreliminary meritPoints value',
  CosignGradesError: 'code field message',
  CosignGradesPayload: 'grades userErrors',
  Curriculum: 'code displayName endDate source startDate',
  EndTeacherLicenceError: 'code field message',
  EndTeacherLicencePayload: 'teacherLicence userErrors',
  Grade:
    'activity correctionType cosignedAt cosigner gradeScale gradingTeacher group id isFinal isTrial lockedAt lockedBy organisation permittedActions registeredBy registeredOn semester signedAt state student supersedes syllabus version year',
  GradeCatalogue: 'grades group permittedActions semester year',
  GradeConnection: 'edges pageInfo',
  DiplomaProject: 'description descriptionEnglish title titleEnglish',
  GradeDraft: 'adaptedStudyPlan diplomaProject gradeValue id isFinal modifiedAt motivation remark',
  GradeEdge: 'cursor node',
  GradeScale: 'code displayName endDate id source startDate steps',
  GradeSheet: 'activity entries permittedActions semester syllabus year',
  GradeSheetEntry: 'draft grade student',
  GradeStep: 'isPass meaning points value',
  GradeWarning: 'activity code student',
  LinkSyllabusError: 'code field message',
  LinkSyllabusPayload: 'activity userErrors',
  LockGradesError: 'code field message',
  LockGradesPayload: 'gradeCatalogue userErrors',
  MeritValue: 'counted isPreliminary value',
  ProgrammeEligibility: 'code displayName isEligible missingPasses missingSubjects',
  RecordTrialGradeError: 'code field message',
  RecordTrialGradePayload: 'grade userErrors',
  RectifyGradeError: 'code field message',
  RectifyGradePayload: 'grade userErrors',
  RegisterTeacherLicenceError: 'code field message',
  RegisterTeacherLicencePayload: 'teacherLicence userErrors',
  SchoolYearLabel: 'endDate isLast label number source startDate',
  SetGradesError: 'code field message',
  SetGradesPayload: 'gradeSheet userErrors',
  SignGradesError: 'code field message',
  SignGradesPayload: 'gradeSheet userErrors',
  Syllabus:
    'courseCode courseName curriculum endSchoolYear gradeScale id isBlock isDiplomaProject isLanguageChoice isOfficial languageCode level points schoolType startSchoolYear subjectCode subjectDesignation subjectName',
  SyllabusConnection: 'edges pageInfo',
  SyllabusEdge: 'cursor node',
  TeacherLicence: 'endDate id languageCode person schoolType startDate subjectDesignation',
  Certificate: 'content id issuedAt issuedOn kind organisation schoolType signedBy student',
  CertificateContent: 'comparisonValue grades meritValue missing rule semester unexcusedHours year',
  CertificateGrade: 'courseCode courseName gradeValue isTrial level points semester subjectName year',
  DecideStudyPlanError: 'code field message',
  DecideStudyPlanPayload: 'studyPlan userErrors',
  IssueCertificateError: 'code field message',
  IssueCertificatePayload: 'certificate userErrors',
  NationalTestPart: 'code value',
  NationalTestResult: 'activity grade id organisation registeredAt registeredBy semester student syllabus testCode version year',
  RegisterTestResultsError: 'code field message',
  RegisterTestResultsPayload: 'registeredCount userErrors',
  StudyPlan: 'contents decidedBy endDate id modifiedAt notes startDate student version',
  StudyPlanContent: 'points syllabuses title type',
  StudyPlanNote: 'note type',
  StudyPlanSyllabus: 'endDate hours note startDate syllabus',
  Kpi: 'id code name unitOfMeasure direction',
  KpiValue: 'kpi period gender figure isPublished source',
  Figure: 'value isNearlyAll',
  SuppressedFigure: 'reason',
  MissingFigure: 'reason',
  SchoolYear: 'id organisation displayName startDate endDate terms version permittedActions',
  Term: 'semester startDate endDate',
  DayOff: 'id organisation startDate endDate kind displayName schoolTypes isCareOpen permittedActions',
  DecideSchoolYearPayload: 'schoolYear userErrors',
  DecideSchoolYearError: 'code message field',
  RemoveSchoolYearPayload: 'organisation userErrors',
  RemoveSchoolYearError: 'code message field',
  AddDayOffPayload: 'dayOff userErrors',
  AddDayOffError: 'code message field',
  RemoveDayOffPayload: 'organisation userErrors',
  RemoveDayOffError: 'code message field',
  AbsencePolicy:
    'daysAhead maxConsecutiveDays latestTime nextDayFrom isOwnReportEndable leaveMentorMaxDays isLateReportExcusing version permittedActions',
  RollCall: 'version reportedAt reporter entries',
  RollCallEntry: 'student attendance',
  Attendance:
    'id student calendarEvent activity organisation startsAt lessonMinutes reporter reportedAt version permittedActions',
  AttendanceRevision: 'version revisedBy revisedAt cause reason',
  AttendanceConnection: 'edges pageInfo',
  AttendanceEdge: 'node cursor',
  CallRollPayload: 'calendarEvent userErrors',
  CallRollError: 'code message field',
  CorrectAttendancePayload: 'attendance userErrors',
  CorrectAttendanceError: 'code message field',
  Notification: 'id kind channel about absentOn calendarEvent occurredAt isDue',
  NotificationConnection: 'edges pageInfo',
  NotificationEdge: 'node cursor',
  SetAbsencePolicyPayload: 'absencePolicy userErrors',
  SetAbsencePolicyError: 'code message field',
  Absence: 'id student organisation type startsAt endsAt isWholeDay registeredBy registeredAt isWithdrawn permittedActions',
  AbsenceConnection: 'edges pageInfo',
  AbsenceEdge: 'node cursor',
  AbsenceCommentWarning: 'word position advice',
  ReportAbsencePayload: 'absences warnings userErrors',
  ReportAbsenceError: 'code message field',
  RegisterAbsencePayload: 'absences userErrors',
  RegisterAbsenceError: 'code message field',
  EndOwnAbsencePayload: 'absence userErrors',
  EndOwnAbsenceError: 'code message field',
  WithdrawAbsencePayload: 'absence userErrors',
  WithdrawAbsenceError: 'code message field',
  LeaveApplication:
    'id student organisation startDate endDate schoolDays state appliedBy appliedAt decidedBy decidedAt version permittedActions',
  LeaveApplicationConnection: 'edges pageInfo',
  LeaveApplicationEdge: 'node cursor',
  ApplyForLeavePayload: 'leaveApplication userErrors',
  ApplyForLeaveError: 'code message field',
  WithdrawLeaveApplicationPayload: 'leaveApplication userErrors',
  WithdrawLeaveApplicationError: 'code message field',
  DecideLeavePayload: 'leaveApplication userErrors',
  DecideLeaveError: 'code message field',
  Room: 'id organisation displayName seats version permittedActions',
  Resource: 'id organisation displayName description version permittedActions',
  CalendarEvent: `id activity organisation displayName startsAt endsAt isCancelled cancelReason rooms resources groups teachers
    expectedPupils studentExceptions isReported rollCall version permittedActions`,
  LessonTeacher: 'duty isSubstitute isParticipating startsAt endsAt',
  StudentException: 'student',
  Schedule: 'week startDate endDate previousWeek nextWeek',
  AddRoomPayload: 'room userErrors',
  AddRoomError: 'code message field',
  DescribeRoomPayload: 'room userErrors',
  DescribeRoomError: 'code message field',
  RemoveRoomPayload: 'organisation userErrors',
  RemoveRoomError: 'code message field',
  AddResourcePayload: 'resource userErrors',
  AddResourceError: 'code message field',
  DescribeResourcePayload: 'resource userErrors',
  DescribeResourceError: 'code message field',
  RemoveResourcePayload: 'organisation userErrors',
  RemoveResourceError: 'code message field',
  ScheduleLessonsPayload: 'lessons skippedOn userErrors',
  ScheduleLessonsError: 'code message field',
  CreateActivityPayload: 'activity userErrors',
  CreateActivityError: 'code message field',
  EndActivityPayload: 'activity userErrors',
  EndActivityError: 'code message field',
  AssignTeacherPayload: 'activity userErrors',
  AssignTeacherError: 'code message field',
  EndTeachingPayload: 'activity userErrors',
  EndTeachingError: 'code message field',
  MoveLessonPayload: 'calendarEvent userErrors',
  MoveLessonError: 'code message field',
  CancelLessonPayload: 'calendarEvent userErrors',
  CancelLessonError: 'code message field',
  ReinstateLessonPayload: 'calendarEvent userErrors',
  ReinstateLessonError: 'code message field',
  AssignSubstitutePayload: 'calendarEvent userErrors',
  AssignSubstituteError: 'code message field',
  WithdrawSubstitutePayload: 'calendarEvent userErrors',
  WithdrawSubstituteError: 'code message field',
  SetTeacherExceptionPayload: 'calendarEvent userErrors',
  SetTeacherExceptionError: 'code message field',
  SetStudentExceptionPayload: 'calendarEvent userErrors',
  SetStudentExceptionError: 'code message field',
  ClearStudentExceptionPayload: 'calendarEvent userErrors',
  ClearStudentExceptionError: 'code message field',
  Placement: `id child organisation group owners schoolType startDate endDate reason maxWeeklyScheduleHours version permittedActions
    careWeek earliestSchedulableDate attendanceSchedules permittedScheduleActions permittedPresenceActions`,
  CareOpening: 'dayOfWeek startTime endTime',
  CareWeek: 'week startDate isOwn isFree days permittedActions',
  CareDay: 'careDate startTime endTime isClosed permittedActions comments',
  AttendanceSchedule: 'id placement numberOfWeeks startDate endDate scheduleEntries submittedAt',
  AttendanceScheduleEntry: 'weekOffset dayOfWeek startTime endTime',
  AttendanceScheduleConnection: 'edges pageInfo',
  AttendanceScheduleEdge: 'node cursor',
  CareWeekPlan: 'week startDate outcome days',
  PlannedDay: 'careDate startTime endTime',
  PreviewCareSchedulePayload: 'weeks userErrors',
  CareComment:
    'id placement careDate author writtenAt isStaffNotified isGuardianNotified isMarked answeredAt answeredBy permittedActions',
  CareCommentConnection: 'edges pageInfo',
  CareCommentEdge: 'node cursor',
  AttendanceEvent: 'id placement eventType occurredAt registeredBy',
  CareHeadCount: 'careDate hour scheduledCount presentCount',
  StartPlacementPayload: 'placement userErrors',
  StartPlacementError: 'code message field',
  EndPlacementPayload: 'placement userErrors',
  EndPlacementError: 'code message field',
  DecideCareOpeningsPayload: 'organisation userErrors',
  DecideCareOpeningsError: 'code message field',
  SubmitCareSchedulePayload: 'attendanceSchedule weeks userErrors',
  SubmitCareScheduleError: 'code message field nextEditableDate',
  SetCareDayPayload: 'placement careComment userErrors',
  SetCareDayError: 'code message field nextEditableDate',
  ClearCareDayPayload: 'placement userErrors',
  ClearCareDayError: 'code message field nextEditableDate',
  ReleaseCareWeekPayload: 'placement userErrors',
  ReleaseCareWeekError: 'code message field nextEditableDate',
  AcknowledgeCareCommentPayload: 'careComment userErrors',
  AcknowledgeCareCommentError: 'code message field',
  AnswerCareCommentPayload: 'careComment userErrors',
  AnswerCareCommentError: 'code message field',
  CheckInPayload: 'attendanceEvent userErrors',
  CheckInError: 'code message field',
  CheckOutPayload: 'attendanceEvent userErrors',
  CheckOutError: 'code message field',
  RenewLessonsPayload: 'lessons userErrors',
  RenewLessonsError: 'code message field',
  PageInfo: 'hasNextPage endCursor',
  OrganisationConnection: 'edges pageInfo totalCount',
  OrganisationEdge: 'node cursor',
  PersonConnection: 'edges pageInfo',
  PersonEdge: 'node cursor',
  GroupConnection: 'edges pageInfo',
  GroupEdge: 'node cursor',
  DutyConnection: 'edges pageInfo',
  DutyEdge: 'node cursor',
  NamedPerson: 'namedPerson reason startDate endDate',
  ContactPropagation: 'sourceSystem propagatedAt isCurrent',
  ContactListEntryConnection: 'edges pageInfo',
  ContactListEntryEdge: 'node cursor',
  ContactListEntry: 'pupil guardians',
  ContactListPerson: 'displayName',
  MarkProtectedPayload: 'person userErrors',
  MarkProtectedError: 'code message field',
  LiftProtectionPayload: 'person userErrors',
  LiftProtectionError: 'code message field',
  NamePersonOnCasePayload: 'person userErrors',
  NamePersonOnCaseError: 'code message field',
  RemoveNamedPersonPayload: 'person userErrors',
  RemoveNamedPersonError: 'code message field',
  ChangeContactDetailsPayload: 'person userErrors',
  ChangeContactDetailsError: 'code message field',
  AcknowledgeContactDetailsPayload: 'person userErrors',
  AcknowledgeContactDetailsError: 'code message field',
  SetContactListConsentPayload: 'person userErrors',
  SetContactListConsentError: 'code message field',
  SetLocalePayload: 'viewer userErrors',
  SetLocaleError: 'code message field',
  CorrectOrganisationNamePayload: 'organisation userErrors',
  CorrectOrganisationNameError: 'code message field',
  BlockGuardianPayload: 'responsible userErrors',
  BlockGuardianError: 'code message field',
  UnblockGuardianPayload: 'responsible userErrors',
  UnblockGuardianError: 'code message field',
  ConsentToGuardianPayload: 'responsible userErrors',
  ConsentToGuardianError: 'code message field',
  DelegateActsPayload: 'delegation userErrors',
  DelegateActsError: 'code message field',
  RevokeDelegationPayload: 'delegation userErrors',
  RevokeDelegationError: 'code message field',
  SetUnitAccessPolicyPayload: 'organisation userErrors',
  SetUnitAccessPolicyError: 'code message field',
  WithdrawGuardianConsentPayload: 'pupil userErrors',
  WithdrawGuardianConsentError: 'code message field',
  EnrolmentConnection: 'edges pageInfo',
  EnrolmentEdge: 'node cursor',
  EnrolPupilPayload: 'organisation userErrors',
  EnrolPupilError: 'code message field',
  EndEnrolmentPayload: 'enrolment userErrors',
  EndEnrolmentError: 'code message field',
  RefuseEnrolmentPayload: 'enrolment userErrors',
  RefuseEnrolmentError: 'code message field',
  ConfirmEnrolmentPayload: 'enrolment userErrors',
  ConfirmEnrolmentError: 'code message field',
  CancelEnrolmentPayload: 'enrolment userErrors',
  CancelEnrolmentError: 'code message field',
  CreateGroupPayload: 'group userErrors',
  CreateGroupError: 'code message field',
  RenameGroupPayload: 'group userErrors',
  RenameGroupError: 'code message field',
  EndGroupPayload: 'group userErrors',
  EndGroupError: 'code message field',
  AddGroupMemberPayload: 'group userErrors',
  AddGroupMemberError: 'code message field',
  EndGroupMembershipPayload: 'groupMembership userErrors',
  EndGroupMembershipError: 'code message field',
  StartDutyPayload: 'duty userErrors',
  StartDutyError: 'code message field',
  RefuseDutyPayload: 'duty userErrors',
  RefuseDutyError: 'code message field',
  ConfirmDutyPayload: 'duty userErrors',
  ConfirmDutyError: 'code message field',
  EndDutyPayload: 'duty userErrors',
  EndDutyError: 'code message field',
  AssignDutyPayload: 'group userErrors',
  AssignDutyError: 'code message field',
  EndAssignmentPayload: 'group userErrors',
  EndAssignmentError: 'code message field',
  OpenOrganisationPayload: 'organisation userErrors',
  OpenOrganisationError: 'code message field',
  CloseOrganisationPayload: 'organisation userErrors',
  CloseOrganisationError: 'code message field',
  ReadEventConnection: 'edges pageInfo',
  ReadEventEdge: 'node cursor',
  ReadEvent: 'readAt reader fields description',
  Reader: 'id name kind relations purpose',
  RegisterPart: 'subgraph concepts masked note',
  RegisterConcept: 'concept name purpose legalBasis retention rows',
  ErasureItem: 'concept name erased blanked kept ground',
  DataSubjectRequest: `id person organisation kind concerns state requestedBy requestedAt receivedOn dueOn decidedBy
    decidedAt orderedAt version permittedActions`,
  ProcessingRestriction: 'id person reason startDate endDate permittedActions',
  RetentionRule: 'id organisation concept action months ground decisionReference setAt version',
  DataSubjectRequestConnection: 'edges pageInfo',
  DataSubjectRequestEdge: 'node cursor',
  RequestDataSubjectRightPayload: 'dataSubjectRequest userErrors',
  RequestDataSubjectRightError: 'code message field',
  ExtendDataSubjectRequestPayload: 'dataSubjectRequest userErrors',
  ExtendDataSubjectRequestError: 'code message field',
  DecideDataSubjectRequestPayload: 'dataSubjectRequest userErrors',
  DecideDataSubjectRequestError: 'code message field',
  CarryOutErasurePayload: 'dataSubjectRequest userErrors',
  CarryOutErasureError: 'code message field',
  EndProcessingRestrictionPayload: 'processingRestriction userErrors',
  EndProcessingRestrictionError: 'code message field',
  SetRetentionRulePayload: 'retentionRule userErrors',
  SetRetentionRuleError: 'code message field',
  RoleGrant:
    'id role person clientApplication holderName organisation startDate endDate givenBy givenAt reason revokedAt isCurrent permittedActions',
  RoleGrantConnection: 'edges pageInfo',
  RoleGrantEdge: 'node cursor',
  AccessRequest: `id person role organisation startDate endDate reason state requestedBy requestedAt decidedBy decidedAt decisionReason roleGrant
    permittedActions`,
  AccessRequestConnection: 'edges pageInfo',
  AccessRequestEdge: 'node cursor',
  ClientApplication: `id displayName supplier contactEmail scopes issuer subject isActive unitGrants version modifiedAt permittedActions
    processorAgreement processorAgreements`,
  ClientApplicationConnection: 'edges pageInfo',
  ClientApplicationEdge: 'node cursor',
  UnitGrant: 'id organisation startDate endDate givenAt reason isCurrent permittedActions',
  ProcessorAgreement: `id purpose storageCountry retentionMonths maxInformationClass reference startDate endDate signedBy signedAt endedAt
    isCurrent fieldGrants permittedActions`,
  FieldGrant: 'field informationClass grantedAt',
  ClientKey: 'id hint issuedBy issuedAt expiresAt revokedAt isCurrent permittedActions',
  FieldAccess: 'coordinate rule minimumAssurance informationClass isGranted',
  GrantRolePayload: 'roleGrant userErrors',
  GrantRoleError: 'code message field',
  RevokeRoleGrantPayload: 'roleGrant userErrors',
  RevokeRoleGrantError: 'code message field',
  RequestAccessPayload: 'accessRequest userErrors',
  RequestAccessError: 'code message field',
  ApproveAccessRequestPayload: 'accessRequest userErrors',
  ApproveAccessRequestError: 'code message field',
  RefuseAccessRequestPayload: 'accessRequest userErrors',
  RefuseAccessRequestError: 'code message field',
  WithdrawAccessRequestPayload: 'accessRequest userErrors',
  WithdrawAccessRequestError: 'code message field',
  RegisterClientApplicationPayload: 'clientApplication userErrors',
  RegisterClientApplicationError: 'code message field',
  StopClientApplicationPayload: 'clientApplication userErrors',
  StopClientApplicationError: 'code message field',
  ResumeClientApplicationPayload: 'clientApplication userErrors',
  ResumeClientApplicationError: 'code message field',
  GrantUnitPayload: 'clientApplication userErrors',
  GrantUnitError: 'code message field',
  RevokeUnitGrantPayload: 'clientApplication userErrors',
  RevokeUnitGrantError: 'code message field',
  SignProcessorAgreementPayload: 'processorAgreement userErrors',
  SignProcessorAgreementError: 'code message field',
  EndProcessorAgreementPayload: 'processorAgreement userErrors',
  EndProcessorAgreementError: 'code message field',
  GrantFieldsPayload: 'processorAgreement userErrors',
  GrantFieldsError: 'code message field',
  RevokeFieldGrantsPayload: 'processorAgreement userErrors',
  RevokeFieldGrantsError: 'code message field',
  IssueClientKeyPayload: 'clientKey key userErrors',
  IssueClientKeyError: 'code message field',
  RevokeClientKeyPayload: 'clientKey userErrors',
  RevokeClientKeyError: 'code message field',
  ImportKpiValuesPayload: 'importedCount userErrors',
  ImportKpiValuesError: 'code message field',
}
