import { dateIn } from '../calendar.ts'
import { demoId, personId, slug } from '../keys.ts'
import { streets } from '../names.ts'
import type { Sex } from '../people.ts'
import type { World } from '../world.ts'
import type { Child, Grown } from './families.ts'
import type { UnitPlan } from './unit.ts'

type Someone = Omit<Grown, 'born'>

const birthDateOf = (civicNo: string) => `${civicNo.slice(0, 4)}-${civicNo.slice(4, 6)}-${civicNo.slice(6, 8)}`

function addPerson({ rows, takeCivicNo }: World, someone: Someone, year: number, dayOfYear: number): string {
  const { key, givenName, familyName, sex } = someone
  const civicNo = takeCivicNo(sex, year)
  const birthDate = civicNo === null ? dateIn(year, dayOfYear) : birthDateOf(civicNo)
  rows.person.push({ id: personId(key), givenName, familyName, sex, civicNo, birthDate })
  return birthDate
}

// The streets are made up, and each unit has its own numbers of them.
function addAddress({ rows }: World, { key, home }: Someone): void {
  const names = streets.Ekhamra
  const streetAddress = `${names[home % names.length]!} ${100 + Math.floor(home / names.length)}`
  rows.personAddress.push({
    id: demoId('PersonAddress', key),
    personId: personId(key),
    addressType: 'FOLKBOKFORING',
    streetAddress,
    postalCode: '098 80',
    locality: 'Lövhamra',
  })
}

// Nobody shares an address of e-mail: it ends with where in the key the person is.
function addEmail({ rows }: World, { key, givenName, familyName }: Someone, emailType: string): void {
  const place = key.replace(/^lovhamra\//, '').replaceAll(/[^\d\p{L}]+/gu, '.')
  const value = `${slug(givenName)}.${slug(familyName)}.${slug(place)}@example.org`
  rows.personEmail.push({ id: demoId('PersonEmail', `${key} ${emailType}`), personId: personId(key), value, emailType })
}

function addPhone({ rows, takePhone }: World, { key }: Someone, phoneNumberType: string): void {
  const id = demoId('PersonPhoneNumber', `${key} ${phoneNumberType}`)
  rows.personPhoneNumber.push({ id, personId: personId(key), value: takePhone(false), phoneNumberType, isMobile: true })
}

export function addGuardian(world: World, adult: Grown): void {
  addPerson(world, adult, adult.born, 100)
  addAddress(world, adult)
  addEmail(world, adult, 'PRIVAT')
  addPhone(world, adult, 'HEM')
}

export function addEmployee(world: World, employee: Grown): void {
  addPerson(world, employee, employee.born, 200)
  addEmail(world, employee, 'SKOLA_PERSONAL')
  addPhone(world, employee, 'ARBETE')
}

function addPlaces({ rows, calendar }: World, child: Child, organisationId: string): void {
  const { key, clas, level } = child
  const enrol = (schoolType: string, schoolYear: number | null) =>
    rows.enrolment.push({
      ...{ id: demoId('Enrolment', `${key} ${schoolType}`), pupilId: personId(key), organisationId },
      ...{ schoolType, schoolYear, startDate: calendar.firstDay(level), endDate: null },
    })
  const join = (group: string, startDate: string) =>
    rows.groupMembership.push({
      id: demoId('GroupMembership', `${key} in ${group}`),
      ...{ groupId: demoId('Group', group), personId: personId(key), startDate, endDate: null },
    })
  enrol(level === 0 ? 'FKLASS' : 'GR', level)
  join(clas.key, calendar.firstDay(level))
  join(`${clas.key}:${child.half + 1}`, calendar.firstDay(0))
  if (!child.isAfterSchool) return
  enrol('FTH', null)
  join(`${clas.key}/fritids`, calendar.firstDay(0))
}

export function addChild(world: World, child: Child, organisationId: string): void {
  const { rows, calendar } = world
  const { key } = child
  const birthDate = addPerson(world, child, calendar.year - 6 - child.level, child.dayOfYear)
  addAddress(world, child)
  if (child.level >= 4) addEmail(world, child, 'SKOLA_ELEV')
  for (const adult of child.guardians)
    rows.responsible.push({
      id: demoId('Responsible', `${adult} for ${key}`),
      ...{
        pupilId: personId(key),
        personId: personId(adult),
        relationType: 'VARDNADSHAVARE',
        startDate: birthDate,
        endDate: null,
      },
    })
  addPlaces(world, child, organisationId)
}

const sexes: readonly Sex[] = ['KVINNA', 'KVINNA', 'KVINNA', 'MAN']

/** Who works at a unit, besides those who teach: what for, and how many to a class. */
export const otherStaff = ({ classes }: UnitPlan) => [
  { role: 'REKTOR', count: 1 },
  { role: 'OVRIG_ARBETSLEDNING', count: 1 },
  { role: 'SKOLADMINISTRATOR', count: 2 },
  { role: 'SKOLSKOTERSKA', count: 1 },
  { role: 'KURATOR', count: 1 },
  { role: 'SPECIALLARARE_SPECIALPEDAGOG', count: Math.ceil(classes.length / 8) },
  { role: 'STUDIE_OCH_YRKESVAGLEDARE', count: 1 },
  { role: 'BIBLIOTEKARIE', count: 1 },
  { role: 'FRITIDSPEDAGOG', count: classes.filter(({ level }) => level <= 3).length },
  { role: 'LARARASSISTENT', count: Math.ceil(classes.length * 0.6) },
  { role: 'ANNAN_PERSONAL', count: Math.ceil(classes.length / 4) },
]

export const sexOf = (number: number): Sex => sexes[number % sexes.length]!
