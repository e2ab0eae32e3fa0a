import { readFileSync } from 'node:fs'
import { buildSchema, getNamedType, type GraphQLObjectType, isObjectType, isRequiredArgument } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../scripts/testing.ts'
import { rollUp, type ToldFigure } from '../../subgraphs/governance/comparison/roll_up.rules.ts'
import { leakOf, populationOn, own } from '../../subgraphs/governance/suppression/cohorts.testing.ts'
import { amountOf, cohort } from '../../subgraphs/governance/suppression/counters.ts'
import { bricksOf, everyPlace } from '../../subgraphs/governance/suppression/places.ts'
import { tell, type Told } from '../../subgraphs/governance/suppression/tell.ts'
import { personId, slug } from '../../subgraphs/identity/demo/keys.ts'
import { unitId } from '../../subgraphs/identity/demo/units.rows.ts'
import { questionsOf } from './analyst-attack.questions.ts'
import {
  addPlaces,
  codes,
  type Counter,
  counters,
  drawAttacked,
  period,
  placeId,
  type ToldRow,
  toldRows,
  twinOf,
  writeTold,
} from './analyst-attack.world.ts'

const drawn = drawAttacked(7)
const rows = toldRows(drawn)
const nameOf = new Map(everyPlace(drawn.root).map(({ id }) => [placeId(id), id]))
const counterOf = new Map(counters.map((counter) => [codes[counter] as string, counter]))
const keyOf = ({ place, counter, gender }: Pick<ToldRow, 'place' | 'counter' | 'gender'>) => `${place}/${counter}/${gender}`
const toldOf = new Map(rows.map((row) => [keyOf(row), row]))

// An order by value tells what the values tell: with it kept, all the rest of an answer is comparable.
const orderOf = (some: readonly ToldRow[]) =>
  some
    .filter(({ kind }) => kind === 'VALUE')
    .toSorted((a, b) => a.value! - b.value! || (keyOf(a) < keyOf(b) ? -1 : 1))
    .map(keyOf)
    .join()

/** A pupil of a hidden school whose other result changes nothing of what is told but the figures of many. */
const twin = drawn.pupils
  .map((pupil, at) => ({ unit: pupil[0]!.unit, at }))
  .filter(({ unit }) => toldOf.get(`${unit}/eligible/ALL`)!.kind === 'SUPPRESSED')
  .map(({ at }) => ({ at, rows: toldRows(twinOf(drawn, at)) }))
  .find(({ rows: others }) => {
    const isShownAlike = others.every((row, n) => row.kind === rows[n]!.kind && row.isNearlyAll === rows[n]!.isNearlyAll)
    return isShownAlike && others.some((row, n) => row.value !== rows[n]!.value) && orderOf(others) === orderOf(rows)
  })!
const differing = new Set(twin.rows.flatMap((row, n) => (row.value === rows[n]!.value ? [] : [keyOf(row)])))

type Node = Record<string, any>
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null
function* nodesIn(value: unknown): Generator<Node> {
  if (!isNode(value)) return
  yield value
  for (const inner of Object.values(value)) yield* nodesIn(inner)
}

/** The coordinates of a value in an answer; null for what is no value of the municipality. */
function coordinatesOf(node: Node): string | null {
  const place = nameOf.get(node['place']?.id)
  const counter = counterOf.get(node['kpi']?.code)
  return node['figure'] && place && counter ? `${place}/${counter}/${node['gender']}` : null
}

