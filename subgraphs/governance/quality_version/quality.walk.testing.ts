import fc from 'fast-check'
import { expect } from 'vitest'
import type { World } from '../../../scripts/testing.ts'
import type { QualityAnalysisState } from '../governance.generated.ts'
import { stateAfter } from '../quality_analysis/quality_analysis.rules.ts'
import { deciding, doing, reading } from './quality.testing.ts'

const names = ['WRITE', 'WRITE', 'SUBMIT', 'RETURN', 'APPROVE', 'PUBLISH', 'REOPEN'] as const
type Name = (typeof names)[number]

/** What is expected of an analysis: how far it has come, and who reads what. */
interface Expected {
  readonly state: QualityAnalysisState
  readonly draft: string
  readonly version: number
  readonly submitted: readonly string[]
  readonly published: string
}

function after(expected: Expected, name: Name, text: string): Expected | null {
  const { state, draft, submitted, version } = expected
  if (name === 'WRITE') return stateAfter(state, 'SUBMIT') && { ...expected, draft: text, version: version + 1 }
  const next = stateAfter(state, name)
  if (next === null) return null
  const moved = { ...expected, state: next }
  if (name === 'SUBMIT') return { ...moved, submitted: [...submitted, draft] }
  return name === 'PUBLISH' ? { ...moved, published: submitted.at(-1)! } : moved
}

async function begun(world: World, id: string): Promise<Expected> {
  const { state, sections, versions, published } = await reading(world, 'principal', id)
  const said = (one: { sections: { text: string }[] }) => one.sections[0]!.text
  return {
    state,
    draft: sections[0].text,
    version: sections[0].version,
    submitted: versions.map(said),
    published: said(published),
  }
}

async function checked(world: World, id: string, { state, draft, submitted, published }: Expected): Promise<void> {
  const [authority, staff] = [await reading(world, 'authority-admin', id), await reading(world, 'counsellor', id)]
  expect(authority.versions.map((one: { sections: { text: string }[] }) => one.sections[0]!.text)).toEqual(submitted)
  expect([authority.state, authority.sections]).toEqual([state === 'DRAFT' ? 'PUBLISHED' : state, null])
  const told = [staff.state, staff.published.sections[0].text, staff.versions.at(-1).sections[0].text]
  expect(told).toEqual(['PUBLISHED', published, published])
  if (draft !== published) expect(JSON.stringify(staff)).not.toContain(draft)
  if (draft !== submitted.at(-1)) expect(JSON.stringify(authority)).not.toContain(draft)
}

/** Does whatever comes to an analysis that has been published, in whatever order, and looks at it as those who read it; answers what was done. */
export async function walk(world: World, id: string, sectionId: string): Promise<ReadonlySet<Name>> {
  const { does } = doing(() => world, () => id)
  const decides = (name: string) => deciding(world, 'authority-admin', name, id, { reason: 'Mer.' })
  const act = (name: Name, text: string, expectedVersion: number) => {
    if (name === 'WRITE') return does('principal', 'writeAnalysisSection', { sectionId, text, expectedVersion })
    return name === 'RETURN' || name === 'APPROVE' ? decides(`${name.toLowerCase()}QualityAnalysis`) : does('principal', `${name.toLowerCase()}QualityAnalysis`)
  }
  const done = new Set<Name>()
  let expected = await begun(world, id)
  for (const [n, name] of fc.sample(fc.constantFrom(...names), { seed: 10, numRuns: 50 }).entries()) {
    const next = after(expected, name, `Text ${n}.`)
    const told = await act(name, `Text ${n}.`, expected.version)
    expect(told === 'DONE', `${n} ${name} ${told}`).toBe(next !== null)
    if (next === null) continue
    expected = next
    done.add(name)
    await checked(world, id, expected)
  }
  return done
} // prettier-ignore
