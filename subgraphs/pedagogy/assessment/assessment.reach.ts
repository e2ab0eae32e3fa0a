import { notKin, toPupils, unlessMoved } from '../../access/visible.ts'

/** What the teachers of an activity write about its pupils: together, so that who comes after one of them can go on. */
export const asTeacher = {
  meaning: "the activity's teachers, of pupils they teach and of no child of their own",
  viewer: `activity_id = any (array(select access.own_activities(false)))
    and student_id = any (array(select access.related_pupils('TEACHER'))) and ${notKin}`,
}

/** The same, of who is a pupil of this very activity today. */
export const asTeacherOfPupil = {
  meaning: `${asTeacher.meaning}, in the activity today`,
  viewer: `${asTeacher.viewer} and access.teaches(activity_id, student_id)`,
}

const alike = ({ meaning, viewer }: Readonly<Record<'meaning' | 'viewer', string>>) => ({ meaning, viewer, authority: viewer })

const leaders = toPupils('student_id', ['MENTOR', 'PRINCIPAL'])
const school = toPupils('student_id', ['TEACHER', 'MENTOR', 'PRINCIPAL'])
const home = toPupils('student_id', ['SELF', 'GUARDIAN', 'CLIENT'])
const principal = toPupils('student_id', ['PRINCIPAL'])

/** What is being written; and, once it is ready, those who answer for the whole of it. */
export const draftReaders = unlessMoved(
  alike({
    meaning: `${asTeacher.meaning}; once it is ready: ${leaders.meaning}`,
    viewer: `(${asTeacher.viewer}) or (state = 'READY' and ${leaders.viewer} and ${notKin})`,
  }),
)

/** What is published: home as long as it stands, the school for good. */
export const publishedReaders = (stands: string) =>
  unlessMoved({
    meaning: `as long as it stands: ${home.meaning}; what became of it too: ${school.meaning}, of no child of their own`,
    viewer: `(${stands} and ${home.viewer}) or (${school.viewer} and ${notKin})`,
    authority: `(${stands} and (${home.authority})) or (${school.viewer} and ${notKin})`,
  })

/** What a mentor writes for their pupils, children of their own excepted. */
export const asMentor = {
  meaning: "the pupil's mentor, of no child of their own",
  viewer: `${toPupils('student_id', ['MENTOR']).viewer} and ${notKin}`,
}

/** What is being planned: those who answer for the whole of it. */
export const planReaders = unlessMoved(
  alike({ meaning: `${leaders.meaning}, of no child of their own`, viewer: `${leaders.viewer} and ${notKin}` }),
)

/** Who takes back what was published, or puts something else in its place. */
export const asWithdrawer = {
  meaning: `${asTeacher.meaning}; ${principal.meaning}, of no child of their own`,
  viewer: `(withdrawn_by_id is null or access.viewer_person() = withdrawn_by_id)
    and ((${asTeacher.viewer}) or (${principal.viewer} and ${notKin}))`,
}
