import { daysAfter } from '../../shared/clock.ts'
import type { Write } from '../../shared/database.ts'
import { insertRows } from '../../shared/seed.ts'
import { contentItemId, knowledgeCriterionId, syllabusAbilityId, syllabusVersionId } from './curriculum.ids.ts'
import type { ReadSyllabus } from './curriculum.parser.ts'
import { contentItem, knowledgeCriterion, syllabusAbility, syllabusVersion } from './curriculum.table.ts'

/** A subject as administration identifies it, with the first day of its curriculum. */
export interface KnownSubject {
  readonly subjectCode: string
  readonly languageCode: string | null
  readonly schoolType: string
  readonly curriculumCode: string
  readonly curriculumStart: string
}

/** Which subject a file is about; else what is wrong. A language's code stands after that of modern languages. */
export function placeOf(
  syllabus: Pick<ReadSyllabus, 'code' | 'curriculumCode'>,
  known: readonly KnownSubject[],
): KnownSubject | string {
  const { code, curriculumCode } = syllabus
  const whole = known.filter((one) => one.subjectCode === code)
  const language = code.slice(-3)
  const found =
    whole.length > 0 ? whole : known.filter((one) => one.subjectCode === code.slice(0, -3) && one.languageCode === language)
  if (found.length === 0) return `there is no subject ${code} here`
  const [first, ...others] = found.filter((one) => curriculumCode === null || one.curriculumCode === curriculumCode)
  if (!first) return `${code} is no subject of ${curriculumCode}`
  if (others.some((one) => one.curriculumCode !== first.curriculumCode)) return `${code} is a subject of several curricula`
  return { ...first, languageCode: whole.length > 0 ? null : language }
}

/** The subjects there are: read as administration. */
export const knownSubjects = (tx: Write) => tx<KnownSubject[]>`/* knownSubjects */
  select distinct s.subject_code, s.language_code, s.school_type, c.code as curriculum_code, c.start_date as curriculum_start
  from administration.syllabus s join administration.curriculum c on c.id = s.curriculum_id order by 1, 4, 3, 2`

interface Kept {
  readonly number: number
  readonly startDate: string
  readonly endDate: string | null
  readonly contentHash: string
}

const keptVersions = (tx: Write, { subjectCode, languageCode, curriculumCode }: KnownSubject) => tx<Kept[]>`/* keptVersions */
  select number, start_date, end_date, content_hash from pedagogy.syllabus_version
  where subject_code = ${subjectCode} and language_code is not distinct from ${languageCode} and curriculum_code = ${curriculumCode}
  order by number desc`

interface Given {
  readonly place: KnownSubject
  readonly syllabus: ReadSyllabus
  readonly contentHash: string
  /** From when it holds, where its source does not say. */
  readonly validFrom: string | null
}

export type Planned =
  | { readonly kind: 'SAME' }
  | { readonly kind: 'REFUSED'; readonly problem: string }
  | { readonly kind: 'NEW'; readonly number: number; readonly startDate: string; readonly endDate: string | null }

/** Which version a syllabus becomes after those that are kept, newest first; or none, where it says what the newest says. */
export function plan({ place, syllabus, contentHash, validFrom }: Given, kept: readonly Kept[]): Planned {
  const [newest] = kept
  if (newest?.contentHash === contentHash) return { kind: 'SAME' }
  const older = kept.find((one) => one.contentHash === contentHash)
  const refused = (problem: string) => ({ kind: 'REFUSED', problem }) as const
  if (older) return refused(`says what version ${older.number} said; version ${newest!.number} is newer`)
  const number = syllabus.number ?? (newest?.number ?? 0) + 1
  const startDate = syllabus.startDate ?? validFrom ?? (newest ? null : place.curriculumStart)
  if (newest && number <= newest.number) return refused(`is version ${number}, and version ${newest.number} is here already`)
  if (startDate === null) return refused(`is another than version ${newest!.number}: say from when with --valid-from`)
  if (newest && startDate <= newest.startDate) return refused(`holds from ${startDate}, and version ${newest.number} from ${newest.startDate}`)
  if (syllabus.endDate !== null && syllabus.endDate < startDate) return refused(`ends on ${syllabus.endDate}, before it begins`)
  return { kind: 'NEW', number, startDate, endDate: syllabus.endDate }
} // prettier-ignore

function rowsOf({ place, syllabus, contentHash }: Given, { number, startDate, endDate }: Planned & { kind: 'NEW' }, now: Date) {
  const { subjectCode, languageCode, schoolType, curriculumCode } = place
  const { abilities, items, criteria, ...said } = syllabus
  const id = syllabusVersionId(syllabus.code, curriculumCode, number)
  const syllabusVersionId_ = { syllabusVersionId: id }
  const { subjectName, subjectNameEn, purpose, source, licence } = said
  const version = {
    ...{ id, schoolType, subjectCode, languageCode, subjectName, subjectNameEn, curriculumCode, number, startDate, endDate },
    ...{ purpose, source, licence, contentHash, importedAt: now, isSynthetic: false },
  }
  const placed = (course: string | null, rest: string) => (course === null ? rest : `${course}/${rest}`)
  return {
    version,
    abilities: abilities.map((text, n) => ({ id: syllabusAbilityId(id, n + 1), ...syllabusVersionId_, position: n + 1, text })),
    items: items.map((item, n) => ({
      ...item,
      id: contentItemId(id, placed(item.courseCode, item.code)),
      ...syllabusVersionId_,
      position: n + 1,
    })),
    criteria: criteria.map((criterion, n) => ({
      ...criterion,
      id: knowledgeCriterionId(id, placed(criterion.courseCode, String(criterion.afterYear ?? '')), criterion.gradeStep),
      ...syllabusVersionId_,
      position: n + 1,
    })),
  }
}

/** Writes a syllabus as the version after those that are kept, and ends the one before it; answers its id, or why nothing was written. */
export async function importSyllabus(
  tx: Write,
  given: Given,
  now: Date,
): Promise<Exclude<Planned, { kind: 'NEW' }> | { readonly kind: 'NEW'; readonly id: string; readonly number: number }> {
  const kept = await keptVersions(tx, given.place)
  const planned = plan(given, kept)
  if (planned.kind !== 'NEW') return planned
  const rows = rowsOf(given, planned, now)
  const [newest] = kept
  if (newest && (newest.endDate === null || newest.endDate >= planned.startDate))
    await tx`/* endVersion */ update pedagogy.syllabus_version set end_date = ${daysAfter(planned.startDate, -1)}
      where subject_code = ${given.place.subjectCode} and language_code is not distinct from ${given.place.languageCode}
        and curriculum_code = ${given.place.curriculumCode} and number = ${newest.number}`
  await insertRows(tx, syllabusVersion, [rows.version])
  await insertRows(tx, syllabusAbility, rows.abilities)
  await insertRows(tx, contentItem, rows.items)
  await insertRows(tx, knowledgeCriterion, rows.criteria)
  return { kind: 'NEW', id: rows.version.id, number: planned.number }
}