describe('An analyst who asks a thousand questions', () => {
  let world: World
  const answers: any[] = []
  const others: any[] = []
  beforeAll(async () => {
    world = await openWorld()
    await addPlaces(world, drawn)
    await writeTold(world, rows)
    await world.sql`analyze`
    const filter = `{ kpiCodes: ${JSON.stringify(Object.values(codes))}, periods: ["${period}"], genders: [ALL, GIRLS, BOYS] }`
    const begin = `mutation { a: beginStatisticsExport(input: { values: ${filter} }) { statisticsExport { id } }
      b: beginStatisticsExport(input: { summary: { kpiCodes: ["${codes.eligible}"], period: "${period}", by: AREA } }) { statisticsExport { id } } }`
    const { data } = await world.ask('analyst', begin)
    const questions = questionsOf(
      1,
      1_000,
      10,
      [data.a, data.b].map(({ statisticsExport }: any) => statisticsExport.id),
    )
    const askAll = async (into: any[]) => {
      for (const question of questions) {
        const { data: found, errors } = await world.ask('analyst', question)
        expect(errors).toEqual([])
        into.push(found)
      }
    }
    await askAll(answers)
    await writeTold(world, twin.rows)
    await askAll(others)
  }, 120_000)
  afterAll(() => world.stop())

  it('asks of a municipality that has something to hide', () => {
    expect(rows.filter(({ kind, isNearlyAll }) => kind === 'SUPPRESSED' || isNearlyAll).length).toBeGreaterThan(40)
    expect(rows.filter(({ kind }) => kind === 'VALUE').length).toBeGreaterThan(20)
    expect(answers.flatMap((one) => Object.keys(one))).toHaveLength(1_000)
  })

  it('is told of each coordinate what may be told of it, and nothing else', () => {
    const seen = new Set<string>()
    for (const node of nodesIn(answers)) {
      const at = coordinatesOf(node)
      if (at === null) continue
      const row = toldOf.get(at)!
      const { __typename: type, value = null, isNearlyAll = false, contributingCount = null } = node['figure']
      const kind = { Figure: 'VALUE', SuppressedFigure: 'SUPPRESSED', MissingFigure: 'MISSING' }[type as 'Figure']
      expect([at, kind, value, isNearlyAll, contributingCount]).toEqual([at, row.kind, row.value, row.isNearlyAll, null])
      seen.add(at)
    }
    expect(seen.size).toBe(rows.length)
    // The rows of an export, by their columns.
    const lines = [...nodesIn(answers)]
      .flatMap((node) => (Array.isArray(node['rows']) ? node['rows'] : []))
      .filter((line) => line.at(-1) !== 'PROCENT' && line.length > 20)
    expect(lines.length).toBeGreaterThan(100)
    for (const line of lines) {
      const row = toldOf.get(`${line[2]}/${counterOf.get(line[3])}/${line[6]}`)
      if (row) expect([line[10], line[11], line[12]]).toEqual([row.value, row.kind, row.isNearlyAll])
    }
  })

  it('puts together no more than what is told of the units', () => {
    const units = everyPlace(drawn.root).filter(({ parts }) => parts.length === 0)
    const areas = everyPlace(drawn.root).filter(({ parts }) => parts.length > 0 && parts !== drawn.root.parts)
    const asFigure = (place: string, counter: Counter, gender: ToldRow['gender']): ToldFigure => {
      const { kind, value, isNearlyAll } = toldOf.get(keyOf({ place, counter, gender }))!
      if (kind !== 'VALUE') return { kind }
      const weight = toldOf.get(keyOf({ place, counter: cohort, gender }))!.value
      return { kind, value: value!, isNearlyAll, weight }
    }
    let compared = 0
    for (const answer of answers)
      for (const row of Object.values<any>(answer).filter(Array.isArray).flat()) {
        const of = row.code === '0777' ? units : (areas.find(({ id }) => placeId(id) === row.code)?.parts ?? null)
        for (const figure of of ? row.figures : []) {
          const counter = counterOf.get(figure.kpi.code)!
          const fits = (['ALL', 'GIRLS', 'BOYS'] as const).some((gender) => {
            const made = rollUp(
              of!.map(({ id }) => asFigure(id, counter, gender)),
              counter === cohort ? 'SUM' : 'WEIGHTED_MEAN',
            )
            const isSame =
              made.value === null ? figure.value === null : figure.value !== null && Math.abs(made.value - figure.value) <= 0.0501
            return (
              isSame &&
              made.hiddenCount === figure.hiddenCount &&
              made.missingCount === figure.missingCount &&
              made.placeCount === figure.placeCount
            )
          })
          expect(fits, JSON.stringify(row)).toBe(true)
          compared += 1
        }
      }
    expect(compared).toBeGreaterThan(100)
  })

  it('cannot compute what is hidden of any group of schools and cells', () => {
    const shown = new Set(
      [...nodesIn(answers)].flatMap((node) =>
        node['figure']?.__typename === 'Figure' && !node['figure'].isNearlyAll ? [coordinatesOf(node) ?? ''] : [],
      ),
    )
    const told: Told = new Map(
      counters.map((counter) => {
        const places = (genders: readonly ToldRow['gender'][]) =>
          new Set(
            everyPlace(drawn.root).flatMap(({ id: place }) => {
              const cells = genders
                .map((gender) => toldOf.get(keyOf({ place, counter, gender }))!)
                .filter(({ kind }) => kind !== 'MISSING')
              const ofThem = cells.filter((cell) => shown.has(keyOf(cell)))
              // A table is told whole: one cell of two would be read as the other one.
              expect([0, cells.length]).toContain(ofThem.length)
              return ofThem.length > 0 ? [place] : []
            }),
          )
        return [counter, { TOTAL: places(['ALL']), BREAKDOWN: places(['GIRLS', 'BOYS']) }] as const
      }),
    )
    for (const counter of counters) expect(leakOf(drawn, [told], counter)).toBeUndefined()
    // It would be found: with the sum of what is hidden told besides, say.
    const hidden = rows.find(
      ({ counter, gender, kind, place }) =>
        counter === 'eligible' && gender === 'ALL' && kind === 'SUPPRESSED' && place.startsWith('Skola'),
    )!
    const leaky: Told = new Map([
      ...told,
      ['eligible', { ...told.get('eligible')!, TOTAL: new Set([...told.get('eligible')!.TOTAL, hidden.place]) }],
    ])
    expect(leakOf(drawn, [leaky], 'eligible')).toBeDefined()
  })

  it('is told the same where one pupil of a hidden school has the other result, but for figures of many', () => {
    const population = populationOn(drawn, 0)
    const told = tell(population, ['eligible'], own)
    const { unit, cell } = drawn.pupils[twin.at]![0]!
    for (const [table, cells] of [
      ['TOTAL', [0, 1]],
      ['BREAKDOWN', [cell]],
    ] as const) {
      const isOf = (key: string) => key.endsWith('/ALL') === (table === 'TOTAL')
      if (![...differing].some(isOf)) continue
      // Whatever differs is made of the brick that the pupil is in, and of others.
      const brick = bricksOf(drawn.root, told.get('eligible')![table]).find(({ units }) => units.some(({ id }) => id === unit))!
      expect(amountOf(population, 'eligible', brick.units, cells).of).toBeGreaterThanOrEqual(own.aboveMinimum)
    }
    // What differs is taken out of both: the figure of many, its cursor and its line.
    const without = (answer: unknown) => {
      const cursors = new Set<string>()
      const isDiffering = (node: Node) => differing.has(coordinatesOf(node) ?? '')
      for (const node of nodesIn(answer)) if (node['cursor'] && isDiffering(node['node'])) cursors.add(node['cursor'])
      return JSON.stringify(answer, (_, value: unknown) => {
        if (typeof value === 'string' && cursors.has(value)) return 'cursor'
        if (Array.isArray(value) && differing.has(`${value[2]}/${counterOf.get(value[3])}/${value[6]}`))
          return value.with(10, 'figure')
        return isNode(value) && isDiffering(value) ? { ...value, figure: 'figure' } : value
      })
    }
    expect(differing.size).toBeGreaterThan(0)
    for (const [n, answer] of answers.entries()) {
      const [here, there] = [Buffer.from(without(answer)), Buffer.from(without(others[n]))]
      const at = Math.max(
        0,
        here.findIndex((byte, place) => byte !== there[place]),
      )
      // Only where they part: an answer is long.
      expect(there.toString('utf8', at, at + 300)).toBe(here.toString('utf8', at, at + 300))
      expect(there.length).toBe(here.length)
    }
  })

  it('meets no person', async () => {
    const persons = await world.sql`select id::text, given_name || ' ' || family_name as name, civic_no from identity.person`
    const said = persons.flatMap((row) => [row['id'], row['name'], row['civicNo']]).filter((one) => one !== null)
    expect(said.length).toBeGreaterThan(100)
    const leaves = new Set([...nodesIn(answers)].flatMap((node) => Object.values(node).filter((one) => typeof one === 'string')))
    const whole = [...leaves].join('\n')
    expect(said.filter((one) => whole.includes(one))).toEqual([])
  })
})

