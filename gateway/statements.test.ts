import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../scripts/testing.ts'
import { groupId } from '../subgraphs/identity/demo/keys.ts'
import { personFields, selections } from './access/matrix.expectations.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.stop())

const nameOf = (statement: string) => /^\s*\/\* (\w+) \*\//.exec(statement)?.[1] ?? statement.trim().slice(0, 60)

describe.each(['principal', 'guardian'])('Of all the pupils of a class, %s asks', (persona) => {
  it.each(Object.keys(personFields))('%s with no statement sent twice', async (field) => {
    world.takeStatements()
    const query = `{ group(id: "${groupId('ekhamraskolan/7A')}") { memberships { person { ${field}${selections[field] ?? ''} } } } }`
    const { status } = await world.ask(persona, query)
    expect(status).toBe(200)
    const names = world.takeStatements().map(nameOf)
    expect(names.filter((name, at) => names.indexOf(name) < at)).toEqual([])
  })
})
