import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { disclosureFault } from './disclosure_request.rules.ts'

describe('A decision to hand out', () => {
  it('hands out all of it where nothing is masked, a part where something is, and can always be refused', () => {
    const decisions = fc.constantFrom('GRANTED', 'PARTLY', 'REFUSED')
    fc.assert(
      fc.property(decisions, fc.option(fc.string({ minLength: 1 })), (decision, redactions) => {
        const isRight = decision === 'REFUSED' || (decision === 'PARTLY') === (redactions !== null)
        expect(disclosureFault(decision, redactions) === null).toBe(isRight)
      }),
    )
  })
})
