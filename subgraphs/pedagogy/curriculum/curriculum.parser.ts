import { isUtf8 } from 'node:buffer'
import type { Fault } from '../../shared/import-faults.ts'
import { type ApiSubject, apiShape, type ConstellationFile, constellationShape } from './curriculum.shapes.ts'
import { beforeList, cleanText, listedIn, phraseOf, splitCriterion } from './curriculum.markup.ts'

export interface ReadItem {
  readonly code: string
  readonly area: string
  readonly text: string
  readonly fromYear: number | null
  readonly toYear: number | null
  readonly courseCode: string | null
}

export interface ReadCriterion {
  readonly gradeStep: string | null
  readonly afterYear: number | null
  readonly courseCode: string | null
  readonly text: string
}

/** What a file says, in the form it is kept in: cleaned, and in the order of the source. */
export interface ReadSyllabus {
  /** With the language's code after it, of a language with a syllabus of its own. */
  readonly code: string
  readonly subjectName: string
  readonly subjectNameEn: string | null
  /** Null where the source does not say. */
  readonly curriculumCode: string | null
  readonly number: number | null
  readonly startDate: string | null
  readonly endDate: string | null
  readonly purpose: string
  readonly source: string
  readonly licence: string
  readonly abilities: readonly string[]
  readonly items: readonly ReadItem[]
  readonly criteria: readonly ReadCriterion[]
}

export type Reading =
  | { readonly kind: 'READ'; readonly syllabus: ReadSyllabus }
  | { readonly kind: 'REFUSED'; readonly faults: readonly Fault[] }

interface GivenCriterion {
  readonly text: string
  readonly at: string
  readonly gradeStep: string | null
  readonly afterYear: number | null
  readonly courseCode: string | null
}

const stepOf = (given: string) => (given.trim() === '' ? null : given.trim())

function criteriaOf(given: readonly GivenCriterion[]): { criteria: ReadCriterion[]; faults: Fault[] } {
  const faults: Fault[] = []
  const criteria = given.flatMap(({ at, text, ...place }) => {
    const split = splitCriterion(cleanText(text), place.afterYear, place.gradeStep)
    if ('problem' in split) faults.push({ place: at, problem: split.problem })
    return 'text' in split ? [{ ...place, text: split.text }] : []
  })
  return { criteria, faults }
}

function ofFile({ source, subject }: ConstellationFile): Reading {
  const items = subject.gradeBands.flatMap(({ afterGrade, competenceGoals }) =>
    competenceGoals.map(({ code, text, coreElements: [area = ''] }) => ({
      code,
      area: cleanText(area),
      text: cleanText(text.local),
      fromYear: afterGrade - 2,
      toYear: afterGrade,
      courseCode: null,
    })),
  )
  const labels = subject.gradeBands.flatMap(({ afterGrade, label }, n) =>
    label.local.endsWith(` ${afterGrade - 2}-${afterGrade}`)
      ? []
      : [{ place: `subject.gradeBands[${n}].label`, problem: `does not say ${afterGrade - 2}-${afterGrade}, the years to ${afterGrade}` }],
  ) // prettier-ignore
  const { criteria, faults } = criteriaOf(
    subject.gradeBands.flatMap(({ afterGrade, knowledgeCriteria = [] }, n) =>
      knowledgeCriteria.map(({ gradeStep, text }, m) => ({
        text: text.local,
        at: `subject.gradeBands[${n}].knowledgeCriteria[${m}].text.local`,
        gradeStep: stepOf(gradeStep),
        afterYear: afterGrade,
        courseCode: null,
      })),
    ),
  )
  return checked([...labels, ...faults], {
    code: subject.code,
    subjectName: cleanText(subject.name.local),
    subjectNameEn: subject.name.en ? cleanText(subject.name.en) : null,
    curriculumCode: source.curriculum.toUpperCase(),
    ...{ number: null, startDate: null, endDate: null },
    purpose: cleanText(subject.description.local),
    source: source.api,
    licence: source.license,
    abilities: subject.coreElements.map(({ name }) => phraseOf(name.local)),
    items,
    criteria,
  })
}

function yearsOf(year: string | null | undefined): { fromYear: number | null; toYear: number | null } {
  const years = (year ?? '').match(/\d+/g)?.map(Number) ?? []
  return { fromYear: years[0] ?? null, toYear: years.at(-1) ?? null }
}

