import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytes, problems, refusal, table, text, title, withLine, without } from './skolverket.testing.ts'

describe('a faulty cell is refused by line and column', () => {
  it.each([
    [7, '10000001', '1000001', title.code, '"1000001" is not 8 digits'],
    [7, '10000001', '1000000O', title.code, '"1000000O" is not 8 digits'],
    [9, '5560000001', '556000-0001', title.number, '"556000-0001" is not 10 digits'],
    [10, '0999', '999', title.municipality, '"999" is not 4 digits'],
    [9, 'Enskild', 'Privat', title.type, '"Privat" is neither Kommunal nor Enskild'],
    [9, 'Lärkan AB;', ';', title.authority, 'is empty'],
    [9, 'Lärkan AB;', 'L\uFFFDrkan AB;', title.authority, '"L\uFFFDrkan AB" holds characters no name has'],
    [7, ';102;', ';-102;', title.pupils, '"-102" is negative'],
    [7, ';102;', ';102,5;', title.pupils, '"102,5" is not a whole number'],
    [7, ';102;', ';10 2;', title.pupils, '"10 2" is not a number'],
    [7, ';102;', ';~100;', title.pupils, '"~100" is not a number'],
    [7, ';102;', ';;', title.pupils, '"" is not a number'],
    [7, '67,5', '67.5', title.allCriteria, '"67.5" is not a number'],
    [7, '67,5', '~100', title.allCriteria, '"~100" is not a number'],
    [7, '67,5', '100,1', title.allCriteria, '"100,1" is not between 0 and 100'],
    [7, '~100', '~99', title.eligible, '"~99" is not a number'],
    [7, '~100', '...', title.eligible, '"..." is not a number'],
    [7, '229,1', '340,1', title.merit, '"340,1" is not between 0 and 340'],
    [7, '229,1', '-0,1', title.merit, '"-0,1" is negative'],
  ])('line %i with %s as %s', (line, from, to, column, problem) => {
    expect(problems(withLine(line, from, to))).toEqual([{ line, column, problem }])
  })
})

describe('a faulty line is refused', () => {
  it.each([
    ['a column too few', withLine(8, ';..;..', ';..'), 8, 'has 10 columns where the header has 11'],
    ['a column too many', withLine(8, /$/, ';1'), 8, 'has 12 columns where the header has 11'],
    ['a stray quotation mark', withLine(8, 'Å', '"Å'), 8, 'the quotation marks do not match'],
    ['nothing in it, among the units', withLine(9, /^.*$/, ';;;;;;;;;;'), 9, 'an empty line stands in the table'],
  ])('with %s', (_, lines, line, problem) => expect(problems(lines)).toEqual([{ line, column: null, problem }]))

  it('when the same unit stands twice', () => {
    const problem = 'the school unit 10000001 also stands on line 7'
    expect(problems(withLine(10, '10000004', '10000001'))).toEqual([{ line: 10, column: title.code, problem }])
  })

  it('when an authority has two names or two types', () => {
    expect(problems(withLine(8, 'Ekköpings kommun', 'Ekköping'))).toEqual([
      { line: 8, column: title.authority, problem: '2120000001 is "Ekköping" here and "Ekköpings kommun" on line 7' },
    ])
    expect(problems(withLine(8, 'Kommunal', 'Enskild'))).toMatchObject([{ line: 8, column: title.type }])
  })

  it('when a municipality has two names, blaming the rarer one', () => {
    expect(problems(withLine(7, 'Ekköping;', 'Granby;'))).toEqual([
      { line: 7, column: 'Skolkommun', problem: '0999 is "Granby" here and "Ekköping" on line 8' },
    ])
  })
})

