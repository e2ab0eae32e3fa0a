import { readFileSync } from 'node:fs'
import { buildSchema, getNamedType, isEnumType, isInputObjectType, isObjectType, isUnionType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../scripts/testing.ts'
import { id } from '../../subgraphs/identity/keeping/keeping.testing.ts'

const api = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'))
const glossary = readFileSync(new URL('../../schema/README.md', import.meta.url), 'utf8')

// Words that a journal of the school's medical care would be called by, or hold.
const medical =
  /medic|health_?-?(record|care|visit|data|journal)|patient|vaccin|diagnos|journal|nurse|physician|doctor(?!al)|prescri/i

/** Every name in the schema. */
const names = Object.values(api.getTypeMap())
  .filter(({ name }) => !name.startsWith('__'))
  .flatMap((type) => {
    if (isEnumType(type)) return [type.name, ...type.getValues().map(({ name }) => `${type.name}.${name}`)]
    if (isInputObjectType(type)) return [type.name, ...Object.keys(type.getFields()).map((field) => `${type.name}.${field}`)]
    if (!isObjectType(type)) return [type.name]
    const fields = Object.values(type.getFields())
    return [
      type.name,
      ...fields.flatMap(({ name, args }) => [`${type.name}.${name}`, ...args.map((arg) => `${type.name}.${name}.${arg.name}`)]),
    ]
  })

/** Every object that can be got to from the root. */
function reachable(): string[] {
  const found = new Set<string>()
  const next = [api.getQueryType()!.name, api.getMutationType()!.name]
  for (let name = next.pop(); name !== undefined; name = next.pop()) {
    const type = api.getType(name)
    if (found.has(name)) continue
    found.add(name)
    if (isUnionType(type)) next.push(...type.getTypes().map((one) => one.name))
    if (isObjectType(type)) next.push(...Object.values(type.getFields()).map((field) => getNamedType(field.type).name))
  }
  return [...found].filter((name) => isObjectType(api.getType(name)))
}

describe('There is no path to a medical journal', () => {
  it('by any name in the schema', () => {
    expect(names.length).toBeGreaterThan(1000)
    expect(names.filter((name) => medical.test(name))).toEqual([])
  })

  it('by any object that can be got to: each is in the glossary, and none is a journal in Swedish', () => {
    const terms = new Map(
      [...glossary.matchAll(/^\| [\w.]+ \| (\w+) \| (.+) \|$/gm)].map(([, name = '', term = '']) => [name, term]),
    )
    const objects = reachable()
    expect(objects.length).toBeGreaterThan(100)
    const carriers = /^(Query|Mutation|PageInfo)$|(Connection|Edge|Payload|Error)$/
    expect(objects.filter((name) => !carriers.test(name) && !terms.has(name))).toEqual([])
    // The log of a case about absence is called so, and is the principal's and not medical care's.
    const journals = objects.filter((name) => /journal|patient|läkar|sjuksköt|medicinsk/i.test(terms.get(name) ?? ''))
    expect(journals).toEqual(['AbsenceCaseEntry'])
  })
})

describe('Those who keep one elsewhere', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  it('keep it in no table or column', async () => {
    const found = await world.sql<
      { name: string }[]
    >`select n.nspname || '.' || c.relname || '.' || a.attname as name from pg_attribute a
      join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('identity', 'governance', 'administration', 'pedagogy') and a.attnum > 0 and not a.attisdropped`
    expect(found.length).toBeGreaterThan(500)
    expect(found.map(({ name }) => name).filter((name) => medical.test(name))).toEqual([])
  })

  it.each(['SKOLSKOTERSKA', 'SKOLLAKARE'])('are by a duty as %s nothing to any pupil', async (dutyRole) => {
    const nurse = id('Karin Nyström')
    const asNurse = async () => {
      const [row] = await world.sql.begin(async (tx) => {
        await tx`update identity.duty set duty_role = ${dutyRole} where person_id = ${nurse}`
        await tx`select set_config('skolgraf.viewer_id', ${nurse}, true), set_config('skolgraf.viewer_kind', 'PERSON', true),
          set_config('skolgraf.assurance', 'HIGH', true), set_config('skolgraf.today', '2026-11-22', true)`
        const found =
          await tx`select count(*)::int as pupils from access.related_pupils('TEACHER', 'MENTOR', 'CARE_STAFF', 'PUPIL_HEALTH',
          'PRINCIPAL', 'UNIT_ADMIN', 'NAMED')`
        await tx`update identity.duty set duty_role = 'SPECIALLARARE_SPECIALPEDAGOG' where person_id = ${nurse}`
        return found
      })
      return row!['pupils'] as number
    }
    expect(await asNurse()).toBe(0)
  })
})
