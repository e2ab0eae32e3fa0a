import type { Texts } from '../shared/policy.ts'

interface Described extends Texts {
  /** When it holds, for the legend of schema/access.md. */
  readonly holds: string
}

/** A viewer's relations to a pupil. They hold on the request's date only. */
export const pupilRelations = {
  SELF: { en: 'self', sv: 'personen själv', holds: 'the viewer is the person' },
  GUARDIAN: {
    en: 'guardian',
    sv: 'vårdnadshavare',
    holds: 'guardian (vårdnadshavare) of the pupil under 18, or of an adult pupil who consents; not blocked',
  },
  TEACHER: { en: 'teacher', sv: 'lärare', holds: 'teaches an activity that has a group the pupil is a member of' },
  MENTOR: { en: 'mentor', sv: 'mentor', holds: 'assigned as mentor to a group the pupil is a member of' },
  CARE_STAFF: {
    en: 'care staff',
    sv: 'förskole- och fritidspersonal',
    holds: "works as förskollärare, barnskötare or fritidspedagog and is assigned so to the pupil's Avdelning",
  },
  PUPIL_HEALTH: { en: 'pupil health', sv: 'elevhälsa', holds: "kurator, specialpedagog or skolpsykolog at the pupil's unit" },
  UNIT_ADMIN: { en: 'school administrator', sv: 'skoladministratör', holds: "skoladministratör at the pupil's unit" },
  PRINCIPAL: { en: 'principal', sv: 'rektor', holds: "rektor at the pupil's unit" },
  AUTHORITY_ADMIN: {
    en: 'authority administrator',
    sv: 'huvudmannens administratör',
    holds: "granted at an authority above the pupil's unit",
  },
  NAMED: {
    en: 'named on the case',
    sv: 'namngiven i ärendet',
    holds: 'named by the principal on the case of a protected person, for a stated time',
  },
  CLIENT: {
    en: 'a client application',
    sv: 'klientapplikation',
    holds: "a client application whose processor agreement is in force, granted the pupil's unit; each field needs its own grant",
  },
} as const satisfies Record<string, Described>

/** What a guardian or the school can let somebody else do for a pupil, for a stated time. */
export const delegatedActs = [
  'REPORT_ABSENCE', 'APPLY_FOR_LEAVE', 'BOOK_DEVELOPMENT_TALK', 'EDIT_CARE_SCHEDULE', 'UPDATE_CONTACT_DETAILS',
] as const // prettier-ignore

export type DelegatedAct = (typeof delegatedActs)[number]

const delegatedTo = (act: DelegatedAct, en: string, sv: string) =>
  ({
    [`DELEGATE:${act}`]: { en: `a delegate who may ${en}`, sv: `ombud som får ${sv}`, holds: `DELEGATE with the act ${act}` },
  }) as Record<`DELEGATE:${DelegatedAct}`, Described>

