import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personId } from '../subgraphs/identity/demo/keys.ts'
import { authorityId } from '../subgraphs/identity/demo/units.rows.ts'
import { unknownConcepts } from './purge.all.ts'
import { leave, noon, purge, rowsOf } from './purge.testing.ts'
import { openWorld, type World } from './testing.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.stop())

describe('What is past its time', () => {
  it('goes in a purge, as its dry run said, and once', async () => {
    await world.sql`insert into identity.idempotency (viewer_id, key, request_hash, at) values
      (${personId('lena-forsberg')}, 'old', 'h', ${noon('2027-09-01')}), (${personId('lena-forsberg')}, 'new', 'h', ${noon('2027-10-31')})`
    const [account] = await world.sql<
      { id: string }[]
    >`select id from identity.account where person_id = ${personId('lena-forsberg')}`
    await world.sql`insert into identity.session (id, account_id, session_key, assurance, first_seen_at, last_seen_at) values
      (gen_random_uuid(), ${account!.id}, 'old', 'LOW', ${noon('2027-01-01')}, ${noon('2027-04-30')}),
      (gen_random_uuid(), ${account!.id}, 'new', 'LOW', ${noon('2027-01-01')}, ${noon('2027-05-02')})`
    await world.sql`insert into identity.account_invitation (id, account_id, token_hash, issued_by_id, issued_at, expires_at) values
      (gen_random_uuid(), ${account!.id}, 'x', ${personId('maria-soderberg')}, ${noon('2027-09-01')}, ${noon('2027-09-15')})`
    const day = '2027-11-01'
    const before = await world.sql`select count(*)::int as count from identity.change`
    const foretold = await purge(world, day, true)
    expect(foretold.length).toBeGreaterThan(0)
    expect(await world.sql`select count(*)::int as count from identity.change`).toEqual(before)
    expect(await rowsOf(world, 'person_email', 'wilma-dahlgren')).toBeGreaterThan(0)
    expect(await purge(world, day)).toEqual(foretold)
    expect(await purge(world, day)).toEqual([])
    expect(
      (await world.sql`select key from identity.idempotency where viewer_id = ${personId('lena-forsberg')}`).map(
        ({ key }) => key as string,
      ),
    ).toEqual(['new'])
    expect(
      (
        await world.sql`select session_key from identity.session where account_id = ${account!.id} and session_key in ('old', 'new')`
      ).length,
    ).toBe(1)
    expect(await world.sql`select from identity.account_invitation where account_id = ${account!.id}`).toHaveLength(0)
  })

  it('is taken from its own part of a table that is parted by year, and nothing from another', async () => {
    // The first row of each part has the same place in it.
    const read = (
      at: string,
    ) => world.sql`insert into identity.read_event (at, request_id, subject_id, field, viewer_id, viewer_kind,
      assurance, relations) values (${noon(at)}, ${at}, ${personId('hugo-persson')}, 'Person.civicNo', ${personId('lena-forsberg')}, 'PERSON', 'HIGH', '{}')`
    for (const day of ['2019-02-01', '2026-02-01', '2027-03-01', '2027-10-01']) await read(day)
    await purge(world, '2027-11-01')
    const kept = await world.sql<{ id: string }[]>`select request_id as id from identity.read_event
      where subject_id = ${personId('hugo-persson')} and request_id like '20%' order by 1`
    expect(kept.map(({ id }) => id)).toEqual(['2026-02-01', '2027-03-01', '2027-10-01'])
  })

  it('is the contact details and the account of a pupil who left, and not what is preserved', async () => {
    for (const table of ['person_email', 'person_phone_number', 'person_address', 'account'])
      expect(await rowsOf(world, table, 'wilma-dahlgren'), table).toBe(0)
    expect(await rowsOf(world, 'enrolment', 'wilma-dahlgren', 'pupil_id')).toBeGreaterThan(0)
    expect(await rowsOf(world, 'person', 'wilma-dahlgren', 'id')).toBe(1)
  })

  it('is nothing of those who are still here', async () => {
    for (const table of ['person_email', 'person_address'])
      expect(await rowsOf(world, table, 'hugo-persson'), table).toBeGreaterThan(0)
    expect(await rowsOf(world, 'group_membership', 'hugo-persson')).toBeGreaterThan(0)
    expect(await rowsOf(world, 'account', 'lena-forsberg')).toBe(1)
  })

  it('is written down, with the ground', async () => {
    const log = await world.sql<
      { count: number; ground: string }[]
    >`select sum(count)::int as count, ground from identity.purge_log
      where concept = 'Email' and action = 'RETENTION' group by ground`
    expect(log).toEqual([
      { count: expect.any(Number), ground: 'Gallras 12 månader efter att personens sista anknytning har upphört.' },
    ])
  })
})

