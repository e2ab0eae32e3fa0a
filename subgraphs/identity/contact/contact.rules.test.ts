import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalEmail, normalPhoneNumber, readContactDetails } from './contact.rules.ts'

const mobile = '+46701740605'

describe('A telephone number', () => {
  it.each([
    ['070-174 06 05', mobile], ['0701740605', mobile], ['+46 70 174 06 05', mobile], ['0046701740605', mobile],
    ['+46 (0)70-174 06 05', mobile], ['070/174 06 05', mobile], [' 070\u2011174 06 05 ', mobile],
    ['08-465 004 00', '+46846500400'], ['(08) 465 004 00', '+46846500400'], ['0980-319 20 0', '+46980319200'],
    ['+47 22 22 55 55', '+4722225555'], ['+358 9 310 1691', '+35893101691'],
  ])('%s is kept as %s', (given, kept) => expect(normalPhoneNumber(given)).toBe(kept)) // prettier-ignore

  it.each([
    '', '0', '112', '07', '070-174 06', '070-174 06 055', '0700', '00', '+', '+0701740605', '+46 0701740605', '1740605', 'ring mig',
    '070-174 06 05 (hem)', '070 174 06 05, 070 174 06 06', '+46701740605+', '0701740605\n070-174 06 06', '+1234567890123456', '٠٧٠١٧٤٠٦٠٥',
    'tel:+46701740605', "070'; drop",
  ])('%j is none', (given) => expect(normalPhoneNumber(given)).toBeNull()) // prettier-ignore

  it('that is kept is kept as it is, and every kept one is E.164', () => {
    const pieces = fc.constantFrom('0', '00', '+', '46', '70', '8', '174', '06', ' ', '-', '(', ')', '(0)', '/', '9', 'a', '\n')
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const kept = normalPhoneNumber(parts.join(''))
        if (kept === null) return
        expect(kept).toMatch(/^\+[1-9]\d{6,14}$/)
        expect(normalPhoneNumber(kept)).toBe(kept)
      }),
    )
  })
})

describe('An email address', () => {
  it.each([
    ['jenny@example.org', 'jenny@example.org'], [' Jenny.B+skola@Example.ORG ', 'Jenny.B+skola@example.org'],
    ["o'neill@post.example.se", "o'neill@post.example.se"],
  ])('%s is kept as %s', (given, kept) => expect(normalEmail(given)).toBe(kept)) // prettier-ignore

  it.each([
    '', '@', 'jenny', 'jenny@', '@example.org', 'jenny@example', 'jenny@@example.org', 'jenny@example.org, david@example.org',
    'Jenny <jenny@example.org>', 'jenny@example.org\nbcc: x@example.org', 'jenny bergström@example.org', 'a..b@example.org',
    `${'a'.repeat(250)}@example.org`,
  ])('%j is none', (given) => expect(normalEmail(given)).toBeNull()) // prettier-ignore
})

describe('Contact details', () => {
  const phone = (value: string, more: object = {}) => ({ value, ...more })

  it('are read with what was left out, and the same value once', () => {
    const phoneNumbers = [phone('070-174 06 05'), phone(mobile, { type: 'ARBETE' }), phone('08-465 004 00', { isMobile: null })]
    expect(readContactDetails({ phoneNumbers, emails: ['a@example.org', 'a@EXAMPLE.org'] })).toEqual({
      emails: ['a@example.org'],
      phoneNumbers: [
        { value: mobile, type: 'ARBETE', isMobile: true },
        { value: '+46846500400', type: 'HEM', isMobile: false },
      ],
    })
    expect(readContactDetails({ emails: [] })).toEqual({ emails: [], phoneNumbers: null })
  })

  it.each([
    [{}, [['NOTHING_GIVEN', null]]],
    [{ emails: null, phoneNumbers: null }, [['NOTHING_GIVEN', null]]],
    [{ emails: Array(6).fill('a@example.org'), phoneNumbers: Array(7).fill(phone('08')) }, [['TOO_MANY', ['emails']], ['TOO_MANY', ['phoneNumbers']]]],
    [
      { emails: ['a@example.org', 'b', 'c@'], phoneNumbers: [phone('112'), phone('0701740605')] },
      [['EMAIL_INVALID', ['emails', '1']], ['EMAIL_INVALID', ['emails', '2']], ['PHONE_NUMBER_INVALID', ['phoneNumbers', '0']]],
    ],
  ])('such as %j are wrong in each of these', (given, expected) => {
    const found = readContactDetails(given)
    expect(Array.isArray(found) && found.map(({ code, field }) => [code, field])).toEqual(expected)
  }) // prettier-ignore
})
