import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { yearsAfter } from '../../shared/clock.ts'
import { periodFault } from '../delegation/delegation.rules.ts'
import { blockFault, consentFault, type Custody, isOfAge, unblockFault, withdrawalFault } from './responsible.rules.ts'

const textOf = (date: Date) => date.toISOString().slice(0, 10)
const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true }).map(textOf)
const plus = (text: string, days: number) => textOf(new Date(Date.parse(text) + days * 86_400_000))
// Days around the ones that decide, far more often than chance would have them.
const near = (text: string) => fc.integer({ min: -3, max: 3 }).map((days) => plus(text, days))

const custody = (given: Partial<Custody>): Custody => ({
  id: 'one',
  relationType: 'VARDNADSHAVARE',
  isBlocked: false,
  adultConsent: false,
  birthDate: null,
  relations: [],
  ...given,
})
const callOn = (today: string) => ({ now: new Date(`${today}T11:00:00Z`) }) as Parameters<typeof consentFault>[1]

describe('Coming of age', () => {
  it('happens once and for all, on the birthday or, of a leap day, the day before March', () => {
    fc.assert(
      fc.property(day, (born) => {
        const turns = yearsAfter(born, 18)
        expect([isOfAge(born, plus(turns, -1)), isOfAge(born, turns), isOfAge(born, plus(turns, 1))]).toEqual([false, true, true])
        expect(turns.slice(4)).toBe(born.endsWith('-02-29') ? '-02-28' : born.slice(4))
      }),
    )
  })

  it('is not assumed of whom no date of birth is known', () => {
    fc.assert(fc.property(day, (today) => !isOfAge(null, today)))
  })
})

describe('What stands in the way', () => {
  it('of consent and its withdrawal: exactly one of them is open to an adult, of a guardian; none before 18', () => {
    const birthAndToday = day.chain((born) => fc.tuple(fc.constant(born), near(yearsAfter(born, 18))))
    fc.assert(
      fc.property(birthAndToday, fc.boolean(), ([birthDate, today], adultConsent) => {
        const one = custody({ birthDate, adultConsent })
        const open = [consentFault(one, callOn(today)), withdrawalFault(one, callOn(today))].filter((fault) => fault === null)
        expect(open).toHaveLength(isOfAge(birthDate, today) ? 1 : 0)
        const other = custody({ birthDate, adultConsent, relationType: 'GOD_MAN' })
        expect(consentFault(other, callOn(today))).toMatchObject({ code: 'NOT_A_GUARDIAN' })
      }),
    )
  })

  it('of a block and its lifting: exactly one of them is open, and to a guardian of the pupil none', () => {
    for (const isBlocked of [true, false]) {
      const [block, lift] = [blockFault(custody({ isBlocked })), unblockFault(custody({ isBlocked }))]
      expect([block === null, lift === null]).toEqual([!isBlocked, isBlocked])
      const own = custody({ isBlocked, relations: ['PRINCIPAL', 'GUARDIAN'] })
      expect([blockFault(own)?.code, unblockFault(own)?.code]).toEqual(['OWN_CHILD', 'OWN_CHILD'])
    }
  })
})

describe('The time of a delegation', () => {
  it('begins today or later and before 18, and ends within a year', () => {
    const made = day.chain((today) =>
      fc
        .tuple(near(today), fc.constantFrom(today, yearsAfter(today, -18), yearsAfter(today, -12)).chain(near))
        .chain(([start, born]) =>
          fc.tuple(fc.constant({ today, start, born }), fc.constantFrom(start, yearsAfter(start, 1)).chain(near)),
        ),
    )
    fc.assert(
      fc.property(made, ([{ today, start, born }, end]) => {
        const isOpen = periodFault(start, end, born, today) === null
        const anniversary = new Date(`${start}T00:00Z`)
        anniversary.setUTCFullYear(anniversary.getUTCFullYear() + 1)
        if (textOf(anniversary).slice(5, 7) !== start.slice(5, 7)) anniversary.setUTCDate(0)
        expect(isOpen).toBe(start >= today && !isOfAge(born, start) && end >= start && end <= textOf(anniversary))
      }),
      { numRuns: 2000 },
    )
  })
})
