import { dayAfter, holdsOn, type School, turns18On } from './oracle.rows.ts'

/** Who asks: a person, a client application, or a unit by the account its staff share. */
export interface Asker {
  readonly kind: 'PERSON' | 'CLIENT' | 'UNIT'
  readonly id: string
}

type Person = School['person'][number]

const teamOfPupilHealth = ['KURATOR', 'SPECIALLARARE_SPECIALPEDAGOG', 'SKOLPSYKOLOG']
const careRoles = ['FORSKOLLARARE', 'BARNSKOTARE', 'FRITIDSPEDAGOG']

// "A marked person is visible only to": everybody else's relations do not hold for them.
const reachesMarked = ['SELF', 'GUARDIAN', 'TEACHER', 'MENTOR', 'CARE_STAFF', 'PRINCIPAL', 'NAMED']
const staffReachingMarked = ['TEACHER', 'MENTOR', 'CARE_STAFF', 'PRINCIPAL', 'NAMED']

// One's own: what a block of another child does not take away.
const atHome = ['SELF', 'GUARDIAN']

const isMarked = ({ securityMarking = 'INGEN' }: Person) => securityMarking !== 'INGEN'

/** What holds on one day, the same for every viewer. */
export interface Today {
  readonly school: School
  readonly persons: ReadonlyMap<string, Person>
  readonly duties: School['duty']
  readonly memberships: School['groupMembership']
  readonly groups: ReadonlyMap<string, School['group'][number]>
  readonly responsibles: School['responsible']
  readonly responsiblesOf: (pupil: string) => School['responsible']
  /** Ended ones too, by whom they are about and by who has them. */
  readonly everResponsible: Readonly<Record<'pupilId' | 'personId', (id: string) => School['responsible']>>
  readonly hasBeenAt: (pupil: string, unit: string) => boolean
  /** Given to somebody who was here already: it opens nothing until it is confirmed. */
  readonly awaits: (one: { readonly isAwaited?: boolean | undefined }) => boolean
  readonly untilAdult: (one: School['responsible'][number]) => boolean
  readonly unitsOf: (pupil: string) => readonly string[]
  readonly groupsOf: (person: string) => readonly string[]
  readonly isBelow: (organisation: string, above: string) => boolean
  readonly isChild: (person: Person) => boolean
  readonly isOn: ReturnType<typeof holdsOn>
  readonly day: string
}

function listed<Row, Value>(rows: readonly Row[], key: (row: Row) => string, value: (row: Row) => Value) {
  const lists = new Map<string, Value[]>()
  for (const row of rows) {
    const list = lists.get(key(row))
    if (list) list.push(value(row))
    else lists.set(key(row), [value(row)])
  }
  return (one: string): readonly Value[] => lists.get(one) ?? []
}

/** Asked once of a standing, though it is asked for every row. */
function once<Value>(ask: (today: Today, my: Standing) => Value) {
  const answers = new WeakMap<Standing, Value>()
  return (today: Today, my: Standing): Value => {
    const known = answers.get(my)
    if (known !== undefined) return known
    const answer = ask(today, my)
    answers.set(my, answer)
    return answer
  }
}

