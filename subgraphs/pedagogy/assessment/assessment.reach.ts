import { grantedUnits, notKin, sure, toPupils, unlessMoved } from '../../access/visible.ts'

interface Reach {
  readonly meaning: string
  readonly viewer: string
  readonly authority?: string
}

/** Of what is told of a pupil's knowledge nothing is read or written with a password alone. */
const assured = ({ meaning, viewer, authority = viewer }: Reach) => ({
  meaning: `from SUBSTANTIAL: ${meaning}`,
  viewer: `${sure} and (${viewer})`,
  authority: `${sure} and (${authority})`,
})

// Of the rows of a pupil, which: they are found by the pupil.
const at = (role: 'PRINCIPAL' | 'STAFF') => `organisation_id in (select access.units('${role}'))`
const principal = `(${toPupils('student_id', ['PRINCIPAL']).viewer} and ${at('PRINCIPAL')})`
const mentor = `(${toPupils('student_id', ['MENTOR']).viewer} and ${at('STAFF')})`
// Readers follow the pupil; what another unit has begun, or decided, is not theirs to see or change.
const leaders = { meaning: "the pupil's mentor and principal at the unit whose it is", viewer: `(${mentor} or ${principal})` }

const taught = {
  meaning: "the activity's teachers, of pupils they teach and of no child of their own",
  viewer: `activity_id = any (array(select access.own_activities(false)))
    and student_id = any (array(select access.related_pupils('TEACHER'))) and ${notKin}`,
}

/** What the teachers of an activity write about its pupils: together, so that who comes after one of them can go on. */
export const asTeacher = assured(taught)

/** The same, of who is a pupil of this very activity today. */
export const asTeacherOfPupil = assured({
  meaning: `${taught.meaning}, in the activity today`,
  viewer: `${taught.viewer} and access.teaches(activity_id, student_id)`,
})

const school = toPupils('student_id', ['TEACHER', 'MENTOR', 'PRINCIPAL'])
const home = toPupils('student_id', ['SELF', 'GUARDIAN'])
const client = { viewer: toPupils('student_id', ['CLIENT']).viewer, authority: `access.is_pupil_of(student_id, ${grantedUnits})` }

/** What home and school read alike. */
export const homeAndSchool = assured(
  unlessMoved({
    meaning: `${home.meaning}; ${school.meaning}, of no child of their own`,
    viewer: `(${home.viewer}) or (${school.viewer} and ${notKin})`,
    authority: `(${home.authority}) or ((${school.authority}) and ${notKin})`,
  }),
)

const staff = toPupils('student_id', ['TEACHER', 'MENTOR'])

/** What teachers and mentors write of a pupil where they work and the pupil goes. */
export const asStaffThere = assured({
  meaning: `${staff.meaning}, of no child of their own, at the unit whose it is, while the pupil goes there`,
  viewer: `${staff.viewer} and ${notKin} and ${at('STAFF')} and access.goes_to(student_id, organisation_id)`,
})

/** What is being written; and, once it is ready, those who answer for the whole of it. */
export const draftReaders = assured(
  unlessMoved({
    meaning: `${taught.meaning}; once it is ready: ${leaders.meaning}`,
    viewer: `(${taught.viewer}) or (state = 'READY' and ${leaders.viewer} and ${notKin})`,
    authority: `(${taught.viewer}) or (state = 'READY' and ${leaders.viewer} and ${notKin})`,
  }),
)

/** What is published: home as long as it stands, the school for good. A client application has what its own units have published. */
export function publishedReaders(stands: string) {
  const readers = (ofClient: string) =>
    `(${stands} and (${home.viewer} or (organisation_id in (select unnest(${grantedUnits})) and ${ofClient}))) or (${school.viewer} and ${notKin})`
  return assured(
    unlessMoved({
      meaning: `as long as it stands: ${home.meaning}, of its own units ${toPupils('student_id', ['CLIENT']).meaning}; what became of it too: ${school.meaning}, of no child of their own`,
      viewer: readers(client.viewer),
      authority: readers(client.authority),
    }),
  )
}

/** What a mentor writes for their pupils at a unit where they work, children of their own excepted. */
export const asMentor = assured({
  meaning: "the pupil's mentor, at the unit whose it is, of no child of their own",
  viewer: `${mentor} and ${notKin}`,
})

/** What is being planned: those who answer for the whole of it. */
export const planReaders = assured(
  unlessMoved({
    meaning: `${leaders.meaning}, of no child of their own`,
    viewer: `${leaders.viewer} and ${notKin}`,
    authority: `${leaders.viewer} and ${notKin}`,
  }),
)

/** Who takes back what was published, in their own name. */
export const asWithdrawer = assured({
  meaning: `${taught.meaning}; the pupil's principal at the unit whose it is, of no child of their own`,
  viewer: `(${taught.viewer}) or (${principal} and ${notKin})`,
})

/** Who took something back is who did it. */
export const byThemself = '(withdrawn_by_id is null or withdrawn_by_id = access.viewer_person())'

/** Who has written a text is who writes it, or had written it before. */
export const inOwnName = (column: string) => `${column} in (access.viewer_person(), access.author_before(id))`
