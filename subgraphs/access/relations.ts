import type { Texts } from '../shared/policy.ts'

/** A viewer's relations to a pupil, in the words of schema/access.md. They hold on the request's date only. */
export const pupilRelations = {
  SELF: { en: 'the person themself', sv: 'personen själv' },
  GUARDIAN: { en: 'a guardian of the pupil', sv: 'elevens vårdnadshavare' },
  TEACHER: { en: 'a teacher of the pupil', sv: 'elevens lärare' },
  MENTOR: { en: 'a mentor of the pupil', sv: 'elevens mentor' },
  CARE_STAFF: { en: "care staff of the pupil's group", sv: 'förskole- och fritidspersonal i elevens grupp' },
  PUPIL_HEALTH: { en: "pupil health at the pupil's unit", sv: 'elevhälsan på elevens enhet' },
  UNIT_ADMIN: { en: "a school administrator at the pupil's unit", sv: 'skoladministratör på elevens enhet' },
  PRINCIPAL: { en: "the principal of the pupil's unit", sv: 'rektor på elevens enhet' },
  AUTHORITY_ADMIN: { en: 'an administrator of the school authority', sv: 'huvudmannens administratör' },
} as const satisfies Record<string, Texts>

/** Relations to persons who are not pupils, and the one to a fellow pupil, which shows a name and nothing else. */
export const otherRelations = {
  FELLOW: {
    en: 'a fellow pupil of a class whose list is shown with consent',
    sv: 'klasskamrat där klasslista visas med samtycke',
  },
  DIRECTORY: { en: 'everyone signed in, of staff', sv: 'alla inloggade, om personal' },
  'STAFF:UNIT_ADMIN': {
    en: "a school administrator at the staff member's unit",
    sv: 'skoladministratör på den anställdas enhet',
  },
  'STAFF:PRINCIPAL': { en: "the principal of the staff member's unit", sv: 'rektor på den anställdas enhet' },
  'CHILD:SELF': { en: 'the child, of a guardian', sv: 'barnet, om en vårdnadshavare' },
  'CHILD:GUARDIAN': { en: 'the other guardian', sv: 'den andra vårdnadshavaren' },
  'CHILD:TEACHER': { en: 'a teacher of the child', sv: 'barnets lärare' },
  'CHILD:MENTOR': { en: 'a mentor of the child', sv: 'barnets mentor' },
  'CHILD:CARE_STAFF': { en: "care staff of the child's group", sv: 'förskole- och fritidspersonal i barnets grupp' },
  'CHILD:PUPIL_HEALTH': { en: "pupil health at the child's unit", sv: 'elevhälsan på barnets enhet' },
  'CHILD:UNIT_ADMIN': { en: "a school administrator at the child's unit", sv: 'skoladministratör på barnets enhet' },
  'CHILD:PRINCIPAL': { en: "the principal of the child's unit", sv: 'rektor på barnets enhet' },
  'CHILD:AUTHORITY_ADMIN': { en: "an administrator of the child's school authority", sv: 'administratör hos barnets huvudman' },
} as const satisfies Record<string, Texts>

export const relations = { ...pupilRelations, ...otherRelations }

export type PupilRelation = keyof typeof pupilRelations
export type Relation = keyof typeof relations

export const everyPupilRelation = Object.keys(pupilRelations) as PupilRelation[]
export const everyRelation = Object.keys(relations) as Relation[]

/** Protected persons (skyddade personuppgifter) exist for nobody else. */
export const relationsToProtected = [
  'SELF',
  'GUARDIAN',
  'TEACHER',
  'MENTOR',
  'CARE_STAFF',
  'PRINCIPAL',
] as const satisfies readonly Relation[]
