import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { civicNumbers } from '../demo/civic-numbers.ts'
import { parseCivicNo } from './civic_no.ts'

const today = '2026-11-22'
const parse = (text: string, day = today) => parseCivicNo(text, day)

// Skatteverket's lists lie beside the working copy where it is developed; elsewhere the demo's share of them must do.
const published = (name: string): readonly string[] | null => {
  const file = new URL(`../../../../shared/data/test-${name}.json`, import.meta.url)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : null
}
const personnummer = published('personnummer') ?? civicNumbers
// A samordningsnummer is a personnummer with 60 added to the day, and 6 at that place moves the check digit by 3.
const asCoordination = (civicNo: string) => {
  const day = Number(civicNo.slice(6, 8)) + 60
  const front = `${civicNo.slice(0, 6)}${day}${civicNo.slice(8, 11)}`
  return (
    Array.from('0123456789')
      .map((digit) => front + digit)
      .find((each) => parse(each).kind === 'SAMORDNINGSNUMMER') ?? front
  )
}
const samordningsnummer = published('samordningsnummer') ?? civicNumbers.map(asCoordination)

// Of the samordningsnummer some are of people whose date of birth nobody knows.
const birthDateOf = (civicNo: string) => {
  const day = Number(civicNo.slice(6, 8))
  const born = `${civicNo.slice(0, 4)}-${civicNo.slice(4, 6)}-${String(day >= 60 ? day - 60 : day).padStart(2, '0')}`
  const date = new Date(`${born}T00:00Z`)
  return Number.isNaN(date.getTime()) || !date.toISOString().startsWith(born) ? null : born
}
const sexOf = (civicNo: string) => (Number(civicNo.at(-2)) % 2 === 0 ? 'KVINNA' : 'MAN')
const hasPlus = (civicNo: string) => Number(today.slice(0, 4)) - Number(civicNo.slice(0, 4)) >= 100

function spellings(civicNo: string): string[] {
  const [front, last] = [civicNo.slice(0, 8), civicNo.slice(8)]
  const sign = hasPlus(civicNo) ? '+' : '-'
  return [civicNo, `${front}-${last}`, `${front}+${last}`, `${front} ${last}`, ` \t${front} - ${last}\u00a0\n`].concat(
    `${front.slice(2)}${sign}${last}`,
    sign === '-' ? [`${front.slice(2)}${last}`, ` ${front.slice(2)} ${last} `] : [],
  )
}

const known = fc.constantFrom(...personnummer)
const digit = fc.integer({ min: 0, max: 9 })

/** The text is no number, and what is said of it does not repeat it. */
function expectInvalid(text: string, reason?: string, day = today) {
  const found = parse(text, day)
  expect(found, text).toMatchObject({ kind: 'INVALID', ...(reason ? { reason } : {}) })
  expect(JSON.stringify(found)).not.toMatch(/\d{4}/)
}

describe('Every number that Skatteverket publishes', () => {
  it.each([
    ['PERSONNUMMER', personnummer],
    ['SAMORDNINGSNUMMER', samordningsnummer],
  ])('is a %s in every spelling', (kind, numbers) => {
    expect(numbers.length).toBeGreaterThan(100)
    const strange = numbers.flatMap((civicNo) => {
      const expected = JSON.stringify({ kind, civicNo, birthDate: birthDateOf(civicNo), sex: sexOf(civicNo) })
      return spellings(civicNo).filter((text) => JSON.stringify(parse(text)) !== expected)
    })
    expect(strange).toEqual([])
  })
})

describe('A number with a slip in it is no number:', () => {
  it('one digit of the last ten is another', () => {
    fc.assert(
      fc.property(known, fc.integer({ min: 2, max: 11 }), digit, (civicNo, at, other) => {
        fc.pre(civicNo[at] !== String(other))
        expectInvalid(civicNo.slice(0, at) + other + civicNo.slice(at + 1))
      }),
      { numRuns: 1000 },
    )
  })

  it('two neighbours have changed places, but for 0 and 9, which the check digit cannot tell apart', () => {
    fc.assert(
      fc.property(known, fc.integer({ min: 2, max: 10 }), (civicNo, at) => {
        const [a = '', b = ''] = civicNo.slice(at, at + 2)
        fc.pre(a !== b && !['09', '90'].includes(a + b))
        expectInvalid(civicNo.slice(0, at) + b + a + civicNo.slice(at + 2))
      }),
      { numRuns: 1000 },
    )
  })

  it('the century is outside the check: another one gives another person, or a date that cannot be', () => {
    fc.assert(
      fc.property(known, fc.integer({ min: 10, max: 99 }), (civicNo, century) => {
        const other = `${century}${civicNo.slice(2)}`
        const found = parse(other)
        if (found.kind === 'INVALID') expect(['DATE', 'FUTURE']).toContain(found.reason)
        else expect(found.civicNo).toBe(other)
      }),
    )
  })
})

