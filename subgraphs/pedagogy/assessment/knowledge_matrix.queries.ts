import type { Read } from '../../shared/database.ts'
import { byParentAnd } from '../../shared/loader.ts'
import { type MatrixMarkRow as Mark, matrixOf } from './assessment.rules.ts'

export type MatrixMarkRow = Mark

export type AbilityProgressRow = ReturnType<typeof matrixOf>[number]

export interface KnowledgeMatrixRow {
  readonly syllabusId: string
  readonly abilities: readonly AbilityProgressRow[]
}

/** What stands of a pupil in the abilities of a subject. What was withdrawn, or something else took the place of, is no part of it. */
export const knowledgeMatrixLoaders = (read: Read) => ({
  knowledgeMarks: byParentAnd(
    (students, { syllabusId }: { readonly syllabusId: string }) => read<
      Mark & { readonly studentId: string }
    >`/* knowledgeMatrix */
    select a.student_id, m.ability_id, m.level_id, a.id as assessment_id, a.published_at
    from pedagogy.assessment a join pedagogy.assessment_mark m on m.assessment_id = a.id
    join pedagogy.syllabus_ability s on s.id = m.ability_id
    where a.student_id = any(${students}::uuid[]) and a.syllabus_id = ${syllabusId} and a.withdrawn_at is null and a.superseded_at is null
    order by s.position, s.id`,
    ({ studentId }) => studentId,
  ),
})

export const knowledgeMatrix = async (
  load: ReturnType<typeof knowledgeMatrixLoaders>,
  studentId: string,
  syllabusId: string,
): Promise<KnowledgeMatrixRow> => ({
  syllabusId,
  abilities: matrixOf(await load.knowledgeMarks(studentId, { syllabusId })),
})
