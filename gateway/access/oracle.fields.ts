import type { Assurance } from '../../subgraphs/shared/viewer.ts'
import type { School } from './oracle.rows.ts'
import {
  type Asker,
  classLists,
  delegations,
  groupsAsPupil,
  isBlockedFrom,
  isFormerGuardian,
  isGranted,
  isSheltered,
  pupilRelations,
  relationsTo,
  responsibleRelations,
  type Standing,
  standingOf,
  type Today,
} from './oracle.ts'

export type Verdict = 'VALUE' | 'EMPTY' | 'FORBIDDEN' | 'STEP_UP_REQUIRED'

const toPupil = [
  ...['SELF', 'GUARDIAN', 'TEACHER', 'MENTOR', 'CARE_STAFF'],
  ...['PUPIL_HEALTH', 'UNIT_ADMIN', 'PRINCIPAL', 'AUTHORITY_ADMIN', 'NAMED', 'CLIENT'],
]
const delegate = ['DELEGATE', 'DELEGATE:REPORT_ABSENCE', 'DELEGATE:APPLY_FOR_LEAVE', 'DELEGATE:BOOK_DEVELOPMENT_TALK',
  'DELEGATE:EDIT_CARE_SCHEDULE', 'DELEGATE:UPDATE_CONTACT_DETAILS'] // prettier-ignore
const leadersOfStaff = ['STAFF:UNIT_ADMIN', 'STAFF:PRINCIPAL']
const named = [
  ...toPupil,
  ...delegate,
  'FELLOW',
  'DIRECTORY',
  ...leadersOfStaff,
  'STAFF:CLIENT',
  ...toPupil.map((relation) => `CHILD:${relation}`),
]

// "civicNo: SELF, GUARDIAN, UNIT_ADMIN, PRINCIPAL, AUTHORITY_ADMIN"; "addresses, phones, emails: those and MENTOR, CARE_STAFF".
const civic = ['SELF', 'GUARDIAN', 'UNIT_ADMIN', 'PRINCIPAL', 'AUTHORITY_ADMIN', ...leadersOfStaff]
const contact = [...civic, 'MENTOR', 'CARE_STAFF', 'NAMED', 'CLIENT', 'DELEGATE:UPDATE_CONTACT_DETAILS']
// "Person, guardian: contact as the pupil's", but "the other guardian (name)".
const contactOfGuardians = contact
  .filter((relation) => relation !== 'GUARDIAN' && relation !== 'NAMED' && !/^(STAFF|DELEGATE):/.test(relation))
  .map((relation) => `CHILD:${relation}`)
const leadership = ['PRINCIPAL', 'NAMED', 'STAFF:PRINCIPAL', 'CHILD:PRINCIPAL']
const work = ['SELF', 'DIRECTORY', ...leadersOfStaff]

/** Which relations open a guarded field of Person. What access.md does not say of staff and guardians is not open. */
export const openedBy: Readonly<Record<string, readonly string[]>> = {
  givenName: named,
  middleName: named,
  familyName: named,
  displayName: named,
  civicNo: civic,
  birthDate: toPupil,
  sex: toPupil,
  personStatus: toPupil,
  securityMarking: ['PRINCIPAL', 'UNIT_ADMIN', 'AUTHORITY_ADMIN'],
  workEmail: work,
  emails: [...contact, ...contactOfGuardians],
  phoneNumbers: [...contact, ...contactOfGuardians],
  addresses: [...contact, ...contactOfGuardians],
  enrolments: [...toPupil, 'DELEGATE'],
  responsibles: toPupil,
  responsibleFor: ['SELF', ...toPupil.map((relation) => `CHILD:${relation}`)],
  duties: work,
  groupMemberships: [...toPupil, 'DELEGATE'],
}

/** What a viewer with these relations gets for a field of a person. */
export function fieldVerdict(field: string, relations: readonly string[], sheltered: boolean, assurance: Assurance): Verdict {
  if (!relations.some((relation) => openedBy[field]!.includes(relation))) return 'FORBIDDEN'
  // "Addresses and phones [of a marked person] only for PRINCIPAL and the named", and no word that there is such a one.
  const isWhereabouts = field === 'phoneNumbers' || field === 'addresses'
  if (isWhereabouts && sheltered && !relations.some((relation) => leadership.includes(relation))) return 'EMPTY'
  return field === 'civicNo' && assurance === 'LOW' ? 'STEP_UP_REQUIRED' : 'VALUE'
}

function visibleGroups(today: Today, my: Standing): Set<string> {
  const wards = today.responsibles
    .filter((one) => one.personId === my.me && one.relationType === 'VARDNADSHAVARE' && one.isBlocked !== true)
    .map((one) => one.pupilId)
  const asPupils = [my.me, ...wards].flatMap((id) =>
    id && today.persons.has(id) ? groupsAsPupil(today, today.persons.get(id)!) : [],
  )
  const asColleague = my.me !== null && my.duties.length > 0 ? today.groupsOf(my.me) : []
  const unitStaff = [...my.principalAt, ...my.adminAt, ...my.healthAt]
  // The unit's own groups also when they have ended: who was in them is asked later.
  const atUnits = today.school.group.filter(
    ({ organisationId }) =>
      unitStaff.includes(organisationId) ||
      my.authorities.some((authority) => today.isBelow(organisationId, authority)) ||
      isGranted(today, my, [organisationId]),
  )
  return new Set([...asPupils, ...asColleague, ...my.taughtGroups, ...my.assignedGroups, ...atUnits.map(({ id }) => id)])
}

