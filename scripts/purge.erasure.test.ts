import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personId } from '../subgraphs/identity/demo/keys.ts'
import { authorityId } from '../subgraphs/identity/demo/units.rows.ts'
import type { Purged } from '../subgraphs/shared/personal-purge.ts'
import { previewStatement } from '../subgraphs/shared/personal-register.ts'
import { subgraphs } from '../subgraphs/subgraphs.ts'
import { leave, noon, purge, rowsOf } from './purge.testing.ts'
import { openWorld, type World } from './testing.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.stop())

let orders = 0
const order = async (id: string, orderedOn = '2026-11-22') => {
  const requestId = `00000000-0000-4000-8000-${String(++orders).padStart(12, '0')}`
  await world.sql`insert into identity.data_subject_request (id, person_id, organisation_id, kind, state, is_protected, text, requested_by_id,
      requested_at, received_on, due_on, decided_by_id, decided_at, ground, ordered_by_id, ordered_at)
    values (${requestId}, ${id}, ${authorityId}, 'ERASURE', 'CARRIED_OUT', false, 'Radera mig.', ${id}, ${noon('2026-11-01')}, '2026-11-01', '2026-12-01',
      ${personId('maria-soderberg')}, ${noon('2026-11-02')}, 'Begärd radering.', ${personId('maria-soderberg')}, ${noon(orderedOn)})`
  return requestId
}

interface Count {
  readonly concept: string
  readonly erased: number
  readonly blanked: number
  readonly kept: number
}
const statements = subgraphs.flatMap(({ personal }) => previewStatement(personal) ?? [])
const preview = async (id: string): Promise<Count[]> =>
  (await Promise.all(statements.map((one) => world.sql.unsafe<Count[]>(one, [[id]] as never)))).flat()
const foretold = (counts: readonly Count[]) =>
  counts.flatMap(({ concept, erased, blanked }) => [
    ...(erased > 0 ? [`${concept} ERASURE ${erased}`] : []),
    ...(blanked > 0 ? [`${concept} BLANK ${blanked}`] : []),
  ])
const done = (purged: readonly Purged[], ruleId: string) =>
  purged
    .filter((one) => one.ruleId === ruleId)
    .map(({ concept, action, count }) => `${concept} ${action} ${count}`)
    .toSorted()

