import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type AskOptions, openWorld, type World } from '../../../scripts/testing.ts'
import { did, unknown } from '../../identity/keeping/keeping.testing.ts'
import { alva, asGuardian, lets, listOf, noSupport, past, withProgramme } from '../support/support.testing.ts'

describe('The outcome of an appeal', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  beforeEach(async () => {
    world.travel()
    await noSupport(world)
  })
  afterAll(() => world.stop())

  const appeals = async () => {
    const [one] = (await listOf(world, 'principal', alva, 'actionProgrammes', 'id appeals { id outcome outcomeOn }')) as any[]
    return one as { id: string; appeals: { id: string; outcome: string | null; outcomeOn: string | null }[] }
  }
  const appealed = async () => {
    await withProgramme(world, alva, 'Karin Nyström')
    const { id: actionProgrammeId } = await appeals()
    world.travel('2026-11-25')
    await did(world, 'principal', 'recordAppeal', { actionProgrammeId, lodgedOn: '2026-11-24', lodgedBy: 'GUARDIAN', diaryReference: 'd' })
    return { actionProgrammeId, supportAppealId: (await appeals()).appeals[0]!.id, outcome: 'REMITTED', decidedOn: '2026-11-25' }
  } // prettier-ignore
  const record = (persona: string, input: object, options?: AskOptions) =>
    did(world, persona, 'recordAppealOutcome', input, '', options)

  it('is written down by the principal, once for each appeal', async () => {
    const input = await appealed()
    for (const [more, code] of [
      [{ decidedOn: '2026-11-26' }, 'DATE_INVALID'], [{ decidedOn: '2026-11-23' }, 'DATE_INVALID'], [{ decidedOn: '2026-11-21' }, 'DATE_INVALID'],
      [{ supportAppealId: unknown }, 'APPEAL_NOT_FOUND'], [{ supportAppealId: 'x' }, 'APPEAL_NOT_FOUND'], [{ actionProgrammeId: unknown }, 'NOT_FOUND'],
    ] as const) expect(await record('principal', { ...input, ...more }), JSON.stringify(more)).toBe(code)
    expect(await record('principal', input)).toBe('DONE')
    expect((await appeals()).appeals).toEqual([{ id: input.supportAppealId, outcome: 'REMITTED', outcomeOn: '2026-11-25' }])
    expect(await record('principal', { ...input, outcome: 'REJECTED' })).toBe('NO_APPEAL')
    await did(world, 'principal', 'recordAppeal', { actionProgrammeId: input.actionProgrammeId, lodgedOn: '2026-11-25', lodgedBy: 'PUPIL', diaryReference: 'e' })
    expect(await record('principal', { ...input, outcome: 'REJECTED' })).toBe('APPEAL_NOT_FOUND')
  }) // prettier-ignore

  it('is nobody else\'s to write down, and not read at home', async () => {
    const input = await appealed()
    await lets(world, 'ACTION_PROGRAMME')
    for (const [persona, code] of [
      ['special-educator', 'FORBIDDEN'], ['teacher', 'NOT_FOUND'], ['mentor', 'NOT_FOUND'], ['principal-other-school', 'NOT_FOUND'],
      ['school-admin', 'NOT_FOUND'], ['guardian', 'FORBIDDEN'], ['pupil', 'FORBIDDEN'], ['integrator', 'FORBIDDEN'],
    ] as const) expect(await record(persona, input), persona).toBe(code)
    expect(await record('principal', input, { assurance: 'SUBSTANTIAL' })).toBe('STEP_UP_REQUIRED')
    expect(await listOf(world, 'guardian', alva, 'actionProgrammes', 'appeals { outcome }')).toBe('FORBIDDEN')
    expect(await listOf(world, 'special-educator', alva, 'actionProgrammes', 'appeals { outcome }')).toEqual([{ appeals: [{ outcome: null }] }])
    await asGuardian(world, 'Anders Hellström', alva)
    expect(await record('principal', input)).toBe('FORBIDDEN')
  }) // prettier-ignore

  it('is kept by the rows, whatever a rule lets through', async () => {
    const input = await appealed()
    const change = `update pedagogy.support_appeal set outcome = 'REJECTED', outcome_on = '2026-11-25'`
    const changed = (name: string, given = {}) => past(world, name, change, { day: '2026-11-25', ...given })
    for (const name of ['Karin Nyström', 'Johan Lindqvist', 'Jenny Bergström', 'Monica Berglund', 'Lena Forsberg'])
      expect(await changed(name), name).toBe(0)
    expect([await changed('Anders Hellström', { assurance: 'SUBSTANTIAL' }), await changed('Anders Hellström')]).toEqual([0, 1])
    await expect(changed('Anders Hellström', { day: '2026-11-24' })).rejects.toThrow('row-level security')
    expect(await record('principal', input)).toBe('DONE')
    expect(await changed('Anders Hellström')).toBe(0)
    for (const statement of [`update pedagogy.support_appeal set lodged_on = '2026-11-25'`, 'delete from pedagogy.support_appeal'])
      await expect(past(world, 'Anders Hellström', statement), statement).rejects.toThrow('permission denied')
  }) // prettier-ignore
})
