import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ActionProgrammeDecision, SupportCaseState } from '../pedagogy.generated.ts'
import { appealUntil, decisionFault, stateAfter } from './action_programme.rules.ts'

const days = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10))

describe('The last day to appeal', () => {
  it.each([
    ['2026-11-22', '2026-12-13'],
    ['2026-12-20', '2027-01-10'],
    ['2028-02-15', '2028-03-07'],
  ])('of what is served on %s is %s', (served, last) => expect(appealUntil(served)).toBe(last))

  it('is three weeks after it was served, on the same weekday, and open before that', () => {
    fc.assert(fc.property(days, (day) => Date.parse(appealUntil(day)!) - Date.parse(day) === 21 * 86_400_000))
    expect(appealUntil(null)).toBeNull()
  })
})

describe('A decision', () => {
  const states = fc.constantFrom<SupportCaseState>('INVESTIGATING', 'PROGRAMME')
  const decisions = fc.constantFrom<ActionProgrammeDecision>('ADOPT', 'DECLINE', 'END')

  it('ends what is in force, declines what is not, and adopts what is drafted and followed up later', () => {
    fc.assert(
      fc.property(states, decisions, fc.option(days), days, (state, decision, followUpOn, today) => {
        const isRight =
          decision === 'ADOPT' ? followUpOn !== null && followUpOn > today : (decision === 'END') === (state === 'PROGRAMME')
        expect(decisionFault({ state, decision, followUpOn, today }) === null).toBe(isRight)
      }),
    )
  })

  it('leaves a programme in force only where one was adopted', () => {
    fc.assert(fc.property(decisions, (decision) => (stateAfter[decision] === 'PROGRAMME') === (decision === 'ADOPT')))
  })
})
