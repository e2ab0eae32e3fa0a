import { dateIn } from './calendar.ts'
import { demoId, personId } from './keys.ts'
import type { Adult, Pupil, Someone } from './people.ts'
import type { Employee } from './staff.ts'
import type { World } from './world.ts'

const postalCodes = { Ekhamra: '099 10', Sjövik: '099 20' } as const

const birthDateOf = (civicNo: string) => `${civicNo.slice(0, 4)}-${civicNo.slice(4, 6)}-${civicNo.slice(6, 8)}`

// The published numbers are few for the older years: the nearest year that has one left will do for an adult.
const yearsNear = (born: number): number[] => [
  born,
  ...Array.from({ length: 9 }, (_, by) => [born - by - 1, born + by + 1]).flat(),
]

interface Born {
  readonly civicNo: string | null
  readonly birthDate: string
}

function addPerson({ rows }: World, { key, givenName, familyName, sex, marking }: Someone, born: Born): void {
  rows.person.push({
    id: personId(key),
    givenName,
    middleName: null,
    familyName,
    sex,
    personStatus: 'AKTIV',
    securityMarking: marking ?? 'INGEN',
    ...born,
  })
}

function addAddress({ rows }: World, { key, home, marking }: Someone): void {
  rows.personAddress.push({
    id: demoId('PersonAddress', key),
    personId: personId(key),
    addressType: marking === 'SKYDDAD_FOLKBOKFORING' ? 'SARSKILD_POSTADRESS' : 'FOLKBOKFORING',
    streetAddress: home.street,
    postalCode: postalCodes[home.locality],
    locality: home.locality,
  })
}

function addEmail({ rows, takeEmail }: World, { key, givenName, familyName }: Someone, emailType: string, domain: string): void {
  const value = takeEmail(`${givenName} ${familyName}`, domain)
  rows.personEmail.push({ id: demoId('PersonEmail', `${key} ${emailType}`), personId: personId(key), value, emailType })
}

function addPhone({ rows, takePhone }: World, { key, marking }: Someone, phoneNumberType: string): void {
  const id = demoId('PersonPhoneNumber', `${key} ${phoneNumberType}`)
  rows.personPhoneNumber.push({
    id,
    personId: personId(key),
    value: takePhone(marking !== undefined),
    phoneNumberType,
    isMobile: true,
  })
}

export function addAdult(world: World, adult: Adult): void {
  const civicNo = world.takeCivicNo(adult.sex, ...yearsNear(adult.born))
  addPerson(world, adult, { civicNo, birthDate: civicNo === null ? dateIn(adult.born, 100) : birthDateOf(civicNo) })
  addAddress(world, adult)
  addEmail(world, adult, 'PRIVAT', 'post.ekhamra.example')
  addPhone(world, adult, 'HEM')
}

export function addEmployee(world: World, employee: Employee): void {
  const [givenName = '', familyName = ''] = employee.name.split(' ')
  const adult = { ...employee, givenName, familyName }
  addAdult(world, adult)
  addEmail(world, adult, 'SKOLA_PERSONAL', 'ekhamra.example')
  addPhone(world, adult, 'ARBETE')
}

const birthYearOf = ({ level, age }: Pupil, { calendar }: World) =>
  age === undefined ? calendar.year - 6 - level : Number(calendar.today.slice(0, 4)) - age

function addResponsibles({ rows, calendar }: World, { key, responsibles }: Pupil, birthDate: string): void {
  for (const { adult, relationType = 'VARDNADSHAVARE', isBlocked = false, adultConsent = false } of responsibles) {
    const startDate = relationType === 'VARDNADSHAVARE' ? birthDate : calendar.firstDay(1)
    rows.responsible.push({
      id: demoId('Responsible', `${adult} for ${key}`),
      pupilId: personId(key),
      personId: personId(adult),
      relationType,
      startDate,
      endDate: null,
      isBlocked,
      adultConsent,
    })
  }
}

export function addPupil(world: World, pupil: Pupil): void {
  const year = birthYearOf(pupil, world)
  // No test numbers are published for the youngest; a number made up could be somebody's.
  const civicNo = pupil.isNewlyArrived ? null : world.takeCivicNo(pupil.sex, year)
  const birthDate = civicNo === null ? dateIn(year, pupil.dayOfYear) : birthDateOf(civicNo)
  addPerson(world, pupil, { civicNo, birthDate })
  if (pupil.consents) {
    const givenAt = new Date(`${world.calendar.firstDay(0)}T10:00:00Z`)
    world.rows.contactListConsent.push({ personId: personId(pupil.key), field: 'NAME', givenById: null, givenAt })
  }
  addAddress(world, pupil)
  addResponsibles(world, pupil, birthDate)
  if (pupil.level >= 4) {
    addEmail(world, pupil, 'SKOLA_ELEV', 'elev.ekhamra.example')
    addPhone(world, pupil, 'HEM')
  }
}
