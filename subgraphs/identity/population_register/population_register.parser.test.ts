import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { civicNumbers } from '../demo/civic-numbers.ts'
import { type Column, required } from './population_register.columns.ts'
import { bytes, every, fileOf, homeless, lineOf, persons, problems, read, someone } from './population_register.testing.ts'

const [one = '', two = '', three = ''] = civicNumbers
const told = (text: string | Uint8Array) => problems(text).map(({ line, column, problem }) => `${line} ${column}: ${problem}`)
// Of Skatteverket's test numbers too, as all here are.
const coordination = '201902892387'

describe('A file of the population register', () => {
  it('is read, whatever stands around its cells and in whichever order they come', () => {
    const alva = { fornamn: 'Alva Maria', tilltalsnamn: 'Maria', mellannamn: 'Öberg' }
    const special = { sarskild_adress: 'Box 99', sarskild_postnummer: '09920', sarskild_postort: 'Sjövik' }
    const expected = {
      civicNo: one,
      givenName: 'Maria',
      middleName: 'Öberg',
      familyName: 'Bergström',
      personStatus: 'AKTIV',
      securityMarking: 'INGEN',
      addresses: [
        { addressType: 'FOLKBOKFORING', streetAddress: 'Lindvägen 12', postalCode: '099 10', locality: 'Ekhamra' },
        { addressType: 'SARSKILD_POSTADRESS', streetAddress: 'Box 99', postalCode: '099 20', locality: 'Sjövik' },
      ],
    }
    const file = fileOf([someone(one, { ...alva, ...special })])
    const written = `${one.slice(0, 8)}-${one.slice(8)}`
    for (const same of [
      file,
      `\uFEFF${file}`,
      file.replaceAll('\n', '\r\n'),
      file.trimEnd(),
      file.replaceAll(';', ' ; '),
      file.replace(one, written),
      file.replace('Lindvägen 12', '"Lindvägen 12"'),
      fileOf([someone(one, { ...alva, ...special })], every.toReversed()),
    ]) {
      expect(persons(same)).toEqual([expected])
    }
  })

  it('tells of special postal addresses only where it has columns for them', () => {
    expect(read(fileOf([someone(one)], required))).toMatchObject({ kind: 'READ', addressTypes: ['FOLKBOKFORING'] })
    expect(read(fileOf([someone(one)]))).toMatchObject({ addressTypes: ['FOLKBOKFORING', 'SARSKILD_POSTADRESS'] })
  })

  it('may have persons with a samordningsnummer, without an address, under protection, abroad or dead', () => {
    const file = fileOf([
      someone(one, { ...homeless, sekretessmarkering: 'SKYDDAD_FOLKBOKFORING' }),
      someone(two, { ...homeless, status: 'UTVANDRAD' }),
      someone(three, { status: 'AVLIDEN', adress: '"Kvarnen; övre"' }),
      someone(coordination, { fornamn: 'Åsa-Lisa Eva', tilltalsnamn: 'Lisa' }),
    ])
    expect(persons(file)).toMatchObject([
      { securityMarking: 'SKYDDAD_FOLKBOKFORING', givenName: 'Alva Maria', middleName: null, addresses: [] },
      { personStatus: 'UTVANDRAD', addresses: [] },
      { personStatus: 'AVLIDEN', addresses: [{ streetAddress: 'Kvarnen; övre' }] },
      { civicNo: coordination, givenName: 'Lisa' },
    ])
  })

  it('is as its description says: the example there is read', () => {
    const text = readFileSync(new URL('population_register.md', import.meta.url), 'utf8')
    const [, example = ''] = /```csv\n([^]+?)```/.exec(text) ?? []
    expect(persons(example)).toHaveLength(3)
    for (const column of every) expect(text).toContain(`\`${column}\``)
  })
})

