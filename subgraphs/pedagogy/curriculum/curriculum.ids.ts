import { NIL, v5 } from 'uuid'

// The same in every installation that has imported the same versions in the same order.

/** `subjectCode` with its language code after it, where it has one. */
export const syllabusVersionId = (subjectCode: string, curriculumCode: string, number: number): string =>
  v5(`SyllabusVersion/${subjectCode}/${curriculumCode}/${number}`, NIL)

export const syllabusAbilityId = (versionId: string, position: number): string =>
  v5(`SyllabusAbility/${versionId}/${position}`, NIL)

/** `code` with the course's before it, where it is of a course. */
export const contentItemId = (versionId: string, code: string): string => v5(`ContentItem/${versionId}/${code}`, NIL)

/** `place` is the course or the last year, or both. */
export const knowledgeCriterionId = (versionId: string, place: string, step: string | null): string =>
  v5(`KnowledgeCriterion/${versionId}/${place}/${step ?? ''}`, NIL)

export const knowledgeLevelId = (scaleCode: string, value: string): string =>
  v5(`KnowledgeLevel/${scaleCode}/${value}/2011-07-01`, NIL)
