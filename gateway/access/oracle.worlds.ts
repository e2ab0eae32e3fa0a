import fc from 'fast-check'
import type { DemoRows } from '../../subgraphs/identity/demo/rows.ts'
import type { Asker } from './oracle.ts'

/** Days close to each other, so that spans often begin or end on the very day that is asked about. */
const days = ['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02'] as const
export const askedDay = fc.constantFrom(...days)

// Born so that they turn 18 on, before or after the days, and once on a leap day.
const birthDates = ['2008-02-28', '2008-02-29', '2008-03-01', '2008-03-02', '2008-03-03', '2015-05-05', '1980-01-01']

const persons = 9
const units = 3
const groups = 4
const staff = 5
const activities = 3

const kinds = ['org', 'person', 'group', 'duty', 'activity', 'client', 'row'] as const
export const idOf = (kind: (typeof kinds)[number], n: number): string =>
  `00000000-0000-4000-8000-${String(kinds.indexOf(kind) + 1).padStart(4, '0')}${String(n).padStart(8, '0')}`

const mostly = <Value>(usual: Value, seldom: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: seldom })
const of = (kind: 'person' | 'group' | 'activity', count: number) => fc.nat(count - 1).map((n) => idOf(kind, n))
const oneOf = (...values: string[]) => fc.constantFrom(...values)

interface Span {
  startDate: string
  endDate: string | null
}
const open: Span = { startDate: '2026-01-01', endDate: null }
const bounded = fc.tuple(fc.constantFrom(...days), fc.option(fc.constantFrom(...days))).map(([one, other]): Span => {
  if (other === null) return { startDate: one, endDate: null }
  return one < other ? { startDate: one, endDate: other } : { startDate: other, endDate: one }
})
const span = mostly(open, bounded)

/** Rows with ids of their own, made from parts; `many` is the most there are. */
const rows = <Row extends object>(start: number, many: number, row: fc.Arbitrary<Row>, least = 0) =>
  fc
    .array(fc.tuple(row, span), { minLength: least, maxLength: many })
    .map((made) => made.map(([one, during], n) => ({ id: idOf('row', start + n), ...one, ...during })))

const person = fc.record({
  birthDate: fc.option(oneOf(...birthDates), { freq: 12 }),
  securityMarking: mostly('INGEN', oneOf('SEKRETESSMARKERING', 'SKYDDAD_FOLKBOKFORING')),
})

// Two authorities, so that an administrator of one is a stranger to the other. Unit 2 is the other's.
const parentOf = (unit: number) => idOf('org', unit === 2 ? 11 : 10)
const organisations = [
  ...[10, 11].map((n) => ({ id: idOf('org', n), parentId: null, organisationType: 'HUVUDMAN' })),
  ...Array.from({ length: units }, (_, n) => ({
    id: idOf('org', n),
    parentId: parentOf(n),
    organisationType: 'SKOLENHET',
  })),
]

const unit = fc.nat(units - 1).map((n) => idOf('org', n))
const dutyRole = oneOf('REKTOR', 'SKOLADMINISTRATOR', 'KURATOR', 'SPECIALLARARE_SPECIALPEDAGOG', 'SKOLPSYKOLOG',
  'SKOLSKOTERSKA', 'LARARE', 'LARARE', 'FORSKOLLARARE', 'BARNSKOTARE', 'FRITIDSPEDAGOG') // prettier-ignore
const assignmentRoleType = oneOf('MENTOR', 'MENTOR', 'FORSKOLLARARE', 'BARNSKOTARE', 'FRITIDSPEDAGOG', 'SCHEMALAGGARE')

const responsible = fc
  .record({
    pupilId: of('person', persons),
    personId: of('person', persons),
    relationType: mostly('VARDNADSHAVARE', oneOf('GOD_MAN', 'ANNAN_ANSVARIG', 'UTSEDD_BEHORIG')),
    isBlocked: mostly(false, fc.constant(true)),
    adultConsent: mostly(false, fc.constant(true)),
  })
  .filter(({ pupilId, personId }) => pupilId !== personId)

