import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { did, verdict } from '../../identity/keeping/keeping.testing.ts'
import { david, emptySchedule, father, mother, nils, ofNils, setDay, staff } from '../placement/care.testing.ts'

describe('What a guardian laid and wrote before a block', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  beforeEach(() => emptySchedule(world))
  afterAll(() => world.stop())

  const block = (isBlocked: boolean) =>
    world.sql`update identity.responsible set is_blocked = ${isBlocked} where person_id = ${david} and pupil_id = ${nils}`
  const extract = async () => {
    const parts = ['administrationRegister', 'administrationPortable'].map((part) => `${part} { concepts { concept rows } }`)
    const { data } = await world.ask(father, `{ person(id: "${david}") { ${parts.join(' ')} } }`)
    const all = Object.values(data.person as Record<string, { concepts: { concept: string }[] }>)
    return all.flatMap(({ concepts }) => concepts).filter(({ concept }) => concept.startsWith('Care'))
  }

  it('does not tell the blocked one what has become of it', async () => {
    const { data } = await setDay(world, father, '2026-12-01', { comment: 'Morfar hämtar' })
    const { id: careCommentId } = data.setCareDay.careComment
    expect(await extract()).toHaveLength(6)
    await block(true)
    const before = await extract()
    expect(await did(world, staff, 'answerCareComment', { careCommentId, answer: 'Han har flyttat.' })).toBe('DONE')
    expect(verdict(await setDay(world, mother, '2026-12-01'))).toBe('DONE')
    expect(await world.sql`select owner_id from administration.care_week where placement_id = ${ofNils}`).not.toEqual([
      { ownerId: david },
    ])
    expect([before, await extract()]).toEqual([[], []])
    await block(false)
  })
})
