import { sentence } from '../../access/relations.ts'
import { toPupils } from '../../access/visible.ts'

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

/** What the principal decides about a pupil, children of their own excepted. */
export const asPrincipal = {
  meaning: "the pupil's principal, of no child of their own",
  viewer: `${toPupils('student_id', ['PRINCIPAL']).viewer} and not access.is_kin(student_id)`,
}

const told = toPupils('student_id', ['SELF', 'GUARDIAN', 'MENTOR', 'CLIENT'])
const leaders = toPupils('student_id', ['PRINCIPAL', 'UNIT_ADMIN'])

/** Those who see what is decided, and those who see it before. */
export const gradeReaders = (isDecided: string) => ({
  meaning: `once it is locked: ${told.meaning}; before: ${leaders.meaning}, the teacher of that subject`,
  viewer: `(${isDecided} and ${told.viewer}) or ${leaders.viewer} or (${ownSubject.viewer})`,
  authority: `(${isDecided} and (${told.authority})) or ${leaders.viewer} or (${ownSubject.viewer})`,
})
