import type { Write } from '../../shared/database.ts'

/** A term of a school year: 2026/27, HT. */
export interface Term {
  readonly academicYear: string
  readonly semester: string
}

/** The units of a term whose pupils are to be told of, in no order. */
export const unitsOfTerm = async (tx: Write, { academicYear, semester }: Term): Promise<string[]> => {
  const rows = await tx<{ id: string }[]>`/* unitsOfTerm */ select access.term_units(${academicYear}, ${semester}) as id`
  return rows.map(({ id }) => id)
}

/** Whether a term may be told of: it has begun, and nothing of it is purged yet. */
export const mayTell = async (tx: Write, { academicYear, semester }: Term, today: string): Promise<boolean> => {
  const [row] = await tx<
    { may: boolean }[]
  >`/* mayTellTerm */ select access.may_tell_term(${academicYear}, ${semester}, ${today}) as may`
  return row?.may ?? false
}

/** Brings what statistics know of absence in line with the rolls of a term at some units. Answers how many facts that changed, never which. */
export async function tellAbsenceFacts(
  tx: Write,
  { academicYear, semester }: Term,
  units: readonly string[],
  now: Date,
): Promise<number> {
  const [row] = await tx<{ count: number }[]>`/* tellAbsenceFacts */ select
    access.tell_absence_facts(${academicYear}, ${semester}, ${units as string[]}::uuid[], ${now}) as count`
  return row?.count ?? 0
}
