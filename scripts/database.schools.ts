import { seedSyllabusLinks, type Taught } from '../subgraphs/administration/demo/grades.ts'
import { syllabusId } from '../subgraphs/administration/grading/grading.syllabuses.ts'
import { groupId, personId } from '../subgraphs/identity/demo/keys.ts'
import type { DemoClass } from '../subgraphs/pedagogy/demo/demo.days.ts'
import { seedSchoolWork } from '../subgraphs/pedagogy/demo/school_work.ts'
import type { As } from './database.ts'
import { taughtIn } from './seed.people.ts'

/** A class in a subject that it is taught, and in whose hands its mentorship is. */
function classIn(taught: readonly Taught[], subject: string, code: string, mentor?: string): DemoClass {
  const inSubject = taught.filter((one) => one.subject === subject)
  const { organisationId, groupId: ofClass, activityId, teacherId } = inSubject[0]!
  const ids = { organisationId, groupId: ofClass, activityId, syllabusId: syllabusId(code), teacherId }
  return { ...ids, mentorId: mentor ? personId(mentor) : teacherId, studentIds: inSubject.map(({ studentId }) => studentId) }
}

/**
 * What two classes and one grown pupil of the demo have done so far: Alva and Hugo in 7A with Johan, Nils in 3A with his class teacher,
 * and Amina in 9A with Göran. The tests' demo is without it: each arranges what it tells of.
 */
export async function seedSchools(as: As, today: string): Promise<void> {
  const [seven = [], three = [], nine = []] = await as('identity', (tx) =>
    Promise.all(['ekhamraskolan/7A', 'bjorkskolan/3A', 'ekhamraskolan/9A'].map((key) => taughtIn(tx, groupId(key)))),
  )
  await as('administration', (tx) => seedSyllabusLinks(tx, [...seven, ...three]))
  const given = {
    older: classIn(seven, 'Matematik', 'GRGRMAT01', 'sara-holmgren'),
    coAuthorId: personId('emma-backlund'),
    younger: classIn(three, 'Matematik', 'GRGRMAT01'),
    adult: { ...classIn(nine, 'Svenska', 'GRGRSVE01'), studentId: personId('amina-warsame') },
    followedId: personId('alva-bergstrom'),
    supported: {
      studentId: personId('hugo-persson'),
      guardianId: personId('kristina-persson'),
      principalId: personId('anders-hellstrom'),
      namedId: personId('karin-nystrom'),
    },
    planned: { studentId: personId('nils-bergstrom'), guardianId: personId('jenny-bergstrom') },
  }
  await as('pedagogy', (tx) => seedSchoolWork(tx, today, given))
}
