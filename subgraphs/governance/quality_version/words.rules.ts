/** A piece of a text that two versions are compared by. */
export interface Piece {
  readonly kind: 'SAME' | 'ADDED' | 'REMOVED'
  readonly text: string
}

/** Beyond so many differing words nobody reads a difference: the texts are told whole, and comparing them costs nothing. */
const most = 400

const wordsOf = (text: string): readonly string[] => text.match(/\s+|\S+/g) ?? []

// After each number of differences, how far down the older text each diagonal has come (Myers, 1986).
function trail(older: readonly string[], newer: readonly string[]): readonly Int32Array[] | null {
  const furthest = new Int32Array(2 * most + 3)
  const trace: Int32Array[] = []
  for (let edits = 0; edits <= Math.min(most, older.length + newer.length); edits++) {
    trace.push(furthest.slice())
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let at = comesFrom(furthest, diagonal, edits)
      while (at < older.length && at - diagonal < newer.length && older[at] === newer[at - diagonal]) at++
      furthest[diagonal + most + 1] = at
      if (at >= older.length && at - diagonal >= newer.length) return trace
    }
  }
  return null
}

/** Whether the furthest way to a diagonal adds a word, rather than taking one away. */
const isAdding = (furthest: Int32Array, diagonal: number, edits: number): boolean =>
  diagonal === -edits || (diagonal !== edits && furthest[diagonal + most]! < furthest[diagonal + most + 2]!)

const comesFrom = (furthest: Int32Array, diagonal: number, edits: number): number =>
  isAdding(furthest, diagonal, edits) ? furthest[diagonal + most + 2]! : furthest[diagonal + most]! + 1

function piecesAlong(trace: readonly Int32Array[], older: readonly string[], newer: readonly string[]): Piece[] {
  const pieces: Piece[] = []
  let [at, to] = [older.length, newer.length]
  const same = (until: number) => {
    for (; at > until; at--, to--) pieces.push({ kind: 'SAME', text: older[at - 1]! })
  }
  for (let edits = trace.length - 1; edits > 0; edits--) {
    const furthest = trace[edits]!
    const diagonal = at - to
    const adds = isAdding(furthest, diagonal, edits)
    same(comesFrom(furthest, diagonal, edits))
    if (adds) pieces.push({ kind: 'ADDED', text: newer[--to]! })
    else pieces.push({ kind: 'REMOVED', text: older[--at]! })
  }
  same(0)
  return pieces.toReversed()
}

/** Puts pieces of one kind that follow each other together. */
function joined(pieces: readonly Piece[]): Piece[] {
  const found: Piece[] = []
  for (const { kind, text } of pieces) {
    const last = found.at(-1)
    if (last?.kind === kind) found[found.length - 1] = { kind, text: last.text + text }
    else if (text !== '') found.push({ kind, text })
  }
  return found
}

/** What two texts have in common at their beginning, in words. */
function commonStart(older: readonly string[], newer: readonly string[]): number {
  let count = 0
  while (count < older.length && count < newer.length && older[count] === newer[count]) count++
  return count
}

/** How one text became another, word by word, in as few words as can be. */
export function wordDifference(older: string, newer: string): readonly Piece[] {
  const [before, after] = [wordsOf(older), wordsOf(newer)]
  const start = commonStart(before, after)
  const [left, right] = [before.slice(start), after.slice(start)]
  const end = commonStart(left.toReversed(), right.toReversed())
  const [gone, come] = [left.slice(0, left.length - end), right.slice(0, right.length - end)]
  const trace = trail(gone, come)
  const between: readonly Piece[] = trace
    ? piecesAlong(trace, gone, come)
    : [{ kind: 'REMOVED', text: gone.join('') }, { kind: 'ADDED', text: come.join('') }] // prettier-ignore
  return joined([
    { kind: 'SAME', text: before.slice(0, start).join('') },
    ...between,
    { kind: 'SAME', text: left.slice(left.length - end).join('') },
  ])
}
