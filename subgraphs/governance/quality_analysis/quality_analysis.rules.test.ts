import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { QualityAnalysisState } from '../governance.generated.ts'
import { submitFaults } from '../quality_version/quality_version.rules.ts'
import { isOpen, type QualityStep, stateAfter, stateTold } from './quality_analysis.rules.ts'

const steps: readonly QualityStep[] = ['SUBMIT', 'RETURN', 'APPROVE', 'PUBLISH', 'REOPEN']

describe('An analysis', () => {
  it('goes only where it may', () => {
    const table = (['DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'PUBLISHED'] as const).map((state) => [
      state,
      steps.flatMap((step) => (stateAfter(state, step) ? [`${step} ${stateAfter(state, step)}`] : [])),
      isOpen(state),
    ])
    expect(table).toEqual([
      ['DRAFT', ['SUBMIT SUBMITTED'], true],
      ['SUBMITTED', ['RETURN RETURNED', 'APPROVE APPROVED'], false],
      ['RETURNED', ['SUBMIT SUBMITTED'], true],
      ['APPROVED', ['PUBLISH PUBLISHED'], false],
      ['PUBLISHED', ['REOPEN DRAFT'], false],
    ])
  })

  it('is never published but as it was approved, whatever is done to it', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps), { maxLength: 40 }), (acts) => {
        let state: QualityAnalysisState = 'DRAFT'
        const done = acts.filter((step) => {
          const next = stateAfter(state, step)
          if (next) state = next
          return next !== null
        })
        for (const [n, step] of done.entries()) {
          if (step === 'PUBLISH') expect(done.slice(n - 2, n)).toEqual(['SUBMIT', 'APPROVE'])
          if (step === 'REOPEN') expect(done[n - 1]).toBe('PUBLISH')
          if (step === 'RETURN' || step === 'APPROVE') expect(done[n - 1]).toBe('SUBMIT')
        }
      }),
    ))

  it('tells those who read no drafts nothing of what is written anew', () => {
    const nobody = { isLeader: false, isAuthor: false, isContributor: false, isAuthority: false }
    const told = (who: object) => steps.map((_, n) => stateTold({ ...nobody, ...who, state: states[n]! }))
    const states = ['DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'PUBLISHED'] as const
    expect(told({ isLeader: true })).toEqual(states)
    expect(told({ isContributor: true })).toEqual(states)
    expect(told({ isAuthority: true })).toEqual(['PUBLISHED', ...states.slice(1)])
    expect(new Set(told({}))).toEqual(new Set(['PUBLISHED']))
  })
})

describe('What is to be submitted', () => {
  const section = (sectionId: string, more: object = {}) => ({
    ...{ sectionId, title: sectionId, isRequired: false, minEvidence: 0, text: '', evidenceIds: [] },
    ...more,
  })
  const faults = (...sections: ReturnType<typeof section>[]) =>
    submitFaults(sections).map(({ code, field }) => [code, field.at(-1)].join(' '))

  it('says something', () =>
    expect(faults(section('a'), section('b', { text: ' \n' }))).toEqual(['NOTHING_WRITTEN qualityAnalysisId']))

  it('says what is required and rests on what it has to, or says everything that is missing', () => {
    const written = { text: 'Vi läser mer.' }
    expect(faults(section('a', written), section('b'), section('c', { minEvidence: 2 }))).toEqual([])
    expect(
      faults(
        section('a', { isRequired: true, minEvidence: 1 }),
        section('b', { isRequired: true, minEvidence: 1, evidenceIds: ['x'], ...written }),
        section('c', { minEvidence: 2, evidenceIds: ['x'], ...written }),
        section('d', { isRequired: true, evidenceIds: ['x'] }),
      ),
    ).toEqual(['SECTION_EMPTY a', 'EVIDENCE_MISSING a', 'EVIDENCE_MISSING c', 'SECTION_EMPTY d'])
  })
})