export function todayIn(school: School, day: string): Today {
  const isOn = holdsOn(day)
  const persons = new Map(school.person.map((one) => [one.id, one]))
  const groups = new Map(school.group.filter(isOn).map((one) => [one.id, one]))
  const memberships = school.groupMembership.filter((one) => isOn(one) && groups.has(one.groupId))
  const parents = new Map(school.organisation.map(({ id, parentId }) => [id, parentId ?? null]))
  const isChild = ({ birthDate }: Person) => birthDate != null && day < turns18On(birthDate)
  // "At 18 it ends, unless the pupil consents": of guardians, not of those whose responsibility has an end date of its own. What ended
  // by age alone the pupil's consent continues, whatever last day a register gave it.
  const untilAdult = (one: School['responsible'][number]) => {
    const { birthDate } = persons.get(one.pupilId)!
    if (one.relationType !== 'VARDNADSHAVARE' || birthDate == null) return false
    const ofAge = turns18On(birthDate)
    const isClosedByAge = one.endDate != null && one.endDate <= ofAge && dayAfter(one.endDate) >= ofAge
    return ofAge <= day && one.startDate < ofAge && (one.endDate == null || one.endDate >= day || isClosedByAge)
  }
  const lasts = (one: School['responsible'][number]) =>
    // A block outlasts the custody, for the school to lift.
    (one.isBlocked === true && one.startDate <= day) ||
    (one.adultConsent
      ? isOn(one) || untilAdult(one)
      : isOn(one) && (one.relationType !== 'VARDNADSHAVARE' || isChild(persons.get(one.pupilId)!)))
  const awaits: Today['awaits'] = ({ isAwaited }) => isAwaited === true
  const isBelow = (organisation: string, above: string): boolean => {
    for (let at: string | null = organisation; at !== null; at = parents.get(at) ?? null) if (at === above) return true
    return false
  }
  const responsibles = school.responsible.filter(lasts)
  const itself = (one: School['responsible'][number]) => one
  const been = new Set(school.enrolment.map((one) => `${one.pupilId} ${one.organisationId}`))
  return {
    school,
    persons,
    groups,
    memberships,
    everResponsible: {
      pupilId: listed(school.responsible, (one) => one.pupilId, itself),
      personId: listed(school.responsible, (one) => one.personId, itself),
    },
    hasBeenAt: (pupil, unit) => been.has(`${pupil} ${unit}`),
    isOn,
    day,
    isBelow,
    isChild,
    duties: school.duty.filter((one) => isOn(one) && !awaits(one)),
    responsibles,
    responsiblesOf: listed(responsibles, (one) => one.pupilId, itself),
    untilAdult,
    awaits,
    unitsOf: listed(
      school.enrolment.filter((one) => isOn(one) && !one.isCancelled && !awaits(one)),
      (one) => one.pupilId,
      (one) => one.organisationId,
    ),
    groupsOf: listed(
      memberships,
      (one) => one.personId,
      (one) => one.groupId,
    ),
  }
}

/** What the viewer is: duties, groups and granted roles that hold today. */
export function standingOf(today: Today, asker: Asker) {
  const { school, isOn, groups } = today
  const me = asker.kind === 'PERSON' ? asker.id : null
  const duties = today.duties.filter((one) => one.personId === me)
  const dutyOf = (id: string) => duties.find((one) => one.id === id)
  const taught = school.activityTeacher.filter((one) => isOn(one) && dutyOf(one.dutyId)).map((one) => one.activityId)
  const current = new Set(school.activity.filter(isOn).map(({ id }) => id))
  const assignments = school.assignmentRole.filter((one) => isOn(one) && dutyOf(one.dutyId) && groups.has(one.groupId))
  const grants = school.roleGrant.filter(
    (one) =>
      isOn(one) &&
      one.revokedAt == null &&
      asker.kind !== 'UNIT' &&
      asker.id === (asker.kind === 'PERSON' ? one.personId : one.clientApplicationId),
  )
  // "A client application whose grants name this unit", under a processor agreement.
  const hasAgreement = school.processorAgreement.some(
    (one) => asker.kind === 'CLIENT' && one.clientApplicationId === asker.id && isOn(one) && one.endedAt == null,
  )
  const unitsAs = (...roles: string[]) => duties.filter((one) => roles.includes(one.dutyRole)).map((one) => one.organisationId)
  return {
    me,
    duties,
    taughtActivities: taught,
    taughtGroups: school.activityGroup
      .filter((one) => taught.includes(one.activityId) && current.has(one.activityId) && groups.has(one.groupId))
      .map((one) => one.groupId),
    assignedGroups: assignments.map((one) => one.groupId),
    mentoredGroups: assignments.filter((one) => one.assignmentRoleType === 'MENTOR').map((one) => one.groupId),
    // "Assigned to the pupil's group (Avdelning, fritids)": an AVDELNING is a section of a preschool or of after-school care.
    caredGroups: assignments
      .filter((one) => careRoles.includes(one.assignmentRoleType) && careRoles.includes(dutyOf(one.dutyId)!.dutyRole))
      .filter((one) => groups.get(one.groupId)!.groupType === 'AVDELNING')
      .map((one) => one.groupId),
    principalAt: unitsAs('REKTOR'),
    adminAt: unitsAs('SKOLADMINISTRATOR'),
    healthAt: unitsAs(...teamOfPupilHealth),
    authorities: grants.filter(({ role }) => role === 'AUTHORITY_ADMIN').map((one) => one.organisationId),
    clientAt: hasAgreement ? grants.filter(({ role }) => role === 'CLIENT').map((one) => one.organisationId) : [],
    isAnalyst: grants.some(({ role }) => role === 'AUTHORITY_ANALYST'),
  }
}

export type Standing = ReturnType<typeof standingOf>

const meet = (some: readonly string[], others: readonly string[]) => some.some((one) => others.includes(one))

