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
} as const satisfies Record<string, Described>

/** Relations to persons who are not pupils, and the one to a fellow pupil, which shows a name and nothing else. */
export const otherRelations = {
  FELLOW: {
    en: 'fellow pupil',
    sv: 'klasskamrat',
    holds: 'member of the same class, where the unit shows class lists and consent was given',
  },
  DIRECTORY: {
    en: 'everyone signed in',
    sv: 'alla inloggade',
    holds: 'the person is staff; the viewer is a person, and not an analyst only',
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
