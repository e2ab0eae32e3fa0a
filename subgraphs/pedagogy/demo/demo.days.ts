import { v5 } from 'uuid'
import { daysAfter } from '../../shared/clock.ts'
import { contentItemId, knowledgeCriterionId, knowledgeLevelId, syllabusVersionId } from '../curriculum/curriculum.ids.ts'

const namespace = '5b1c1f0e-7f6d-5f0b-9d65-0999e64a3a05'

/** The same key gives the same id in every seed. */
export const demoId = (kind: string, key: string): string => v5(`${kind}/${key}`, namespace)

/** A class in one subject, with whoever teaches it that and whoever is its mentor. */
export interface DemoClass {
  readonly organisationId: string
  readonly groupId: string
  readonly activityId: string
  readonly syllabusId: string
  readonly teacherId: string
  readonly mentorId: string
  readonly studentIds: readonly string[]
}

/** What schools have done so far, of whom and by whom. The ids are identity's and administration's. */
export interface DemoSchoolWork {
  /** Mathematics in a class that gets grades, and who plans it besides. */
  readonly older: DemoClass
  readonly coAuthorId: string
  /** Mathematics in a class that gets development plans. */
  readonly younger: DemoClass
  /** An adult pupil of a class above, and what was said of them in Swedish. */
  readonly adult: Omit<DemoClass, 'studentIds' | 'mentorId' | 'groupId'> & { readonly studentId: string }
  /** Of the older class: who hands in, shows and is adapted to. */
  readonly followedId: string
  /** Of the older class: who gets special support, by whom it is decided, who is named, and who has booked a talk. */
  readonly supported: Readonly<Record<'studentId' | 'principalId' | 'namedId' | 'guardianId', string>>
  /** Of the younger class: who has had a talk, and who has prepared it. */
  readonly planned: Readonly<Record<'studentId' | 'guardianId', string>>
}

/** Days around today, and what terms and syllabuses they are in. */
export function daysAround(today: string) {
  const [calendarYear = 0, month = 0] = today.split('-').map(Number)
  const began = month >= 7 ? calendarYear : calendarYear - 1
  return {
    academicYear: `${began}/${String((began + 1) % 100).padStart(2, '0')}`,
    semester: month >= 7 ? 'HT' : 'VT',
    on: (days: number) => daysAfter(today, days),
    at: (days: number, time = '10:00') => new Date(`${daysAfter(today, days)}T${time}:00Z`),
  }
}

export type Days = ReturnType<typeof daysAround>

/** What of a demo syllabus is pointed at: the first content of its years, and a criterion after the last of them. */
export function linksOf(subject: string, short: string, years: string, step: string | null) {
  const version = syllabusVersionId(subject, 'LGR22', 1)
  return {
    version,
    items: [1, 2, 3].map((n) => contentItemId(version, `${short}-${years}-${n}`)),
    criterion: knowledgeCriterionId(version, years.at(-1)!, step),
  }
}

export const older = linksOf('GRGRMAT01', 'MA', '7-9', 'C')
export const younger = linksOf('GRGRMAT01', 'MA', '1-3', null)
export const swedish = linksOf('GRGRSVE01', 'SV', '7-9', 'C')

const grades = ['E', 'D', 'C', 'C', 'B', 'A'] as const

/** A level drawn from an id: the same in every seed. */
export const drawnLevel = (id: string): string =>
  knowledgeLevelId('A-F', grades[Number.parseInt(id.slice(0, 6), 16) % grades.length]!)