// Not a date: nobody's number.
const numberOf = (n: number) => `2099990000${String(n).padStart(2, '0')}`

const delegation = fc
  .record({
    pupilId: of('person', persons),
    delegate: fc.nat(persons - 1),
    acts: fc.constantFrom<string[]>(['REPORT_ABSENCE'], ['UPDATE_CONTACT_DETAILS'], ['REPORT_ABSENCE', 'UPDATE_CONTACT_DETAILS']),
    givenByGuardianId: mostly(idOf('person', 0), fc.option(of('person', persons))),
    revokedAt: mostly<Date | null>(null, fc.constant(new Date(0))),
  })
  .map(({ delegate, ...one }) => ({
    ...one,
    delegateCivicNo: numberOf(delegate),
    delegateName: 'Ett ombud',
    delegateKind: 'OTHER',
    givenById: idOf('person', 0),
    givenAt: new Date(0),
  }))

const naming = fc
  .record({ personId: of('person', persons), namedPersonId: of('person', persons) })
  .filter(({ personId, namedPersonId }) => personId !== namedPersonId)
  .map((one) => ({ ...one, reason: 'Skydd', namedById: idOf('person', 0), namedAt: new Date(0) }))

const agreement = {
  clientApplicationId: idOf('client', 0),
  purpose: 'Konton',
  storageCountry: 'SE',
  retentionMonths: 6,
  maxInformationClass: 'PEDAGOGY',
  signedAt: new Date(0),
}

const grant = fc.oneof(
  fc.record({
    personId: of('person', persons),
    clientApplicationId: fc.constant(null),
    role: oneOf('AUTHORITY_ADMIN', 'AUTHORITY_ADMIN', 'AUTHORITY_ANALYST', 'UNIT_OBSERVER'),
    organisationId: oneOf(idOf('org', 10), idOf('org', 11), idOf('org', 0)),
  }),
  fc.constant({
    personId: null,
    clientApplicationId: idOf('client', 0),
    role: 'CLIENT',
    organisationId: idOf('org', 10),
  }),
)

const named = <Row extends object>(kind: 'person' | 'group' | 'duty' | 'activity', row: fc.Arbitrary<Row>, count: number) =>
  fc
    .array(fc.tuple(row, span), { minLength: count, maxLength: count })
    .map((made) => made.map(([one, during], n) => ({ id: idOf(kind, n), ...one, ...during })))

const contacts = (start: number) =>
  Array.from({ length: persons }, (_, n) => ({ id: idOf('row', start + n), personId: idOf('person', n) }))