describe('A file is refused as a whole, with every fault at once', () => {
  it('told by line and column, in the order of the file, and without what the cells hold', () => {
    const file = fileOf([
      someone('20120315-2391', { fornamn: '', efternamn: 'B'.repeat(201) }),
      someone(one, { sekretessmarkering: 'JA', status: '', adress: '' }),
      someone(two, { tilltalsnamn: 'Elin', postnummer: '9910' }),
      someone(`${one.slice(0, 8)} ${one.slice(8)}`, { mellannamn: 'A\u0000' }),
      someone('20120315TF12'),
      someone(two.slice(2)),
      someone(''),
    ])
    expect(told(file)).toEqual([
      '2 personnummer: is not a personnummer or samordningsnummer. Its last digit does not fit the others: a digit is wrong, or two have changed places.',
      '2 fornamn: is empty; give the first names',
      '2 efternamn: has 201 characters; the most is 200',
      '3 sekretessmarkering: must be one of INGEN, SEKRETESSMARKERING, SKYDDAD_FOLKBOKFORING',
      '3 status: must be one of AKTIV, UTVANDRAD, AVLIDEN',
      '3 adress: is empty; give the whole address, or none of it',
      '4 tilltalsnamn: is not among the names in fornamn',
      '4 postnummer: is not a postal code of five digits, such as 099 10',
      '5 mellannamn: holds a character that cannot be printed; take it away',
      '5 personnummer: is the person of line 3; keep one of the lines',
      '6 personnummer: is a temporary number of the school, which the register does not know; leave the person out',
      '7 personnummer: has no century; write it with twelve digits',
      '7 personnummer: is the person of line 4; keep one of the lines',
      '8 personnummer: is empty; every person has a personnummer or a samordningsnummer',
    ])
  })

  it('because of its lines', () => {
    const [header, line] = [every.join(';'), lineOf(someone(one))]
    expect(told([header, `${line};`, '', line, `${line}"`, ';'.repeat(12)].join('\n'))).toEqual([
      '2 null: has 14 columns where the header has 13',
      '3 null: is empty; take the line away',
      '5 null: the quotation marks do not match',
      '6 null: is empty; take the line away',
    ])
  })

  it('because of its header, which may be somebody', () => {
    const without = (...away: Column[]) =>
      fileOf(
        [someone(one)],
        every.filter((column) => !away.includes(column)),
      )
    expect(told(lineOf(someone(one)))).toEqual([`1 null: is not the header; it must be ${required.join(';')}`])
    expect(told(without('status', 'sarskild_postort'))).toEqual([
      '1 status: is missing from the header',
      '1 sarskild_postort: is missing from the header',
    ])
    expect(told(fileOf([someone(one)]).replace('tilltalsnamn', 'fornamn'))).toEqual(['1 fornamn: stands twice in the header'])
    expect(told(fileOf([someone(one)]).replace('tilltalsnamn', one))).toEqual([
      `1 null: column 10 is not one of ${every.join(', ')}; take it away`,
    ])
  })

  it('because it is empty, cut after its header, Latin-1 or UTF-16', () => {
    for (const empty of ['', '\uFEFF', ' \n\n']) expect(told(empty)).toEqual(['1 null: the file is empty'])
    expect(told(fileOf([]))).toEqual(['1 null: no person follows the header'])
    const latin = '2 null: the file is not UTF-8; it may be Latin-1, save it as UTF-8'
    expect(told(Buffer.from(fileOf([someone(one)]), 'latin1'))).toEqual([latin])
    expect(told(Buffer.from(fileOf([someone(one)]), 'utf16le'))).toHaveLength(1)
  })

  it('never with a number, a name or a street in what it says', () => {
    const column = fc.constantFrom(...every)
    const text = fc.oneof(fc.constantFrom(...civicNumbers, 'Bergström', 'Lindvägen 12', '"', coordination), fc.string())
    fc.assert(
      fc.property(column, text, fc.nat({ max: 3 }), (at, garbage, line) => {
        const lines = fileOf([someone(one), someone(two), someone(three)]).split('\n')
        const cells = lines[line]!.split(';').with(every.indexOf(at), garbage.replaceAll(/[\n\r]/g, ' '))
        const register = read(bytes(lines.with(line, cells.join(';')).join('\n')))
        if (register.kind === 'READ') expect(register.persons).toHaveLength(3)
        else expect(JSON.stringify(register.problems)).not.toMatch(/\d{6}|Bergström|Lindvägen/)
      }),
      { numRuns: 500 },
    )
  })
})
