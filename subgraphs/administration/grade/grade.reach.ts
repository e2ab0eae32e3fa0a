import { sentence } from '../../access/relations.ts'
import { toPupils, toUnits } from '../../access/visible.ts'

/** Rows about a pupil in an activity, to the teachers of it: former pupils and other subjects are out of their reach. */
export const ownSubject = {
  meaning: 'the teacher of that subject',
  viewer: `activity_id = any (array(select access.own_activities(false)))
    and student_id = any (array(select access.related_pupils('TEACHER')))`,
}

/** What the grading teacher writes about their pupils, children of their own excepted. */
export const asGrader = {
  meaning: `the grading ${sentence(['TEACHER'], 'en')}, of no child of their own`,
  viewer: `activity_id = any (array(select access.own_activities(true))) and not access.is_kin(student_id)
    and student_id = any (array(select access.related_pupils('TEACHER')))`,
}

/** The same, in what the activity is graded on, and at its unit. */
export const asGraderOfSyllabus = {
  meaning: `${asGrader.meaning}, on the activity's syllabus`,
  viewer: `${asGrader.viewer} and (activity_id, organisation_id, syllabus_id)
    in (select s.activity_id, s.organisation_id, s.syllabus_id from administration.activity_syllabus s)`,
}

/** Who leads the unit a pupil goes to, of children other than their own. */
export const asPupilsPrincipal = {
  meaning: "the pupil's principal, of no child of their own",
  viewer: `${toPupils('student_id', ['PRINCIPAL']).viewer} and not access.is_kin(student_id)`,
}

/** What the principal decides at their own unit: what another school has decided about a pupil is not theirs to change. */
export const asPrincipal = {
  meaning: `${asPupilsPrincipal.meaning}, at their own unit`,
  viewer: `${asPupilsPrincipal.viewer} and ${toUnits('organisation_id', 'PRINCIPAL').viewer}`,
}

const told = toPupils('student_id', ['SELF', 'GUARDIAN', 'MENTOR', 'CLIENT'])
const leaders = toPupils('student_id', ['PRINCIPAL', 'UNIT_ADMIN'])

/** Those who see what is decided, and those who see it before. */
export const gradeReaders = (isDecided: string) => ({
  meaning: `once it is locked: ${told.meaning}; before: ${leaders.meaning}, the teacher of that subject`,
  viewer: `(${isDecided} and ${told.viewer}) or ${leaders.viewer} or (${ownSubject.viewer})`,
  authority: `(${isDecided} and (${told.authority})) or ${leaders.viewer} or (${ownSubject.viewer})`,
})
