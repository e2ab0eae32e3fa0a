import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { authorityId } from '../../identity/demo/units.rows.ts'
import { did, id, unknown } from '../../identity/keeping/keeping.testing.ts'
import { ekhamra, past } from '../support/support.testing.ts'

describe('What guardians read of special support', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  const seen = async (persona: string, organisation: string = ekhamra) => {
    const query = `{ organisation(id: "${organisation}") { supportPolicy { guardianSees reason version permittedActions } } }`
    return (await world.ask(persona, query)).data.organisation.supportPolicy
  }
  const set = (persona: string, more: object = {}, options = {}) =>
    did(
      world,
      persona,
      'setSupportPolicy',
      {
        organisationId: authorityId,
        expectedVersion: 0,
        guardianSees: ['ACTION_PROGRAMME'],
        reason: 'Nämndens beslut.',
        ...more,
      },
      'supportPolicy { version }',
      options,
    )
  const nothing = { guardianSees: [], reason: null, version: 0, permittedActions: [] }

  it('is nothing, until the authority has decided', async () => {
    expect(await seen('guardian')).toEqual(nothing)
    expect(await seen('authority-admin', authorityId)).toEqual({ ...nothing, permittedActions: ['SET_SUPPORT_POLICY'] })
    for (const persona of ['principal', 'teacher', 'guardian', 'pupil', 'integrator'])
      expect(await set(persona), persona).toBe('FORBIDDEN')
    expect(await set('authority-admin', {}, { assurance: 'LOW' })).toBe('STEP_UP_REQUIRED')
    expect(await set('authority-admin', { organisationId: ekhamra })).toBe('NOT_AN_AUTHORITY')
    expect(await set('authority-admin', { organisationId: unknown })).toBe('NOT_FOUND')
    expect(await set('authority-admin', { reason: '' })).toBe('REASON_INVALID')
    expect(await seen('guardian')).toEqual(nothing)
  })

  it('is decided for all units below, with a reason, and taken back', async () => {
    expect(await set('authority-admin', {}, { assurance: 'SUBSTANTIAL' })).toBe('DONE')
    expect(await set('authority-admin')).toBe('CONFLICT')
    expect(await seen('guardian')).toMatchObject({ guardianSees: ['ACTION_PROGRAMME'], reason: 'Nämndens beslut.', version: 0 })
    expect(await seen('authority-admin', authorityId)).toMatchObject({ version: 1 })
    expect(await set('authority-admin', { expectedVersion: 1, guardianSees: [] })).toBe('DONE')
    expect(await seen('guardian')).toMatchObject({ guardianSees: [] })
  })

  it('is taken back by whoever administers the authority, whoever decided it', async () => {
    await world.sql`update pedagogy.support_policy set guardian_sees = '{ACTION_PROGRAMME}', decided_by_id = ${id('Oskar Wallin')}`
    const [decided] = await world.sql`select version from pedagogy.support_policy`
    expect(await set('authority-admin', { expectedVersion: decided!['version'], guardianSees: [] })).toBe('DONE')
    expect(await past(world, 'Maria Söderberg', `update pedagogy.support_policy set decided_by_id = '${id('Oskar Wallin')}'`).catch(String)).toContain('row-level security') // prettier-ignore
  })

  it('is kept by the rows, and never has reports of concern', async () => {
    const change = `update pedagogy.support_policy set guardian_sees = '{INVESTIGATION}', decided_by_id = access.viewer_person()`
    expect(await past(world, 'Maria Söderberg', change)).toBe(1)
    for (const name of ['Anders Hellström', 'Johan Lindqvist', 'Jenny Bergström'])
      expect(await past(world, name, change), name).toBe(0)
    const forged = (by: string, organisation: string) =>
      `insert into pedagogy.support_policy values ('${organisation}', '{}', '${id(by)}', now(), 'r')`
    for (const [name, organisation] of [
      ['Anders Hellström', ekhamra],
      ['Maria Söderberg', ekhamra],
    ] as const)
      await expect(past(world, name, forged(name, organisation)), name).rejects.toThrow('row-level security')
    const concern = change.replace('INVESTIGATION', 'CONCERN_REPORT')
    await expect(past(world, 'Maria Söderberg', concern)).rejects.toThrow('support_policy_guardian_sees_check')
  })
})