describe('Any text', () => {
  it('gives a number in its stored form, which is read the same again, or a reason without it', () => {
    const lookalike = fc.stringMatching(/^[ ]?(19|20)?\d{6}[-+ ]?(\d{4}|[Tt][Ff]\d\d|[A-Z]\d{3})[ ]?$/)
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), lookalike), (text) => {
        const found = parse(text)
        if (found.kind === 'INVALID') return expectInvalid(text, found.reason)
        expect(found.civicNo).toMatch(/^\d{12}$|^\d{8}TF\d{2}$/)
        expect((found.birthDate ?? '') <= today).toBe(true)
        expect(parse(found.civicNo)).toEqual(found)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['', 'LENGTH'],
    [' ', 'LENGTH'],
    ['20120315239', 'LENGTH'],
    ['20120315-239', 'LENGTH'],
    ['2012031523910', 'LENGTH'],
    ['1'.repeat(50_000), 'LENGTH'],
    [' - '.repeat(50_000), 'LENGTH'],
    ['120315TF12', 'LENGTH'],
    ['20120315TF123', 'LENGTH'],
    ['2012-03-15-2391', 'CHARACTERS'],
    ['20120315--2391', 'CHARACTERS'],
    ['TF2012031512', 'CHARACTERS'],
    ['Alva', 'CHARACTERS'],
    ['２０１２０３１５２３９１', 'CHARACTERS'],
    // Interim numbers, of which some would pass the check with a 1 for the letter.
    ['20000101T220', 'CHARACTERS'],
    ['201202302391', 'DATE'],
    ['201213152391', 'DATE'],
    ['201203002391', 'DATE'],
    ['190002292391', 'DATE'],
    ['201203592391', 'DATE'],
    ['201203922391', 'DATE'],
    ['201213752391', 'DATE'],
    ['203000602391', 'FUTURE'],
    ['120103152391', 'DATE'],
    ['20130229TF12', 'DATE'],
    ['20120375TF12', 'DATE'],
    ['20261123TF12', 'FUTURE'],
    ['202611232391', 'FUTURE'],
    ['201203150009', 'SERIAL_NUMBER'],
  ])('%j: %s', (text, reason) => expectInvalid(text, reason))
})

describe('A temporary number', () => {
  const day = fc.date({ min: new Date('1900-01-01'), max: new Date(today), noInvalidDate: true })

  it('is the date of birth, TF and two digits, of which the first tells the sex', () => {
    fc.assert(
      fc.property(day, digit, digit, fc.constantFrom('TF', 'tf', 'Tf', '-TF', ' tf'), (date, first, second, letters) => {
        const birthDate = date.toISOString().slice(0, 10)
        const front = birthDate.replaceAll('-', '')
        expect(parse(` ${front}${letters}${first}${second} `)).toEqual({
          kind: 'TEMPORARY',
          civicNo: `${front}TF${first}${second}`,
          birthDate,
          sex: first % 2 === 0 ? 'KVINNA' : 'MAN',
        })
      }),
    )
  })
})

describe('Ten digits', () => {
  const civicNoOn = (text: string, day: string) => {
    const found = parse(text, day)
    return found.kind === 'INVALID' ? found.reason : found.civicNo
  }
  const old = personnummer.find((each) => each.startsWith('19') && each.slice(4, 8) > '0601') ?? ''
  const [front, last, year] = [old.slice(2, 8), old.slice(8), Number(old.slice(0, 4))]

  it('are of the latest century that has been, until the year of the 100th birthday; then the hyphen becomes a plus', () => {
    const before = `${year + 99}-12-31`
    expect(civicNoOn(`${front}-${last}`, before)).toBe(old)
    expect(civicNoOn(`${front}+${last}`, before)).toBe(`${year - 100}${old.slice(4)}`)
    for (const day of [`${year + 100}-01-01`, `${year + 100}-12-31`, `${year + 199}-12-31`]) {
      expect(civicNoOn(`${front}+${last}`, day)).toBe(old)
    }
  })

  it('with a hyphen in that year are of a child, who may not be born yet', () => {
    expect(civicNoOn(`${front}-${last}`, `${year + 100}-06-01`)).toBe('FUTURE')
    expect(civicNoOn(`${front}${last}`, `${year + 100}-12-31`)).toBe(`${year + 100}${old.slice(4)}`)
    expect(civicNoOn(`${front} ${last}`, `${year + 100}-12-31`)).toBe(`${year + 100}${old.slice(4)}`)
  })

  it('a plus says nothing of a number that has its century', () => {
    expect(civicNoOn(`${old.slice(0, 8)}+${last}`, today)).toBe(old)
  })
})
