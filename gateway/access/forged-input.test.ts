import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, openWorld, shapes, type World } from '../../scripts/testing.ts'
import { groupId, personId } from '../../subgraphs/identity/demo/keys.ts'
import { unitId } from '../../subgraphs/identity/demo/units.rows.ts'

const alva = personId('alva-bergstrom')
const unknown = '00000000-0000-4000-8000-000000000000'
const unit = unitId('ekhamraskolan')
const cursorOf = (...keys: unknown[]) => Buffer.from(JSON.stringify(keys)).toString('base64url')
const codesOf = ({ errors }: Answer) => errors.map(({ extensions }) => extensions.code)

describe.each(shapes)('A forger, %s', (shape) => {
  let world: World
  beforeAll(async () => void (world = await openWorld({ shape })))
  afterAll(() => world.stop())

  describe('forging cursors', () => {
    const pages = (after: string) =>
      `{ groups(first: 100, after: "${after}") { edges { node { id } } pageInfo { hasNextPage } } }`
    const own = async (persona: string) => {
      const { data } = await world.ask(persona, '{ groups(first: 100) { edges { node { id } } } }')
      return data.groups.edges.map(({ node }: any) => node.id) as string[]
    }

    it('sees no more than their own groups, whatever name the page begins after', async () => {
      const groups = await own('guardian')
      for (const name of ['', '3A', '7A', '7B', 'ZZZZ', '7A\u{10FFFF}', "'; --", '%']) {
        const { data, errors } = await world.ask('guardian', pages(cursorOf(name, groupId('ekhamraskolan/7B'))))
        expect(errors).toEqual([])
        for (const { node } of data.groups.edges) expect(groups).toContain(node.id)
        expect(data.groups.pageInfo.hasNextPage).toBe(false)
      }
    })

    it('is told that a cursor of another kind is none', async () => {
      const forged = [
        cursorOf('7A'),
        cursorOf(1, 2),
        cursorOf('7A', null),
        cursorOf('7A', alva, 'x'),
        'x',
        '',
        cursorOf({}),
        btoa('null'),
        cursorOf('7A', 'LARARE'),
        cursorOf('7A', ''),
        cursorOf('7A', "' or 1=1 --"),
      ]
      for (const after of forged) {
        const answer = await world.ask('guardian', pages(after))
        expect([after, ...codesOf(answer)]).toEqual([after, 'BAD_USER_INPUT'])
        const staff = await world.ask(
          'guardian',
          `{ organisation(id: "${unit}") { duties(after: "${after}") { edges { cursor } } } }`,
        )
        expect([after, ...codesOf(staff)]).toEqual([after, 'BAD_USER_INPUT'])
      }
      expect(world.reports).toEqual([])
    })

    it('is told so of a NUL in a cursor, which PostgreSQL takes in no text', async () => {
      const answer = await world.ask('guardian', pages(cursorOf('7A\u0000', unknown)))
      expect(codesOf(answer)).toEqual(['BAD_USER_INPUT'])
      expect(world.reports).toEqual([])
    })
  })

  it('is told that a NUL is no text, wherever one may be sent', async () => {
    const nul = { nul: 'x\u0000' }
    const answers = [
      await world.ask(
        'teacher',
        `query ($nul: String) { organisation(id: "${unit}") { kpiValues(filter: { kpiCode: $nul }) { period } } }`,
        { variables: nul },
      ),
      await world.ask('teacher', 'query ($nul: String!) { organisations(filter: { schoolTypes: [$nul] }) { totalCount } }', {
        variables: nul,
      }),
    ]
    for (const answer of answers) expect(codesOf(answer)).not.toContain('INTERNAL_SERVER_ERROR')
  })

  it('hears no personal number echoed, wherever one was put', async () => {
    const number = '201301012384'
    const written = [number, '20130101-2384', '130101-2384', '130101+2384', '20130101 2384']
    for (const one of written) {
      const asked: [string, Record<string, unknown>?][] = [
        [`{ person(id: ${one.replaceAll(/[-+ ]/g, '')}) { id } `],
        [`{ person(id: "${one}", civicNo: "${one}") { id } }`],
        [`{ person(civicNo: "${one}") { id } }`],
        [`{ groups(first: "${one}") { edges { cursor } } }`],
        ['query ($id: ID!) { person(id: $id) { id } }', { id: { civicNo: one } }],
        ['query ($first: Int) { groups(first: $first) { edges { cursor } } }', { first: one }],
        ['query ($filter: GroupFilter) { groups(filter: $filter) { edges { cursor } } }', { filter: { groupTypes: [one] } }],
        ['query ($filter: GroupFilter) { groups(filter: $filter) { edges { cursor } } }', { filter: { [one]: 1 } }],
        [`{ groups(after: "${one}") { edges { cursor } } }`],
        [`{ organisations(filter: { municipalityCode: "${one}" }) { totalCount } }`],
        [`{ organisations(filter: { parentOrganisationId: "${one}" }) { totalCount } }`],
      ]
      for (const [query, variables] of asked) {
        const { errors } = await world.ask('pupil', query, variables ? { variables } : {})
        const said = JSON.stringify(errors)
        for (const echo of [one, number, '2384']) expect(said, `${query} ${JSON.stringify(variables)}`).not.toContain(echo)
      }
    }
  })
})
