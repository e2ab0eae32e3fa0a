import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText, listedIn, phraseOf, splitCriterion } from './curriculum.markup.ts'
import { type ReadSyllabus, readSyllabus } from './curriculum.parser.ts'
import { band, bytesOf, compulsory, fileOf, ofCourses, ofLevels } from './curriculum.testing.ts'

function read(file: unknown): ReadSyllabus {
  const reading = readSyllabus(bytesOf(file))
  if (reading.kind === 'REFUSED') throw new Error(JSON.stringify(reading.faults))
  return reading.syllabus
}
const faults = (file: unknown) => {
  const reading = readSyllabus(file instanceof Uint8Array ? file : bytesOf(file))
  return reading.kind === 'REFUSED' ? reading.faults.map(({ place, problem }) => `${place}: ${problem}`) : []
}

describe('A text', () => {
  it('is what people read of it', () => {
    expect(cleanText('barn\u00ADlitte\u00ADratur')).toBe('barnlitteratur')
    expect(cleanText('<p>Tal&nbsp;i <strong>bråkform</strong></p>')).toBe('Tal i bråkform')
    expect(cleanText('a &amp;lt; b')).toBe('a &lt; b')
    expect(cleanText('5 < 7')).toBe('5 < 7')
    expect(cleanText('F&aring;gel &#x41;&#0;&okand; bra\u030Ak&shy;form')).toBe('Fågel A&#0;&okand; bråkform')
    expect(cleanText('<!-- x --><ul><li>Ett</li><li>Två</li></ul>')).toBe('Ett Två')
  })

  const inline = fc.constantFrom('strong', 'em', 'p', 'li', 'h4')
  const word = fc.stringMatching(/^[a-zåäö0-9 .,]{0,12}$/)
  const marked = fc
    .array(fc.tuple(inline, word))
    .map((all) => all.map(([tag, text]) => `<${tag}>${text}\u00AD</${tag}>`).join(' '))

  it('has no markup left, is never longer, and is the same when it is cleaned again', () => {
    fc.assert(
      fc.property(marked, (text) => {
        const clean = cleanText(text)
        expect(clean).not.toMatch(/[<>\u00AD\u00A0]| {2}/)
        expect(clean.length).toBeLessThanOrEqual(text.length)
        expect(cleanText(clean)).toBe(clean)
      }),
    )
  })

  it('of whatever characters is read without a word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(cleanText(text)).not.toContain('\u00AD')
        expect(listedIn(text).every(({ text }) => text !== '')).toBe(true)
      }),
    )
  })

  it('of an ability is a phrase without what joined it to the next', () => {
    for (const end of [',', ', och', ' och', ', samt', '.', ';', ''])
      expect(phraseOf(`förmåga att knyta${end}`)).toBe('förmåga att knyta')
    expect(phraseOf('läsa och')).toBe('läsa')
    expect(phraseOf('läsa brosch')).toBe('läsa brosch')
  })
})

describe('A criterion', () => {
  it('loses the heading that is glued to it', () => {
    const d = 'Betygskriterier för betyget D i slutet av årskurs 6Elevens kunskaper bedöms sammantaget vara mellan C och E.'
    expect(splitCriterion(d, 6, 'D')).toEqual({ text: 'Elevens kunskaper bedöms sammantaget vara mellan C och E.' })
    const acceptable = 'Kriterier för bedömning av godtagbara kunskaper i slutet av årskurs 3 Eleven visar.'
    expect(splitCriterion(acceptable, 3, null)).toEqual({ text: 'Eleven visar.' })
    expect(splitCriterion('Betygskriterier för betyget A i slutet av årskurs 10Eleven visar.', 10, 'A')).toEqual({
      text: 'Eleven visar.',
    })
    expect(splitCriterion('Eleven visar.', 3, null)).toEqual({ text: 'Eleven visar.' })
  })

  it('whose heading says otherwise than its place is refused', () => {
    const text = 'Betygskriterier för betyget D i slutet av årskurs 6Eleven visar.'
    for (const [year, step] of [[6, 'E'], [9, 'D'], [6, null], [null, 'D']] as const)
      expect(splitCriterion(text, year, step)).toHaveProperty('problem')
  }) // prettier-ignore
})