describe('a file that is not this table is refused', () => {
  const cut = 'no "Rapportbeskrivning" follows the table, so the file may have been cut short'
  const noPeriod = 'the lines above the table do not say the school year ("Valt läsår: 2024/25")'
  const noSubject = 'the lines above the table do not say "Slutbetyg årskurs 9, samtliga elever"'

  it.each<[string, string[], number, string | null, string]>([
    ['does not say its school year', without(4), 1, null, noPeriod],
    ['has a school year that is none', withLine(4, '2024/25', '2024/26'), 4, null, 'is not a school year such as 2024/25'],
    ['is about some of the pupils', withLine(3, 'samtliga elever', 'flickor'), 1, null, noSubject],
    ['lacks a column', table.map((line) => line.replace(/;[^;]*$/, '')), 6, title.merit, 'is missing from the header'],
    [
      'has one more column',
      table.map((line, at) => `${line};${at === 5 ? 'Län' : ''}`),
      6,
      'Län',
      'is not a column of this table',
    ],
    ['has a column twice', table.map((line) => line.replace(/([^;]*)$/, '$1;$1')), 6, title.merit, 'stands twice in the header'],
    ['has a column without a title', table.map((line) => `${line};`), 6, null, 'column 12 of the header has no title'],
    ['has no header', without(6), 1, null, 'the file has no header line ("Skola;Skol-enhetskod;…")'],
    ['has no units', without(7, 8, 9, 10, 11), 6, null, 'no school unit follows the header'],
    ['ends after its units', table.slice(0, 11), 11, null, cut],
    ['ends after the empty line', table.slice(0, 12), 12, null, cut],
    ['has no empty line', without(12), 12, null, 'no empty line stands between the table and its description'],
    ['goes on after its end', [...table, table[6] ?? ''], 15, null, 'a school unit stands after the end of the table'],
  ])('because it %s', (_, lines, line, column, problem) => {
    expect(problems(lines)).toContainEqual({ line, column, problem })
    expect(problems(lines).filter((each) => each.line !== line)).toEqual([])
  })

  it('names both the renamed column and the one it replaced, and still reads the others', () => {
    const renamed = withLine(6, title.merit, 'Meritvärde')
    expect(problems(withLine(9, '5560000001', '556', renamed))).toEqual([
      { line: 6, column: title.merit, problem: 'is missing from the header' },
      { line: 6, column: 'Meritvärde', problem: 'is not a column of this table' },
      { line: 9, column: title.number, problem: '"556" is not 10 digits' },
    ])
  })

  it('because it is Latin-1, UTF-16 or empty, and says so once', () => {
    const problem = 'the file is not UTF-8; it may be Latin-1, save it as UTF-8'
    expect(refusal(Buffer.from(text().slice(1), 'latin1')).problems).toEqual([{ line: 1, column: null, problem }])
    expect(refusal(Buffer.from(text(), 'utf16le')).problems).toEqual([{ line: 1, column: null, problem }])
    const oneByte = Buffer.concat([bytes(`${table.slice(0, 8).join('\n')}\n`), Buffer.from('Ö', 'latin1')])
    expect(refusal(oneByte).problems).toEqual([{ line: 9, column: null, problem }])
    for (const content of ['', '\uFEFF', ' \n\n']) {
      expect(refusal(bytes(content)).problems).toEqual([{ line: 1, column: null, problem: 'the file is empty' }])
    }
  })
})

it('tells every fault at once, in the order of the file', () => {
  const both = withLine(
    7,
    '67,5',
    'x',
    withLine(7, '10000001', '1', withLine(11, ';41;', ';-41;', without(4).toSpliced(3, 0, ''))),
  )
  const refused = refusal(bytes(text(withLine(9, /;0$/, '', both))))
  expect(refused.problems.map(({ line, column }) => [line, column])).toEqual([
    [1, null],
    [7, title.code],
    [7, title.allCriteria],
    [9, null],
    [11, title.pupils],
  ])
  expect(refused.message).toMatch(/^The file is refused: 5 faults on 4 lines\. Line 1: .*And 2 more\.$/)
  expect(refused).toBeInstanceOf(Error)
})

describe('for any file', () => {
  const row = fc.integer({ min: 7, max: 11 })

  it('damaging one checked cell refuses the file and names the line', () => {
    const column = fc.constantFrom(1, 3, 4, 6, 7, 8, 9, 10)
    fc.assert(
      fc.property(row, column, fc.string({ unit: 'grapheme' }), (line, at, garbage) => {
        const cells = (table[line - 1] ?? '').split(';').with(at, `x${garbage}`)
        expect(problems(table.with(line - 1, cells.join(';'))).map((each) => each.line)).toContain(line)
      }),
    )
  })

  it('cutting it short before its description refuses it', () => {
    const whole = bytes(text())
    const end = Buffer.from(whole).indexOf('Rapportbeskrivning') + 'Rapportbeskrivning'.length - 1
    fc.assert(
      fc.property(fc.integer({ min: 0, max: end }), (length) => {
        expect(refusal(whole.subarray(0, length)).problems.length).toBeGreaterThan(0)
      }),
    )
  })
})
