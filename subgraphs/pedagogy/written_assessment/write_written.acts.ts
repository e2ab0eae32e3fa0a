import type { GraphQLResolveInfo } from 'graphql'
import { actOn } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import { conflict } from '../../shared/errors.ts'
import { factsOf, notTaught, noVersion, versionOf } from '../assessment/assess_pupils.acts.ts'
import { noActivity, none } from '../assessment/assessment.acts.ts'
import { taughtActivity } from '../stubs/stubs.activities.ts'
import type { TaughtActivity } from '../stubs/stubs.queries.ts'
import { within } from '../assessment/knowledge.queries.ts'
import { type Facts, fault, levelFor, meantSyllabus } from '../assessment/knowledge.rules.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type { WriteWrittenAssessmentsInput } from '../pedagogy.generated.ts'
import { activityActions } from './written_assessment.actions.ts'
import { termAt, type WriteWrittenAssessmentsPayloadRow, type WrittenAssessmentDraftRow } from './written_assessment.queries.ts'
import { isSame, writtenFaults } from './written_assessment.rules.ts'
import { draftsOfTerm, type NewDraft, publishedOfTerm, putDrafts } from './written_assessment.writes.ts'

type Entries = WriteWrittenAssessmentsInput['entries']

/** The drafts that say something new, as they are to be; CONFLICT where somebody has written since they were read. */
function toWrite(entries: Entries, facts: Facts, drafts: readonly WrittenAssessmentDraftRow[], newId: () => string): NewDraft[] {
  return entries.flatMap(({ studentId, levelValue, text, contentItemIds, criterionIds, expectedVersion }) => {
    const said = {
      levelId: levelValue == null ? null : levelFor(levelValue, studentId, facts)!.id,
      text,
      contentItemIds: [...new Set(contentItemIds)],
      criterionIds: [...new Set(criterionIds)],
    }
    const draft = drafts.find((one) => one.studentId === studentId)
    if (draft && isSame(draft, said)) return []
    const read = expectedVersion ?? 0
    if (read !== (draft?.version ?? 0)) throw conflict('The draft', read)
    return [{ id: newId(), studentId, ...said, version: read + 1 }]
  })
}

export async function writeWritten(info: GraphQLResolveInfo, context: PedagogyContext, input: WriteWrittenAssessmentsInput) {
  const { call: { now }, viewer, newId } = context // prettier-ignore
  const { entries, academicYear, semester } = input
  const source = await taughtActivity(input.activityId, context)
  const syllabusId = source && meantSyllabus(source, input.syllabusId)
  const version = await versionOf(syllabusId, dayOf(now), context)
  return actOn<TaughtActivity, WriteWrittenAssessmentsPayloadRow>(info, context, input, {
    source,
    action: activityActions.WRITE_WRITTEN_ASSESSMENTS,
    unknown: noActivity,
    run: async (tx, activity) => {
      if (syllabusId === null) return none(notTaught)
      if (version === null) return none(noVersion)
      const facts = await factsOf(activity, dayOf(now), { ...context, read: within(tx) })
      const faults = writtenFaults(input, facts, version, await termAt(within(tx), activity.organisationId, dayOf(now)))
      if (faults.length > 0) return none(...faults)
      const shared = { activity, syllabusId, syllabusVersionId: version.id, academicYear, semester, authorId: viewer.id, now }
      const [drafts, published] = [await draftsOfTerm(tx, shared), await publishedOfTerm(tx, entries.map(({ studentId }) => studentId), shared)] // prettier-ignore
      const again = entries.findIndex(({ studentId }) => published.has(studentId))
      if (again >= 0) return none(fault('ALREADY_PUBLISHED', 'One of the subject and term is published: take it back first.', 'entries', String(again), 'studentId')) // prettier-ignore
      const written = toWrite(entries, facts, drafts, () => newId<'WrittenAssessmentDraft'>())
      if (written.length > 0 && (await putDrafts(tx, shared, written)) < written.length) throw conflict('A draft', 0)
      const all = [...drafts, ...written]
      const ids = entries.map(({ studentId }) => all.find((one) => one.studentId === studentId)!.id)
      return { answer: { ids, userErrors: [] }, changed: [] }
    },
  })
}