describe('A file of a subject', () => {
  it('says what Skolverket wrote, and nothing that was made of it', () => {
    const syllabus = read(fileOf())
    expect(syllabus).toMatchObject({
      code: 'GRGRBIO01',
      subjectName: 'Hamnkunskap',
      subjectNameEn: 'Harbour studies',
      curriculumCode: 'LGR22',
      purpose: 'Undervisningen ska ge eleverna förutsättningar att utveckla',
      licence: 'CC0',
      number: null,
      abilities: ['förmåga att räkna båtar', 'förmåga att läsa sjökort', 'förmåga att knyta'],
      criteria: ['E', 'C', 'A'].map((gradeStep) => ({ gradeStep, afterYear: 6, courseCode: null, text: `Eleven når ${gradeStep}.` })),
    })
    expect(syllabus.items.map(({ code, text, fromYear, toYear }) => [code, text, fromYear, toYear])).toEqual([
      ['HA-1-3-1', 'Båtar och barnlitteratur.', 1, 3],
      ['HA-1-3-2', 'Vågor.', 1, 3],
      ['HA-4-6-1', 'Knopar.', 4, 6],
    ])
    expect(JSON.stringify(syllabus)).not.toMatch(/Made by a program|Härledd|Havet|Simma/)
  }) // prettier-ignore

  it('is refused with everything that is wrong, and where', () => {
    const twice = fileOf()
    twice.subject.gradeBands.push({ ...band(6, ['Knopar.'], ['E']), label: { local: 'Årskurs 7-9', en: '' } })
    expect(faults(twice)).toEqual([
      'subject.gradeBands[2].label: does not say 4-6, the years to 6',
      'the file: has the content HA-4-6-1 twice',
      'the file: has the criteria 6 E twice',
    ])
    const glued = fileOf()
    glued.subject.gradeBands[1]!.knowledgeCriteria![0]!.gradeStep = 'D'
    expect(faults(glued)[0]).toMatch(/^subject\.gradeBands\[1\]\.knowledgeCriteria\[0\]\.text\.local: the heading is of E after year 6/)
    const bare = fileOf()
    bare.subject.gradeBands = []
    expect(faults(bare)).toEqual(['the file: has no content'])
    expect(faults({ subject: {} })[0]).toMatch(/^source: /)
    expect(faults(new TextEncoder().encode('{'))[0]).toMatch(/^the file: is not JSON/)
    expect(faults(new Uint8Array([0xff]))[0]).toMatch(/not UTF-8/)
    expect(faults([])[0]).toMatch(/^the file: /)
    expect(faults(fileOf('GRGRBIO01', ['\u00AD']))).toEqual(['the file: has an empty text'])
  }) // prettier-ignore

  it('however its texts are written, says the same when they are cleaned before', () => {
    const text = fc.stringMatching(/^[A-ZÅÄÖ][a-zåäö\u00AD ,]{0,20}[a-zåäö]\.$/)
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (texts) => {
        const syllabus = read(fileOf('GRGRBIO01', texts))
        expect(read(fileOf('GRGRBIO01', texts.map(cleanText)))).toEqual(syllabus)
        expect(syllabus.items.slice(0, texts.length).map(({ text }) => text)).toEqual(texts.map(cleanText))
      }),
    )
  })
})

describe("Skolverket's interface", () => {
  it('has areas, items and abilities as HTML', () => {
    const syllabus = read(compulsory)
    expect(syllabus).toMatchObject({ number: 2, startDate: '2026-07-01', endDate: null, curriculumCode: null })
    expect(syllabus.purpose).toBe('Undervisningen ska ge eleverna förutsättningar att utveckla')
    expect(syllabus.abilities).toEqual(['förmåga att räkna båtar', 'förmåga att knyta'])
    expect(syllabus.items.map(({ code, area, text }) => [code, area, text])).toEqual([
      ['4-6-1', 'Hamnens liv', 'Tal i bråkform.'],
      ['4-6-2', 'Hamnens liv', 'Fåglar & fisk.'],
      ['4-6-3', 'Sjökort', 'Djup under 5 < 7.'],
    ])
    expect(syllabus.criteria).toEqual([
      { text: 'Eleven når E.', gradeStep: 'E', afterYear: 6, courseCode: null },
      { text: 'Eleven når dit.', gradeStep: null, afterYear: 3, courseCode: null },
    ])
  })

  it('has content and criteria on the course, and of the reform of 2025 criteria on the subject', () => {
    expect(read(ofCourses)).toMatchObject({
      abilities: [],
      items: ['Last.', 'Fart.'].map((text) => ({ text, area: 'Båtar', courseCode: 'MATMAT01a', fromYear: null })),
      criteria: [{ gradeStep: 'E', afterYear: null, courseCode: 'MATMAT01a' }],
    })
    expect(read(ofLevels)).toMatchObject({
      items: [{ text: 'Last.', area: 'Båtar', courseCode: 'MATE1000X' }],
      criteria: [{ gradeStep: 'E', courseCode: null, text: 'Eleven räknar i ämnet.' }],
    })
  })
})

const folder = new URL('../../../../shared/data/lgr22/', import.meta.url)
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []

describe.skipIf(files.length === 0)('The six syllabuses of Lgr22', () => {
  const all = files.map((name) => read(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))))

  it('hold 23 abilities, 313 items and 64 criteria', () => {
    const count = (of: (one: ReadSyllabus) => readonly unknown[]) => all.reduce((sum, one) => sum + of(one).length, 0)
    expect([count((one) => one.abilities), count((one) => one.items), count((one) => one.criteria)]).toEqual([23, 313, 64])
  })

  it('are read without soft hyphens, and no heading stays on a criterion', () => {
    expect(JSON.stringify(all)).not.toMatch(/\u00AD|[bB]etygskriterier för|Kriterier för bedömning/)
    for (const { text } of all.flatMap(({ criteria }) => criteria)) expect(text).toMatch(/^Eleven/)
    for (const text of all.flatMap(({ abilities }) => abilities)) expect(text).toMatch(/[\p{L})]$/u)
  })
})
