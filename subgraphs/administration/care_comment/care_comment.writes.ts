import type { Write } from '../../shared/database.ts'
import { isText } from '../../shared/text.ts'

const longest = 500

/** What is wrong with a comment or an answer, if anything. */
export const commentFault = (text: string | null | undefined) =>
  text == null || isText(text, longest)
    ? null
    : ({ code: 'COMMENT_INVALID', message: `Give 1 to ${longest} characters.`, field: null } as const)

interface About {
  readonly id: string
  readonly placement: { readonly id: string; readonly childId: string }
  readonly careDate: string
  readonly author: string
  readonly now: Date
}

/**
 * Puts a comment in place of the author's own before, so that the staff see its marker; null takes it away, and nothing given leaves
 * it. Answers with the id of what is there then.
 */
export async function tellStaff(tx: Write, about: About, comment: string | null | undefined): Promise<string | null> {
  const { id, placement, careDate, author, now } = about
  const [before] = await tx<{ id: string; text: string }[]>`/* ownComment */ select id, text from administration.care_comment
    where placement_id = ${placement.id} and care_date = ${careDate} and author_id = ${author}`
  const text = comment?.trim()
  if (comment === undefined || (before && before.text === text)) return before?.id ?? null
  if (before) await tx`/* withdrawComment */ delete from administration.care_comment where id = ${before.id}`
  if (text === undefined) return null
  await tx`/* addComment */ insert into administration.care_comment (id, placement_id, child_id, care_date, author_id, text, written_at)
    values (${id}, ${placement.id}, ${placement.childId}, ${careDate}, ${author}, ${text}, ${now})`
  return id
}

export const acknowledge = async (tx: Write, id: string, by: string, now: Date): Promise<boolean> =>
  (
    await tx`/* acknowledgeComment */ update administration.care_comment set acknowledged_at = ${now}, acknowledged_by_id = ${by}
    where id = ${id} and acknowledged_at is null`
  ).count === 1

/** Who answers has seen it. */
export const answerComment = async (tx: Write, id: string, answer: string, by: string, now: Date): Promise<boolean> =>
  (
    await tx`/* answerComment */ update administration.care_comment set answer = ${answer}, answered_at = ${now}, answered_by_id = ${by},
      acknowledged_at = coalesce(acknowledged_at, ${now}), acknowledged_by_id = coalesce(acknowledged_by_id, ${by})
    where id = ${id}`
  ).count === 1