function apiItems({ centralContents, courses }: ApiSubject): ReadItem[] {
  const ofYears = centralContents.flatMap(({ text, year }) =>
    listedIn(text).map((one, n) => ({ ...one, code: `${year ?? 'alla'}-${n + 1}`, ...yearsOf(year), courseCode: null })),
  )
  const ofCourses = courses.flatMap(({ code, centralContent }) =>
    listedIn(centralContent?.text ?? '').map((one, n) => ({
      ...one,
      ...{ code: String(n + 1), fromYear: null, toYear: null },
      courseCode: code,
    })),
  )
  return [...ofYears, ...ofCourses]
}

type Requirement = ApiSubject['knowledgeRequirements'][number]

const requirement = (courseCode: string | null, path: string) => (given: Requirement, n: number) => ({
  text: given.text,
  at: `${path}[${n}].text`,
  gradeStep: stepOf(given.gradeStep ?? ''),
  afterYear: yearsOf(given.year).toYear,
  courseCode,
})

function ofApi(subject: ApiSubject): Reading {
  const { criteria, faults } = criteriaOf([
    ...subject.knowledgeRequirements.map(requirement(null, 'knowledgeRequirements')),
    ...subject.courses.flatMap(({ code, knowledgeRequirements }, n) =>
      knowledgeRequirements.map(requirement(code, `courses[${n}].knowledgeRequirements`)),
    ),
  ])
  return checked(faults, {
    code: subject.code,
    subjectName: cleanText(subject.name),
    subjectNameEn: subject.englishName ? cleanText(subject.englishName) : null,
    curriculumCode: null,
    number: subject.version,
    startDate: subject.startDate,
    endDate: subject.endDate ?? null,
    purpose: beforeList(subject.purpose),
    source: `https://api.skolverket.se/syllabus/v1/subjects/${subject.code}/versions/${subject.version}`,
    licence: 'Skolverket',
    abilities: /<li\b/i.test(subject.purpose) ? listedIn(subject.purpose).map(({ text }) => phraseOf(text)) : [],
    items: apiItems(subject),
    criteria,
  })
}

const twice = (keys: readonly string[]) => keys.filter((key, n) => keys.indexOf(key) !== n)

function checked(found: readonly Fault[], syllabus: ReadSyllabus): Reading {
  const { items, criteria } = syllabus
  const codes = twice(items.map(({ courseCode, code }) => `${courseCode ?? ''} ${code}`.trim()))
  const steps = twice(criteria.map(({ courseCode, afterYear, gradeStep }) => [courseCode, afterYear, gradeStep ?? 'acceptable'].filter((one) => one !== null).join(' '))) // prettier-ignore
  const faults: Fault[] = [
    ...found,
    ...(items.length === 0 ? [{ place: 'the file', problem: 'has no content' }] : []),
    ...(items.some(({ fromYear, courseCode }) => fromYear === null && courseCode === null) ? [{ place: 'the file', problem: 'has content of no years and no course' }] : []),
    ...[...items, ...criteria].flatMap(({ text }) => (text === '' ? [{ place: 'the file', problem: 'has an empty text' }] : [])),
    ...codes.map((code) => ({ place: 'the file', problem: `has the content ${code} twice` })),
    ...steps.map((step) => ({ place: 'the file', problem: `has the criteria ${step} twice` })),
  ] // prettier-ignore
  return faults.length > 0 ? { kind: 'REFUSED', faults } : { kind: 'READ', syllabus }
}

function jsonIn(bytes: Uint8Array): { value: unknown } | { problem: string } {
  if (!isUtf8(bytes)) return { problem: 'is not UTF-8; it may be Latin-1, save it as UTF-8' }
  try {
    return { value: JSON.parse(new TextDecoder().decode(bytes)) as unknown }
  } catch (error) {
    return { problem: `is not JSON: ${(error as Error).message}` }
  }
}

const pathOf = (path: readonly PropertyKey[]) =>
  path.map((step, n) => (typeof step === 'number' ? `[${step}]` : `${n > 0 ? '.' : ''}${String(step)}`)).join('') || 'the file'

/** Reads a syllabus in either shape: a file of a subject, or the answer of Skolverket's interface. */
export function readSyllabus(bytes: Uint8Array): Reading {
  const json = jsonIn(bytes)
  if ('problem' in json) return { kind: 'REFUSED', faults: [{ place: 'the file', problem: json.problem }] }
  const isFile = typeof json.value === 'object' && json.value !== null && 'subject' in json.value
  const read = isFile ? constellationShape.safeParse(json.value) : apiShape.safeParse(json.value)
  if (!read.success)
    return {
      kind: 'REFUSED',
      faults: read.error.issues.map(({ path, message }) => ({ place: pathOf(path), problem: message })),
    }
  return 'subject' in read.data ? ofFile(read.data) : ofApi(read.data)
}
