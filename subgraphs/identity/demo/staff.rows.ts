import { addClients } from './clients.rows.ts'
import { latest } from './calendar.ts'
import { activityId, demoId, groupId, personId, slug } from './keys.ts'
import { personaIssuer, personas } from './personas.ts'
import { employees, type Employee, type Teaching } from './staff.ts'
import { authorityId, unitId } from './units.rows.ts'
import type { UnitKey } from './units.ts'
import type { World } from './world.ts'

interface Span {
  readonly startDate: string
  readonly endDate: string | null
}

/** One subject taught to one class or teaching group. */
interface Lesson {
  readonly key: string
  readonly group: string
  readonly displayName: string
}

const homeUnit = ({ units: [unit], name }: Employee): UnitKey => {
  if (!unit) throw new Error(`${name} has no unit.`)
  return unit
}

const dutyId = ({ key }: Employee, unit: UnitKey) => demoId('Duty', `${key} at ${unit}`)

function lessonsOf(unit: UnitKey, teaching: Teaching): Lesson[] {
  const lesson = (subject: string, name: string): Lesson => ({
    key: `${unit}/${name}/${subject}`,
    group: `${unit}/${name}`,
    displayName: name.startsWith(subject) ? name : `${subject} ${name}`,
  })
  return Object.entries(teaching).flatMap(([subject, names]) => names.map((name) => lesson(subject, name)))
}

function startOf({ rows }: World, group: string): string {
  const wanted = groupId(group)
  return rows.group.find(({ id }) => id === wanted)?.startDate ?? ''
}

// Some have stayed long and some have not, for no better reason than the length of their names.
const yearsInDuty = ({ key, substituted }: Employee) => (substituted ? 1 : 4 + (key.length % 8))

function addDuties({ rows, calendar }: World, employee: Employee): void {
  const signature = slug(employee.name).replace('-', '').slice(0, 6).toUpperCase()
  for (const unit of employee.units)
    rows.duty.push({
      id: dutyId(employee, unit),
      personId: personId(employee.key),
      organisationId: unitId(unit),
      dutyRole: employee.role,
      signature,
      startDate: calendar.firstDay(yearsInDuty(employee)),
      endDate: null,
    })
}

// Teachers follow their class from the year before, unless a group is newer.
const lessonStart = (world: World, group: string) => latest(world.calendar.firstDay(1), startOf(world, group))

function addActivities(world: World, employee: Employee): void {
  const unit = homeUnit(employee)
  for (const { key, group, displayName } of lessonsOf(unit, employee.teaches)) {
    const startDate = lessonStart(world, group)
    const activity = { id: activityId(key), displayName, activityType: 'UNDERVISNING', organisationId: unitId(unit) }
    world.rows.activity.push({ ...activity, startDate, endDate: null })
    world.rows.activityGroup.push({ activityId: activityId(key), groupId: groupId(group) })
  }
}

const wasTaughtBefore = (key: string) =>
  employees.some((one) => one.formerly && lessonsOf(homeUnit(one), one.formerly.teaches).some((lesson) => lesson.key === key))

const wasMentoredBefore = (group: string) =>
  employees.some((one) => one.formerly?.mentors.some((name) => `${homeUnit(one)}/${name}` === group))

function addTeaching({ rows }: World, employee: Employee, { key }: Lesson, isGrader: boolean, span: Span): void {
  const id = demoId('ActivityTeacher', `${employee.key} of ${key}`)
  rows.activityTeacher.push({ id, activityId: activityId(key), dutyId: dutyId(employee, homeUnit(employee)), isGrader, ...span })
}

function addTeachings(world: World, employee: Employee): void {
  const { firstDay, lastDayBefore, daysAgo } = world.calendar
  const unit = homeUnit(employee)
  for (const lesson of lessonsOf(unit, employee.teaches)) {
    const startDate = wasTaughtBefore(lesson.key) ? firstDay(0) : lessonStart(world, lesson.group)
    addTeaching(world, employee, lesson, true, { startDate, endDate: null })
  }
  for (const lesson of lessonsOf(unit, employee.formerly?.teaches ?? {}))
    addTeaching(world, employee, lesson, true, { startDate: firstDay(1), endDate: lastDayBefore })
  for (const lesson of lessonsOf(unit, employee.substituted ?? {}))
    addTeaching(world, employee, lesson, false, { startDate: daysAgo(45), endDate: daysAgo(10) })
}

function addAssignments(world: World, employee: Employee): void {
  const { firstDay, lastDayBefore } = world.calendar
  const unit = homeUnit(employee)
  const assign = (name: string, assignmentRoleType: string, span: Span) => {
    const group = `${unit}/${name}`
    const id = demoId('AssignmentRole', `${employee.key} ${assignmentRoleType} of ${group}`)
    world.rows.assignmentRole.push({ id, dutyId: dutyId(employee, unit), groupId: groupId(group), assignmentRoleType, ...span })
  }
  const mentorStart = (name: string) => latest(firstDay(3), startOf(world, `${unit}/${name}`))
  for (const name of employee.mentors) {
    const startDate = wasMentoredBefore(`${unit}/${name}`) ? firstDay(0) : mentorStart(name)
    assign(name, 'MENTOR', { startDate, endDate: null })
  }
  for (const name of employee.formerly?.mentors ?? [])
    assign(name, 'MENTOR', { startDate: mentorStart(name), endDate: lastDayBefore })
  for (const name of employee.caresFor) assign(name, employee.role, { startDate: firstDay(2), endDate: null })
}

export function addStaff(world: World): void {
  for (const employee of employees) addDuties(world, employee)
  for (const employee of employees) addActivities(world, employee)
  for (const employee of employees) addTeachings(world, employee)
  for (const employee of employees) addAssignments(world, employee)
}

const granted = [
  { persona: 'authority-admin', role: 'AUTHORITY_ADMIN', organisationId: authorityId },
  { persona: 'analyst', role: 'AUTHORITY_ANALYST', organisationId: authorityId },
  { persona: 'fee-officer', role: 'FEE_OFFICE', organisationId: authorityId },
  { persona: 'unit-observer', role: 'UNIT_OBSERVER', organisationId: unitId('ekhamraskolan') },
  { persona: 'integrator', role: 'CLIENT', organisationId: authorityId },
  { persona: 'account-sync', role: 'CLIENT', organisationId: unitId('ekhamraskolan') },
]

export function addGrantsAndAccounts(world: World): void {
  addClients(world)
  const { rows, calendar } = world
  for (const { persona, personId: person = null, clientApplicationId = null, organisationId: unit = null } of personas) {
    const holder = { personId: person, clientApplicationId }
    rows.account.push({
      id: demoId('Account', persona),
      issuer: personaIssuer,
      subject: persona,
      ...holder,
      organisationId: unit,
    })
    for (const { role, organisationId } of granted.filter((grant) => grant.persona === persona))
      rows.roleGrant.push({
        id: demoId('RoleGrant', persona),
        ...holder,
        role,
        organisationId,
        startDate: calendar.firstDay(2),
        endDate: null,
      })
  }
}
