import type { WordingKind, WordingLocale } from '../pedagogy.generated.ts'
import { type NamedPupil, namesOf, namesakes } from './wording.names.ts'
import { type Token, tokensOf } from './wording.tokens.ts'
import type { WordEntry, WordingData } from './wording.data.ts'
import { english } from './wording.words.en.ts'
import { swedish } from './wording.words.sv.ts'

/** A place in a text that says something else than what a pupil knows. Position and length count UTF-16 units, as clients do. */
export interface WordingFound {
  readonly kind: WordingKind
  readonly word: string
  readonly position: number
  readonly length: number
  /** Whose name it is, where it is one pupil's alone. */
  readonly studentId: string | null
}

interface About {
  readonly text: string
  readonly locale: WordingLocale
  /** Whom the text is about: their own name is no fault, not where another has it too. */
  readonly studentId?: string | null
  /** The pupils whose names are known to whoever writes. */
  readonly pupils?: readonly NamedPupil[]
}

/** A single form has one word, a phrase several. */
type Lexicon = ReadonlyMap<string, readonly (readonly [words: readonly string[], kind: WordingKind])[]>

const split = (text: string) => text.split(/\s+/).filter((word) => word !== '')

function formsOf(entry: WordEntry): string[] {
  if ('phrases' in entry) return [...entry.phrases]
  if ('forms' in entry) return split(entry.forms)
  const endings = split(entry.endings).map((ending) => (ending === '-' ? '' : ending))
  return split(entry.stems).flatMap((stem) => endings.map((ending) => stem + ending))
}

function lexiconOf({ words }: WordingData): Lexicon {
  const lexicon = new Map<string, (readonly [readonly string[], WordingKind])[]>()
  for (const entry of words)
    for (const form of formsOf(entry)) {
      const sequence = split(form)
      const first = sequence[0]!
      lexicon.set(first, [...(lexicon.get(first) ?? []), [sequence, entry.kind]])
    }
  // The longest first: `inte alls` before what begins with inte.
  for (const found of lexicon.values()) found.sort(([a], [b]) => b.length - a.length)
  return lexicon
}

const languages = {
  SV: { lexicon: lexiconOf(swedish), homonyms: new Set(split(swedish.homonyms)) },
  EN: { lexicon: lexiconOf(english), homonyms: new Set(split(english.homonyms)) },
} as const satisfies Record<WordingLocale, unknown>

const found = (text: string, kind: WordingKind, position: number, end: number, studentId: string | null = null) => ({
  kind, word: text.slice(position, end), position, length: end - position, studentId,
}) // prettier-ignore

const follows = (tokens: readonly Token[], n: number, words: readonly string[]) =>
  words.every((word, ahead) => {
    const token = tokens[n + ahead]
    return token?.folded === word && (ahead === 0 || token.isNext)
  })

function wordAt(text: string, tokens: readonly Token[], n: number, lexicon: Lexicon): WordingFound[] {
  const { folded, position, end, parts } = tokens[n]!
  for (const [words, kind] of lexicon.get(folded) ?? [])
    if (follows(tokens, n, words)) return [found(text, kind, position, tokens[n + words.length - 1]?.end ?? end)]
  // Swedish puts words together with a hyphen where one is an abbreviation: ADHD-utredning.
  return parts.flatMap((part) => {
    const single = lexicon.get(part.folded)?.find(([words]) => words.length === 1)
    return single ? [found(text, single[1], part.position, part.end)] : []
  })
}

/**
 * What in a text about a pupil speaks of something else than knowledge: in order of position. It advises; what is done about it is
 * for whoever writes.
 */
export function wordingWarnings({ text, locale, studentId = null, pupils = [] }: About): WordingFound[] {
  const { lexicon, homonyms } = languages[locale]
  const tokens = tokensOf(text)
  const names = namesOf(pupils, studentId)
  return tokens
    .flatMap((_, n) => [
      ...wordAt(text, tokens, n, lexicon),
      ...namesakes(tokens, n, names, homonyms).map(({ position, end, ids }) =>
        found(text, 'OTHER_PUPIL', position, end, ids.length === 1 ? ids[0]! : null),
      ),
    ])
    .sort((a, b) => a.position - b.position)
}
