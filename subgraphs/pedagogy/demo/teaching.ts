import type { Write } from '../../shared/database.ts'
import { insertRows } from '../../shared/seed.ts'
import { assignment } from '../assignment/assignment.table.ts'
import { submission, submissionFeedback } from '../submission/submission.table.ts'
import { teachingPlan, teachingPlanAuthor, teachingPlanEdition, teachingPlanItem } from '../teaching_plan/teaching_plan.table.ts'
import { type Days, type DemoClass, demoId, type DemoSchoolWork, older, younger } from './demo.days.ts'

interface Planned {
  readonly of: DemoClass
  readonly title: string
  readonly teaching: string
  readonly links: typeof older
  readonly isPublished: boolean
}

/** A plan of so many weeks around today. */
function planRows({ of, title, teaching, links, isPublished }: Planned, { academicYear, on, at }: Days) {
  const id = demoId('TeachingPlan', `${of.groupId} ${title}`)
  const by = { createdById: of.teacherId }
  const edition = {
    ...{ id: demoId('TeachingPlanEdition', id), planId: id, number: 1, syllabusVersionId: links.version, title, teaching, ...by },
    ...{
      startDate: on(isPublished ? -45 : 14),
      endDate: on(isPublished ? 21 : 60),
      assessing: 'Ett prov, och hur du förklarar.',
    },
    ...{ publishedAt: isPublished ? at(-50) : null, publishedById: isPublished ? of.teacherId : null },
  }
  const pointed = { editionId: edition.id, syllabusVersionId: links.version, addedById: of.teacherId, addedAt: at(-51) }
  const items = links.items.map((contentItemId) => ({ ...pointed, contentItemId, criterionId: null }))
  return {
    plan: {
      ...{ id, organisationId: of.organisationId, groupId: of.groupId, academicYear, ...by, createdAt: at(-51) },
      state: isPublished ? 'PUBLISHED' : 'DRAFT',
    },
    author: { planId: id, personId: of.teacherId, addedById: of.teacherId, addedAt: at(-51) },
    edition,
    items: [...items, { ...pointed, contentItemId: null, criterionId: links.criterion }].map((item, n) => ({
      id: demoId('TeachingPlanItem', `${id} ${n}`),
      ...item,
    })),
  }
}

async function seedPlans(tx: Write, given: DemoSchoolWork, days: Days): Promise<void> {
  const plans = [
    {
      of: given.older,
      title: 'Procent',
      teaching: 'Vi räknar på rabatter, lån och befolkning.',
      links: older,
      isPublished: true,
    },
    { of: given.older, title: 'Ritningar', teaching: 'Vi mäter och ritar skolan i skala.', links: older, isPublished: false },
    { of: given.younger, title: 'Hamnen', teaching: 'Vi räknar båtar och delar upp dem.', links: younger, isPublished: true },
  ].map((plan) => planRows(plan, days))
  const [first] = plans
  const colleague = { ...first!.author, personId: given.coAuthorId }
  await insertRows(tx, teachingPlan, plans.map(({ plan }) => plan)) // prettier-ignore
  await insertRows(tx, teachingPlanAuthor, [...plans.map(({ author }) => author), colleague])
  await insertRows(tx, teachingPlanEdition, plans.map(({ edition }) => edition)) // prettier-ignore
  await insertRows(tx, teachingPlanItem, plans.flatMap(({ items }) => items)) // prettier-ignore
}

const given = [
  { kind: 'HOMEWORK', title: 'Läxa: rabatter', instructions: 'Räkna uppgift 1 till 6.', due: -3 },
  { kind: 'HOMEWORK', title: 'Läxa: lån', instructions: 'Jämför två lån.', due: 6 },
  { kind: 'TEST', title: 'Prov: procent', instructions: 'Kapitel 3.', due: 9 },
] as const

function assignmentRows({ organisationId, activityId, teacherId }: DemoClass, { on, at }: Days) {
  return given.map(({ kind, title, instructions, due }) => ({
    ...{ id: demoId('Assignment', `${activityId} ${title}`), organisationId, activityId, kind, title, instructions },
    ...{ assignedOn: on(due - 12), dueOn: on(due), takesSubmissions: kind === 'HOMEWORK', authorId: teacherId },
    ...{ syllabusVersionId: older.version, publishedAt: at(Math.min(due - 12, -1)) },
  }))
}

/** What is planned, given, handed in and answered. */
export async function seedTeaching(tx: Write, work: DemoSchoolWork, days: Days): Promise<void> {
  await seedPlans(tx, work, days)
  const assignments = assignmentRows(work.older, days)
  await insertRows(tx, assignment, assignments)
  const [homework] = assignments
  const handed = [work.followedId, work.supported.studentId].map((studentId, n) => ({
    ...{ id: demoId('Submission', `${homework!.id} ${studentId}`), assignmentId: homework!.id, studentId, number: 1 },
    ...{ text: 'Jag räknade först ut vad en procent är.', submittedAt: days.at(-4, `1${n}:30`) },
  }))
  await insertRows(tx, submission, handed)
  const [first] = handed
  const feedback = {
    ...{ id: demoId('SubmissionFeedback', first!.id), submissionId: first!.id, assignmentId: homework!.id },
    ...{ activityId: work.older.activityId, studentId: work.followedId, authorId: work.older.teacherId, givenAt: days.at(-2) },
    text: 'Du visar varje steg. Pröva nu att räkna med förändringsfaktor.',
  }
  await insertRows(tx, submissionFeedback, [feedback])
}
