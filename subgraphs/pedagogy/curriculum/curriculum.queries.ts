import { part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent, byParentAnd } from '../../shared/loader.ts'
import type { YearSpan } from '../pedagogy.generated.ts'

export interface SyllabusVersionRow {
  readonly id: Id<'SyllabusVersion'>
  readonly schoolType: string
  readonly subjectCode: string
  readonly languageCode: string | null
  readonly subjectName: string
  readonly subjectNameEn: string | null
  readonly curriculumCode: string
  readonly number: number
  readonly startDate: string
  readonly endDate: string | null
  readonly purpose: string
  readonly source: string
  readonly licence: string
  readonly isSynthetic: boolean
}

interface OfVersion {
  readonly syllabusVersionId: string
  readonly text: string
}

export interface SyllabusAbilityRow extends OfVersion {
  readonly id: Id<'SyllabusAbility'>
}

export interface ContentItemRow extends OfVersion {
  readonly id: Id<'ContentItem'>
  readonly code: string
  readonly area: string
  readonly fromYear: number | null
  readonly toYear: number | null
  readonly courseCode: string | null
}

export interface KnowledgeCriterionRow extends OfVersion {
  readonly id: Id<'KnowledgeCriterion'>
  readonly gradeStep: string | null
  readonly afterYear: number | null
  readonly courseCode: string | null
}

export interface KnowledgeLevelRow {
  readonly scaleCode: string
  readonly value: string
  readonly labelSv: string
  readonly labelEn: string
  readonly isReached: boolean
  readonly startDate: string
  readonly endDate: string | null
  readonly source: string
}

/** A version with the syllabus it is of. */
type VersionOf = SyllabusVersionRow & { readonly syllabusId: string }

interface Items {
  readonly years: YearSpan | null
  readonly courseCode: string | null
}

interface Criteria {
  readonly afterYear: number | null
  readonly courseCode: string | null
}

const versionColumns = part`v.id, v.school_type, v.subject_code, v.language_code, v.subject_name, v.subject_name_en, v.curriculum_code,
  v.number, v.start_date, v.end_date, v.purpose, v.source, v.licence, v.is_synthetic`

// A language has the syllabus of its own where there is one, else that of all languages.
const versionsOf = (ids: readonly string[]) => part`access.syllabuses(${ids}::uuid[]) s
  join pedagogy.syllabus_version v on v.subject_code = s.subject_code and v.curriculum_code = s.curriculum_code
    and (v.language_code is null or v.language_code = s.language_code)`

export const knowledgeLevels = (read: Read, on: string) =>
  read<KnowledgeLevelRow>`/* knowledgeLevels */ select scale_code, value, label_sv, label_en, is_reached, start_date, end_date, source
    from pedagogy.knowledge_level where start_date <= ${on} and (end_date is null or end_date >= ${on}) order by scale_code, rank`

const contentItemsLoader = (read: Read) =>
  byParentAnd(
    (versions, { years, courseCode }: Items) => read<ContentItemRow>`/* contentItems */
      select id, syllabus_version_id, code, area, text, from_year, to_year, course_code
      from pedagogy.content_item where syllabus_version_id = any(${versions}::uuid[])
        and (${courseCode}::text is null or course_code = ${courseCode})
        and (${years?.fromYear ?? null}::int is null or (from_year <= ${years?.toYear ?? null} and to_year >= ${years?.fromYear ?? null}))
      order by course_code, from_year, position, id`,
    ({ syllabusVersionId }) => syllabusVersionId,
  )

const criteriaLoader = (read: Read) =>
  byParentAnd(
    (versions, { afterYear, courseCode }: Criteria) => read<KnowledgeCriterionRow>`/* knowledgeCriteria */
      select id, syllabus_version_id, grade_step, after_year, course_code, text
      from pedagogy.knowledge_criterion where syllabus_version_id = any(${versions}::uuid[])
        and (${courseCode}::text is null or course_code = ${courseCode}) and (${afterYear}::int is null or after_year = ${afterYear})
      order by course_code, after_year, position, id`,
    ({ syllabusVersionId }) => syllabusVersionId,
  )

export const curriculumLoaders = (read: Read) => ({
  syllabusVersion: byId(
    (ids) =>
      read<SyllabusVersionRow>`/* syllabusVersions */ select ${versionColumns} from pedagogy.syllabus_version v
        where v.id = any(${ids}::uuid[])`,
  ),
  contentOfSyllabus: byParentAnd(
    (ids, { on }: { readonly on: string }) => read<VersionOf>`/* contentOfSyllabuses */
      select distinct on (s.id) s.id as syllabus_id, ${versionColumns} from ${versionsOf(ids)}
      where v.start_date <= ${on} and (v.end_date is null or v.end_date >= ${on})
      order by s.id, v.language_code nulls last, v.number desc`,
    ({ syllabusId }) => syllabusId,
  ),
  versionsOfSyllabus: byParent(
    (ids) => read<VersionOf>`/* versionsOfSyllabuses */ select s.id as syllabus_id, ${versionColumns} from ${versionsOf(ids)}
      order by s.id, v.start_date, v.language_code, v.number`,
    ({ syllabusId }) => syllabusId,
  ),
  abilities: byParent(
    (versions) => read<SyllabusAbilityRow>`/* syllabusAbilities */ select id, syllabus_version_id, text
      from pedagogy.syllabus_ability where syllabus_version_id = any(${versions}::uuid[]) order by position`,
    ({ syllabusVersionId }) => syllabusVersionId,
  ),
  contentItems: contentItemsLoader(read),
  criteria: criteriaLoader(read),
})
