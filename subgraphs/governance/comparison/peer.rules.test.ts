import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Peer, peerRule, similarTo, spreadOf } from './peer.rules.ts'

const unit = (id: string, size: number | null, more: Partial<Peer> = {}): Peer => ({
  id,
  size,
  schoolTypes: ['GR'],
  isPublic: true,
  ...more,
})
const sized = (...sizes: readonly number[]) => sizes.map((size, n) => unit(`u${n}`, size))

describe('Similar units', () => {
  it('are within a fifth in size, the nearest ten by ratio, and five at least', () => {
    expect(similarTo(unit('me', 100), sized(80, 90, 110, 120, 79, 121))).toEqual([])
    expect(similarTo(unit('me', 100), sized(80, 90, 110, 120, 101, 79, 121))).toEqual(['u4', 'u2', 'u1', 'u3', 'u0'])
    expect(similarTo(unit('me', 100), sized(...Array.from({ length: 30 }, (_, n) => 90 + n)))).toHaveLength(peerRule.most)
  })
  it('are of the same school types and type of authority, and never the unit itself', () => {
    const others = [
      unit('me', 100),
      ...sized(100, 100, 100, 100),
      unit('private', 100, { isPublic: false }),
      unit('more', 100, { schoolTypes: ['GR', 'FKLASS'] }),
    ]
    expect(similarTo(unit('me', 100), others)).toEqual([])
    expect(similarTo(unit('me', 100), [...others, unit('u4', 100)])).toEqual(['u0', 'u1', 'u2', 'u3', 'u4'])
  })
  it('are none of a unit whose size is hidden, and a hidden unit is nobody’s', () => {
    expect(similarTo(unit('me', null), sized(1, 2, 3, 4, 5, 6))).toEqual([])
    expect(similarTo(unit('me', 100), [...sized(100, 100, 100, 100), unit('hidden', null)])).toEqual([])
  })
  it('are the same in whatever order they come', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 50, max: 150 }), { maxLength: 40 }), (sizes) => {
        const others = sized(...sizes)
        expect(similarTo(unit('me', 100), others.toReversed())).toEqual(similarTo(unit('me', 100), others))
      }),
    ))
})

describe('The spread of values', () => {
  it('is told of three and more', () => {
    expect(spreadOf([1, 2]).median).toBeNull()
    expect(spreadOf([4, 1, 3, 2])).toEqual({ lowerQuartile: 1.75, median: 2.5, upperQuartile: 3.25 })
  })
  it('is in order', () =>
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 3 }), (values) => {
        const { lowerQuartile, median, upperQuartile } = spreadOf(values)
        expect(lowerQuartile!).toBeLessThanOrEqual(median! + 1e-6)
        expect(median!).toBeLessThanOrEqual(upperQuartile! + 1e-6)
      }),
    ))
})
