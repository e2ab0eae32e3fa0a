import type { Write } from '../../shared/database.ts'
import { insertRows } from '../../shared/seed.ts'
import { assessment, assessmentItem, assessmentMark } from '../assessment/assessment.table.ts'
import { assessmentDraft } from '../assessment/assessment_draft.table.ts'
import { knowledgeLevelId, syllabusAbilityId } from '../curriculum/curriculum.ids.ts'
import { writtenAssessment, writtenAssessmentItem } from '../written_assessment/written_assessment.table.ts'
import { type Days, demoId, type DemoSchoolWork, drawnLevel, older, swedish, younger } from './demo.days.ts'

type Of = Omit<DemoSchoolWork['older'], 'studentIds' | 'mentorId' | 'groupId'>

interface Occasion {
  readonly kind: 'FORMATIVE' | 'SUMMATIVE'
  readonly title: string
  readonly text: string
  readonly daysAgo: number
}

const occasions: readonly Occasion[] = [
  {
    kind: 'FORMATIVE',
    title: 'Rabatter i par',
    text: 'Du väljer en metod och förklarar den. Pröva att kontrollera svaret.',
    daysAgo: 30,
  },
  { kind: 'SUMMATIVE', title: 'Prov om bråk', text: 'Du löser uppgifterna och visar stegen.', daysAgo: 12 },
]

/** What a teacher has said of a pupil on an occasion, and what it points at. */
function assessmentRows(
  of: Of,
  studentId: string,
  { kind, title, text, daysAgo }: Occasion,
  links: typeof older,
  { on, at }: Days,
) {
  const { organisationId, activityId, syllabusId, teacherId } = of
  const id = demoId('Assessment', `${activityId} ${studentId} ${title}`)
  const pointed = { syllabusVersionId: links.version, studentId }
  return {
    row: {
      ...{ id, organisationId, activityId, syllabusId, ...pointed, kind, title, text, assessedOn: on(-daysAgo - 2) },
      ...{ levelId: kind === 'SUMMATIVE' ? drawnLevel(id) : null, authorId: teacherId, number: 1 },
      ...{ firstContentItemId: links.items[0]!, firstCriterionId: links.criterion },
      ...{ publishedAt: at(-daysAgo), publishedById: teacherId },
    },
    items: [
      ...links.items.map((contentItemId) => ({ assessmentId: id, ...pointed, contentItemId, criterionId: null })),
      { assessmentId: id, ...pointed, contentItemId: null, criterionId: links.criterion },
    ],
    marks: [1, 2].map((n) => {
      const abilityId = syllabusAbilityId(links.version, n)
      return { assessmentId: id, ...pointed, abilityId, levelId: drawnLevel(demoId('Mark', `${id} ${n}`)) }
    }),
  }
}

/** What of each pupil has been said in a subject this term, and a draft of what is said next of one of them. */
export async function seedAssessments(tx: Write, given: DemoSchoolWork, days: Days): Promise<void> {
  const { older: taught, adult, followedId } = given
  const said = {
    kind: 'FORMATIVE',
    title: 'Debattartikel',
    text: 'Du bygger texten så att den går att följa.',
    daysAgo: 9,
  } as const
  const rows = [
    ...taught.studentIds.flatMap((id) => occasions.map((occasion) => assessmentRows(taught, id, occasion, older, days))),
    assessmentRows(adult, adult.studentId, said, swedish, days),
  ]
  await insertRows(tx, assessment, rows.map(({ row }) => row)) // prettier-ignore
  await insertRows(tx, assessmentItem, rows.flatMap(({ items }) => items)) // prettier-ignore
  await insertRows(tx, assessmentMark, rows.flatMap(({ marks }) => marks)) // prettier-ignore
  const [{ row }] = rows as [(typeof rows)[number]]
  const { organisationId, activityId, syllabusId, authorId, syllabusVersionId } = row
  const draft = {
    ...{
      id: demoId('AssessmentDraft', followedId),
      studentId: followedId,
      organisationId,
      activityId,
      syllabusId,
      syllabusVersionId,
    },
    ...{
      authorId,
      kind: 'FORMATIVE',
      title: 'Lån',
      text: 'Du jämför två lån.',
      assessedOn: days.on(-1),
      modifiedAt: days.at(-1),
    },
    ...{ contentItemIds: [older.items[0]!], criterionIds: [], marks: [] },
  }
  await insertRows(tx, assessmentDraft, [draft])
}

export const writtenId = (studentId: string) => demoId('WrittenAssessment', studentId)

/** What is written of all that each pupil of the younger class knows in mathematics this term. */
export async function seedWrittenAssessments(tx: Write, { younger: taught }: DemoSchoolWork, days: Days): Promise<void> {
  const { organisationId, activityId, syllabusId, teacherId, studentIds } = taught
  const { academicYear, semester, at } = days
  const pointed = { syllabusVersionId: younger.version }
  const rows = studentIds.map((studentId, n) => ({
    ...{ id: writtenId(studentId), studentId, organisationId, activityId, syllabusId, ...pointed, academicYear, semester },
    ...{ levelId: knowledgeLevelId('GODTAGBARA', n % 4 === 3 ? 'MER_AN_GODTAGBARA' : 'GODTAGBARA'), authorId: teacherId },
    ...{ text: 'Du räknar och delar upp hela tal och visar hur du tänker.', publishedAt: at(-14), publishedById: teacherId },
    ...{ firstContentItemId: younger.items[0]!, firstCriterionId: younger.criterion },
  }))
  await insertRows(tx, writtenAssessment, rows)
  const items = rows.flatMap(({ id, studentId, firstContentItemId, firstCriterionId }) => [
    { writtenAssessmentId: id, ...pointed, studentId, contentItemId: firstContentItemId, criterionId: null },
    { writtenAssessmentId: id, ...pointed, studentId, contentItemId: null, criterionId: firstCriterionId },
  ])
  await insertRows(tx, writtenAssessmentItem, items)
}
