import type { Write } from '../../shared/database.ts'

/** Brings what is counted of a day in line with its places and duties. Answers how many counts that changed. */
export async function tellStaffingFacts(tx: Write, day: string, today: string): Promise<number> {
  const [row] = await tx<
    { count: number }[]
  >`/* tellStaffingFacts */ select access.tell_staffing_facts(${day}, ${today}) as count`
  return row?.count ?? 0
}
