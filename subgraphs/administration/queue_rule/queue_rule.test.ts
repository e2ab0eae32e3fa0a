import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { authorityId } from '../../identity/demo/units.rows.ts'
import { did, everyone, id, unknown } from '../../identity/keeping/keeping.testing.ts'
import type { QueueCriterion } from '../administration.generated.ts'
import {
  applied, bjorkskolan, emptyQueues, jenny, lena, mother, pastTheRules, principal, queueOf, robertSjogren, seen, sjoviken, viggo, waiting,
} from '../place_application/places.testing.ts' // prettier-ignore
import { queueKey } from './queue_rule.rules.ts'

describe('A queue', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  beforeEach(() => emptyQueues(world))
  afterAll(() => world.stop())

  const decide = (persona: string, more: object = {}) =>
    did(world, persona, 'decideQueueRule', {
      organisationId: authorityId,
      schoolType: 'FTH',
      startDate: '2026-11-22',
      criteria: ['HAS_SIBLING', 'QUEUED_ON', 'BIRTH_DATE'],
      ...more,
    })
  const names = async (persona: string, unit: string) =>
    ((await queueOf(world, persona, unit)) as Record<string, unknown>[]).map(({ childName }) => childName)

  it('stands in the order that the authority has decided', async () => {
    await waiting(world, '2026-11-01')
    await applied(world, robertSjogren, { childId: viggo })
    await applied(world, mother)
    // Without a rule by the day, and where that is equal the oldest first; Alva has a brother there.
    expect((await names(principal, bjorkskolan)).slice(1)).toEqual(['Alva Bergström', 'Viggo Sjögren'])
    expect(await decide('authority-admin')).toBe('DONE')
    const after = await queueOf(world, principal, bjorkskolan)
    expect(after).toMatchObject([
      { queueNumber: 1, childName: 'Alva Bergström', hasSibling: true, choiceRank: 1 },
      { queueNumber: 2, hasSibling: false },
      { queueNumber: 3, childName: 'Viggo Sjögren' },
    ])
    const rules = await world.ask(
      mother,
      `{ organisation(id: "${authorityId}") { queueRules { schoolType startDate criteria } } }`,
    )
    expect(rules.data.organisation.queueRules).toEqual([
      { schoolType: 'FTH', startDate: '2026-11-22', criteria: ['HAS_SIBLING', 'QUEUED_ON', 'BIRTH_DATE'] },
    ])
  })

  it('is of another order from the day another rule begins, and not before', async () => {
    const first = await waiting(world, '2026-10-01')
    await applied(world, robertSjogren, { childId: viggo })
    await world.sql`update identity.person set birth_date = '2015-01-01' where id = ${viggo}`
    expect(await decide('authority-admin', { startDate: '2026-12-01', criteria: ['BIRTH_DATE'] })).toBe('DONE')
    await world.sql`update identity.person set birth_date = '2018-01-01' where id =
      (select child_id from administration.place_application where id = ${first})`
    expect((await names(principal, bjorkskolan)).at(-1)).toBe('Viggo Sjögren')
    world.travel('2026-12-01')
    expect((await names(principal, bjorkskolan))[0]).toBe('Viggo Sjögren')
    world.travel()
  })

  it.each([
    [{ criteria: [] }, 'CRITERIA_INVALID'],
    [{ criteria: ['QUEUED_ON', 'QUEUED_ON'] }, 'CRITERIA_INVALID'],
    [{ schoolType: 'GY' }, 'SCHOOL_TYPE_INVALID'],
    [{ startDate: '2026-11-21' }, 'DATES_INVALID'],
    [{ organisationId: bjorkskolan }, 'NOT_AN_AUTHORITY'],
    [{ organisationId: unknown }, 'NOT_FOUND'],
  ])('is not ordered by %j: %s', async (wrong, code) => expect(await decide('authority-admin', wrong)).toBe(code))

  it('is decided once for a day, by the authority alone', async () => {
    expect([await decide('authority-admin'), await decide('authority-admin')]).toEqual(['DONE', 'ALREADY_DECIDED'])
    for (const persona of everyone)
      if (persona !== 'authority-admin') expect(await decide(persona, { startDate: '2027-01-01' }), persona).toBe('FORBIDDEN')
    const rule = (by: string) => `insert into administration.queue_rule
      values (gen_random_uuid(), '${authorityId}', 'GR', '2026-11-22', '{QUEUED_ON}', '${by}', now())`
    expect(await pastTheRules(world, id('Maria Söderberg'), rule(id('Maria Söderberg')))).toBe(1)
    expect(await pastTheRules(world, lena, rule(lena))).toBe('42501')
    expect(await pastTheRules(world, jenny, rule(id('Maria Söderberg')))).toBe('42501')
  })

  it('is seen by who leads the unit, and of no other unit', async () => {
    await applied(world, mother, { organisationIds: [bjorkskolan, sjoviken] })
    for (const persona of everyone) {
      const leads = ['principal', principal, 'school-admin'].includes(persona)
      const due = persona === principal ? 1 : 0
      const got = await queueOf(world, persona, bjorkskolan)
      expect(leads ? got.length : got, persona).toBe(leads ? due : 'FORBIDDEN')
    }
    expect(await queueOf(world, principal, sjoviken)).toEqual([])
  })

  it('comes page by page, also where somebody leaves it between two', async () => {
    const ids: string[] = []
    for (let n = 1; n <= 5; n++) ids.push(await waiting(world, `2026-10-0${n}`))
    const page = async (after: string | null) => {
      const { data } = await world.ask(
        principal,
        `query ($after: String) { organisation(id: "${bjorkskolan}") { placeQueue(schoolType: "FTH", first: 2, after: $after) {
          edges { node { queueNumber placeApplication { id } } } pageInfo { hasNextPage endCursor } } } }`,
        { variables: { after } },
      )
      const { edges, pageInfo } = data.organisation.placeQueue
      return {
        ids: edges.map((edge: { node: { placeApplication: { id: string } } }) => edge.node.placeApplication.id),
        ...pageInfo,
      }
    }
    const first = await page(null)
    expect(first).toMatchObject({ ids: ids.slice(0, 2), hasNextPage: true })
    expect(await page(first.endCursor)).toMatchObject({ ids: ids.slice(2, 4), hasNextPage: true })
    // Neither birth dates nor days are in what a page ends with.
    expect(Buffer.from(first.endCursor, 'base64url').toString()).toBe(`["${ids[1]}","2"]`)
    await world.sql`delete from administration.place_application where id = ${ids[1]!}`
    expect(await page(first.endCursor)).toMatchObject({ ids: ids.slice(2, 4) })
    const forged = Buffer.from(JSON.stringify([unknown, 'x'])).toString('base64url')
    expect(await page(forged)).toMatchObject({ ids: [ids[0], ids[2]] })
  })

  it('tells an applicant between which places they stand, and nothing of who applies meanwhile', async () => {
    for (let n = 0; n < 7; n++) await waiting(world, '2026-10-05')
    const { id: ofMother } = await applied(world, mother)
    const place = async () => {
      const [{ queueFrom, queueTo }] = (await seen(world, mother, ofMother)).choices
      return [queueFrom, queueTo]
    }
    expect(await place()).toEqual([6, 10])
    // Three more stand before her, since this month: it is told on the first of the next.
    for (let n = 0; n < 3; n++) await waiting(world, '2026-11-02')
    await world.sql`update administration.place_application set queued_on = '2026-11-03' where id = ${ofMother}`
    expect(await place()).toEqual([6, 10])
    world.travel('2026-12-01')
    expect(await place()).toEqual([11, 15])
    world.travel()
  })

  it('is the same in SQL as the rule says', async () => {
    const day = fc.integer({ min: 0, max: 900 }).map((n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10))
    const all: QueueCriterion[] = ['HAS_SIBLING', 'CHOICE_RANK', 'QUEUED_ON', 'BIRTH_DATE', 'START_DATE']
    const criteria = fc.shuffledSubarray(all, { minLength: 1 })
    const queued = fc.record({
      id: fc.uuid(),
      hasSibling: fc.boolean(),
      choiceRank: fc.integer({ min: 1, max: 5 }),
      queuedOn: day,
      birthDate: fc.option(day),
      startDate: day,
    })
    await fc.assert(
      fc.asyncProperty(criteria, queued, async (by, one) => {
        const [row] = await world.sql`select access.queue_key(${by as string[]}::text[], ${one.hasSibling}, ${one.choiceRank},
          ${one.queuedOn}, ${one.birthDate}, ${one.startDate}, ${one.id}) as key`
        expect(row!['key']).toBe(queueKey(by, one))
      }),
      { numRuns: 50 },
    )
  })
})
