import type { Write } from '../../shared/database.ts'

/** Brings what statistics know of support in line with what is decided of a term at some units. Answers how many facts that changed. */
export async function tellSupportFacts(
  tx: Write,
  { academicYear, semester }: { readonly academicYear: string; readonly semester: string },
  units: readonly string[],
  now: Date,
): Promise<number> {
  const [row] = await tx<{ count: number }[]>`/* tellSupportFacts */ select
    access.tell_support_facts(${academicYear}, ${semester}, ${units as string[]}::uuid[], ${now}) as count`
  return row?.count ?? 0
}
