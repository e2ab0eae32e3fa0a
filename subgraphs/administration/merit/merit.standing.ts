import type { AdministrationContext } from '../administration.context.ts'
import type { Standing } from './merit.grades.ts'

/** A person's locked grades in force, each with what it is on. */
export async function standingOf(id: string, { load }: AdministrationContext): Promise<Standing[]> {
  const grades = await load.standingGrades.load(id)
  const found = await Promise.all(
    grades.map(async (grade) => ({ ...grade, syllabus: await load.syllabus.load(grade.syllabusId) })),
  )
  return found.flatMap((grade) => (grade.syllabus ? [{ ...grade, syllabus: grade.syllabus }] : []))
}
