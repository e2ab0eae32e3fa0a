import { getNamedType, type GraphQLSchema, isInputObjectType, isListType, isNonNullType, isObjectType } from 'graphql'
import { type Field, isCarrier, outputFields, type Placed } from './conventions.members.ts'

/** The lists that come whole, and why each is short whoever asks and however large the authority. A new one needs a reason. */
export const boundedLists: Readonly<Record<string, string>> = {
  'Absence.permittedActions': 'two acts',
  'AbsenceCase.entries': 'what is written of one case',
  'AbsenceCase.permittedActions': 'six acts',
  'AbsencePolicy.permittedActions': 'one act',
  'AbsenceThreshold.schoolTypes': 'the school types of a unit',
  'AccessRequest.permittedActions': 'three acts',
  'Account.invitations': 'the invitations to one account, two or three',
  'Account.permittedActions': 'the acts there are',
  'AccountInvitation.permittedActions': 'the acts there are',
  'AccountOrder.permittedActions': 'the acts there are',
  'Activity.comingTeachers': 'and by a few teachers',
  'Activity.groups': 'a lesson is taught to a few groups at a time',
  'Activity.permittedActions': 'the acts there are',
  'Activity.permittedScheduleActions': 'the acts there are',
  'Activity.syllabuses': 'the subjects taught as one, such as the four of SO',
  'Activity.teachers': 'and by a few teachers',
  'ActivityTeacher.permittedActions': 'the acts there are',
  'AssignmentRole.permittedActions': 'the acts there are',
  'Attendance.permittedActions': 'one act',
  'Attendance.revisions': 'one lesson of one pupil is corrected a few times',
  'AttendanceSchedule.scheduleEntries': 'seven weekdays of the weeks of one cycle',
  'AuthMethod.acrValues': 'configured by hand',
  'CalendarEvent.expectedPupils': 'the pupils of a few groups',
  'CalendarEvent.groups': 'a lesson is taught to a few groups at a time',
  'CalendarEvent.permittedActions': 'the acts there are',
  'CalendarEvent.resources': 'what one lesson takes along',
  'CalendarEvent.rooms': 'a lesson is in a room or two',
  'CalendarEvent.studentExceptions': 'the pupils of a few groups',
  'CalendarEvent.teachers': 'a lesson is taught by a few',
  'CareComment.permittedActions': 'two acts',
  'CareDay.comments': 'one of each guardian and delegate',
  'CareDay.permittedActions': 'two acts',
  'CareWeek.days': 'a week has seven days',
  'CareWeek.permittedActions': 'one act',
  'CareWeekPlan.days': 'a week has seven days',
  'CertificateContent.grades': 'the grades of one document',
  'CertificateContent.missing': 'what a diploma asks for',
  'ClientApplication.keys': 'keys are valid for a year, and issued by hand',
  'ClientApplication.permittedActions': 'five acts',
  'ClientApplication.processorAgreements': 'an agreement lasts for years, and one is in force at a time',
  'ClientApplication.scopes': 'named in the code',
  'ClientApplication.unitGrants': 'the organisations of one authority that are granted by hand',
  'ClientKey.permittedActions': 'one act',
  'ContactListEntry.guardians': 'the guardians of one child',
  'ContactListPerson.addresses': 'one of each type',
  'ContactListPerson.emails': 'at most five, and one from school',
  'ContactListPerson.phoneNumbers': 'at most five',
  'DataSubjectRequest.permittedActions': 'the acts there are',
  'DayOff.permittedActions': 'one act',
  'DayOff.schoolTypes': 'the school types of a unit',
  'Delegation.acts': 'five acts can be delegated',
  'Delegation.permittedActions': 'the acts on one object',
  'Duty.activities': 'what one person teaches in a year',
  'Duty.permittedActions': 'the acts there are',
  'Enrolment.permittedActions': 'the acts there are',
  'FeeHousehold.fees': 'the children of one household',
  'FeeHousehold.incomeDeclarations': 'what two people have declared and is not over',
  'FeeHousehold.invitations': 'one at a time',
  'FeeHousehold.members': 'two at most',
  'FeeHousehold.permittedActions': 'three acts',
  'FeePlacement.households': 'the households of the guardians of one child',
  'FeeTariff.steps': 'the steps of one tariff',
  'FormerGuardian.permittedActions': 'the acts on one object',
  'Grade.permittedActions': 'three acts',
  'GradeCatalogue.grades': 'the grades of one class and term',
  'GradeCatalogue.permittedActions': 'one act',
  'GradeCatalogue.warnings': 'what one class is due in a term',
  'GradeScale.steps': 'the steps of one scale',
  'GradeSheet.entries': 'the pupils of one activity',
  'GradeSheet.permittedActions': 'two acts',
  'Group.activities': 'what one group does in a year',
  'Group.assignmentRoles': 'the staff of one group',
  'Group.memberships': 'a class or a teaching group fits in a room',
  'Group.permittedActions': 'the acts there are',
  'GroupMembership.permittedActions': 'the acts there are',
  'LeaveApplication.permittedActions': 'two acts',
  'MeritValue.counted': 'seventeen at most',
  'NationalTestResult.partResults': 'twenty at most',
  'Organisation.absenceThresholds': 'one for each kind of count, six',
  'Organisation.careHeadCounts': 'the hours of one week',
  'Organisation.careOpenings': 'a week has seven days',
  'Organisation.daysOff': 'the breaks and holidays of 400 days',
  'Organisation.externalIdentifiers': 'one or two for each system',
  'Organisation.kpiValues': 'a period or a KPI must be given',
  'Organisation.masterSystems': 'one for each domain and school type',
  'Organisation.feeTariffs': 'decided a few years ahead at most',
  'Organisation.groupSizes': 'the departments of one unit',
  'Organisation.queueRules': 'decided a few years ahead at most',
  'Person.placeApplications': 'one that waits for each school type and authority',
  'PlaceApplication.choices': 'five at most',
  'PlaceApplication.offers': 'one at a time',
  'PlaceApplication.permittedActions': 'two acts',
  'PlaceOffer.permittedActions': 'one act',
  'Query.myFeeHouseholdInvitations': 'those who say they live with the viewer',
  'Query.myFeeHouseholds': 'one for each school authority',
  'QueueRule.criteria': 'five at most',
  'Organisation.permittedAccountActions': 'the acts there are',
  'Organisation.permittedActions': 'the acts on one object',
  'Organisation.permittedCalendarActions': 'two acts',
  'Organisation.permittedCareActions': 'two acts',
  'Organisation.permittedRoomActions': 'the acts there are',
  'Organisation.permittedThresholdActions': 'one act',
  'Organisation.resources': 'what one school has to lend',
  'Organisation.retentionRules': 'one for each kind of personal data',
  'Organisation.rooms': 'the rooms of one school',
  'Organisation.schoolTypes': 'there are thirty school types',
  'Organisation.schoolYears': 'one a year',
  'Person.absenceCases': 'one at a time at each unit',
  'Person.addresses': 'one of each type',
  'Person.administrationErasure': 'one for each kind of personal data',
  'Person.certificates': 'two a year of one schooling',
  'Person.contactListConsents': 'there are four fields',
  'Person.contactPropagations': 'the systems of one municipality',
  'Person.delegations': 'the few who act for one child at a time',
  'Person.duties': 'the places one person works at today',
  'Person.eligibility': 'one for each kind of programme',
  'Person.emails': 'a few of each type',
  'Person.enrolments': 'the school years of one life',
  'Person.externalIdentifiers': 'one or two for each system',
  'Person.formerGuardians': 'the guardians of one childhood',
  'Person.governanceErasure': 'one for each kind of personal data',
  'Person.groupMemberships': 'the groups one pupil is in today',
  'Person.identityErasure': 'one for each kind of personal data',
  'Person.leaveApplications': 'what one home applies for in a year',
  'Person.namedPersons': 'the few who are named on one case',
  'Person.nationalTestResults': 'the national tests of one schooling',
  'Person.permittedAbsenceActions': 'three acts',
  'Person.permittedAbsenceCaseActions': 'one act',
  'Person.permittedAccountActions': 'the acts there are',
  'Person.permittedActions': 'the acts on one object',
  'Person.permittedLeaveActions': 'one act',
  'Person.phoneNumbers': 'a few of each type',
  'Person.placements': 'the places of one childhood',
  'Person.processingRestrictions': 'those of one person today',
  'Person.responsibleFor': 'the children of one person',
  'Person.responsibles': 'the guardians of one child',
  'Person.studyPlans': 'the plans of one schooling',
  'Person.teacherLicences': 'the subjects of one teacher',
  'Placement.attendanceEvents': 'the comings and goings of one child on one day',
  'Placement.owners': 'the guardians of one child',
  'Placement.permittedActions': 'one act',
  'Placement.permittedPresenceActions': 'two acts',
  'Placement.permittedScheduleActions': 'one act',
  'ProcessingRestriction.permittedActions': 'the acts there are',
  'ProcessorAgreement.fieldGrants': 'fields of the schema',
  'ProcessorAgreement.permittedActions': 'three acts',
  'ProgrammeEligibility.missingSubjects': 'the subjects a programme requires',
  'Query.checkAbsenceComment': 'the words of one comment',
  'Query.fieldAccess': 'a hundred coordinates at most, as they were asked for',
  'Query.gradeScales': 'the law knows one or two at a time',
  'Query.kpis': 'definitions, made by hand',
  'Query.schoolYearLabels': 'the years of one school type',
  'Query.sourceSystems': 'the systems of one municipality, registered by hand',
  'ReadEvent.fields': 'what one request reads of one person',
  'Reader.relations': 'what one person is to another',
  'RegisterConcept.rows': 'the rows about one person: an extract is whole',
  'RegisterPart.concepts': 'one for each kind of personal data',
  'Resource.permittedActions': 'the acts there are',
  'Responsible.permittedActions': 'the acts on one object',
  'RoleGrant.permittedActions': 'one act',
  'RollCall.entries': 'the pupils of a few groups',
  'Room.permittedActions': 'the acts there are',
  'Schedule.lessons': 'one week',
  'SchoolYear.permittedActions': 'two acts',
  'SchoolYear.terms': 'two',
  'Session.authMethods': 'the identity providers, configured by hand',
  'Session.permittedActions': 'the acts there are',
  'StudyPlan.contents': 'forty at most',
  'StudyPlan.notes': 'forty at most',
  'StudyPlanContent.syllabuses': 'sixty at most',
  'UnitGrant.permittedActions': 'one act',
  'Viewer.delegations': 'the children of one household',
  'Viewer.notices': 'one of each kind',
  'Viewer.roles': 'the duties and grants of one person',
  'Viewer.scopes': 'named in the code',
}

