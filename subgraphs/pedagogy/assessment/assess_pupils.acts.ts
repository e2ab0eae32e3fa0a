import type { GraphQLResolveInfo } from 'graphql'
import { actOn } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import { conflict } from '../../shared/errors.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type { AssessPupilsInput } from '../pedagogy.generated.ts'
import { taughtActivity } from '../stubs/stubs.activities.ts'
import type { TaughtActivity } from '../stubs/stubs.queries.ts'
import { none, noActivity } from './assessment.acts.ts'
import { activityActions } from './assessment.actions.ts'
import type { AssessPupilsPayloadRow } from './assessment.queries.ts'
import { assessFaults, isSame, type VersionParts } from './assessment.rules.ts'
import type { AssessmentDraftRow } from './assessment_draft.queries.ts'
import { type NewDraft, ofOccasion, putDrafts } from './assessment_draft.writes.ts'
import { levelsOn, pupilsOfActivity, within } from './knowledge.queries.ts'
import { type Facts, fault, levelFor, meantSyllabus } from './knowledge.rules.ts'

/** What the syllabus says on a day, as ids to point at; null where nothing has been imported of it. */
export async function versionOf(syllabusId: string | null, on: string, { load }: PedagogyContext) {
  const version = syllabusId === null ? undefined : (await load.contentOfSyllabus(syllabusId, { on }))[0]
  if (!version) return null
  const [items, criteria, abilities] = await Promise.all([
    load.contentItems(version.id, { years: null, courseCode: null }),
    load.criteria(version.id, { afterYear: null, courseCode: null }),
    load.abilities.load(version.id),
  ])
  const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id)
  return { id: version.id, contentItemIds: ids(items), criterionIds: ids(criteria), abilityIds: ids(abilities) }
}

export const notTaught = fault('NOT_TAUGHT', 'Name one of the syllabuses that the activity teaches.', 'syllabusId')
export const noVersion = fault('NO_SYLLABUS_VERSION', 'What the syllabus says on that day has not been imported.', 'syllabusId')

/** What decides whether a class may be written of: its pupils, their levels and where grades begin. */
export async function factsOf(activity: TaughtActivity, day: string, context: PedagogyContext): Promise<Facts> {
  const [pupils, levels, policy] = await Promise.all([
    pupilsOfActivity(context.read, activity.id, activity.organisationId),
    levelsOn(context.read, day),
    context.load.teachingPolicy.load(activity.organisationId),
  ])
  return { pupils, levels, gradesFromYear: policy?.gradesFromYear ?? 6 }
}

type Entry = AssessPupilsInput['entries'][number]

const saidOf = ({ studentId, levelValue, text = null, marks }: Entry, facts: Facts) => {
  const levelId = (value: string) => levelFor(value, studentId, facts)!.id
  return {
    levelId: levelValue == null ? null : levelId(levelValue),
    text,
    marks: (marks ?? []).map((mark) => ({ abilityId: mark.abilityId, levelId: levelId(mark.levelValue) })),
  }
}

/** The drafts that say something new, as they are to be; CONFLICT where somebody has written since they were read. */
function toWrite(input: AssessPupilsInput, facts: Facts, drafts: readonly AssessmentDraftRow[], newId: () => string): NewDraft[] {
  const links = { contentItemIds: input.contentItemIds, criterionIds: input.criterionIds }
  return input.entries.flatMap((entry) => {
    const said = saidOf(entry, facts)
    const draft = drafts.find(({ studentId }) => studentId === entry.studentId)
    if (draft && isSame(draft, { ...said, ...links })) return []
    const read = entry.expectedVersion ?? 0
    if (read !== (draft?.version ?? 0)) throw conflict('The draft', read)
    return [{ id: newId(), studentId: entry.studentId, ...said, version: read + 1 }]
  })
}

export async function assessPupils(info: GraphQLResolveInfo, context: PedagogyContext, input: AssessPupilsInput) {
  const { call, viewer, newId } = context
  const source = await taughtActivity(input.activityId, context)
  const syllabusId = source && meantSyllabus(source, input.syllabusId)
  const version = await versionOf(syllabusId, input.assessedOn, context)
  return actOn<TaughtActivity, AssessPupilsPayloadRow>(info, context, input, {
    source,
    action: activityActions.ASSESS_PUPILS,
    unknown: noActivity,
    run: async (tx, activity) => {
      if (syllabusId === null) return none(notTaught)
      if (version === null) return none(noVersion)
      const facts = await factsOf(activity, input.assessedOn, { ...context, read: within(tx) })
      const faults = assessFaults(input, facts, version satisfies VersionParts, dayOf(call.now))
      if (faults.length > 0) return none(...faults)
      const occasion = { activity, syllabusId, kind: input.kind, title: input.title ?? null, assessedOn: input.assessedOn }
      const { drafts, published } = await ofOccasion(tx, occasion)
      const isDrafted = (student: string) => drafts.some(({ studentId }) => studentId === student)
      const again = input.entries.findIndex(({ studentId }) => published.has(studentId) && !isDrafted(studentId))
      if (again >= 0) return none(fault('ALREADY_PUBLISHED', 'It is published of the occasion: revise that.', 'entries', String(again), 'studentId')) // prettier-ignore
      const links = { contentItemIds: [...new Set(input.contentItemIds)], criterionIds: [...new Set(input.criterionIds)] }
      const written = toWrite({ ...input, ...links }, facts, drafts, () => newId<'AssessmentDraft'>())
      const shared = { ...occasion, ...links, syllabusVersionId: version.id, authorId: viewer.id, now: call.now }
      if (written.length > 0 && (await putDrafts(tx, shared, written)) < written.length) throw conflict('A draft', 0)
      const ids = input.entries.map(({ studentId }) => {
        const draft = drafts.find((one) => one.studentId === studentId)
        return draft?.id ?? written.find((one) => one.studentId === studentId)!.id
      })
      return { answer: { ids, userErrors: [] }, changed: [] }
    },
  })
}
