import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { unitId } from '../../identity/demo/units.rows.ts'
import { id } from '../../identity/keeping/keeping.testing.ts'

describe('Grades of a school that a pupil has left', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  // One of the grades that there are becomes another pupil's.
  const gradedAtBjorkskolan = (name: string) =>
    world.sql`update administration.grade set student_id = ${id(name)}, organisation_id = ${unitId('bjorkskolan')}
      where id = (select id from administration.grade where student_id <> ${id('Alva Bergström')} order by id limit 1)`
  const seenBy = async (persona: string, name: string) => {
    const { data } = await world.ask(
      persona,
      `{ person(id: "${id(name)}") { grades { edges { node { organisation { id } } } } } }`,
    )
    return data.person?.grades?.edges.length ?? null
  }

  it("are told to the new one, but of protected pupils to home alone: where they have been is nobody's to know", async () => {
    await gradedAtBjorkskolan('Alva Bergström')
    await gradedAtBjorkskolan('Elin Strand')
    for (const persona of ['principal', 'mentor']) {
      expect(await seenBy(persona, 'Alva Bergström'), persona).toBe(1)
      expect(await seenBy(persona, 'Elin Strand'), persona).toBe(0)
    }
    for (const persona of ['protected-pupil', 'protected-guardian']) expect(await seenBy(persona, 'Elin Strand'), persona).toBe(1)
  })
})
