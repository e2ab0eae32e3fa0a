import type { DiplomaProjectInput } from '../administration.generated.ts'
import type { SyllabusRow } from '../grading/grading.queries.ts'
import type { DiplomaProject } from './grade_draft.table.ts'

/** What a diploma project was about belongs to its grade, and to no other. */
export function diplomaProjectFault(given: DiplomaProjectInput | null | undefined, { isDiplomaProject }: SyllabusRow) {
  const isShort = (text: string | null | undefined, most: number) => (text ?? '').length <= most
  const isSaid =
    given != null &&
    [given.title, given.description].every((text) => text.trim() !== '') &&
    [given.title, given.titleEnglish].every((text) => isShort(text, 300)) &&
    [given.description, given.descriptionEnglish].every((text) => isShort(text, 2000))
  return (isDiplomaProject ? isSaid : given == null)
    ? null
    : ({
        code: 'DIPLOMA_PROJECT_INVALID',
        message: 'The grade of a diploma project has its title (300 characters) and description (2000), and no other grade has.',
        field: ['diplomaProject'],
      } as const)
}

/** As it is kept. */
export const diplomaProjectOf = (given: DiplomaProjectInput | null | undefined): DiplomaProject | null =>
  given == null
    ? null
    : {
        title: given.title.trim(),
        description: given.description.trim(),
        titleEnglish: given.titleEnglish?.trim() || null,
        descriptionEnglish: given.descriptionEnglish?.trim() || null,
      }