/** Groups a pupil belongs to as a pupil: of a unit where they are enrolled, or as a guest where they never were. */
export function groupsAsPupil(today: Today, pupil: Person): string[] {
  const units = today.unitsOf(pupil.id)
  if (units.length === 0) return []
  return today.groupsOf(pupil.id).filter((id) => {
    const unit = today.groups.get(id)!.organisationId
    return units.includes(unit) || (!today.hasBeenAt(pupil.id, unit) && !isMarked(pupil))
  })
}

/** Whose home is a protected person's, or may be: one's children, whoever answers for them, and their other children. */
export function isSheltered(today: Today, my: Standing, person: Person): boolean {
  if (isMarked(person)) return true
  if (person.id === my.me) return false
  const { pupilId: about, personId: by } = today.everResponsible
  const children = [...by(person.id), ...about(person.id)].map((one) => one.pupilId)
  const parents = children.flatMap(about).map((one) => one.personId)
  const siblings = parents.flatMap(by).map((one) => one.pupilId)
  return [...children, ...parents, ...siblings].some((id) => isMarked(today.persons.get(id)!))
}

/** "Restricted" processing reaches no client application. */
export const isRestricted = (today: Today, person: string): boolean =>
  today.school.processingRestriction.some((one) => today.isOn(one) && one.personId === person)

export const isGranted = (today: Today, my: Standing, units: readonly string[]): boolean =>
  units.some((unit) => my.clientAt.some((organisation) => today.isBelow(unit, organisation)))

export const isBlockedFrom = (today: Today, my: Standing, pupil: string): boolean =>
  today.everResponsible.pupilId(pupil).some((one) => one.personId === my.me && one.isBlocked === true)

/** "A delegate (foster home, step-parent) has the delegated acts, for the time stated", and no more than the guardian who gave them. */
export function delegations(today: Today, my: Standing, pupil: Person): School['delegation'] {
  const { school, responsibles } = today
  const me = my.me === null ? undefined : today.persons.get(my.me)
  if (
    !me?.civicNo ||
    isBlockedFrom(today, my, pupil.id) ||
    isMarked(pupil) ||
    !today.isChild(pupil) ||
    today.unitsOf(pupil.id).length === 0
  )
    return []
  const isStillGuardian = (id: string) =>
    responsibles.some(
      (one) => one.pupilId === pupil.id && one.personId === id && one.relationType === 'VARDNADSHAVARE' && one.isBlocked !== true,
    )
  return school.delegation.filter(
    (one) =>
      today.isOn(one) &&
      one.revokedAt == null &&
      one.pupilId === pupil.id &&
      one.delegateCivicNo === me.civicNo &&
      (one.givenByGuardianId == null || isStillGuardian(one.givenByGuardianId)),
  )
}

/** The viewer's relations to somebody as a pupil. */
export function pupilRelations(today: Today, my: Standing, pupil: Person): readonly string[] {
  const known = relationsKnown(today, my)
  if (!known.has(pupil.id)) known.set(pupil.id, asPupil(today, my, pupil))
  return known.get(pupil.id)!
}

const relationsKnown = once(() => new Map<string, readonly string[]>())

function asPupil(today: Today, my: Standing, pupil: Person): string[] {
  const isBlocked = isBlockedFrom(today, my, pupil.id)
  // "Unless that guardian is blocked": nor by coming to work at the school, nor when custody ends.
  if (isBlocked) return pupil.id === my.me ? ['SELF'] : []
  const units = today.unitsOf(pupil.id)
  const groups = groupsAsPupil(today, pupil)
  const holds: Record<string, boolean> = {
    SELF: pupil.id === my.me,
    GUARDIAN: today
      .responsiblesOf(pupil.id)
      .some((one) => one.personId === my.me && one.relationType === 'VARDNADSHAVARE' && one.isBlocked !== true),
    TEACHER: meet(groups, my.taughtGroups),
    MENTOR: meet(groups, my.mentoredGroups),
    CARE_STAFF: meet(groups, my.caredGroups),
    PUPIL_HEALTH: meet(units, my.healthAt),
    UNIT_ADMIN: meet(units, my.adminAt),
    PRINCIPAL: meet(units, my.principalAt),
    AUTHORITY_ADMIN: units.some((unit) => my.authorities.some((authority) => today.isBelow(unit, authority))),
    NAMED:
      units.length > 0 &&
      today.school.namedPerson.some((one) => today.isOn(one) && one.personId === pupil.id && one.namedPersonId === my.me),
    CLIENT: isGranted(today, my, units) && !isRestricted(today, pupil.id),
  }
  const isKept = keptFrom(today, my).has(pupil.id)
  return Object.keys(holds)
    .filter((name) => holds[name] && (!isMarked(pupil) || reachesMarked.includes(name)))
    .filter((name) => !isKept || atHome.includes(name))
}

