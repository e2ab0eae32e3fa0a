import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Compared, sectionDifferences } from './difference.rules.ts'
import { type Piece, wordDifference } from './words.rules.ts'

const without = (kind: Piece['kind'], pieces: readonly Piece[]) =>
  pieces
    .filter((piece) => piece.kind !== kind)
    .map(({ text }) => text)
    .join('')

// Few words, so that texts have much in common.
const texts = fc
  .array(fc.constantFrom('vi', 'läser', 'mer', 'ofta', ' ', '  ', '\n', '.'), { maxLength: 24 })
  .map((words) => words.join(''))
const wordsOf = (text: string) => text.match(/\s+|\S+/g) ?? []

/** How many words two texts have in common in the same order, reckoned the long way. */
function inCommon(older: readonly string[], newer: readonly string[]): number {
  let row = Array.from({ length: newer.length + 1 }, () => 0)
  for (const one of older) {
    const next = [0]
    for (const [n, other] of newer.entries()) next.push(one === other ? row[n]! + 1 : Math.max(row[n + 1]!, next[n]!))
    row = next
  }
  return row.at(-1)!
}

describe('How a text became another, word by word', () => {
  it('is told so', () =>
    expect(wordDifference('vi läser mer', 'vi läser ofta mer')).toEqual([
      { kind: 'SAME', text: 'vi läser ' },
      { kind: 'ADDED', text: 'ofta ' },
      { kind: 'SAME', text: 'mer' },
    ]))

  it('is nothing where it did not', () =>
    fc.assert(
      fc.property(texts, (text) => {
        expect(wordDifference(text, text)).toEqual(text === '' ? [] : [{ kind: 'SAME', text }])
      }),
    ))

  it('gives the newer where it is applied, and the older where it is taken back', () =>
    fc.assert(
      fc.property(texts, texts, (older, newer) => {
        const pieces = wordDifference(older, newer)
        expect([without('REMOVED', pieces), without('ADDED', pieces)]).toEqual([newer, older])
        expect(pieces.every(({ text }, n) => text !== '' && pieces[n]!.kind !== pieces[n + 1]?.kind)).toBe(true)
      }),
    ))

  it('keeps as many words as can be kept', () =>
    fc.assert(
      fc.property(texts, texts, (older, newer) => {
        const kept = wordDifference(older, newer).filter(({ kind }) => kind === 'SAME')
        expect(kept.flatMap(({ text }) => wordsOf(text))).toHaveLength(inCommon(wordsOf(older), wordsOf(newer)))
      }),
    ))

  it('is told whole where too much differs, but for how they begin and end', () => {
    const long = (word: string) => Array.from({ length: 300 }, (_, n) => `${word}${n}`).join(' ')
    const pieces = wordDifference(`Vi ${long('a')} här`, `Vi ${long('b')} här`)
    expect(pieces.map(({ kind }) => kind)).toEqual(['SAME', 'REMOVED', 'ADDED', 'SAME'])
    expect([without('REMOVED', pieces), without('ADDED', pieces)]).toEqual([`Vi ${long('b')} här`, `Vi ${long('a')} här`])
    // Few words of a long text are found.
    expect(wordDifference(long('a'), long('a').replace('a150 ', 'b '))).toHaveLength(4)
  })
})

describe('How a version became another', () => {
  const section = (sectionId: string, title: string, text: string, ...tags: string[]): Compared => ({
    sectionId,
    title,
    text,
    tags,
  })
  const kinds = (older: readonly Compared[], newer: readonly Compared[]) =>
    sectionDifferences(older, newer).map(({ kind, title }) => `${kind} ${title}`)

  it('goes by what a section is, then by what it is about, then by its heading', () => {
    const older = [
      section('a', 'Läsning', 'x', 'språk'),
      section('b', 'Trygghet', 'y'),
      section('c', 'Ekonomi', 'z'),
      section('d', 'Annat', ''),
    ]
    const newer = [
      section('e', 'trygghet ', 'y!'),
      section('f', 'Läsa och skriva', 'x', 'skrivning', 'språk'),
      section('c', 'Ekonomi', 'z'),
      section('g', 'Personal', 'p', 'personal'),
    ]
    expect(kinds(older, newer)).toEqual([
      ...['CHANGED trygghet ', 'CHANGED Läsa och skriva', 'SAME Ekonomi', 'ADDED Personal', 'REMOVED Annat'],
    ])
  })

  it('is the same of itself, whatever it says, and tells each section of both once', () => {
    const sections = fc.uniqueArray(
      fc.record({
        sectionId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
        title: fc.constantFrom('Läsning', 'Trygghet', 'Ekonomi'),
        tags: fc.uniqueArray(fc.constantFrom('språk', 'trygghet'), { maxLength: 2 }),
        text: texts,
      }),
      { selector: ({ sectionId }) => sectionId },
    )
    fc.assert(
      fc.property(sections, sections, (older, newer) => {
        expect(sectionDifferences(newer, newer).every(({ kind }) => kind === 'SAME')).toBe(true)
        const told = sectionDifferences(older, newer)
        const gone = told.filter(({ kind }) => kind === 'REMOVED').length
        const come = told.filter(({ kind }) => kind === 'ADDED').length
        expect([told.length - gone, told.length - come]).toEqual([newer.length, older.length])
        expect(told.slice(0, newer.length).map(({ parts }) => without('REMOVED', parts))).toEqual(newer.map(({ text }) => text))
      }),
    )
  })
})
