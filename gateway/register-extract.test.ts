import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, shapes, type World } from '../scripts/testing.ts'
import { personId } from '../subgraphs/identity/demo/keys.ts'
import type { Assurance } from '../subgraphs/shared/viewer.ts'

describe.each(shapes)('GET /register-extract/<person>, %s,', (shape) => {
  let world: World
  beforeAll(async () => void (world = await openWorld({ shape })))
  afterAll(() => world.stop())

  const get = async (persona: string | null, id: string, assurance: Assurance = 'HIGH', headers: Record<string, string> = {}) => {
    const authorization = persona === null ? {} : { authorization: `Bearer ${await world.token(persona, assurance)}` }
    const response = await fetch(new URL(`/register-extract/${id}`, world.url), { headers: { ...authorization, ...headers } })
    const text = await response.text()
    const { errors = [], ...document } = JSON.parse(text)
    return {
      status: response.status,
      headers: response.headers,
      text,
      document,
      codes: errors.map((one: any) => one.extensions.code),
    }
  }

  it('is one document of what every part of the system keeps, to take home', async () => {
    const { status, headers, document, text } = await get('guardian', personId('alva-bergstrom'))
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(headers.get('content-disposition')).toBe(`attachment; filename="register-extract-${personId('alva-bergstrom')}.json"`)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(document.person.displayName).toBe('Alva Bergström')
    expect(document.parts.map(({ subgraph }: { subgraph: string }) => subgraph).toSorted()).toEqual([
      'administration',
      'governance',
      'identity',
      'pedagogy',
    ])
    for (const { purpose, legalBasis, retention } of document.parts.flatMap((part: any) => part.concepts))
      for (const said of [purpose, legalBasis, retention]) expect(said).not.toBe('')
    for (const other of ['Marcus', 'Hamngatan', 'Nils']) expect(text).not.toContain(other)
  })

  it('speaks Swedish', async () => {
    const { document } = await get('pupil', personId('alva-bergstrom'), 'HIGH', { 'accept-language': 'sv' })
    expect(document).toMatchObject({ title: 'Registerutdrag (artikel 15 i dataskyddsförordningen)', locale: 'sv' })
  })

  it.each<[string, string | null, string, Assurance, number, string]>([
    ['nobody', null, 'alva-bergstrom', 'HIGH', 401, 'UNAUTHENTICATED'],
    ['a teacher', 'teacher', 'alva-bergstrom', 'HIGH', 403, 'FORBIDDEN'],
    ['a guardian with a password', 'guardian', 'alva-bergstrom', 'LOW', 403, 'STEP_UP_REQUIRED'],
    ['the blocked guardian', 'blocked-guardian', 'elin-strand', 'HIGH', 404, 'BAD_USER_INPUT'],
    ['a client application', 'account-sync', 'alva-bergstrom', 'HIGH', 403, 'FORBIDDEN'],
  ])('is nothing to %s', async (_, persona, of, assurance, status, code) => {
    const answer = await get(persona, personId(of), assurance)
    expect(answer.status).toBe(status)
    expect(new Set(answer.codes)).toEqual(new Set([code]))
    expect(answer.text).not.toContain('Alva')
  })

  it('answers alike of whom there is not and whom one may not know of', async () => {
    const [unknown, hidden] = [
      await get('blocked-guardian', personId('nobody')),
      await get('blocked-guardian', personId('elin-strand')),
    ]
    expect(hidden.text).toBe(unknown.text)
    expect((await get('guardian', 'alva')).status).toBe(400)
  })

  it('is whole or not at all', async () => {
    if (shape === 'in one process') return
    await world.stopSubgraph('governance')
    const { status, codes, text } = await get('guardian', personId('alva-bergstrom'))
    expect([status, codes]).toEqual([503, ['SUBGRAPH_UNAVAILABLE']])
    expect(text).not.toContain('Alva')
  })
})