/** A small municipality: nine people, three units, four groups, and whatever relations chance makes of them. */
export const smallWorld: fc.Arbitrary<DemoRows> = fc
  .record({
    unitPolicy: fc
      .subarray(Array.from({ length: units }, (_, n) => idOf('org', n)))
      .map((showing) => showing.map((organisationId) => ({ organisationId, showsClassLists: true }))),
    contactListConsent: fc
      .subarray(Array.from({ length: persons }, (_, n) => idOf('person', n)))
      .map((consenting) => consenting.map((personId) => ({ personId, field: 'NAME', givenAt: new Date(0) }))),
    delegation: rows(1000, 3, delegation),
    namedPerson: rows(1100, 2, naming),
    processorAgreement: rows(1200, 1, fc.constant(agreement), 1),
    processingRestriction: rows(1300, 1, fc.record({ personId: of('person', persons) })),
    person: fc.array(person, { minLength: persons, maxLength: persons }),
    enrolment: rows(
      100,
      8,
      fc.record({
        pupilId: of('person', persons),
        organisationId: unit,
        isCancelled: mostly(false, fc.constant(true)),
        isAwaited: mostly(false, fc.constant(true)),
      }),
      3,
    ),
    responsible: rows(200, 7, responsible, 2),
    group: named(
      'group',
      fc.record({ groupType: oneOf('KLASS', 'KLASS', 'AVDELNING', 'UNDERVISNING'), organisationId: unit }),
      groups,
    ),
    groupMembership: rows(300, 10, fc.record({ groupId: of('group', groups), personId: of('person', persons) }), 4),
    duty: named(
      'duty',
      fc.record({ personId: of('person', persons), organisationId: unit, dutyRole, isAwaited: mostly(false, fc.constant(true)) }),
      staff,
    ),
    assignmentRole: rows(
      400,
      5,
      fc.record({ dutyId: fc.nat(staff - 1).map((n) => idOf('duty', n)), groupId: of('group', groups), assignmentRoleType }),
    ),
    activity: named('activity', fc.record({ organisationId: unit }), activities),
    activityGroup: fc.uniqueArray(fc.record({ activityId: of('activity', activities), groupId: of('group', groups) }), {
      maxLength: 5,
      minLength: 1,
      selector: ({ activityId, groupId }) => activityId + groupId,
    }),
    activityTeacher: rows(
      500,
      5,
      fc.record({ activityId: of('activity', activities), dutyId: fc.nat(staff - 1).map((n) => idOf('duty', n)) }),
      1,
    ),
    roleGrant: rows(600, 3, grant),
    writers: fc.array(fc.option(of('person', persons)), { minLength: persons, maxLength: persons }),
  })
  .map((made) => ({
    ...made,
    organisation: organisations.map((one) => ({ ...one, displayName: 'En enhet' })),
    person: made.person.map((one, n) => ({
      ...one,
      id: idOf('person', n),
      givenName: `Given${n}`,
      familyName: `Family${n}`,
      civicNo: numberOf(n),
    })),
    // Nobody is in a group twice until further notice.
    groupMembership: made.groupMembership.filter(
      ({ groupId, personId, endDate }, n, all) =>
        endDate !== null ||
        all.findIndex((one) => one.groupId === groupId && one.personId === personId && one.endDate === null) === n,
    ),
    delegation: made.delegation.map((one) => ({ ...one, endDate: one.endDate ?? '2026-12-31' })),
    processingRestriction: made.processingRestriction.map((one) => ({
      ...one,
      reason: 'Rättas',
      decidedById: idOf('person', 0),
      decidedAt: new Date(0),
    })),
    enrolment: made.enrolment.map((one) => ({ ...one, schoolType: 'GR' })),
    group: made.group.map((one) => ({ ...one, displayName: 'En grupp' })),
    activity: made.activity.map((one) => ({ ...one, displayName: 'En aktivitet', activityType: 'UNDERVISNING' })),
    activityTeacher: made.activityTeacher.map((one) => ({ ...one, isGrader: false })),
    personEmail: [
      ...contacts(700).map((one) => ({ ...one, value: 'x@example.org', emailType: 'PRIVAT' })),
      ...contacts(750).map((one) => ({ ...one, value: 'x@work.example.org', emailType: 'SKOLA_PERSONAL' })),
    ],
    personPhoneNumber: contacts(800).map((one, n) => ({
      ...one,
      ...{ value: '070', phoneNumberType: 'HEM', isMobile: true, writtenById: made.writers[n]! },
    })),
    personAddress: contacts(900).map((one) => ({
      ...one,
      addressType: 'FOLKBOKFORING',
      streetAddress: 'Gatan 1',
      postalCode: '11111',
      locality: 'Ort',
    })),
    clientApplication: [{ id: idOf('client', 0), displayName: 'Program', scopes: [], isActive: true }],
    sourceSystem: [],
    masterSystem: [],
    fieldGrant: [],
    account: [],
  }))

export const askers: readonly Asker[] = [
  ...Array.from({ length: persons }, (_, n) => ({ kind: 'PERSON' as const, id: idOf('person', n) })),
  { kind: 'CLIENT', id: idOf('client', 0) },
]
