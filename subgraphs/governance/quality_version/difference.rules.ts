import { type Piece, wordDifference } from './words.rules.ts'

/** A section of a version, as it is compared. */
export interface Compared {
  readonly sectionId: string
  readonly title: string
  readonly tags: readonly string[]
  readonly text: string
}

/** How a section differs from the one it is compared with. */
export interface SectionDifference {
  readonly kind: 'SAME' | 'CHANGED' | 'ADDED' | 'REMOVED'
  readonly title: string
  readonly parts: readonly Piece[]
}

// The surest first: what is the same section of a model, what is about the same, what is called the same.
const likenesses: readonly ((one: Compared, other: Compared) => boolean)[] = [
  (one, other) => one.sectionId === other.sectionId,
  (one, other) => one.tags.some((tag) => other.tags.includes(tag)),
  (one, other) => one.title.trim().toLowerCase() === other.title.trim().toLowerCase(),
]

/** Which section of the older goes with which of the newer: each with one at most. */
function pairs(older: readonly Compared[], newer: readonly Compared[]): ReadonlyMap<Compared, Compared> {
  const paired = new Map<Compared, Compared>()
  const taken = new Set<Compared>()
  for (const isLike of likenesses)
    for (const one of newer) {
      const other = paired.has(one) ? undefined : older.find((candidate) => !taken.has(candidate) && isLike(one, candidate))
      if (other === undefined) continue
      paired.set(one, other)
      taken.add(other)
    }
  return paired
}

const said = (kind: Piece['kind'], text: string): readonly Piece[] => (text === '' ? [] : [{ kind, text }])

/** How one version became another: as the newer stands, and what is gone last. */
export function sectionDifferences(older: readonly Compared[], newer: readonly Compared[]): readonly SectionDifference[] {
  const paired = pairs(older, newer)
  const kept = new Set(paired.values())
  return [
    ...newer.map((one): SectionDifference => {
      const other = paired.get(one)
      if (!other) return { kind: 'ADDED', title: one.title, parts: said('ADDED', one.text) }
      const isSame = other.text === one.text && other.title === one.title
      return { kind: isSame ? 'SAME' : 'CHANGED', title: one.title, parts: wordDifference(other.text, one.text) }
    }),
    ...older
      .filter((one) => !kept.has(one))
      .map(({ title, text }): SectionDifference => ({ kind: 'REMOVED', title, parts: said('REMOVED', text) })),
  ]
}
