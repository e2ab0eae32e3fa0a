import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { ability, assess, assessedHere, idsOf, publish, seven } from './assessment.testing.ts'

describe('A whole class', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    await assessedHere(world)
  })
  afterAll(() => world.stop())

  const statements = () => world.takeStatements().filter((one) => !one.includes('viewerFor') && !one.includes('/* viewer */'))

  it('is assessed and published in as many statements as one pupil', async () => {
    const pupils = await world.sql<
      { id: string }[]
    >`select person_id as id from identity.group_membership where group_id = ${seven}
      and start_date <= '2026-11-22' and coalesce(end_date, 'infinity') >= '2026-11-22'`
    const entries = pupils.map(({ id: studentId }) => ({
      studentId, levelValue: 'C', text: 'Du resonerar.', marks: [{ abilityId: ability(1), levelValue: 'C' }],
    })) // prettier-ignore
    expect(entries.length).toBeGreaterThan(15)
    const counts: number[] = []
    for (const [title, some] of [
      ['En', entries.slice(0, 1)],
      ['Alla', entries],
    ] as const) {
      statements()
      const answer = await assess(world, some, { title })
      expect(answer.data.assessPupils.drafts).toHaveLength(some.length)
      counts.push(statements().length)
      expect((await publish(world, idsOf(answer))).data.publishAssessments.assessments).toHaveLength(some.length)
      counts.push(statements().length)
    }
    expect(counts.slice(0, 2)).toEqual(counts.slice(2))
    expect(Math.max(...counts), counts.join(' ')).toBeLessThanOrEqual(30)
  })
})
