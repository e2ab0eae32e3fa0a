/** As words are compared: å, ä and ö are letters of their own, put together or not. */
export const fold = (text: string): string => text.normalize('NFC').toLocaleLowerCase('sv')

/** A part of a text, from `position` up to `end`, as the text has it. */
export interface Span {
  readonly folded: string
  readonly position: number
  readonly end: number
  readonly isCapital: boolean
}

export interface Token extends Span {
  /** What a hyphen joins; none where there is no hyphen. */
  readonly parts: readonly Span[]
  /** Whether it begins a sentence, as far as that can be seen. */
  readonly isFirst: boolean
  /** Whether there is nothing but blanks between it and the word before. */
  readonly isNext: boolean
}

const word = /[\p{L}\p{M}\p{N}]+(?:[-'’][\p{L}\p{M}\p{N}]+)*/gu

const spanOf = (written: string, position: number): Span => ({
  folded: fold(written),
  position,
  end: position + written.length,
  isCapital: /^\p{Lu}/u.test(written),
})

const partsOf = (written: string, position: number): Span[] =>
  written.includes('-') ? [...written.matchAll(/[^-]+/gu)].map((part) => spanOf(part[0], position + part.index)) : []

/** The words of a text as it was given: it is never normalised first, or what is found would not be where it is said to be. */
export function tokensOf(text: string): Token[] {
  const matches = [...text.matchAll(word)]
  return matches.map((match, n) => {
    const before = matches[n - 1]
    const between = before ? text.slice(before.index + before[0].length, match.index) : ''
    return {
      ...spanOf(match[0], match.index),
      parts: partsOf(match[0], match.index),
      isFirst: !before || /[.!?…:\n\r]/u.test(between),
      isNext: /^\s+$/u.test(between),
    }
  })
}
