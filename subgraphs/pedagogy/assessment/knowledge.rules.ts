import { type Rule, when } from '../../shared/policy.ts'
import { isText } from '../../shared/text.ts'
import type { TaughtActivity } from '../stubs/stubs.queries.ts'
import type { LevelRow, TaughtPupil } from './knowledge.queries.ts'

export const maxText = 4000

export const fault = <Code extends string>(code: Code, message: string, ...field: readonly string[]) => ({
  code,
  message,
  field: field.length > 0 ? field : null,
})

/** Teaches in the activity today. */
export const teachesIt: Rule = when<Pick<TaughtActivity, 'roles'>>(
  { en: 'its teacher', sv: 'dess lärare' },
  { role: ['TEACHER'] },
  ({ roles }) => roles.includes('TEACHER'),
)

/** Leads the unit where it is taught. */
export const leadsItsUnit: Rule = when<Pick<TaughtActivity, 'roles'>>(
  { en: "its unit's principal", sv: 'rektor för enheten' },
  { role: ['PRINCIPAL'] },
  ({ roles }) => roles.includes('PRINCIPAL'),
)

export const ownChildFault = ({ isKin }: { readonly isKin: boolean }) =>
  isKin ? fault('OWN_CHILD', 'It is about you or your own child: somebody else has to do this.') : null

/** The syllabus that is meant: the one that is named, or the only one. */
export const meantSyllabus = ({ syllabusIds }: Pick<TaughtActivity, 'syllabusIds'>, named: string | null | undefined) =>
  named == null ? (syllabusIds.length === 1 ? syllabusIds[0]! : null) : (syllabusIds.find((id) => id === named) ?? null)

const withAcceptable = ['GR', 'SAM', 'SP']

/** The scales that say how far a pupil has come: without grades whether it is acceptable, with them A to F. */
export function scalesOf({ schoolType, schoolYear }: Pick<TaughtPupil, 'schoolType' | 'schoolYear'>, gradesFromYear: number) {
  if (schoolType === 'FKLASS') return ['GODTAGBARA']
  // Grades are set there of whom it is asked for.
  if (schoolType === 'GRAN') return ['GODTAGBARA', 'A-F']
  const isGraded = !withAcceptable.includes(schoolType ?? '') || schoolYear === null || schoolYear >= gradesFromYear
  return isGraded ? ['A-F'] : ['GODTAGBARA']
}

/** What is said of one pupil, as far as all such acts say it. */
interface Entry {
  readonly studentId: string
  readonly levelValue?: string | null | undefined
  readonly text?: string | null | undefined
}

export interface Facts {
  readonly pupils: readonly TaughtPupil[]
  readonly levels: readonly LevelRow[]
  readonly gradesFromYear: number
}

/** The level that is meant for a pupil, if the scale for their school year has it. */
export function levelFor(value: string, studentId: string, { pupils, levels, gradesFromYear }: Facts): LevelRow | null {
  const pupil = pupils.find(({ personId }) => personId === studentId)
  const scales = pupil ? scalesOf(pupil, gradesFromYear) : []
  return levels.find((level) => level.value === value && scales.includes(level.scaleCode)) ?? null
}

/** What is wrong with what is said of each pupil: everything at once, each where it stands. */
export function entryFaults(entries: readonly Entry[], facts: Facts) {
  const seen = new Set<string>()
  return entries.flatMap(({ studentId, levelValue, text }, n) => {
    const at = (...field: readonly string[]) => ['entries', String(n), ...field]
    const pupil = facts.pupils.find(({ personId }) => personId === studentId)
    const isTwice = seen.has(studentId)
    seen.add(studentId)
    return [
      ...(isTwice ? [fault('TWICE', 'The pupil is named twice.', ...at('studentId'))] : []),
      ...(pupil ? [] : [fault('NOT_A_PUPIL_HERE', 'No pupil of the activity today has this id.', ...at('studentId'))]),
      ...(pupil?.isKin ? [{ ...ownChildFault(pupil)!, field: at('studentId') }] : []),
      ...(pupil && levelValue != null && !levelFor(levelValue, studentId, facts)
        ? [fault('LEVEL_INVALID', `"${levelValue}" is no level for the pupil's school year.`, ...at('levelValue'))]
        : []),
      ...(text != null && (!isText(text, maxText) || text.length > maxText)
        ? [fault('TEXT_INVALID', `Give a text of 1 to ${maxText} characters, or none.`, ...at('text'))]
        : []),
    ]
  })
}

/** What is wrong with how many are meant. */
export const countFault = (count: number, field: string) =>
  count >= 1 && count <= 100 ? null : fault('TOO_MANY', 'Give 1 to 100.', field)
