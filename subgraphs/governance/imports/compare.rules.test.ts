import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Stated, verdictOf } from './compare.rules.ts'

describe('A value beside the one that is told', () => {
  const stated = (more: Partial<Stated> = {}): Stated => ({
    kind: 'VALUE',
    value: 80,
    isNearlyAll: false,
    contributingCount: null,
    status: 'FINAL',
    asOfDate: '2026-10-01',
    isPublished: true,
    source: 'A',
    ...more,
  })

  it.each<[Partial<Stated>, boolean, string]>([
    [{}, true, 'SAME'],
    [{ source: 'B' }, true, 'SAME'],
    [{ source: 'B', value: 80.04 }, true, 'SAME'],
    [{ source: 'B', value: 80.06 }, true, 'CONTRADICTS'],
    [{ source: 'B', kind: 'SUPPRESSED', value: null }, true, 'CONTRADICTS'],
    [{ value: 81 }, true, 'CONTRADICTS'],
    [{ value: 81 }, false, 'REPLACES'],
    [{ value: 81, asOfDate: '2026-10-02' }, true, 'REPLACES'],
    [{ value: 81, asOfDate: '2026-09-30' }, true, 'OLDER'],
    [{ status: 'PRELIMINARY' }, true, 'REPLACES'],
  ])('%j, dated %s, %s', (more, isDated, verdict) => {
    expect(verdictOf(stated(more), stated(), 1, isDated)).toBe(verdict)
  })

  it('of another source never takes its place', () =>
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), fc.boolean(), (value, isDated) => {
        expect(['SAME', 'CONTRADICTS']).toContain(verdictOf(stated({ source: 'B', value }), stated(), 1, isDated))
      }),
    ))
})