describe('An erasure', () => {
  it('is asked for, granted and ordered, and then is what was foretold', async () => {
    const amina = personId('amina-warsame')
    const act = async (persona: string, name: string, input: object) => {
      const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`
      const { data, errors } = await world.ask(
        persona,
        `mutation ($input: ${type}!) { done: ${name}(input: $input) {
        dataSubjectRequest { id version } userErrors { code } } }`,
        { variables: { input } },
      )
      expect(errors).toEqual([])
      return data.done
    }
    const {
      dataSubjectRequest: { id },
    } = await act('adult-pupil', 'requestDataSubjectRight', { personId: amina, kind: 'ERASURE', text: 'Jag har slutat.' })
    await act('authority-admin', 'decideDataSubjectRequest', {
      requestId: id,
      isGranted: true,
      ground: 'Begärd radering.',
      expectedVersion: 1,
    })
    const carryOut = () => act('authority-admin', 'carryOutErasure', { requestId: id, expectedVersion: 2 })
    expect((await carryOut()).userErrors).toEqual([{ code: 'STILL_NEEDED' }])
    await leave(world, amina)
    // Nothing relates the authority to her any longer but what she has asked for.
    const { data } = await world.ask(
      'authority-admin',
      `{ person(id: "${amina}") { displayName ${['identity', 'governance', 'administration'].map((name) => `${name}Erasure { concept erased blanked kept ground }`).join(' ')} } }`,
    )
    expect(data.person.displayName).toBe('Amina Warsame')
    const items: (Count & { ground: string | null })[] = [
      ...data.person.identityErasure,
      ...data.person.governanceErasure,
      ...data.person.administrationErasure,
    ]
    expect(items.find(({ concept }) => concept === 'Enrolment')!.ground).toContain('Archives Act')
    expect(items.find(({ concept }) => concept === 'Person')).toMatchObject({
      erased: 0,
      kept: 1,
      ground: 'Information that is kept refers to it.',
    })
    expect(items.filter(({ kept, ground }) => kept > 0 !== (ground !== null))).toEqual([])
    expect((await carryOut()).userErrors).toEqual([])
    // What she is told of the order is one more notice than there was.
    expect(done(await purge(world, '2026-11-22'), id)).toEqual(foretold(items).toSorted())
    expect(await rowsOf(world, 'person_email', 'amina-warsame')).toBe(0)
    expect(await rowsOf(world, 'enrolment', 'amina-warsame', 'pupil_id')).toBeGreaterThan(0)
    expect(await world.sql`select text, ground, state from identity.data_subject_request where id = ${id}`).toMatchObject([
      { text: null, ground: 'Begärd radering.', state: 'CARRIED_OUT' },
    ])
    const told = await world.sql`select entity from identity.change where kind = 'DELETE' order by entity`
    expect(told.map(({ entity }) => entity as string)).toEqual(
      expect.arrayContaining(['Account', 'Address', 'Email', 'PhoneNumber', 'Responsible']),
    )
    expect(done(await purge(world, '2026-11-22'), id)).toEqual([])
  })

  it('takes as much as it foretold, of persons of every kind', async () => {
    const keys = ['marcus-oberg', 'david-nyberg', 'johan-lindqvist', 'petra-sandstrom', 'elin-strand', 'oskar-wallin']
    const [spare] = await world.sql<{ id: string }[]>`insert into identity.person (id, given_name, family_name)
      values (gen_random_uuid(), 'Ingen', 'Alls') returning id`
    for (const id of [...keys.map(personId), spare!.id]) {
      await leave(world, id)
      // A guardian has an account for as long as the child is enrolled.
      await world.sql`update identity.enrolment e set end_date = greatest(e.start_date, '2026-11-21') from identity.responsible r
        where r.pupil_id = e.pupil_id and r.person_id = ${id} and coalesce(e.end_date, 'infinity') > '2026-11-21'`
      const requestId = await order(id)
      const before = await preview(id)
      expect(before.length).toBeGreaterThan(0)
      expect(done(await purge(world, '2026-11-22'), requestId), id).toEqual(foretold(before).toSorted())
      expect(foretold(await preview(id))).toEqual([])
    }
    expect(await world.sql`select from identity.person where id = ${spare!.id}`).toHaveLength(0)
    const told = await world.sql`select kind from identity.change where entity = 'Person' and entity_id = ${spare!.id}`
    expect(told).toEqual([{ kind: 'DELETE' }])
    // The block of Elin's father stays with her.
    expect(await rowsOf(world, 'responsible', 'peter-lund')).toBe(0)
  })

  it('of somebody who was at two authorities waits until both have ordered it', async () => {
    const sofia = personId('sofia-wiklund')
    await leave(world, sofia)
    const [other] = await world.sql<{ id: string }[]>`insert into identity.organisation (id, display_name, organisation_type)
      values (gen_random_uuid(), 'Friskolan', 'HUVUDMAN') returning id`
    await world.sql`insert into identity.duty (id, person_id, organisation_id, duty_role, start_date, end_date)
      values (gen_random_uuid(), ${sofia}, ${other!.id}, 'LARARE', '2020-01-01', '2021-06-30')`
    const first = await order(sofia)
    expect(done(await purge(world, '2026-11-22'), first)).toEqual([])
    expect(await rowsOf(world, 'person_email', 'sofia-wiklund')).toBeGreaterThan(0)
    const second = await order(sofia)
    await world.sql`update identity.data_subject_request set organisation_id = ${other!.id} where id = ${second}`
    const purged = await purge(world, '2026-11-22')
    expect([...done(purged, first), ...done(purged, second)]).toContainEqual(expect.stringMatching(/^Email ERASURE/))
  })

  it('spares whoever has come back, and an order more than 30 days old has no effect', async () => {
    const kept = [await order(personId('hugo-persson')), await order(personId('wilma-dahlgren'), '2026-10-20')]
    const purged = await purge(world, '2026-11-22')
    expect(purged.filter(({ ruleId }) => kept.includes(ruleId ?? ''))).toEqual([])
    expect(await rowsOf(world, 'person_email', 'wilma-dahlgren')).toBeGreaterThan(0)
  })
})