// "The delegated acts": the class or section is known besides, and nothing of what it does.
const groupsAsDelegate = (today: Today, my: Standing, pupil: School['person'][number]): string[] =>
  delegations(today, my, pupil).length === 0
    ? []
    : groupsAsPupil(today, pupil).filter((id) => ['KLASS', 'AVDELNING'].includes(today.groups.get(id)!.groupType))

const idsOf = (rows: readonly { readonly id: string }[]) => new Set(rows.map(({ id }) => id))

/** The ids of every row a viewer may see on the day, table by table. */
export function visibleRows(today: Today, asker: Asker) {
  const { school } = today
  const my = standingOf(today, asker)
  const relations = new Map(school.person.map(({ id }) => [id, relationsTo(today, my, id)]))
  const has = (person: string, ...names: readonly string[]) => relations.get(person)!.some((one) => names.includes(one))
  const sheltered = (person: string) => isSheltered(today, my, today.persons.get(person)!)
  const asPupil = (person: string) => pupilRelations(today, my, today.persons.get(person)!).length > 0
  const pupilHome = (person: string) =>
    pupilRelations(today, my, today.persons.get(person)!).some((one) => one === 'SELF' || one === 'GUARDIAN')
  const isDelegate = (person: string) => has(person, 'DELEGATE')
  const delegated = new Map(school.person.map((one) => [one.id, groupsAsDelegate(today, my, one)]))
  const leads = (unit: string) =>
    [...my.principalAt, ...my.adminAt].includes(unit) || my.authorities.some((authority) => today.isBelow(unit, authority))
  const isExpected = (one: School['enrolment'][number]) =>
    one.startDate > today.day && leads(one.organisationId) && !sheltered(one.pupilId) && !isBlockedFrom(today, my, one.pupilId)
  const groups = visibleGroups(today, my)
  const lists = classLists(today, my)
  const current = idsOf(today.duties)
  const duties = idsOf(
    school.duty.filter(
      ({ id, personId, organisationId, isAwaited }) =>
        personId === my.me ||
        (isAwaited === true && leads(organisationId)) ||
        (current.has(id) &&
          (has(personId, 'DIRECTORY') ||
            my.principalAt.includes(organisationId) ||
            (isGranted(today, my, [organisationId]) && has(personId, 'STAFF:CLIENT')))),
    ),
  )
  const activities = new Set([
    ...my.taughtActivities,
    ...school.activityGroup.filter((one) => groups.has(one.groupId)).map((one) => one.activityId),
  ])
  const unitOf = new Map(school.activity.map((one) => [one.id, one.organisationId]))
  const whereabouts = ({ personId }: { personId: string }) =>
    fieldVerdict('addresses', relations.get(personId)!, sheltered(personId), 'HIGH') === 'VALUE'
  // "Own email and phone: SELF, GUARDIAN": what they wrote, also where nobody is told where the family lives.
  const isWriter = ({ personId, writtenById }: School['personPhoneNumber'][number]) =>
    writtenById === my.me &&
    my.me !== null &&
    (has(personId, 'SELF', 'DELEGATE:UPDATE_CONTACT_DETAILS') ||
      (has(personId, 'GUARDIAN') && today.isChild(today.persons.get(personId)!)))
  return {
    relations,
    person: new Set(school.person.flatMap(({ id }) => (relations.get(id)!.length > 0 ? [id] : []))),
    enrolment: idsOf(
      school.enrolment.filter(
        (one) =>
          (today.awaits(one) && leads(one.organisationId)) ||
          ((!today.awaits(one) || pupilHome(one.pupilId)) &&
            ((asPupil(one.pupilId) && (today.isOn(one) || !sheltered(one.pupilId))) ||
              (isDelegate(one.pupilId) && today.isOn(one) && !one.isCancelled) ||
              isExpected(one))),
      ),
    ),
    responsible: idsOf([
      ...today.responsibles.filter((one) => responsibleRelations(today, my, one).length > 0),
      ...school.responsible.filter((one) => isFormerGuardian(today, my, one)),
    ]),
    group: new Set([...groups, ...[...delegated.values()].flat()]),
    groupMembership: idsOf(
      school.groupMembership.filter(
        (one) =>
          asPupil(one.personId) ||
          (today.isOn(one) && delegated.get(one.personId)!.includes(one.groupId)) ||
          (lists.includes(one.groupId) && today.isOn(one) && has(one.personId, 'FELLOW')),
      ),
    ),
    duty: duties,
    assignmentRole: idsOf(
      school.assignmentRole.filter((one) => today.isOn(one) && groups.has(one.groupId) && duties.has(one.dutyId)),
    ),
    activity: activities,
    activityTeacher: idsOf(
      school.activityTeacher.filter(
        (one) =>
          duties.has(one.dutyId) &&
          ((today.isOn(one) && activities.has(one.activityId)) ||
            (one.startDate > today.day && leads(unitOf.get(one.activityId)!))),
      ),
    ),
    personEmail: idsOf(
      school.personEmail.filter(
        ({ personId, emailType }) =>
          has(personId, ...openedBy['emails']!) || (emailType === 'SKOLA_PERSONAL' && has(personId, 'DIRECTORY')),
      ),
    ),
    personPhoneNumber: idsOf(school.personPhoneNumber.filter((one) => whereabouts(one) || isWriter(one))),
    personAddress: idsOf(school.personAddress.filter(whereabouts)),
  }
}

export type Visible = ReturnType<typeof visibleRows>
export const comparedTables = [
  'person', 'enrolment', 'responsible', 'group', 'groupMembership', 'duty', 'assignmentRole',
  'activity', 'activityTeacher', 'personEmail', 'personPhoneNumber', 'personAddress',
] as const satisfies readonly (keyof Visible)[] // prettier-ignore
