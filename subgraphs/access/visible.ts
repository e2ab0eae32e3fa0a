import { type PupilRelation, type Relation, sentence } from './relations.ts'

const list = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ')

/** The units below the authorities the viewer administers, or that are granted to the client: a short list, worked out once a statement. */
export const ownUnits = `array(select access.whole_units())`

const administered = `array(select access.units('AUTHORITY_ADMIN'))`
/** The units granted to the client application that asks: none for a person, however much they administer. */
export const grantedUnits = `array(select access.whole_units() where access.viewer_client() is not null)`

// Whose reach is a whole authority is asked about it row by row; their other relations are a set like anybody's.
const whole: readonly Relation[] = ['AUTHORITY_ADMIN', 'CLIENT', 'CHILD:AUTHORITY_ADMIN', 'CHILD:CLIENT']

// Administrators and client applications share a database role, and not what each of them may see.
function wholeUnits(names: readonly Relation[], administrator: Relation, client: Relation): string | null {
  if (names.includes(administrator)) return names.includes(client) ? ownUnits : administered
  return names.includes(client) ? grantedUnits : null
}

function rowsOf(column: string, names: readonly Relation[], set: string) {
  const inSet = (kept: readonly Relation[]) => `${column} = any (array(select access.${set}(${list(kept)})))`
  const others = names.filter((name) => !whole.includes(name))
  const ofPupils = wholeUnits(names, 'AUTHORITY_ADMIN', 'CLIENT')
  const ofGuardians = wholeUnits(names, 'CHILD:AUTHORITY_ADMIN', 'CHILD:CLIENT')
  const ways = [
    ...(others.length > 0 ? [inSet(others)] : []),
    ...(ofPupils ? [`access.is_pupil_of(${column}, ${ofPupils})`] : []),
    ...(ofGuardians ? [`access.is_guardian_of(${column}, ${ofGuardians})`] : []),
  ]
  return { meaning: sentence(names, 'en'), viewer: inSet(names), authority: ways.join(' or ') }
}

/** Rows about a pupil, for viewers with one of these relations to that pupil. */
export const toPupils = (column: string, names: readonly PupilRelation[]) => rowsOf(column, names, 'related_pupils')

/** Of who we are sure of: nothing with a password alone. */
export const sure = "access.is_assured('SUBSTANTIAL')"

/** Staff who are a pupil's guardian, or were, read what a guardian reads, and decide nothing about their own child. */
export const notKin = 'student_id <> all (array(select access.viewer_kin()))'

const home = toPupils('student_id', ['SELF', 'GUARDIAN'])
const today = 'access.goes_to(student_id, organisation_id)'

/**
 * Rows of a pupil at a unit, without those of a unit they have left where the pupil is protected, or of such a family: where they have
 * been is nobody's to know but their own.
 */
export const unlessMoved = ({ meaning, viewer, authority }: Readonly<Record<'meaning' | 'viewer' | 'authority', string>>) => ({
  meaning: `${meaning}; of protected pupils and their families but themselves and guardians only at units where they go today`,
  viewer: `(${viewer}) and (student_id <> all (array(select access.sheltered_pupils())) or ${today})`,
  authority: `(${authority}) and (not access.is_sheltered(student_id) or ${today} or ${home.viewer})`,
})

/** Rows about any person, for viewers with one of these relations to that person. */
export const toPersons = (column: string, names: readonly Relation[]) => rowsOf(column, names, 'related_persons')

/** As toPersons, without those whose whereabouts would tell where a protected person is. */
export function toUnshelteredPersons(column: string, names: readonly Relation[]) {
  const { meaning, viewer, authority } = toPersons(column, names)
  const open = `not access.is_sheltered(${column})`
  return { meaning, viewer: `(${viewer}) and ${open}`, authority: `(${authority}) and ${open}` }
}

/** Rows of a group, for viewers who may see the group. */
export const toGroups = (column: string) => ({
  viewer: `${column} = any (array(select access.related_groups()))`,
  authority: `${column} = any (array(select access.related_groups())) or access.is_group_of(${column}, ${ownUnits})`,
})

/** Rows of an activity, for viewers who may see the activity. */
export const toActivities = (column: string) => ({
  viewer: `${column} = any (array(select access.related_activities()))`,
  authority: `${column} = any (array(select access.related_activities())) or access.is_activity_of(${column}, ${ownUnits})`,
})

/** Rows of an organisation, for viewers who hold one of these roles there, or above it where the role reaches down. */
export const toUnits = (column: string, ...roles: readonly (keyof typeof unitRoles)[]) => ({
  meaning: roles.map((role) => unitRoles[role]).join(', '),
  viewer: `${column} = any (array(select access.units(${list(roles)})))`,
})

const unitRoles = {
  PRINCIPAL: "the unit's principal",
  UNIT_ADMIN: 'its school administrators',
  AUTHORITY_ADMIN: 'administrators of the authority',
} as const

/** A last day as it was, or earlier: to put off the end would be to decide anew. `before` is the column or value it was. */
export const notLater = (before: string) =>
  `(end_date is not distinct from ${before} or end_date <= coalesce(${before}, 'infinity'))`

/** Rows everybody with a valid token may read. */
export const toSignedIn = { meaning: 'everyone signed in', viewer: '(select access.signed_in())' }
