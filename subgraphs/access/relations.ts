/** A viewer's relations to a pupil, in the words of schema/access.md. They hold on the request's date only. */
export const pupilRelations = {
  SELF: 'the pupil',
  GUARDIAN: 'a guardian of the pupil under 18, or of an adult pupil who consents',
  TEACHER: 'a teacher of an activity whose group the pupil is in',
  MENTOR: "a mentor of the pupil's group",
  CARE_STAFF: "preschool or after-school staff assigned to the pupil's group",
  PUPIL_HEALTH: "pupil health staff at the pupil's unit",
  UNIT_ADMIN: "a school administrator at the pupil's unit",
  PRINCIPAL: "the principal of the pupil's unit",
  AUTHORITY_ADMIN: 'an administrator of the school authority',
} as const

/** Relations to persons who are not pupils, and the one to a fellow pupil, which shows a name and nothing else. */
export const otherRelations = {
  FELLOW: 'a fellow pupil of a class whose list is shown with consent',
  DIRECTORY: 'everyone signed in (staff directory)',
  'STAFF:UNIT_ADMIN': "a school administrator at the staff member's unit",
  'STAFF:PRINCIPAL': "the principal of the staff member's unit",
  'CHILD:SELF': 'the child',
  'CHILD:GUARDIAN': "the child's other guardian",
  'CHILD:TEACHER': 'a teacher of the child',
  'CHILD:MENTOR': 'a mentor of the child',
  'CHILD:CARE_STAFF': 'care staff of the child',
  'CHILD:PUPIL_HEALTH': "pupil health staff at the child's unit",
  'CHILD:UNIT_ADMIN': "a school administrator at the child's unit",
  'CHILD:PRINCIPAL': "the principal of the child's unit",
  'CHILD:AUTHORITY_ADMIN': "an administrator of the child's school authority",
} as const

export const relations = { ...pupilRelations, ...otherRelations }

export type PupilRelation = keyof typeof pupilRelations
export type Relation = keyof typeof relations

export const everyPupilRelation = Object.keys(pupilRelations) as PupilRelation[]
export const everyRelation = Object.keys(relations) as Relation[]

/** Protected persons (skyddade personuppgifter) exist for nobody else. */
export const relationsToProtected: readonly Relation[] = ['SELF', 'GUARDIAN', 'TEACHER', 'MENTOR', 'CARE_STAFF', 'PRINCIPAL']
