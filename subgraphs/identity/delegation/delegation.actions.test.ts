import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { personas } from '../demo/personas.ts'
import { asViewer } from '../rows.testing.ts'
import { clearIn, davids, delegateIn, delegationTo, id, revokeIn } from './delegation.testing.ts'

describe('Who may delegate, and what', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  it.each([
    ['a number that is none', 'guardian', { delegateCivicNo: '201213011234' }, 'CIVIC_NO_INVALID', 'delegateCivicNo'],
    ['no name', 'guardian', { delegateName: ' ' }, 'NAME_INVALID', 'delegateName'],
    ['no act', 'guardian', { acts: [] }, 'ACTS_MISSING', 'acts'],
    ['yesterday', 'guardian', { startDate: '2026-11-21' }, 'PERIOD_INVALID', 'startDate'],
    ['an end before its start', 'guardian', { endDate: '2026-11-21' }, 'PERIOD_INVALID', 'endDate'],
    ['more than a year', 'guardian', { endDate: '2027-11-23' }, 'PERIOD_INVALID', 'endDate'],
    [
      'a start when the pupil is 18',
      'guardian',
      { startDate: '2032-01-01', endDate: '2032-02-01' },
      'PERIOD_INVALID',
      'startDate',
    ],
    ['an empty reason', 'guardian', { reason: '' }, 'REASON_INVALID', 'reason'],
    ['no reason from the school', 'principal', { kind: 'FOSTER_HOME' }, 'REASON_INVALID', 'reason'],
    ['a step-parent by the school', 'school-admin', { kind: 'STEP_PARENT', reason: 'x' }, 'KIND_NOT_ALLOWED', 'kind'],
  ])('is refused with %s', async (_, persona, more, code, field) => {
    const { data, errors } = await delegateIn(world, persona, await delegationTo(world, 'Robert Sjögren', more))
    expect(errors).toEqual([])
    expect(data.delegateActs).toEqual({ delegation: null, userErrors: [{ code, field: [field] }] })
  })

  it('everybody may do what permittedActions says, and nothing else', async () => {
    const asked = 'permittedActions delegations { id permittedActions }'
    const may: Record<string, string[]> = {}
    for (const { persona } of personas)
      for (const name of ['Alva Bergström', 'Amina Warsame']) {
        const { data } = await world.ask(persona, `{ person(id: "${id(name)}") { ${asked} } }`)
        const isPermitted = (data?.person?.permittedActions ?? []).includes('DELEGATE_ACTS')
        const answer = await delegateIn(
          world,
          persona,
          await delegationTo(world, 'Robert Sjögren', { pupilId: id(name), kind: 'FOSTER_HOME', reason: 'Placering' }),
        )
        expect(answer.data?.delegateActs?.userErrors.length === 0, `${persona} ${name}`).toBe(isPermitted)
        if (isPermitted) (may[name] ??= []).push(persona)
        if (name === 'Amina Warsame') continue
        const mayRevoke = data?.person?.delegations?.[0]?.permittedActions.includes('REVOKE_DELEGATION') ?? false
        const revoked = await revokeIn(world, persona, davids)
        expect(revoked.data?.revokeDelegation?.userErrors.length === 0, `${persona} revokes`).toBe(mayRevoke)
        if (mayRevoke) (may['revoke'] ??= []).push(persona)
        await world.sql`update identity.delegation set revoked_at = null where id = ${davids}`
        await clearIn(world)
      }
    const givers = ['principal', 'school-admin', 'guardian', 'guardian-other-parent']
    expect(may).toEqual({ 'Alva Bergström': givers, revoke: givers })
  })

  describe('the rows alone', () => {
    const insert = (by: string, guardian: string | null, kind = 'FOSTER_HOME', reason = `'Placering'`) =>
      `insert into identity.delegation (id, pupil_id, delegate_civic_no, delegate_name, delegate_kind, acts, start_date, end_date, reason,
        given_by_guardian_id, given_by_id, given_at) values (gen_random_uuid(), '${id('Alva Bergström')}', '1', 'x', '${kind}',
        '{REPORT_ABSENCE}', '2026-11-22', '2026-11-23', ${reason}, ${guardian ? `'${id(guardian)}'` : 'null'}, '${id(by)}', now())`
    const end = `update identity.delegation set revoked_at = now() where id = '${davids}'`

    it.each([
      ['Jenny Bergström', insert('Jenny Bergström', 'Jenny Bergström', 'OTHER', 'null'), 1],
      ['Jenny Bergström', insert('Jenny Bergström', null), /violates row-level security/],
      ['Jenny Bergström', insert('Jenny Bergström', 'Marcus Öberg'), /violates row-level security/],
      ['Jenny Bergström', insert('Marcus Öberg', 'Jenny Bergström'), /violates row-level security/],
      ['Anders Hellström', insert('Anders Hellström', null), 1],
      ['Anders Hellström', insert('Anders Hellström', null, 'OTHER'), /violates row-level security/],
      ['Anders Hellström', insert('Anders Hellström', null, 'FOSTER_HOME', 'null'), /violates row-level security/],
      ['Johan Lindqvist', insert('Johan Lindqvist', null), /violates row-level security/],
      ['Alva Bergström', insert('Alva Bergström', null), /violates row-level security/],
      ['Marcus Öberg', end, 1],
      ['David Nyberg', end, 0],
      ['Johan Lindqvist', end, 0],
    ])('%s: %s', async (name, statement, expected) => {
      const found = await asViewer(world, name, statement)
      if (expected instanceof RegExp) expect(found).toMatch(expected)
      else expect(found).toBe(expected)
    })
  })
})
