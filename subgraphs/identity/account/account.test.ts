import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personaNames } from '../../../gateway/access/walls.ts'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { unitId } from '../demo/units.rows.ts'
import { idOf, openFor, outcome, perform } from './account.testing.ts'

const acts = { INVITE_TO_ACCOUNT: 'inviteToAccount', CLOSE_ACCOUNT: 'closeAccount', REOPEN_ACCOUNT: 'reopenAccount' } as const
const holders = {
  kristina: 'Kristina Persson',
  alva: 'Alva Bergström',
  johan: 'Johan Lindqvist',
  eva: 'Eva Lundin',
} as const
const units = { ekhamraskolan: unitId('ekhamraskolan'), smultronet: unitId('smultronet'), sjoviken: unitId('sjoviken') }
const fields = 'id state permittedActions'

describe('An account', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  /** Each of several acts in one request, by its name: DONE, or the code of what stood in the way. */
  const outcomes = async (persona: string, asked: Record<string, string>): Promise<Record<string, string>> => {
    const query = Object.entries(asked).map(([name, one]) => `${name}: ${one} { userErrors { code } }`)
    const { data, errors } = await world.ask(persona, `mutation { ${query.join(' ')} }`)
    const codeOf = (name: string) => errors.find(({ path }) => path?.[0] === name)!.extensions.code
    return Object.fromEntries(
      Object.keys(asked).map((name) => [name, data[name] ? (data[name].userErrors[0]?.code ?? 'DONE') : codeOf(name)]),
    )
  }
  const stored = () => world.sql`select id, state from identity.account`
  const restore = async (rows: Awaited<ReturnType<typeof stored>>) => {
    await world.sql`update identity.account a set state = r.state from jsonb_to_recordset(${world.sql.json(rows)}) r(id uuid, state text)
      where r.id = a.id`
    await world.sql`delete from identity.account a where a.id <> all (select r.id from jsonb_to_recordset(${world.sql.json(rows)}) r(id uuid))`
  }

  it('lets everybody do exactly what it says they may', { timeout: 120_000 }, async () => {
    await openFor(world, holders.kristina)
    await world.sql`insert into identity.account (id, person_id, state) values (gen_random_uuid(), ${idOf('Eva Lundin')}, 'CLOSED')`
    const before = await stored()
    const persons = Object.entries(holders).map(([key, name]) => `${key}: person(id: "${idOf(name)}") { account { ${fields} } }`)
    const shared = Object.entries(units).map(
      ([key, id]) => `${key}: organisation(id: "${id}") { account: sharedAccount { ${fields} } }`,
    )
    const done: Record<string, string[]> = {}
    const ids: Record<string, string> = {}
    for (const [key, name] of Object.entries(holders))
      ids[key] = (await world.sql`select id from identity.account where person_id = ${idOf(name)}`)[0]!['id']
    ids['smultronet'] = (await world.sql`select id from identity.account where subject = 'shared-preschool'`)[0]!['id']
    for (const persona of personaNames) {
      const { data } = await world.ask(persona, `{ ${[...persons, ...shared].join(' ')} }`)
      const tried: string[] = []
      // What closes an account stands in the way of the others, so it comes by itself.
      for (const actions of [['INVITE_TO_ACCOUNT', 'REOPEN_ACCOUNT'], ['CLOSE_ACCOUNT']] as const) {
        const asked = actions.flatMap((action) =>
          Object.entries(ids).map(([key, id]) => [`${key}_${action}`, `${acts[action]}(input: { accountId: "${id}" })`]),
        )
        const came = await outcomes(persona, Object.fromEntries(asked))
        tried.push(...Object.keys(came).filter((key) => came[key] === 'DONE'))
        await world.sql`delete from identity.account_invitation`
        await restore(before)
      }
      const may = Object.keys(ids).flatMap((key) =>
        (data[key]?.account?.permittedActions ?? []).map((action: string) => `${key}_${action}`),
      )
      expect(tried.sort(), persona).toEqual(may.sort())
      for (const one of may) (done[one] ??= []).push(persona)
    }
    const [atEkhamra, atSmultronet] = [['authority-admin', 'principal', 'school-admin'], ['authority-admin']]
    expect(done).toEqual({
      kristina_INVITE_TO_ACCOUNT: atEkhamra,
      kristina_CLOSE_ACCOUNT: atEkhamra,
      alva_CLOSE_ACCOUNT: atEkhamra,
      johan_CLOSE_ACCOUNT: atEkhamra,
      smultronet_CLOSE_ACCOUNT: atSmultronet,
      eva_REOPEN_ACCOUNT: ['principal'],
    })
  })

  it('is opened by exactly those who are told that they may', { timeout: 120_000 }, async () => {
    const people = {
      alva: holders.alva,
      johan: holders.johan,
      sofia: 'Sofia Wiklund',
      hanna: 'Hanna Fransson',
      wilma: 'Wilma Dahlgren',
    }
    const before = await stored()
    const may: Record<string, string[]> = {}
    const seen = [
      ...Object.entries(people).map(([key, name]) => `${key}: person(id: "${idOf(name)}") { permittedAccountActions }`),
      ...Object.entries(units).map(([key, id]) => `${key}: organisation(id: "${id}") { permittedAccountActions }`),
    ]
    const opening = Object.fromEntries([
      ...Object.entries(people).map(([key, name]) => [key, `openAccount(input: { personId: "${idOf(name)}" })`]),
      ...Object.entries(units).map(([key, id]) => [key, `openSharedAccount(input: { organisationId: "${id}" })`]),
    ])
    for (const persona of personaNames) {
      const { data } = await world.ask(persona, `{ ${seen.join(' ')} }`)
      const told = Object.keys(opening).filter((key) =>
        data[key]?.permittedAccountActions?.some((action: string) => action.startsWith('OPEN_')),
      )
      const came = await outcomes(persona, opening)
      expect(
        Object.keys(opening).filter((key) => came[key] === 'DONE'),
        persona,
      ).toEqual(told)
      for (const key of told) (may[key] ??= []).push(persona)
      await restore(before)
    }
    expect(may).toEqual({
      sofia: ['principal', 'school-admin'],
      hanna: ['principal-other-school'],
      ekhamraskolan: ['authority-admin', 'principal'],
      sjoviken: ['authority-admin'],
    })
  })

  it('is there once, however many open it at a time', async () => {
    const sofia = { personId: idOf('Sofia Wiklund') }
    const opened = await Promise.all(
      ['principal', 'school-admin', 'principal'].map((one) => outcome(world, one, 'openAccount', sofia)),
    )
    expect(opened.sort()).toEqual(['DONE', 'HAS_ACCOUNT', 'HAS_ACCOUNT'])
    const unit = { organisationId: units.ekhamraskolan }
    const shared = await Promise.all(
      ['principal', 'authority-admin'].map((one) => outcome(world, one, 'openSharedAccount', unit)),
    )
    expect(shared.sort()).toEqual(['DONE', 'HAS_ACCOUNT'])
    const authority =
      await world.sql`select id from identity.organisation where organisation_type = 'HUVUDMAN' and municipality_code = '0999'`
    expect(await outcome(world, 'authority-admin', 'openSharedAccount', { organisationId: authority[0]!['id'] })).toBe(
      'NOT_A_UNIT',
    )
  })

  it('that is closed lets nobody in, and lets in who had it when it is opened again', async () => {
    const who = '{ viewer { person { displayName } } }'
    const { data } = await world.ask(
      'principal',
      `{ person(id: "${idOf('Alva Bergström')}") { account { ${fields} kind holder { displayName } } } }`,
    )
    expect(data.person.account).toMatchObject({ state: 'ACTIVE', kind: 'PERSON', holder: { displayName: 'Alva Bergström' } })
    const accountId = data.person.account.id
    expect((await world.ask('pupil', who)).status).toBe(200)
    expect(await perform(world, 'school-admin', 'closeAccount', { accountId }, `account { state }`)).toMatchObject({
      account: { state: 'CLOSED' },
    })
    expect(await world.ask('pupil', who)).toMatchObject({ status: 401, errors: [{ extensions: { reason: 'ACCOUNT_UNKNOWN' } }] })
    expect(await outcome(world, 'school-admin', 'closeAccount', { accountId })).toBe('ALREADY_CLOSED')
    expect(await outcome(world, 'school-admin', 'reopenAccount', { accountId })).toBe('DONE')
    expect((await world.ask('pupil', who)).data.viewer.person.displayName).toBe('Alva Bergström')
  })

  it("is its holder's to see, and of others only theirs who look after it", async () => {
    const account = async (persona: string, name: string) => {
      const { data, errors } = await world.ask(
        persona,
        `{ person(id: "${idOf(name)}") { account { state holder { displayName } } } }`,
      )
      return data.person === null ? 'NOBODY' : (errors[0]?.extensions.code ?? data.person.account)
    }
    const alva = { state: 'ACTIVE', holder: { displayName: 'Alva Bergström' } }
    expect(await account('pupil', 'Alva Bergström')).toEqual(alva)
    expect(await account('principal', 'Alva Bergström')).toEqual(alva)
    expect(await account('authority-admin', 'Alva Bergström')).toEqual(alva)
    for (const persona of ['guardian', 'teacher', 'mentor', 'special-educator', 'step-parent', 'account-sync'])
      expect(await account(persona, 'Alva Bergström'), persona).toBe('FORBIDDEN')
    expect(await account('principal-other-school', 'Alva Bergström')).toBe('NOBODY')
    expect(await account('authority-admin', 'Johan Lindqvist')).toMatchObject({ state: 'ACTIVE' })
    expect(await account('principal-other-school', 'Johan Lindqvist')).toBe('FORBIDDEN')
    expect(await account('principal', 'Eva Lundin')).toMatchObject({ state: 'CLOSED' })
    expect(await account('principal', 'Hugo Persson')).toBeNull()
  })
})
