/** From when to when something holds. Of what a file says, an unknown first day is null and an unspoken last day undefined. */
export interface Told {
  readonly startDate: string | null
  readonly endDate?: string | null | undefined
}

export interface Kept {
  readonly startDate: string
  readonly endDate: string | null
}

export interface Pairs<Known, Wanted> {
  /** What the file says, and the row it is about; null where there is none yet. */
  readonly pairs: readonly (readonly [Wanted, Known | null])[]
  /** Rows the file says nothing of. */
  readonly left: readonly Known[]
}

const earlier = (a: string, b: string | null | undefined) => (b == null || a < b ? a : b)

const firstDay = (told: Told, today: string) => told.startDate ?? earlier(today, told.endDate)

const meet = (told: Told, kept: Kept, today: string) =>
  (kept.endDate === null || kept.endDate >= firstDay(told, today)) && (told.endDate == null || kept.startDate <= told.endDate)

const later = <Known extends Kept>(a: Known, b: Known) =>
  b.endDate === null || (a.endDate !== null && b.endDate > a.endDate) ? b : a

/**
 * Finds for everything a file says of one thing the row it is about. One that began the same day, unless it has ended and another
 * has followed it; else the last of those at the same time.
 */
function pairOne<Known extends Kept, Wanted extends Told>(
  known: readonly Known[],
  wanted: readonly Wanted[],
  today: string,
): Pairs<Known, Wanted> {
  const free = new Set(known)
  const found = new Map<Wanted, Known>()
  const claim = (choose: (told: Wanted, meeting: readonly Known[]) => Known | undefined) => {
    for (const told of wanted.filter((one) => !found.has(one))) {
      const kept = choose(
        told,
        [...free].filter((one) => meet(told, one, today)),
      )
      if (!kept) continue
      free.delete(kept)
      found.set(told, kept)
    }
  }
  claim((told, meeting) => {
    const same = meeting.find(({ startDate }) => startDate === told.startDate)
    return same && (meeting.length === 1 || same.endDate === (told.endDate ?? null)) ? same : undefined
  })
  claim((_, meeting) => (meeting.length === 0 ? undefined : meeting.reduce(later)))
  return { pairs: wanted.map((told) => [told, found.get(told) ?? null] as const), left: [...free] }
}

/**
 * The days a row gets: those of the file, but for days that another row has already. A file may say as one what was interrupted
 * here.
 */
export function daysOf(told: Told, kept: Kept, left: readonly Kept[]): Told {
  const endDate = told.endDate === undefined ? kept.endDate : told.endDate
  const isTaken = (days: Kept) => left.some((other) => other !== kept && meet(days, other, days.startDate))
  const wished = { startDate: told.startDate ?? kept.startDate, endDate }
  const narrower = { startDate: kept.startDate, endDate }
  return isTaken(wished) ? (isTaken(narrower) ? kept : narrower) : wished
}

/** Rows that agree in a key, in their order. */
export const groupedBy = <Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> => {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

/** As above for many things, told apart by a key. No row is about two of them. */
export function pairUp<Known extends Kept, Wanted extends Told>(
  known: readonly Known[],
  wanted: readonly Wanted[],
  keyOf: (row: Known | Wanted) => string,
  today: string,
): Pairs<Known, Wanted> {
  const kept = groupedBy(known, keyOf)
  const told = groupedBy(wanted, keyOf)
  const all = [...new Set([...kept.keys(), ...told.keys()])].map((key) =>
    pairOne(kept.get(key) ?? [], told.get(key) ?? [], today),
  )
  return { pairs: all.flatMap(({ pairs }) => pairs), left: all.flatMap(({ left }) => left) }
}
