import { personOf } from '../../access/persons.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type { WordingWarningRow } from '../wording/wording.queries.ts'
import { wordingWarnings } from '../wording/wording.rules.ts'
import type { OfKnowledge } from './knowledge.queries.ts'

interface Links {
  readonly contentItemIds: readonly string[]
  readonly criterionIds: readonly string[]
}

/** The content items that are pointed at, in the order of their syllabus. */
export async function contentItemsOf(
  versionId: string,
  { contentItemIds }: Pick<Links, 'contentItemIds'>,
  { load }: PedagogyContext,
) {
  const items = await load.contentItems(versionId, { years: null, courseCode: null })
  return items.filter(({ id }) => contentItemIds.includes(id))
}

export async function criteriaOf(versionId: string, { criterionIds }: Pick<Links, 'criterionIds'>, { load }: PedagogyContext) {
  const criteria = await load.criteria(versionId, { afterYear: null, courseCode: null })
  return criteria.filter(({ id }) => criterionIds.includes(id))
}

/** The rows of a published text's links, as the lists that drafts have. */
export const linksOf = (
  rows: readonly { readonly contentItemId: string | null; readonly criterionId: string | null }[],
): Links => ({
  contentItemIds: rows.flatMap(({ contentItemId }) => contentItemId ?? []),
  criterionIds: rows.flatMap(({ criterionId }) => criterionId ?? []),
})

/** What a text about a pupil could do without: worked out for whoever reads it, and kept nowhere. */
export async function warningsOf(
  { text, studentId }: { readonly text: string | null; readonly studentId: string },
  { load }: PedagogyContext,
): Promise<WordingWarningRow[]> {
  if (text === null) return []
  return wordingWarnings({ text, locale: 'SV', studentId, pupils: await load.fellowsOf.load(studentId) })
}

/** What everything about knowledge tells of where it belongs. */
export const ofKnowledge = {
  student: ({ studentId }: OfKnowledge, _: unknown, context: PedagogyContext) => personOf(studentId, context),
  organisation: ({ organisationId }: OfKnowledge) => ({ id: organisationId }),
  activity: ({ activityId }: OfKnowledge) => ({ id: activityId }),
  syllabus: ({ syllabusId }: OfKnowledge) => ({ id: syllabusId }),
  syllabusVersion: ({ syllabusVersionId }: OfKnowledge, _: unknown, { load }: PedagogyContext) =>
    load.syllabusVersion.load(syllabusVersionId),
  level: ({ levelId }: OfKnowledge, _: unknown, { load }: PedagogyContext) =>
    levelId ? load.knowledgeLevel.load(levelId) : null,
  author: ({ authorId }: OfKnowledge, _: unknown, context: PedagogyContext) => personOf(authorId, context),
}

/** Rows by id, in the order they were asked for; what the viewer does not see is left out. */
export async function those<Row>(
  ids: readonly string[] | null,
  loader: { readonly load: (id: string) => Promise<Row | null> },
): Promise<Row[] | null> {
  return ids && (await Promise.all(ids.map((id) => loader.load(id)))).filter((row) => row !== null)
}