/** The groups whose class list the viewer may see: a pupil's own class, where the unit shows its lists. */
export const classLists = once((today, my): string[] => {
  const me = my.me === null ? undefined : today.persons.get(my.me)
  if (!me) return []
  return groupsAsPupil(today, me).filter((id) => {
    const { groupType, organisationId } = today.groups.get(id)!
    return (
      groupType === 'KLASS' && today.school.unitPolicy.some((one) => one.organisationId === organisationId && one.showsClassLists)
    )
  })
})

/** "Every signed-in viewer", but for those whom access.md says see no row about a person: analysts and client applications. */
export const readsDirectory = (my: Standing): boolean => my.me !== null && (my.duties.length > 0 || !my.isAnalyst)

/** Whom a blocked guardian must not find by another way either: the child, those it lives with, and their other children. */
const keptFrom = once(({ everResponsible: { pupilId: about, personId: by } }, my): ReadonlySet<string> => {
  const blocked = (my.me === null ? [] : by(my.me)).filter((one) => one.isBlocked === true).map((one) => one.pupilId)
  const parents = blocked.flatMap(about).flatMap((one) => (one.personId === my.me ? [] : [one.personId]))
  const children = parents.flatMap(by).map((one) => one.pupilId)
  const others = children.flatMap(about).map((one) => one.personId)
  return new Set([...blocked, ...children, ...others])
})

function otherRelations(today: Today, my: Standing, person: Person): string[] {
  const units = today.duties.filter((one) => one.personId === person.id).map((one) => one.organisationId)
  const isPupil = today.unitsOf(person.id).length > 0
  const isKept = keptFrom(today, my).has(person.id)
  const consents = today.school.contactListConsent.some((one) => one.personId === person.id && one.field === 'NAME')
  const isFellow = isPupil && person.id !== my.me && meet(groupsAsPupil(today, person), classLists(today, my))
  return [
    ...(isFellow && consents && !isMarked(person) ? ['FELLOW'] : []),
    ...(units.length > 0 && !isMarked(person) && readsDirectory(my) ? ['DIRECTORY'] : []),
    ...(meet(units, my.principalAt) && !isKept ? ['STAFF:PRINCIPAL'] : []),
    ...(meet(units, my.adminAt) && !isKept && !isMarked(person) ? ['STAFF:UNIT_ADMIN'] : []),
    ...(isGranted(today, my, units) && !isMarked(person) && !isRestricted(today, person.id) ? ['STAFF:CLIENT'] : []),
    ...delegations(today, my, person).flatMap(({ acts }) => ['DELEGATE', ...acts.map((act) => `DELEGATE:${act}`)]),
  ]
}

/** Through which relation to the child the viewer may see that this person is responsible for it. */
export function responsibleRelations(today: Today, my: Standing, row: School['responsible'][number]): string[] {
  const person = today.persons.get(row.personId)!
  const toChild = pupilRelations(today, my, today.persons.get(row.pupilId)!)
  if (row.personId === my.me) return [...toChild]
  const isKept = keptFrom(today, my).has(row.personId)
  return toChild
    .filter((relation) => !isKept || atHome.includes(relation))
    .filter((relation) => row.isBlocked !== true || relation === 'PRINCIPAL' || relation === 'UNIT_ADMIN')
    .filter((relation) => !isMarked(person) || staffReachingMarked.includes(relation))
    .filter((relation) => relation !== 'CLIENT' || !isRestricted(today, row.personId))
}

/** The guardians an adult pupil may consent to: until 18 theirs, and neither blocked nor protected nor dead. */
export const isFormerGuardian = (today: Today, my: Standing, one: School['responsible'][number]): boolean => {
  const guardian = today.persons.get(one.personId)!
  const isBlocked = today.everResponsible
    .pupilId(one.pupilId)
    .some((other) => other.personId === one.personId && other.isBlocked === true)
  return one.pupilId === my.me && !one.adultConsent && today.untilAdult(one) && !isBlocked && !isMarked(guardian)
}

/** Every relation of a viewer to a person on the day, in the words of schema/access.md. */
export function relationsTo(today: Today, my: Standing, id: string): string[] {
  const person = today.persons.get(id)
  if (!person) return []
  const throughChildren = today.responsibles
    .filter((one) => one.personId === id)
    .flatMap((one) => responsibleRelations(today, my, one).map((relation) => `CHILD:${relation}`))
  const all = [...pupilRelations(today, my, person), ...otherRelations(today, my, person), ...throughChildren]
  return [...new Set(all)].toSorted()
}
