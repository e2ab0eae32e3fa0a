import { demoId, groupId, organisationId, personId } from './keys.ts'
import type { Pupil } from './people.ts'
import { afterSchool, authority, type LevelKey, levels, places, schoolOf, teachingGroups, units, type Place, type UnitKey } from './units.ts' // prettier-ignore
import type { World } from './world.ts'

const codeOf = Object.fromEntries(units.map(({ key, code }) => [key, code])) as Record<UnitKey, string>

export const authorityId = organisationId(authority.organisationNumber)
export const unitId = (unit: UnitKey) => organisationId(codeOf[unit])
export const levelId = (level: LevelKey) => demoId('Organisation', level)

// Long before anything in the demo, whenever it is drawn.
const founded = '1998-07-01'

export function addOrganisations({ rows }: World): void {
  const shared = { municipalityCode: authority.municipalityCode, startDate: founded, endDate: null }
  rows.organisation.push({
    id: authorityId,
    displayName: authority.displayName,
    organisationType: 'HUVUDMAN',
    ...shared,
    organisationNumber: authority.organisationNumber,
    schoolUnitCode: null,
    parentId: null,
    schoolTypes: [],
  })
  const between = { ...shared, organisationNumber: null, schoolUnitCode: null, schoolTypes: [] }
  for (const { key, parent, ...level } of levels)
    rows.organisation.push({ id: levelId(key), ...level, ...between, parentId: parent ? levelId(parent) : authorityId })
  for (const { key, code, displayName, schoolTypes } of units)
    rows.organisation.push({
      id: unitId(key),
      displayName,
      organisationType: 'SKOLENHET',
      ...shared,
      organisationNumber: null,
      schoolUnitCode: code,
      parentId: levelId(schoolOf[key] ?? 'forvaltning'),
      schoolTypes,
    })
  for (const { key, showsClassLists } of units) rows.unitPolicy.push({ organisationId: unitId(key), showsClassLists })
}

interface NewGroup {
  readonly unit: UnitKey
  readonly key: string
  readonly displayName: string
  readonly groupType: string
  readonly schoolType: string
  readonly startDate: string
}

function addGroup({ rows }: World, { unit, key, ...group }: NewGroup): void {
  rows.group.push({ id: groupId(key), ...group, organisationId: unitId(unit), endDate: null })
}

// A class of one year is formed once and goes up through the years; one of several years is always there.
const formedYearsAgo = ({ levels, joinedAt, groupType }: Place) =>
  levels.length === 1 && groupType === 'KLASS' ? (levels[0] ?? joinedAt) - joinedAt : 9

export function addGroups(world: World): void {
  const { firstDay } = world.calendar
  for (const place of places) {
    const { unit, key, name: displayName, groupType, schoolType } = place
    addGroup(world, { unit, key, displayName, groupType, schoolType, startDate: firstDay(formedYearsAgo(place)) })
  }
  for (const { unit, key, name: displayName } of afterSchool)
    addGroup(world, { unit, key, displayName, groupType: 'AVDELNING', schoolType: 'FTH', startDate: firstDay(9) })
  for (const { unit, name } of teachingGroups) {
    const key = `${unit}/${name}`
    addGroup(world, { unit, key, displayName: name, groupType: 'UNDERVISNING', schoolType: 'GR', startDate: firstDay(0) })
  }
}

function addMembership({ rows }: World, group: string, pupil: Pupil, startDate: string, endDate: string | null = null): void {
  const id = demoId('GroupMembership', `${pupil.key} in ${group}`)
  rows.groupMembership.push({ id, groupId: groupId(group), personId: personId(pupil.key), startDate, endDate })
}

function addEnrolment(world: World, unit: UnitKey, pupil: Pupil, schoolType: string, startDate: string, endDate: string | null) {
  const schoolYear = ['FKLASS', 'GR'].includes(schoolType) ? pupil.level : null
  world.rows.enrolment.push({
    id: demoId('Enrolment', `${pupil.key} ${schoolType}`),
    pupilId: personId(pupil.key),
    organisationId: unitId(unit),
    schoolType,
    schoolYear,
    startDate,
    endDate,
    isCancelled: false,
  })
}

const schoolTypeOf = ({ schoolType }: Place, { level }: Pupil) => (schoolType === 'GR' && level === 0 ? 'FKLASS' : schoolType)

function enrolPupil(world: World, place: Place, pupil: Pupil): void {
  const { firstDay, daysAgo } = world.calendar
  const schoolType = schoolTypeOf(place, pupil)
  const entryLevel = Math.max(units.find(({ key }) => key === place.unit)?.entryLevel ?? 0, schoolType === 'GR' ? 1 : -5)
  const endDate = pupil.leftDaysAgo === undefined ? null : daysAgo(pupil.leftDaysAgo)
  const yearsSince = (level: number) => (pupil.isNewlyArrived || schoolType === 'VUXGR' ? 0 : pupil.level - level)
  addEnrolment(world, place.unit, pupil, schoolType, firstDay(yearsSince(entryLevel)), endDate)
  addMembership(world, place.key, pupil, firstDay(yearsSince(place.joinedAt)), endDate)
  const care = afterSchool.find(({ unit }) => unit === place.unit)
  if (!care || !pupil.afterSchool || pupil.level > 3) return
  addEnrolment(world, place.unit, pupil, 'FTH', firstDay(yearsSince(0)), null)
  addMembership(world, care.key, pupil, firstDay(yearsSince(0)))
}

/** Enrols the pupils and puts them in their class, their department of after-school care and their teaching groups. */
export function enrolPupils(world: World, pupils: readonly Pupil[]): void {
  const membersOf = (key: string) => pupils.filter((pupil) => pupil.place === key && pupil.leftDaysAgo === undefined)
  for (const place of places) for (const pupil of pupils.filter((one) => one.place === place.key)) enrolPupil(world, place, pupil)
  for (const { unit, name, classes, takes } of teachingGroups)
    for (const members of classes.map((name_) => membersOf(`${unit}/${name_}`)))
      for (const [position, pupil] of members.entries())
        if (takes(position, pupil.speaksSwedishAtHome)) addMembership(world, `${unit}/${name}`, pupil, world.calendar.firstDay(0))
}
