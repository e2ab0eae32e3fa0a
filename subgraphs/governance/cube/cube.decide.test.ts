import { describe, expect, it } from 'vitest'
import { own } from '../suppression/cohorts.testing.ts'
import { decide } from './cube.decide.ts'
import { cubeKinds } from './cube.kinds.ts'
import type { Counted } from './cube.rules.ts'

const kind = cubeKinds.find(({ code }) => code === 'SUBJECT_GRADES')!
const units = ['A', 'B', 'C']
const root = { id: 'all', parts: units.map((id) => ({ id, parts: [] })) }
const frame = { kind, root, rule: own }

/** Thirty pupils of each unit, of whom ten did not pass. */
const facts = units.flatMap((unit) =>
  Array.from({ length: 30 }, (_, n): Counted => ({
    ...{ factId: `${unit} ${n}`, population: 'GR 9 MA', unit, cell: n % 2 === 0 ? 'KVINNA' : 'MAN', weight: 1 },
    values: [n < 10 ? 0 : 1],
  })),
)
const day = { facts, heads: facts }
const everywhere = new Set(['all', ...units])
const changedEnough = new Set(['all', 'B', 'C'])

describe('Results of pupils whom another kind counts', () => {
  const passed = (renewable: Parameters<typeof decide>[3], second: typeof day | null = null) => {
    const { first, told } = decide(frame, day, second, renewable)
    return [first, told].map((one) => [...one.get('PASSED')!.TOTAL].toSorted())
  }

  it('are told where that kind tells how many they are', () => {
    expect(passed({ first: everywhere, now: everywhere })[1]).toEqual(['A', 'B', 'C', 'all'])
  })

  it('are not told of a headcount that is carried, though the population is new', () => {
    expect(passed({ first: changedEnough, now: changedEnough })).toEqual([
      ['B', 'C', 'all'],
      ['B', 'C', 'all'],
    ])
  })

  it('nor the next time, as what had been told before', () => {
    expect(passed({ first: changedEnough, now: everywhere }, day)[0]).toEqual(['B', 'C', 'all'])
  })
})