describe('The authority decides for itself', () => {
  const set = async (
    persona: string,
    concept: string,
    action: string,
    months: number | null,
    organisationId: string = authorityId,
  ) => {
    const input = { organisationId, concept, action, months, ground: 'Gallringsbeslut', decisionReference: 'EK 2027/12 § 4' }
    const { data, errors } = await world.ask(
      persona,
      `mutation ($input: SetRetentionRuleInput!) { setRetentionRule(input: $input) {
      retentionRule { concept action months version } userErrors { code } } }`,
      { variables: { input } },
    )
    return errors[0]?.extensions.code ?? data.setRetentionRule.userErrors[0]?.code ?? data.setRetentionRule.retentionRule
  }

  it('how long what is kept, by its administrators', async () => {
    expect(await set('authority-admin', 'Enrolment', 'ERASE', 60)).toMatchObject({ months: 60, version: 1 })
    expect(await set('authority-admin', 'Enrolment', 'ERASE', 12)).toMatchObject({ months: 12, version: 2 })
    expect(await set('authority-admin', 'GroupMembership', 'ERASE', 12)).toMatchObject({ action: 'ERASE' })
    expect(await set('authority-admin', 'Email', 'KEEP', null)).toMatchObject({ months: null })
    expect(await set('authority-admin', 'Enrolment', 'ERASE', null)).toBe('MONTHS_INVALID')
    expect(await set('authority-admin', 'Enrolment', 'KEEP', 3)).toBe('MONTHS_INVALID')
    expect(await set('authority-admin', 'enrolment', 'KEEP', null)).toBe('CONCEPT_INVALID')
    for (const [concept, least] of [
      ['ReadEvent', 60],
      ['Act', 60],
      ['RoleGrant', 60],
      ['AccountOrder', 24],
      ['DataSubjectRequest', 60],
      ['Session', 1],
    ] as const)
      expect(await set('authority-admin', concept, 'ERASE', least - 1), concept).toBe('MONTHS_INVALID')
    expect(await set('authority-admin', 'Enrolment', 'KEEP', null, personId('alva-bergstrom'))).toBe('NOT_FOUND')
    expect(await set('principal', 'Enrolment', 'KEEP', null)).toBe('FORBIDDEN')
    const { data } = await world.ask(
      'authority-admin',
      `{ organisation(id: "${authorityId}") { retentionRules { concept action } } }`,
    )
    expect(data.organisation.retentionRules.map(({ concept }: { concept: string }) => concept)).toEqual([
      'Email',
      'Enrolment',
      'GroupMembership',
    ])
  })

  it('and the purge does so', async () => {
    await leave(world, personId('fatima-haddad'), '2027-01-31')
    const purged = await purge(world, '2028-12-01')
    expect(purged.find(({ concept }) => concept === 'Enrolment')).toMatchObject({
      ground: 'Gallringsbeslut (EK 2027/12 § 4)',
      ruleId: expect.any(String),
    })
    for (const [table, column] of [
      ['enrolment', 'pupil_id'],
      ['group_membership', 'person_id'],
      ['person', 'id'],
    ] as const)
      expect(await rowsOf(world, table, 'wilma-dahlgren', column), table).toBe(0)
    // Of one of the staff, who left too, the address is kept as decided, and so is the person it is of.
    expect(await rowsOf(world, 'person_email', 'fatima-haddad')).toBeGreaterThan(0)
    expect(await rowsOf(world, 'person_phone_number', 'fatima-haddad')).toBe(0)
    expect(await rowsOf(world, 'person', 'fatima-haddad', 'id')).toBe(1)
  })

  it('but not what another authority keeps too, nor sooner than the least there is', async () => {
    await world.sql`insert into identity.organisation (id, organisation_type, display_name)
      values ('00000000-0000-4000-8000-0000000000aa', 'HUVUDMAN', 'En annan huvudman')`
    const [old] = await world.sql<{ id: string }[]>`insert into identity.person (id, given_name, family_name, modified_at)
      values (gen_random_uuid(), 'Två', 'Huvudmän', '2020-01-01') returning id`
    for (const unit of [authorityId, '00000000-0000-4000-8000-0000000000aa'])
      await world.sql`insert into identity.enrolment select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'pupil_id', ${old!.id}::uuid,
        'organisation_id', ${unit}::uuid, 'start_date', '2020-01-01', 'end_date', '2020-06-01'))).* from identity.enrolment e limit 1`
    const [account] = await world.sql<
      { id: string }[]
    >`select id from identity.account where person_id = ${personId('lena-forsberg')}`
    await world.sql`insert into identity.retention_rule (id, organisation_id, concept, action, months, ground, decision_reference, set_by_id, set_at)
      values (gen_random_uuid(), ${authorityId}, 'Session', 'ERASE', 0, 'g', 'd', ${personId('maria-soderberg')}, now())`
    await world.sql`insert into identity.session (id, account_id, session_key, assurance, first_seen_at, last_seen_at, revoked_at) values
      (gen_random_uuid(), ${account!.id}, 'gone', 'LOW', ${noon('2028-10-01')}, ${noon('2028-10-01')}, null),
      (gen_random_uuid(), ${account!.id}, 'revoked', 'LOW', ${noon('2028-10-01')}, ${noon('2028-10-01')}, ${noon('2028-11-20')})`
    await purge(world, '2028-12-02')
    const kept =
      await world.sql`select session_key from identity.session where account_id = ${account!.id} and session_key in ('gone', 'revoked')`
    expect(kept).toEqual([{ sessionKey: 'revoked' }])
    expect(await world.sql`select from identity.enrolment where pupil_id = ${old!.id}`).toHaveLength(2)
    await world.sql`delete from identity.enrolment where pupil_id = ${old!.id}`
  })

  it('and a rule for what nobody keeps is told of', async () => {
    expect(await unknownConcepts(world.database.url)).toEqual([])
    await set('authority-admin', 'Enrollment', 'KEEP', null)
    expect(await unknownConcepts(world.database.url)).toEqual(['Enrollment'])
  })
})