const api = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'))
const unit = unitId('ekhamraskolan')

/** How the fields at the root are asked that do not go without an argument. */
const rootArgs: Readonly<Record<string, string>> = {
  organisation: `id: "${unit}"`,
  person: `id: "${personId(slug('Alva Bergström'))}"`,
  group: `id: "${unit}"`,
  schedule: `of: { organisationId: "${unit}" }, week: "2026-W47"`,
  persons: 'filter: { name: "berg" }',
  kpiValues: `filter: { kpiCodes: ["${codes.eligible}"], periods: ["${period}"] }`,
}

/** Every way of so many fields from the root to the first person on it. */
function pathsToPersons(type: GraphQLObjectType, depth: number, isRoot = true): string[] {
  return Object.values(type.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type)
    const isAsked = isRoot && field.name in rootArgs
    if (!isObjectType(inner) || (!isAsked && field.args.some(isRequiredArgument))) return []
    const args = [isAsked ? rootArgs[field.name]! : '', field.args.some(({ name }) => name === 'first') ? 'first: 3' : ''].filter(
      (one) => one !== '',
    )
    const name = args.length > 0 ? `${field.name}(${args.join(', ')})` : field.name
    if (inner.name === 'Person') return [`${name} { id displayName }`]
    // A page is no level of its own.
    const left = /(Connection|Edge)$/.test(inner.name) ? depth : depth - 1
    return left < 0 ? [] : pathsToPersons(inner, left, false).map((path) => `${name} { ${path} }`)
  })
}

describe('From the root of the schema an analyst', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  it('comes to no person on any way, but to themself', { timeout: 120_000 }, async () => {
    const [self] = await world.sql`select id::text from identity.person where given_name = 'Oskar' and family_name = 'Wallin'`
    const ids = new Set(
      (await world.sql`select id::text from identity.person where id <> ${self!['id']}`).map((row) => String(row['id'])),
    )
    const paths = pathsToPersons(api.getQueryType()!, 2)
    expect(paths.length).toBeGreaterThan(100)
    for (let from = 0; from < paths.length; from += 20) {
      const some = paths.slice(from, from + 20)
      const { data, errors } = await world.ask('analyst', `{ ${some.map((path, n) => `_${n}: ${path}`).join(' ')} }`)
      expect(errors.filter(({ extensions }) => extensions.code !== 'FORBIDDEN')).toEqual([])
      const met = [...nodesIn(data)].filter((node) => ids.has(node['id']))
      expect(met, some.join('\n')).toEqual([])
    }
  })
})