type Shape = Readonly<Record<string, string>>

/** The fields of a type and their types, printed; nothing if there is no such type. */
function shapeOf(schema: GraphQLSchema, name: string): Shape {
  const type = schema.getType(name)
  if (!isObjectType(type) && !isInputObjectType(type)) return {}
  return Object.fromEntries(Object.values(type.getFields()).map((field) => [field.name, String(field.type)]))
}

type Wish = readonly [isTrue: boolean, wish: string]
const unmet = (subject: string, wishes: readonly Wish[]): string[] =>
  wishes.filter(([isTrue]) => !isTrue).map(([, wish]) => `${subject} ${wish}`)

const isList = ({ type }: Field) => isListType(isNonNullType(type) ? type.ofType : type)
export const takesPages = (field: Field): boolean => field.args.some(({ name }) => name === 'first')

export const wholeLists = (schema: GraphQLSchema): string[] =>
  outputFields(schema)
    .filter(({ type, item }) => isList(item) && !takesPages(item) && !isCarrier(type))
    .map(({ at }) => at)

/** What is wrong with a field that answers a connection. */
export function pageFaults(schema: GraphQLSchema, { at, item }: Placed<Field>): string[] {
  const connection = getNamedType(item.type).name
  const node = connection.replace(/Connection$/, '')
  const args = new Map(item.args.map((arg) => [arg.name, arg]))
  const [page, edge] = [shapeOf(schema, connection), shapeOf(schema, `${node}Edge`)]
  const first = args.get('first')
  return unmet(at, [
    [String(first?.type) === 'Int' && first?.defaultValue === 50, 'needs first: Int = 50'],
    [String(args.get('after')?.type) === 'String', 'needs after: String'],
    [page['edges'] === `[${node}Edge!]!` && page['pageInfo'] === 'PageInfo!', `answers no edges: [${node}Edge!]! with pageInfo`],
    [edge['node'] === `${node}!` && edge['cursor'] === 'String!', `has edges without node: ${node}! and cursor: String!`],
    [/\bordered by /.test(item.description ?? ''), 'does not say what it is "ordered by"'],
  ])
}

