import DataLoader from 'dataloader'
import type { Read, Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId } from '../../shared/loader.ts'
import type { KnowledgeLevelRow, SyllabusAbilityRow } from '../curriculum/curriculum.queries.ts'
import type { NamedPupil } from '../wording/wording.names.ts'
import { fellowNames } from '../wording/wording.queries.ts'

/** Something about what a pupil knows, with the viewer's relations to the pupil. */
export interface OfKnowledge {
  readonly studentId: string
  readonly organisationId: Id<'Organisation'>
  readonly activityId: Id<'Activity'>
  readonly syllabusId: Id<'Syllabus'>
  readonly syllabusVersionId: string
  readonly levelId: string | null
  readonly authorId: string
  readonly relations: readonly string[]
  readonly isKin: boolean
}

/** A pupil of an activity as its teacher has them. */
export interface TaughtPupil {
  readonly personId: string
  readonly isKin: boolean
  readonly schoolType: string | null
  readonly schoolYear: number | null
}

/** Reads within an act what it is about to decide. */
export const within = (tx: Write): Read => tx as unknown as Read

export type LevelRow = KnowledgeLevelRow & { readonly id: string }

/** Today's pupils of an activity that the viewer teaches, each with the school year they are in at its unit, or elsewhere. */
export const pupilsOfActivity = (read: Read, activityId: string, organisationId: string) =>
  read<TaughtPupil>`/* pupilsOfActivity */ with p as materialized (
      select g.person_id, g.is_kin from access.graded_pupils(array[${activityId}::uuid]) g)
    select distinct on (p.person_id) p.person_id, p.is_kin, y.school_type, y.school_year from p
    left join access.pupil_years(array(select p.person_id from p)) y on y.person_id = p.person_id
    order by p.person_id, y.organisation_id = ${organisationId}::uuid desc nulls last, y.school_year nulls last, y.school_type`

export const levelsOn = (read: Read, day: string) =>
  read<LevelRow>`/* levelsOn */ select id, scale_code, value, label_sv, label_en, is_reached, start_date, end_date, source
    from pedagogy.knowledge_level where start_date <= ${day} and (end_date is null or end_date >= ${day}) order by scale_code, rank`

export const knowledgeLoaders = (read: Read) => ({
  ability: byId(
    (ids) => read<SyllabusAbilityRow>`/* abilitiesById */ select id, syllabus_version_id, text from pedagogy.syllabus_ability
      where id = any(${ids}::uuid[])`,
  ),
  knowledgeLevel: byId(
    (
      ids,
    ) => read<LevelRow>`/* levelsById */ select id, scale_code, value, label_sv, label_en, is_reached, start_date, end_date, source
      from pedagogy.knowledge_level where id = any(${ids}::uuid[])`,
  ),
  // The names of all those asked for at once: to whoever teaches them, a text about the one may say the other's.
  fellowsOf: new DataLoader<string, readonly NamedPupil[]>(async (students) => {
    const names = await fellowNames(read, students)
    return students.map(() => names)
  }),
})
