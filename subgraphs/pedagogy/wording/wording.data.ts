import type { WordingKind } from '../pedagogy.generated.ts'

/** Words that are warned of, in lower case: whole forms, never their beginnings. `lat` is not in `latin`. */
export type WordEntry = { readonly kind: WordingKind } & (
  | { readonly forms: string }
  /** Each stem with each ending; an ending `-` is none. */
  | { readonly stems: string; readonly endings: string }
  /** Words one after another, with nothing but blanks between them. */
  | { readonly phrases: readonly string[] }
)

/** What a language has for `checkWording`: a municipality changes the lists, and no code. */
export interface WordingData {
  readonly words: readonly WordEntry[]
  /** Names that are also ordinary words: these are names only inside a sentence, in the genitive, or before the family name. */
  readonly homonyms: string
}
