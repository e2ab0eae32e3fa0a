import type { Write } from '../../shared/database.ts'

/** Keeps others from working out facts about the same pupils from written assessments that have changed meanwhile. */
const lockFacts = (tx: Write, pupils: readonly string[]) =>
  tx`/* lockKnowledgeFacts */ select pg_advisory_xact_lock(hashtextextended('knowledge facts ' || id, 0))
    from (select id from unnest(${pupils as string[]}::text[]) u(id) order by id) o`

/**
 * Brings what statistics know in line with the written assessments of some pupils: of as many as can be told apart in no order, so of a
 * whole class at once. Answers how many facts that changed, and never which.
 */
export async function tellKnowledgeFacts(tx: Write, pupils: readonly string[]): Promise<number> {
  const ids = [...new Set(pupils)]
  await lockFacts(tx, ids)
  const [row] = await tx<
    { count: number }[]
  >`/* tellKnowledgeFacts */ select access.tell_knowledge_facts(${ids}::uuid[]) as count`
  return row?.count ?? 0
}

/** Whose written assessments are to be told of, in no order. */
export const pupilsWithWritten = async (tx: Write): Promise<string[]> => {
  const rows = await tx<{ id: string }[]>`/* pupilsWithWritten */ select id from (
    select distinct student_id as id from pedagogy.written_assessment) w order by random()`
  return rows.map(({ id }) => id)
}