/** Relations to persons who are not pupils, and those to pupils that show a name and little else. */
export const otherRelations = {
  FELLOW: {
    en: 'fellow pupil',
    sv: 'klasskamrat',
    holds: 'member of the same class, where the unit shows class lists and consent was given',
  },
  LISTED: {
    en: 'whoever sees them on a contact list',
    sv: 'den som ser dem på en kontaktlista',
    holds:
      'on the contact list of a class or section, where the unit shows it and consent to the name was given; the viewer, or a child of theirs, is a member, or is staff of the group',
  },
  DELEGATE: {
    en: 'a delegate',
    sv: 'ombud',
    holds: 'foster home, step-parent or other with a delegation in force for a pupil under 18 who is not protected',
  },
  ...delegatedTo('REPORT_ABSENCE', 'report absence', 'anmäla frånvaro'),
  ...delegatedTo('APPLY_FOR_LEAVE', 'apply for leave', 'söka ledighet'),
  ...delegatedTo('BOOK_DEVELOPMENT_TALK', 'book the development talk', 'boka utvecklingssamtal'),
  ...delegatedTo('EDIT_CARE_SCHEDULE', 'change the care schedule', 'ändra vistelseschema'),
  ...delegatedTo('UPDATE_CONTACT_DETAILS', 'read and change contact details', 'se och ändra kontaktuppgifter'),
  DIRECTORY: {
    en: 'everyone signed in',
    sv: 'alla inloggade',
    holds: 'the person is staff; the viewer is a person, and not an analyst only',
  },
  REQUEST: {
    en: 'the authority that was asked',
    sv: 'huvudmannen som fått begäran',
    holds:
      'administrator of the authority that the person has asked for a right as a data subject, until 30 days after the answer',
  },
  'STAFF:UNIT_ADMIN': {
    en: 'school administrator',
    sv: 'skoladministratör',
    holds: "skoladministratör at the staff member's unit",
  },
  'STAFF:PRINCIPAL': { en: 'principal', sv: 'rektor', holds: "rektor at the staff member's unit" },
  'CHILD:SELF': { en: 'the child', sv: 'barnet', holds: 'the viewer is the child' },
  'CHILD:GUARDIAN': { en: 'the other guardian', sv: 'den andra vårdnadshavaren', holds: 'GUARDIAN of the same child' },
  'CHILD:TEACHER': { en: 'teacher', sv: 'lärare', holds: 'TEACHER of the child' },
  'CHILD:MENTOR': { en: 'mentor', sv: 'mentor', holds: 'MENTOR of the child' },
  'CHILD:CARE_STAFF': { en: 'care staff', sv: 'förskole- och fritidspersonal', holds: 'CARE_STAFF of the child' },
  'CHILD:PUPIL_HEALTH': { en: 'pupil health', sv: 'elevhälsa', holds: 'PUPIL_HEALTH of the child' },
  'CHILD:UNIT_ADMIN': { en: 'school administrator', sv: 'skoladministratör', holds: 'UNIT_ADMIN of the child' },
  'CHILD:PRINCIPAL': { en: 'principal', sv: 'rektor', holds: 'PRINCIPAL of the child' },
  'CHILD:AUTHORITY_ADMIN': {
    en: 'authority administrator',
    sv: 'huvudmannens administratör',
    holds: 'AUTHORITY_ADMIN of the child',
  },
  'CHILD:NAMED': { en: 'named on the case', sv: 'namngiven i ärendet', holds: 'NAMED on the case of the child' },
  'CHILD:CLIENT': { en: 'a client application', sv: 'klientapplikation', holds: 'CLIENT of the child' },
  'STAFF:CLIENT': {
    en: 'a client application',
    sv: 'klientapplikation',
    holds: "a client application granted the staff member's unit",
  },
} as const satisfies Record<string, Described>

export const relations = { ...pupilRelations, ...otherRelations }

export type PupilRelation = keyof typeof pupilRelations
export type Relation = keyof typeof relations

export const everyPupilRelation = Object.keys(pupilRelations) as PupilRelation[]
export const everyRelation = Object.keys(relations) as Relation[]

const prefixes = {
  en: { STAFF: 'of staff: ', CHILD: 'of guardians: ' },
  sv: { STAFF: 'om personal: ', CHILD: 'om vårdnadshavare: ' },
} as const

/** Says who has one of these relations: `self, guardian, principal; of staff: principal; of guardians: the child, mentor`. */
export function sentence(names: readonly Relation[], locale: 'en' | 'sv'): string {
  const said = (kept: readonly Relation[]) => kept.map((name) => relations[name][locale]).join(', ')
  const staff = names.filter((name) => name === 'DIRECTORY' || name.startsWith('STAFF:'))
  const child = names.filter((name) => name.startsWith('CHILD:'))
  const pupil = names.filter((name) => !staff.includes(name) && !child.includes(name))
  return [
    ...(pupil.length > 0 ? [said(pupil)] : []),
    ...(staff.length > 0 ? [prefixes[locale].STAFF + said(staff)] : []),
    ...(child.length > 0 ? [prefixes[locale].CHILD + said(child)] : []),
  ].join('; ')
}
