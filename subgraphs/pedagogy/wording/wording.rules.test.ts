import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordingWarnings } from './wording.rules.ts'

const pupil = (givenName: string, familyName = 'Xylander') => ({ id: givenName, givenName, familyName })

interface Given {
  readonly about?: string
  readonly pupils?: readonly ReturnType<typeof pupil>[]
  readonly locale?: 'SV' | 'EN'
}

/** What is found, as kind, word, position and length. */
const found = (text: string, { about, pupils = [], locale = 'SV' }: Given = {}) =>
  wordingWarnings({ text, locale, studentId: about ?? null, pupils }).map(({ kind, word, position, length }) => [
    kind, word, position, length,
  ]) // prettier-ignore

describe('What a text about a pupil says besides knowledge', () => {
  it('is praise, what is never quite true, presence and other pupils; and not the name of the pupil', () => {
    const text = 'Alva är duktig men kommer alltid för sent. Hugos lösningar är bättre.'
    expect(found(text, { about: 'Alva', pupils: [pupil('Alva'), pupil('Hugo')] })).toEqual([
      ['VALUE_WORD', 'duktig', 8, 6],
      ['ABSOLUTE_WORD', 'alltid', 26, 6],
      ['ATTENDANCE_WORD', 'för sent', 33, 8],
      ['OTHER_PUPIL', 'Hugos', 43, 5],
    ])
  })

  it('is where clients count that it is: a thumb is two units', () => {
    expect(found('👍 Du är så lat och jobbig!')).toEqual([
      ['VALUE_WORD', 'lat', 12, 3],
      ['VALUE_WORD', 'jobbig', 20, 6],
    ])
    expect(found('LAT')).toEqual([['VALUE_WORD', 'LAT', 0, 3]])
    expect(found('Ni\u0308ls', { pupils: [pupil('Nïls')] })).toEqual([['OTHER_PUPIL', 'Ni\u0308ls', 0, 5]])
  })

  it('is whole names in every form, and no word that only begins as one', () => {
    const pupils = [pupil('Elin'), pupil('Luca'), pupil('Ebba')]
    expect(found('Elinor räknar som Elin. Lucas och Ebba-Stina kan latin.', { pupils })).toEqual([
      ['OTHER_PUPIL', 'Elin', 18, 4],
      ['OTHER_PUPIL', 'Lucas', 24, 5],
      ['OTHER_PUPIL', 'Ebba', 34, 4],
    ])
    expect(found('Lucas visar', { about: 'Lucas', pupils: [pupil('Lucas'), pupil('Luca')] })).toEqual([])
    expect(found('Anna-Karins graf. Annas graf.', { pupils: [pupil('Anna-Karin')] }).map(([, word]) => word)).toEqual([
      'Anna-Karins',
      'Annas',
    ])
    expect(found('Som Max’s och Max arbete', { pupils: [pupil('Max')] })).toHaveLength(2)
  })

  it('is a name that is also a word only where it must be one', () => {
    const pupils = [pupil('Saga', 'Berg')]
    expect(found('Saga är en genre. Hon läste en saga.', { pupils })).toEqual([])
    for (const text of ['Sagas text', 'Saga Berg skrev', 'Du och Saga skrev'])
      expect(found(text, { pupils })[0]?.[0], text).toBe('OTHER_PUPIL')
    expect(found('Berg och dalar är landformer.', { pupils })).toEqual([])
  })

  it('names whose name it is, where it is of one pupil alone', () => {
    const pupils = [{ ...pupil('Alva', 'Ek'), id: '1' }, { ...pupil('Alva', 'Åström'), id: '2' }, { ...pupil('Hugo'), id: '3' }] // prettier-ignore
    const whose = (text: string) => wordingWarnings({ text, locale: 'SV', pupils }).map(({ studentId }) => studentId)
    expect(whose('Som Alva och Hugo')).toEqual([null, '3'])
    expect(whose('Som Åström')).toEqual(['2'])
  })

  it('is health and presence', () => {
    expect(found('Tilde har astma, frånvaron påverkar.', { about: 'Tilde', pupils: [pupil('Tilde')] })).toEqual([
      ['HEALTH_WORD', 'astma', 10, 5],
      ['ATTENDANCE_WORD', 'frånvaron', 17, 9],
    ])
    expect(found('Efter ADHD-utredningen')).toEqual([['HEALTH_WORD', 'ADHD', 6, 4]])
  })

  it('is nothing where only knowledge is spoken of', () => {
    for (const text of [
      'Du förklarar procent med välutvecklade resonemang.',
      '',
      'a'.repeat(4000),
      'Latin, latitud och sjukhus. Alla fyra räknesätten.',
    ])
      expect(found(text)).toEqual([])
  })

  it('is in the language that the text is written in', () => {
    expect(found('Always so lazy, and comes late.', { locale: 'EN' }).map(([kind]) => kind)).toEqual([
      'ABSOLUTE_WORD',
      'VALUE_WORD',
      'ATTENDANCE_WORD',
    ])
    expect(found('Always so lazy.')).toEqual([])
  })
})

const material = new URL('../../../../shared/data/lgr22/', import.meta.url)

it.runIf(existsSync(material))('no criterion of the syllabuses speaks of anything but knowledge', () => {
  const criteria = readdirSync(material).flatMap((file) =>
    JSON.parse(readFileSync(new URL(file, material), 'utf8')).subject.gradeBands.flatMap(
      ({ knowledgeCriteria = [] }: { knowledgeCriteria?: { text: { local: string } }[] }) => knowledgeCriteria.map(({ text }) => text.local),
    ),
  ) // prettier-ignore
  expect(criteria).toHaveLength(64)
  expect(criteria.flatMap((text: string) => found(text))).toEqual([])
})

describe('Whatever the text', () => {
  const pupils = [pupil('Alva', 'Bergström'), pupil('Hugo', 'Persson'), pupil('Anna-Karin', 'von Essen'), pupil('Saga', 'Ek')]
  const word = fc.constantFrom(
    'duktig',
    'Hugos',
    'Alva',
    'för',
    'sent',
    'inte',
    'alls',
    'Saga',
    'Ek',
    'Anna-Karin',
    'adhd',
    'räknar',
    '😀',
    'Å',
  )
  const written = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(word, { maxLength: 30 }).map((words) => words.join(' ')),
  )
  const warnings = (text: string) => wordingWarnings({ text, locale: 'SV', studentId: 'Alva', pupils })

  it('each warning is where it says, in order, and none is of the pupil themself', () => {
    fc.assert(
      fc.property(written, (text) => {
        const all = warnings(text)
        for (const { position, length, word: said } of all) expect(text.slice(position, position + length)).toBe(said)
        expect(all.map(({ position }) => position)).toEqual(all.map(({ position }) => position).sort((a, b) => a - b))
        expect(all.filter(({ kind, word: said }) => kind === 'OTHER_PUPIL' && /^(alva|bergström)s?$/i.test(said))).toEqual([])
      }),
    )
  })

  it('what is written after a sentence changes no warning in it', () => {
    fc.assert(
      fc.property(written, written, (text, more) => {
        const before = warnings(`${text} .`)
        expect(warnings(`${text} .\n${more}`).slice(0, before.length)).toEqual(before)
      }),
    )
  })

  it('a long one takes no longer than its length', () => {
    for (const unit of ['duktig ', 'a-', "a'", 'Hugos-', '   ', 'inte ']) {
      const text = unit.repeat(20_000 / unit.length)
      warnings(text)
      const begun = performance.now()
      warnings(text)
      expect(performance.now() - begun, unit).toBeLessThan(200)
    }
  })
})
