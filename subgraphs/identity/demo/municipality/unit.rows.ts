import { type Random, seeded } from '../../../shared/random.ts'
import { demoId, groupId, organisationId, personId } from '../keys.ts'
import { swedish } from '../names.ts'
import type { DemoRows } from '../rows.ts'
import { emptyWorld, type World } from '../world.ts'
import { drawUnit, type Grown } from './families.ts'
import { addChild, addEmployee, addGuardian, otherStaff, sexOf } from './people.rows.ts'
import { halvesOf, municipality, type UnitPlan } from './unit.ts'

export const municipalityId = organisationId(municipality.organisationNumber)

const organisation = { municipalityCode: municipality.municipalityCode, startDate: '1998-07-01' }

/** The school authority itself. */
export const authorityRows = () => [
  {
    id: municipalityId,
    ...organisation,
    displayName: municipality.displayName,
    organisationType: 'HUVUDMAN',
    organisationNumber: municipality.organisationNumber,
  },
]

function addUnit({ rows }: World, { code, displayName }: UnitPlan): void {
  rows.organisation.push({
    id: organisationId(code),
    ...organisation,
    displayName,
    organisationType: 'SKOLENHET',
    schoolUnitCode: code,
    parentId: municipalityId,
    schoolTypes: ['FKLASS', 'GR', 'FTH'],
  })
}

function addGroups({ rows, calendar }: World, { code, classes }: UnitPlan): void {
  const add = (key: string, displayName: string, groupType: string, schoolType: string, startDate: string) =>
    rows.group.push({
      id: groupId(key),
      ...{ displayName, groupType, schoolType, organisationId: organisationId(code), startDate, endDate: null },
    })
  for (const { key, name, level } of classes) {
    const schoolType = level === 0 ? 'FKLASS' : 'GR'
    add(key, name, 'KLASS', schoolType, calendar.firstDay(level))
    for (const half of halvesOf(key)) add(half, half.replace(/^.*\//, ''), 'UNDERVISNING', schoolType, calendar.firstDay(0))
    if (level <= 3) add(`${key}/fritids`, `Fritids ${name}`, 'AVDELNING', 'FTH', calendar.firstDay(0))
  }
}

function addDuty({ rows, calendar }: World, key: string, dutyRole: string, unit: string): void {
  const startDate = calendar.firstDay(1 + (key.length % 7))
  rows.duty.push({ id: demoId('Duty', key), personId: personId(key), organisationId: unit, dutyRole, startDate, endDate: null })
}

function addAssignment({ rows, calendar }: World, key: string, group: string, assignmentRoleType: string): void {
  const id = demoId('AssignmentRole', `${key} ${assignmentRoleType} of ${group}`)
  const startDate = calendar.firstDay(0)
  rows.assignmentRole.push({ id, dutyId: demoId('Duty', key), groupId: groupId(group), assignmentRoleType, startDate, endDate: null }) // prettier-ignore
}

/** Those who teach first, in the order of what they teach. */
function employ(world: World, plan: UnitPlan, random: Random): void {
  const unit = organisationId(plan.code)
  const teachers = [...new Set(plan.activities.map(({ teacherKey }) => teacherKey))].map((key) => ({ key, role: 'LARARE' }))
  const others = otherStaff(plan).flatMap(({ role, count }) =>
    Array.from({ length: count }, (_, at) => ({ key: `${plan.key}/${role} ${at + 1}`, role })),
  )
  for (const [number, { key, role }] of [...teachers, ...others].entries()) {
    const sex = sexOf(number)
    const givenName = random.pick(sex === 'KVINNA' ? swedish.women : swedish.men)
    const employee: Grown = {
      ...{ key, givenName, familyName: random.pick(swedish.families), sex },
      ...{ home: number, born: 1962 + random.below(38) },
    }
    addEmployee(world, employee)
    addDuty(world, key, role, unit)
  }
  for (const { key, mentors } of plan.classes) for (const mentor of new Set(mentors)) addAssignment(world, mentor, key, 'MENTOR')
  for (const [at, { key }] of plan.classes.filter(({ level }) => level <= 3).entries())
    addAssignment(world, `${plan.key}/FRITIDSPEDAGOG ${at + 1}`, `${key}/fritids`, 'FRITIDSPEDAGOG')
}

function addActivities({ rows, calendar }: World, { code, activities }: UnitPlan): void {
  const startDate = calendar.firstDay(0)
  for (const { key, displayName, groupKey, teacherKey } of activities) {
    const activityId = demoId('Activity', key)
    const activity = { id: activityId, displayName, activityType: 'UNDERVISNING', organisationId: organisationId(code) }
    rows.activity.push({ ...activity, startDate, endDate: null })
    rows.activityGroup.push({ activityId, groupId: groupId(groupKey) })
    const id = demoId('ActivityTeacher', `${teacherKey} of ${key}`)
    rows.activityTeacher.push({ id, activityId, dutyId: demoId('Duty', teacherKey), isGrader: true, startDate, endDate: null })
  }
}

/**
 * A unit of the big municipality, and the people around it, always the same but for what follows from the day. `taken` are personal
 * identity numbers that others have; when the published ones run out, people have none.
 */
export function unitRows(plan: UnitPlan, today: string, taken: ReadonlySet<string>): DemoRows {
  const world = emptyWorld(today, taken)
  const random = seeded(Number(plan.code))
  const { children, adults } = drawUnit(plan.key, plan.classes, random)
  addUnit(world, plan)
  addGroups(world, plan)
  for (const adult of adults) addGuardian(world, adult)
  for (const child of children) addChild(world, child, organisationId(plan.code))
  employ(world, plan, random)
  addActivities(world, plan)
  return world.rows
}
