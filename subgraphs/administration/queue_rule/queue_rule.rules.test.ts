import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { QueueCriterion } from '../administration.generated.ts'
import { criteriaFault, inQueue, type Queued } from './queue_rule.rules.ts'

const day = fc.integer({ min: 0, max: 900 }).map((n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10))
const queued: fc.Arbitrary<Queued> = fc.record({
  id: fc.uuid(),
  hasSibling: fc.boolean(),
  choiceRank: fc.integer({ min: 1, max: 5 }),
  queuedOn: day,
  birthDate: fc.option(day),
  startDate: day,
})
const all: readonly QueueCriterion[] = ['HAS_SIBLING', 'CHOICE_RANK', 'QUEUED_ON', 'BIRTH_DATE', 'START_DATE']
const criteria = fc.shuffledSubarray([...all], { minLength: 1 })

const one: Queued = {
  id: 'a',
  hasSibling: false,
  choiceRank: 1,
  queuedOn: '2026-11-01',
  birthDate: '2022-03-01',
  startDate: '2027-01-01',
}
const order = (by: readonly QueueCriterion[], ...others: readonly Queued[]) =>
  [one, ...others].toSorted(inQueue(by)).map(({ id }) => id)

/** Compares criterion by criterion, as the rule reads. */
function compared(by: readonly QueueCriterion[], a: Queued, b: Queued): number {
  const pairs: Readonly<Record<QueueCriterion, readonly [string | number, string | number]>> = {
    HAS_SIBLING: [a.hasSibling ? 0 : 1, b.hasSibling ? 0 : 1],
    CHOICE_RANK: [a.choiceRank, b.choiceRank],
    QUEUED_ON: [a.queuedOn, b.queuedOn],
    BIRTH_DATE: [a.birthDate ?? '9999', b.birthDate ?? '9999'],
    START_DATE: [a.startDate, b.startDate],
  }
  const [first, second] = [...by.map((name) => pairs[name]), [a.id, b.id] as const].find(([x, y]) => x !== y) ?? [0, 0]
  if (first === second) return 0
  return first < second ? -1 : 1
}

describe('A queue', () => {
  it.each([
    [['QUEUED_ON'], { queuedOn: '2026-10-31' }, ['b', 'a']],
    [['HAS_SIBLING', 'QUEUED_ON'], { hasSibling: true, queuedOn: '2026-11-20' }, ['b', 'a']],
    [['QUEUED_ON', 'HAS_SIBLING'], { hasSibling: true, queuedOn: '2026-11-20' }, ['a', 'b']],
    [['CHOICE_RANK', 'QUEUED_ON'], { choiceRank: 2, queuedOn: '2026-01-01' }, ['a', 'b']],
    [['BIRTH_DATE'], { birthDate: '2021-12-31' }, ['b', 'a']],
    [['BIRTH_DATE'], { birthDate: null }, ['a', 'b']],
    [['START_DATE'], { startDate: '2026-12-01' }, ['b', 'a']],
    [['QUEUED_ON'], {}, ['a', 'b']],
  ] as const)('by %j with another that is %j stands %j', (by, other, due) =>
    expect(order(by, { ...one, ...other, id: 'b' })).toEqual(due),
  )

  it('has one order for everybody, whoever came first into the list', () => {
    fc.assert(
      fc.property(
        criteria,
        fc.uniqueArray(queued, { selector: ({ id }) => id, maxLength: 12 }),
        fc.infiniteStream(fc.nat()),
        (by, waiting, noise) => {
          const keys = new Map(waiting.map(({ id }) => [id, noise.next().value as number]))
          const shuffled = waiting.toSorted((a, b) => keys.get(a.id)! - keys.get(b.id)!)
          expect(shuffled.toSorted(inQueue(by))).toEqual(waiting.toSorted(inQueue(by)))
        },
      ),
    )
  })

  it('compares criterion by criterion, and no two are equal', () => {
    fc.assert(
      fc.property(criteria, queued, queued, (by, a, b) => {
        fc.pre(a.id !== b.id)
        expect(inQueue(by)(a, b)).toBe(compared(by, a, b))
        expect(inQueue(by)(a, b)).toBe(-inQueue(by)(b, a))
        expect(inQueue(by)(a, b)).not.toBe(0)
        expect(inQueue(by)(a, a)).toBe(0)
      }),
    )
  })

  it.each([
    [[], 'CRITERIA_INVALID'],
    [['QUEUED_ON', 'QUEUED_ON'], 'CRITERIA_INVALID'],
    [['QUEUED_ON'], undefined],
    [all, undefined],
  ] as const)('with the criteria %j: %s', (by, code) => expect(criteriaFault(by)?.code).toBe(code))
})
