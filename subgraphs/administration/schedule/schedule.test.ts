import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { activityId, demoId, groupId, slug } from '../../identity/demo/keys.ts'
import { unitId } from '../../identity/demo/units.rows.ts'
import { id, unknown } from '../../identity/keeping/keeping.testing.ts'

const [ekhamra, bjork] = [unitId('ekhamraskolan'), unitId('bjorkskolan')]
const fields = `displayName startsAt rooms { displayName } groups { id } teachers { duty { id } isSubstitute }`

describe('A week of the schedule', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  const week = async (persona: string, of: string, selected = fields, which = '2026-W48') => {
    const query = `{ schedule(of: { ${of} }, week: "${which}") { week startDate endDate previousWeek nextWeek lessons { ${selected} } } }`
    const { data, errors } = await world.ask(persona, query)
    return errors[0]?.extensions.code ?? data.schedule
  }
  const names = async (persona: string, of: string): Promise<string[]> => {
    const found = (await week(persona, of, 'displayName')) as { lessons: { displayName: string }[] } | null
    return [...new Set(found?.lessons.map(({ displayName }) => displayName))].toSorted()
  }
  const person = (name: string) => `personId: "${id(name)}"`

  it('shows something', async () => {
    console.log(JSON.stringify(await week('guardian', person('Alva Bergström')), null, 1).slice(0, 3000))
    console.log(await names('guardian', person('Alva Bergström')), await names('teacher', person('Johan Lindqvist')))
    world.takeStatements()
    const all = await week('principal', `organisationId: "${ekhamra}"`)
    console.log(
      all.lessons.length,
      world.takeStatements().map((s) => s.slice(0, 60)),
    )
    console.log(world.reports)
    void [bjork, activityId, demoId, groupId, slug, unknown]
  })
})