/** What is wrong with a mutation. */
export function actFaults(schema: GraphQLSchema, { name, args, type }: Field): string[] {
  const title = name.charAt(0).toUpperCase() + name.slice(1)
  const { userErrors, ...answers } = shapeOf(schema, `${title}Payload`)
  const error = shapeOf(schema, `${title}Error`)
  return unmet(name, [
    [args.length === 1 && args[0]?.name === 'input' && String(args[0].type) === `${title}Input!`, `needs input: ${title}Input!`],
    [shapeOf(schema, `${title}Input`)['idempotencyKey'] === 'String', 'needs idempotencyKey: String in its input'],
    [String(type) === `${title}Payload`, `must answer a nullable ${title}Payload`],
    [userErrors === `[${title}Error!]!`, `needs userErrors: [${title}Error!]! in its payload`],
    [Object.values(answers).every((answer) => !answer.endsWith('!')), 'has a payload in which more than userErrors is non-null'],
    [error['code'] === `${title}ErrorCode!`, `needs code: ${title}ErrorCode! in its errors`],
    [
      error['message'] === 'String!' && error['field'] === '[String!]',
      'needs message: String! and field: [String!] in its errors',
    ],
    [!/^(update|upsert|patch|modify|save|edit)[A-Z]/.test(name), 'is named for the change of a row, not for what happens'],
  ])
}
