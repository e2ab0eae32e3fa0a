import { readFileSync } from 'node:fs'
import { buildSchema, isObjectType } from 'graphql'
import { allow } from 'graphql-shield'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, openWorld, shapes, type World } from '../../scripts/testing.ts'
import { personId, slug } from '../../subgraphs/identity/demo/keys.ts'
import { unitId } from '../../subgraphs/identity/demo/units.rows.ts'
import { isAtLeast, type Assurance } from '../../subgraphs/shared/viewer.ts'
import { subgraphs } from '../../subgraphs/subgraphs.ts'
import {
  guardedFields,
  openFields,
  openTo,
  personFields,
  rowsFor,
  selections,
  standings,
  targets,
} from './matrix.expectations.ts'
import { personaNames } from './walls.ts'

const api = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'))
const fieldsInSchema = Object.values(api.getTypeMap())
  .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
  .flatMap((type) => (isObjectType(type) ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : []))
const open = Object.entries(openFields).flatMap(([type, fields]) =>
  fields
    .trim()
    .split(/\s+/)
    .map((field) => `${type}.${field}`),
)

describe('The matrix', () => {
  it('has an expectation for every field and act, and for nothing else', () => {
    const expected = [
      ...Object.keys(personFields).map((field) => `Person.${field}`),
      ...Object.keys(openTo),
      ...Object.keys(guardedFields),
      ...open,
    ]
    expect(fieldsInSchema.filter((field) => !expected.includes(field))).toEqual([])
    expect(expected.filter((field) => !fieldsInSchema.includes(field))).toEqual([])
    expect(new Set(expected).size).toBe(expected.length)
  })

  it.each(Object.entries(guardedFields))('%s has a story of its own in %s', (coordinate, file) => {
    expect(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')).toContain(coordinate.split('.')[1])
  })

  it('has a row for every persona', () => expect(Object.keys(standings)).toEqual(personaNames))

  it.each(open)('%s is open to whoever may see the object', (coordinate) => {
    const [type = '', field = ''] = coordinate.split('.')
    for (const { policy } of subgraphs) expect([undefined, allow]).toContain(policy[type]?.[field])
  })
})

const acts = {
  // Inputs that would be refused as data: whoever gets that far may do the act.
  correctOrganisationName: (unit: string) =>
    `correctOrganisationName(input: { organisationId: "${unit}", displayName: "", expectedVersion: 1 })`,
  importKpiValues: () => 'importKpiValues(input: { source: "Test", values: [] })',
}

const unknown = '00000000-0000-4000-8000-000000000000'
const term = 'semester: HT, year: 2026'
const correction = 'gradeValue: "A", reason: "r", expectedVersion: 1'
const nobodyToNobody =
  'delegateCivicNo: "", delegateName: "", kind: OTHER, acts: [], startDate: "2026-11-22", endDate: "2026-11-22"'

describe.each(shapes)('Every persona, every field and act, %s', (shape) => {
  let world: World
  beforeAll(async () => void (world = await openWorld({ shape })))
  afterAll(() => world.stop())

  const unit = unitId('ekhamraskolan')
  const codesOf = ({ errors }: Answer) => errors.map(({ extensions }) => extensions.code)

  describe.each(personaNames)('%s', (persona) => {
    const selection = Object.keys(personFields).map((field) => `${field}${selections[field] ?? ''}`)
    const roots = Object.entries(targets).map(
      ([target, name]) => `${target}: person(id: "${personId(slug(name))}") { ${selection.join(' ')} }`,
    )

    it.each(['LOW', 'SUBSTANTIAL', 'HIGH'] as const)('reads persons at assurance %s', async (assurance: Assurance) => {
      const { data, errors } = await world.ask(persona, `{ ${roots.join(' ')} }`, { assurance })
      const got = (target: string, field: string) => {
        if (data[target] === null) return 'ABSENT'
        const error = errors.find(({ path = [] }) => path.length === 2 && path[0] === target && path[1] === field)
        if (error) expect(data[target][field], `${target}.${field}`).toBeNull()
        const isEmpty = due(target, field) === 'EMPTY' && data[target][field]?.length === 0
        return error?.extensions.code ?? (isEmpty ? 'EMPTY' : 'VALUE')
      }
      const due = (target: string, field: string) => {
        const standing = standings[persona]![target]!
        if (standing === '-') return 'ABSENT'
        const cell = personFields[field]![standing]!
        if (cell === 'S') return isAtLeast(assurance, 'SUBSTANTIAL') ? 'VALUE' : 'STEP_UP_REQUIRED'
        return cell === 'E' ? 'EMPTY' : cell === 'V' ? 'VALUE' : 'FORBIDDEN'
      }
      const table = (cell: typeof got) =>
        Object.fromEntries(
          Object.keys(targets).map((target) => [
            target,
            Object.fromEntries(Object.keys(personFields).map((field) => [field, cell(target, field)])),
          ]),
        )
      expect(table(got)).toEqual(table(due))
      for (const { extensions } of errors)
        if (extensions.code === 'STEP_UP_REQUIRED') expect((extensions['acr_values'] as string[]).length).toBeGreaterThan(0)
    })

    it('asks every root field and does every act', async () => {
      const queries = {
        'Query.viewer': '{ viewer { id } }',
        'Query.organisations': '{ organisations(first: 1) { totalCount } }',
        'Query.organisation': `{ organisation(id: "${unit}") { id } }`,
        'Query.person': `{ person(id: "${unit}") { id } }`,
        'Query.persons': '{ persons(filter: { name: "alva" }) { edges { cursor } } }',
        'Query.groups': '{ groups(first: 1) { edges { cursor } } }',
        'Query.group': `{ group(id: "${unit}") { id } }`,
        'Query.kpis': '{ kpis { id } }',
        'Organisation.duties': `{ organisation(id: "${unit}") { list: duties(first: 1) { edges { cursor } } } }`,
        'Organisation.groups': `{ organisation(id: "${unit}") { list: groups(first: 1) { edges { cursor } } } }`,
        'Organisation.pupils': `{ organisation(id: "${unit}") { list: pupils(first: 1) { edges { cursor } } } }`,
        'Organisation.kpiValues': `{ organisation(id: "${unit}") { kpiValues(filter: { period: "2024/25" }) { period } } }`,
        'Delegation.reason': '{ viewer { delegations { reason } } }',
        'Mutation.markProtected': `mutation { markProtected(input: { personId: "${unknown}", securityMarking: INGEN, reason: "" }) { userErrors { code } } }`,
        'Mutation.liftProtection': `mutation { liftProtection(input: { personId: "${unknown}", reason: "" }) { userErrors { code } } }`,
        'Mutation.namePersonOnCase': `mutation { namePersonOnCase(input: { personId: "${unknown}", namedPersonId: "${unknown}", reason: "" }) { userErrors { code } } }`,
        'Mutation.removeNamedPerson': `mutation { removeNamedPerson(input: { personId: "${unknown}", namedPersonId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.changeContactDetails': `mutation { changeContactDetails(input: { personId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.acknowledgeContactDetails': `mutation { acknowledgeContactDetails(input: { personId: "${unknown}", sourceSystemCode: "", contactVersion: 0 }) { userErrors { code } } }`,
        'Mutation.setContactListConsent': `mutation { setContactListConsent(input: { personId: "${unknown}", fields: [] }) { userErrors { code } } }`,
        'Mutation.setLocale': 'mutation { setLocale(input: { locale: EN }) { userErrors { code } } }',
        'Mutation.correctOrganisationName': `mutation { ${acts.correctOrganisationName(unit)} { userErrors { code } } }`,
        'Mutation.blockGuardian': `mutation { blockGuardian(input: { responsibleId: "${unit}", reason: "x" }) { userErrors { code } } }`,
        'Mutation.unblockGuardian': `mutation { unblockGuardian(input: { responsibleId: "${unit}", reason: "x" }) { userErrors { code } } }`,
        'Mutation.consentToGuardian': `mutation { consentToGuardian(input: { responsibleId: "${unit}" }) { userErrors { code } } }`,
        'Mutation.withdrawGuardianConsent': `mutation { withdrawGuardianConsent(input: { responsibleId: "${unit}" }) { userErrors { code } } }`,
        'Mutation.delegateActs': `mutation { delegateActs(input: { ${nobodyToNobody}, pupilId: "${unit}" }) { userErrors { code } } }`,
        'Mutation.revokeDelegation': `mutation { revokeDelegation(input: { delegationId: "${unit}" }) { userErrors { code } } }`,
        'Mutation.setUnitAccessPolicy': `mutation { setUnitAccessPolicy(input: { organisationId: "${unknown}", expectedVersion: 0 }) { userErrors { code } } }`,
        'Organisation.comingEnrolments': `{ organisation(id: "${unit}") { comingEnrolments(first: 1) { edges { cursor } } } }`,
        'Mutation.enrolPupil': `mutation { enrolPupil(input: { organisationId: "${unknown}", schoolType: "GR", startDate: "2026-11-22" }) { userErrors { code } } }`,
        'Mutation.endEnrolment': `mutation { endEnrolment(input: { enrolmentId: "${unknown}", endDate: "2026-11-22" }) { userErrors { code } } }`,
        'Mutation.cancelEnrolment': `mutation { cancelEnrolment(input: { enrolmentId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.confirmEnrolment': `mutation { confirmEnrolment(input: { enrolmentId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.refuseEnrolment': `mutation { refuseEnrolment(input: { enrolmentId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.createGroup': `mutation { createGroup(input: { organisationId: "${unknown}", displayName: "", groupType: KLASS, startDate: "2026-11-22" }) { userErrors { code } } }`,
        'Mutation.renameGroup': `mutation { renameGroup(input: { groupId: "${unknown}", displayName: "", expectedVersion: 0 }) { userErrors { code } } }`,
        'Mutation.endGroup': `mutation { endGroup(input: { groupId: "${unknown}", endDate: "2026-11-22" }) { userErrors { code } } }`,
        'Mutation.addGroupMember': `mutation { addGroupMember(input: { groupId: "${unknown}", personId: "${unknown}", startDate: "2026-11-22" }) { userErrors { code } } }`,
        'Mutation.endGroupMembership': `mutation { endGroupMembership(input: { groupMembershipId: "${unknown}", endDate: "2026-11-22" }) { userErrors { code } } }`,
        'Mutation.startDuty': `mutation { startDuty(input: { organisationId: "${unknown}", personId: "${unknown}", dutyRole: LARARE, startDate: "2026-11-22" }) { userErrors { code } } }`,
        'Mutation.endDuty': `mutation { endDuty(input: { dutyId: "${unknown}", endDate: "2026-11-22" }) { userErrors { code } } }`,
        'Mutation.confirmDuty': `mutation { confirmDuty(input: { dutyId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.refuseDuty': `mutation { refuseDuty(input: { dutyId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.assignDuty': `mutation { assignDuty(input: { groupId: "${unknown}", dutyId: "${unknown}", assignmentRoleType: MENTOR, startDate: "2026-11-22" }) { userErrors { code } } }`,
        'Mutation.endAssignment': `mutation { endAssignment(input: { assignmentRoleId: "${unknown}", endDate: "2026-11-22" }) { userErrors { code } } }`,
        'Mutation.openOrganisation': `mutation { openOrganisation(input: { parentOrganisationId: "${unknown}", displayName: "", organisationType: SKOLA, startDate: "2026-11-22" }) { userErrors { code } } }`,
        'Mutation.closeOrganisation': `mutation { closeOrganisation(input: { organisationId: "${unknown}", endDate: "2026-11-22" }) { userErrors { code } } }`,
        'Query.dataSubjectRequests': '{ dataSubjectRequests(first: 1) { edges { cursor } } }',
        'Query.dataSubjectRequest': `{ dataSubjectRequest(id: "${unknown}") { id } }`,
        'Organisation.retentionRules': `{ organisation(id: "${unit}") { retentionRules { id } } }`,
        'Mutation.requestDataSubjectRight': `mutation { requestDataSubjectRight(input: { personId: "${unknown}", kind: EXTRACT }) { userErrors { code } } }`,
        'Mutation.extendDataSubjectRequest': `mutation { extendDataSubjectRequest(input: { requestId: "${unknown}", reason: "", expectedVersion: 0 }) { userErrors { code } } }`,
        'Mutation.decideDataSubjectRequest': `mutation { decideDataSubjectRequest(input: { requestId: "${unknown}", isGranted: false, ground: "", expectedVersion: 0 }) { userErrors { code } } }`,
        'Mutation.carryOutErasure': `mutation { carryOutErasure(input: { requestId: "${unknown}", expectedVersion: 0 }) { userErrors { code } } }`,
        'Mutation.endProcessingRestriction': `mutation { endProcessingRestriction(input: { restrictionId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.setRetentionRule': `mutation { setRetentionRule(input: { organisationId: "${unknown}", concept: "", action: KEEP, ground: "", decisionReference: "" }) { userErrors { code } } }`,
        'Query.accessRequests': '{ accessRequests(first: 1) { edges { cursor } } }',
        'Viewer.accessRequests': '{ viewer { accessRequests(first: 1) { edges { cursor } } } }',
        'Organisation.accessRequests': `{ organisation(id: "${unit}") { accessRequests(first: 1) { edges { cursor } } } }`,
        'Organisation.roleGrants': `{ organisation(id: "${unit}") { roleGrants(first: 1) { edges { cursor } } } }`,
        'Query.clientApplications': '{ clientApplications(first: 1) { edges { cursor } } }',
        'Query.myGrants': '{ myGrants { id } }',
        'ClientApplication.keys': '{ myGrants { keys { id } } }',
        'Query.fieldAccess': '{ fieldAccess(coordinates: ["Person.civicNo"]) { rule } }',
        'Mutation.grantRole': `mutation { grantRole(input: { personId: "${unknown}", role: UNIT_OBSERVER, organisationId: "${unknown}", startDate: "2026-11-22", reason: "" }) { userErrors { code } } }`,
        'Mutation.revokeRoleGrant': `mutation { revokeRoleGrant(input: { roleGrantId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.requestAccess': `mutation { requestAccess(input: { role: UNIT_OBSERVER, organisationId: "${unknown}", startDate: "2026-11-22", reason: "" }) { userErrors { code } } }`,
        'Mutation.approveAccessRequest': `mutation { approveAccessRequest(input: { accessRequestId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.refuseAccessRequest': `mutation { refuseAccessRequest(input: { accessRequestId: "${unknown}", reason: "" }) { userErrors { code } } }`,
        'Mutation.withdrawAccessRequest': `mutation { withdrawAccessRequest(input: { accessRequestId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.registerClientApplication': `mutation { registerClientApplication(input: { displayName: "" }) { userErrors { code } } }`,
        'Mutation.stopClientApplication': `mutation { stopClientApplication(input: { clientApplicationId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.resumeClientApplication': `mutation { resumeClientApplication(input: { clientApplicationId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.grantUnit': `mutation { grantUnit(input: { clientApplicationId: "${unknown}", organisationId: "${unknown}", startDate: "2026-11-22", reason: "" }) { userErrors { code } } }`,
        'Mutation.revokeUnitGrant': `mutation { revokeUnitGrant(input: { unitGrantId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.signProcessorAgreement': `mutation { signProcessorAgreement(input: { clientApplicationId: "${unknown}", purpose: "", storageCountry: "", retentionMonths: 0, maxInformationClass: PEDAGOGY, startDate: "2026-11-22" }) { userErrors { code } } }`,
        'Mutation.endProcessorAgreement': `mutation { endProcessorAgreement(input: { processorAgreementId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.grantFields': `mutation { grantFields(input: { processorAgreementId: "${unknown}", fields: [] }) { userErrors { code } } }`,
        'Mutation.revokeFieldGrants': `mutation { revokeFieldGrants(input: { processorAgreementId: "${unknown}", fields: [] }) { userErrors { code } } }`,
        'Mutation.issueClientKey': `mutation { issueClientKey(input: { clientApplicationId: "${unknown}", expiresAt: "2026-11-22T00:00:00Z" }) { userErrors { code } } }`,
        'Mutation.revokeClientKey': `mutation { revokeClientKey(input: { clientKeyId: "${unknown}" }) { userErrors { code } } }`,
        'Person.account': `{ person(id: "${personId('alva-bergstrom')}") { account { id } } }`,
        'Organisation.sharedAccount': `{ organisation(id: "${unit}") { sharedAccount { id } } }`,
        'Organisation.endingAccounts': `{ organisation(id: "${unit}") { endingAccounts(first: 1) { edges { cursor } } } }`,
        'Organisation.accountOrders': `{ organisation(id: "${unit}") { accountOrders(first: 1) { edges { cursor } } } }`,
        'AccountOrder.civicNo': `{ organisation(id: "${unit}") { accountOrders(first: 1) { edges { node { civicNo } } } } }`,
        'Mutation.openAccount': `mutation { openAccount(input: { personId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.openSharedAccount': `mutation { openSharedAccount(input: { organisationId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.closeAccount': `mutation { closeAccount(input: { accountId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.reopenAccount': `mutation { reopenAccount(input: { accountId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.confirmAccountHolder': `mutation { confirmAccountHolder(input: { accountId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.rejectAccountHolder': `mutation { rejectAccountHolder(input: { accountId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.orderAccount': `mutation { orderAccount(input: { organisationId: "${unknown}", givenName: "", familyName: "", civicNo: "", email: "", dutyRole: LARARE, startDate: "2026-11-22", reason: "" }) { userErrors { code } } }`,
        'Mutation.approveAccountOrder': `mutation { approveAccountOrder(input: { accountOrderId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.refuseAccountOrder': `mutation { refuseAccountOrder(input: { accountOrderId: "${unknown}", reason: "" }) { userErrors { code } } }`,
        'Mutation.withdrawAccountOrder': `mutation { withdrawAccountOrder(input: { accountOrderId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.inviteToAccount': `mutation { inviteToAccount(input: { accountId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.revokeInvitation': `mutation { revokeInvitation(input: { invitationId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.activateAccount': `mutation { activateAccount(input: { token: "" }) { userErrors { code } } }`,
        'Mutation.revokeSession': `mutation { revokeSession(input: { sessionId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.revokeOtherSessions': `mutation { revokeOtherSessions(input: {  }) { userErrors { code } } }`,
        'Query.sourceSystems': '{ sourceSystems { id } }',
        'Organisation.masterSystems': `{ organisation(id: "${unit}") { masterSystems { id } } }`,
        'Organisation.masterOf': `{ organisation(id: "${unit}") { masterOf(domain: GRADES) { id } } }`,
        'Organisation.importedFrom': `{ organisation(id: "${unit}") { importedFrom { importedAt } } }`,
        'Organisation.externalIdentifiers': `{ organisation(id: "${unit}") { externalIdentifiers { value } } }`,
        'Mutation.registerSourceSystem':
          'mutation { registerSourceSystem(input: { code: "", displayName: "" }) { userErrors { code } } }',
        'Mutation.setMasterSystem': `mutation { setMasterSystem(input: { organisationId: "${unknown}", domain: GRADES, sourceSystemId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.importKpiValues': `mutation { ${acts.importKpiValues()} { userErrors { code } } }`,
        'Query.gradeScales': '{ gradeScales { id } }',
        'Query.schoolYearLabels': '{ schoolYearLabels(schoolType: "GR") { label } }',
        'Query.syllabuses': '{ syllabuses(first: 1) { edges { cursor } } }',
        'Query.gradeSheet': `{ gradeSheet(activityId: "${unknown}", ${term}) { year } }`,
        'Query.gradeCatalogue': `{ gradeCatalogue(groupId: "${unknown}", ${term}) { year } }`,
        'Query.gradesToCosign': '{ gradesToCosign(first: 1) { edges { cursor } } }',
        'Mutation.linkSyllabus': `mutation { linkSyllabus(input: { activityId: "${unknown}", syllabusId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.setGrades': `mutation { setGrades(input: { activityId: "${unknown}", ${term}, grades: [] }) { userErrors { code } } }`,
        'Mutation.signGrades': `mutation { signGrades(input: { activityId: "${unknown}", ${term} }) { userErrors { code } } }`,
        'Mutation.cosignGrades': `mutation { cosignGrades(input: { gradeIds: ["${unknown}"] }) { userErrors { code } } }`,
        'Mutation.lockGrades': `mutation { lockGrades(input: { groupId: "${unknown}", ${term} }) { userErrors { code } } }`,
        'Mutation.changeGrade': `mutation { changeGrade(input: { gradeId: "${unknown}", ${correction} }) { userErrors { code } } }`,
        'Mutation.rectifyGrade': `mutation { rectifyGrade(input: { gradeId: "${unknown}", ${correction} }) { userErrors { code } } }`,
        'Mutation.recordTrialGrade': `mutation { recordTrialGrade(input: { studentId: "${unknown}", organisationId: "${unknown}", syllabusId: "${unknown}", gradeValue: "A", ${term}, gradingTeacherId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.registerTeacherLicence': `mutation { registerTeacherLicence(input: { personId: "${unknown}", schoolType: "GR", subjectDesignation: "MA", startDate: "2026-11-22" }) { userErrors { code } } }`,
        'Mutation.endTeacherLicence': `mutation { endTeacherLicence(input: { teacherLicenceId: "${unknown}", endDate: "2026-11-22" }) { userErrors { code } } }`,
        'Mutation.registerTestResults': `mutation { registerTestResults(input: { activityId: "${unknown}", testCode: "X", ${term}, results: [] }) { userErrors { code } } }`,
        'Mutation.decideStudyPlan': `mutation { decideStudyPlan(input: { studentId: "${unknown}", startDate: "2026-11-22", contents: [] }) { userErrors { code } } }`,
        'Mutation.issueCertificate': `mutation { issueCertificate(input: { studentId: "${unknown}", organisationId: "${unknown}", kind: UTDRAG, schoolType: "GR" }) { userErrors { code } } }`,
        'Query.schoolYear': `{ schoolYear(id: "${unknown}") { id } }`,
        'Organisation.schoolYears': `{ organisation(id: "${unit}") { schoolYears { id } } }`,
        'Organisation.schoolYear': `{ organisation(id: "${unit}") { schoolYear { id } } }`,
        'Organisation.daysOff': `{ organisation(id: "${unit}") { daysOff(startDate: "2026-11-22", endDate: "2026-11-22") { id } } }`,
        'Organisation.permittedCalendarActions': `{ organisation(id: "${unit}") { permittedCalendarActions } }`,
        'Mutation.decideSchoolYear': `mutation { decideSchoolYear(input: { organisationId: "${unknown}", startDate: "2030-08-16", autumnEndDate: "2030-12-20", springStartDate: "2031-01-08", endDate: "2031-06-13" }) { userErrors { code } } }`,
        'Mutation.removeSchoolYear': `mutation { removeSchoolYear(input: { schoolYearId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.addDayOff': `mutation { addDayOff(input: { organisationId: "${unknown}", startDate: "2030-10-28", endDate: "2030-10-28", kind: BREAK, displayName: "Lov", isCareOpen: true }) { userErrors { code } } }`,
        'Mutation.removeDayOff': `mutation { removeDayOff(input: { dayOffId: "${unknown}" }) { userErrors { code } } }`,
        'Organisation.absencePolicy': `{ organisation(id: "${unit}") { absencePolicy { version } } }`,
        'Mutation.setAbsencePolicy': `mutation { setAbsencePolicy(input: { organisationId: "${unknown}", expectedVersion: 0, daysAhead: 1, maxConsecutiveDays: 1, isOwnReportEndable: false, leaveMentorMaxDays: 3 }) { userErrors { code } } }`,
        'Query.checkAbsenceComment': '{ checkAbsenceComment(text: "sjuk") { word } }',
        'Query.notifications': '{ notifications(first: 1) { edges { cursor } } }',
        'Mutation.callRoll': `mutation { callRoll(input: { calendarEventId: "${unknown}", expectedVersion: 0, entries: [] }) { userErrors { code } } }`,
        'Mutation.correctAttendance': `mutation { correctAttendance(input: { attendanceId: "${unknown}", expectedVersion: 1, attendanceMinutes: 0, validAbsenceMinutes: 0, invalidAbsenceMinutes: 0, otherAttendanceMinutes: 0, reason: "" }) { userErrors { code } } }`,
        'Mutation.reportAbsence': `mutation { reportAbsence(input: { personId: "${unknown}", startDate: "2026-11-22" }) { userErrors { code } } }`,
        'Mutation.registerAbsence': `mutation { registerAbsence(input: { personId: "${unknown}", startDate: "2026-11-22" }) { userErrors { code } } }`,
        'Mutation.endOwnAbsence': `mutation { endOwnAbsence(input: { absenceId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.withdrawAbsence': `mutation { withdrawAbsence(input: { absenceId: "${unknown}", reason: "Fel" }) { userErrors { code } } }`,
        'Organisation.waitingLeaveApplications': `{ organisation(id: "${unit}") { waitingLeaveApplications { edges { cursor } } } }`,
        'Mutation.applyForLeave': `mutation { applyForLeave(input: { personId: "${unknown}", startDate: "2026-11-23", endDate: "2026-11-23", reason: "Resa" }) { userErrors { code } } }`,
        'Mutation.withdrawLeaveApplication': `mutation { withdrawLeaveApplication(input: { leaveApplicationId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.decideLeave': `mutation { decideLeave(input: { leaveApplicationId: "${unknown}", isGranted: true, reason: "Resa" }) { userErrors { code } } }`,
        'Query.room': `{ room(id: "${unknown}") { id } }`,
        'Query.resource': `{ resource(id: "${unknown}") { id } }`,
        'Organisation.rooms': `{ organisation(id: "${unit}") { rooms { id } } }`,
        'Organisation.resources': `{ organisation(id: "${unit}") { resources { id } } }`,
        'Organisation.permittedRoomActions': `{ organisation(id: "${unit}") { permittedRoomActions } }`,
        'Mutation.addRoom': `mutation { addRoom(input: { organisationId: "${unknown}", displayName: "" }) { userErrors { code } } }`,
        'Mutation.describeRoom': `mutation { describeRoom(input: { roomId: "${unknown}", expectedVersion: 1, displayName: "" }) { userErrors { code } } }`,
        'Mutation.removeRoom': `mutation { removeRoom(input: { roomId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.addResource': `mutation { addResource(input: { organisationId: "${unknown}", displayName: "" }) { userErrors { code } } }`,
        'Mutation.describeResource': `mutation { describeResource(input: { resourceId: "${unknown}", expectedVersion: 1, displayName: "" }) { userErrors { code } } }`,
        'Mutation.removeResource': `mutation { removeResource(input: { resourceId: "${unknown}" }) { userErrors { code } } }`,
        'Query.calendarEvent': `{ calendarEvent(id: "${unknown}") { id } }`,
        'Query.schedule': `{ schedule(of: { organisationId: "${unknown}" }, week: "2026-W48") { week } }`,
        'Mutation.scheduleLessons': `mutation { scheduleLessons(input: { activityId: "${unknown}", startDate: "2026-12-07", startTime: "08:20", endTime: "09:20" }) { userErrors { code } } }`,
        'Mutation.moveLesson': `mutation { moveLesson(input: { calendarEventId: "${unknown}", expectedVersion: 1, startDate: "2026-12-07", startTime: "08:20", endTime: "09:20" }) { userErrors { code } } }`,
        'Mutation.cancelLesson': `mutation { cancelLesson(input: { calendarEventId: "${unknown}", expectedVersion: 1, reason: "" }) { userErrors { code } } }`,
        'Mutation.reinstateLesson': `mutation { reinstateLesson(input: { calendarEventId: "${unknown}", expectedVersion: 1 }) { userErrors { code } } }`,
        'Mutation.assignSubstitute': `mutation { assignSubstitute(input: { calendarEventId: "${unknown}", dutyId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.withdrawSubstitute': `mutation { withdrawSubstitute(input: { calendarEventId: "${unknown}", dutyId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.setTeacherException': `mutation { setTeacherException(input: { calendarEventId: "${unknown}", dutyId: "${unknown}", isParticipating: false }) { userErrors { code } } }`,
        'Mutation.setStudentException': `mutation { setStudentException(input: { calendarEventId: "${unknown}", studentId: "${unknown}", isParticipating: false }) { userErrors { code } } }`,
        'Mutation.clearStudentException': `mutation { clearStudentException(input: { calendarEventId: "${unknown}", studentId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.createActivity': `mutation { createActivity(input: { organisationId: "${unknown}", displayName: "", activityType: UNDERVISNING, groupIds: [], startDate: "2026-11-22" }) { userErrors { code } } }`,
        'Mutation.endActivity': `mutation { endActivity(input: { activityId: "${unknown}", endDate: "2026-11-22" }) { userErrors { code } } }`,
        'Mutation.assignTeacher': `mutation { assignTeacher(input: { activityId: "${unknown}", dutyId: "${unknown}", isGrader: false, startDate: "2026-11-22" }) { userErrors { code } } }`,
        'Mutation.endTeaching': `mutation { endTeaching(input: { activityTeacherId: "${unknown}", endDate: "2026-11-22" }) { userErrors { code } } }`,
        'Query.placement': `{ placement(id: "${unknown}") { id } }`,
        'Organisation.permittedCareActions': `{ organisation(id: "${unit}") { permittedCareActions } }`,
        'Mutation.startPlacement': `mutation { startPlacement(input: { organisationId: "${unknown}", childId: "${unknown}", groupId: "${unknown}", startDate: "2026-11-22" }) { userErrors { code } } }`,
        'Mutation.endPlacement': `mutation { endPlacement(input: { placementId: "${unknown}", endDate: "2026-11-22", expectedVersion: 0 }) { userErrors { code } } }`,
        'Organisation.careOpenings': `{ organisation(id: "${unit}") { careOpenings { startTime } } }`,
        'Mutation.decideCareOpenings': `mutation { decideCareOpenings(input: { organisationId: "${unknown}", openings: [] }) { userErrors { code } } }`,
        'Query.previewCareSchedule': `{ previewCareSchedule(placementId: "${unknown}", schedule: { startDate: "2026-11-23", scheduleEntries: [] }) { userErrors { code } } }`,
        'Mutation.submitCareSchedule': `mutation { submitCareSchedule(input: { placementId: "${unknown}", schedule: { startDate: "2026-11-23", scheduleEntries: [] } }) { userErrors { code } } }`,
        'Mutation.setCareDay': `mutation { setCareDay(input: { placementId: "${unknown}", careDate: "2026-11-23", startTime: "", endTime: "" }) { userErrors { code } } }`,
        'Mutation.clearCareDay': `mutation { clearCareDay(input: { placementId: "${unknown}", careDate: "2026-11-23" }) { userErrors { code } } }`,
        'Mutation.releaseCareWeek': `mutation { releaseCareWeek(input: { placementId: "${unknown}", week: "2026-W48" }) { userErrors { code } } }`,
        'Organisation.careMarkers': `{ organisation(id: "${unit}") { careMarkers(first: 1) { edges { cursor } } } }`,
        'Mutation.acknowledgeCareComment': `mutation { acknowledgeCareComment(input: { careCommentId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.answerCareComment': `mutation { answerCareComment(input: { careCommentId: "${unknown}", answer: "" }) { userErrors { code } } }`,
        'Organisation.careHeadCounts': `{ organisation(id: "${unit}") { careHeadCounts(week: "2026-W48") { hour } } }`,
        'Mutation.checkIn': `mutation { checkIn(input: { placementId: "${unknown}" }) { userErrors { code } } }`,
        'Mutation.checkOut': `mutation { checkOut(input: { placementId: "${unknown}" }) { userErrors { code } } }`,
      }
      expect(Object.keys(queries)).toEqual(Object.keys(openTo))
      for (const [coordinate, query] of Object.entries(queries)) {
        const answer = await world.ask(persona, query)
        expect(codesOf(answer), `of ${coordinate}`).toEqual(openTo[coordinate]!.includes(persona) ? [] : ['FORBIDDEN'])
        const seen = rowsFor[coordinate]
        if (seen) expect(answer.data.organisation.list?.edges.length > 0, `of ${coordinate}`).toBe(seen.includes(persona))
      }
    })
  })

  it('nobody asks or does anything without signing in', async () => {
    for (const field of [
      'viewer { id }',
      `person(id: "${personId('alva-bergstrom')}") { id }`,
      'groups { edges { cursor } }',
      'kpis { id }',
    ]) {
      const answer = await world.ask(null, `{ ${field} }`)
      expect([codesOf(answer), answer.data]).toEqual([['UNAUTHENTICATED'], null])
    }
    for (const act of [acts.correctOrganisationName(unit), acts.importKpiValues()]) {
      const answer = await world.ask(null, `mutation { ${act} { userErrors { code } } }`)
      expect([codesOf(answer), answer.data]).toEqual([['UNAUTHENTICATED'], null])
    }
  })
})
