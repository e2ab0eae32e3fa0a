import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { act, did, id, keptHere, verdict } from '../../identity/keeping/keeping.testing.ts'

import { pastRules } from '../grade/grade.testing.ts'

const ebba = id('Ebba Wiklund')

describe("A mentor's own child", () => {
  let world: World
  let absenceId: string
  beforeAll(async () => {
    world = await openWorld()
    await keptHere(world)
    await world.sql`delete from identity.master_system`
    world.travel('2026-11-23')
    const registered = await act(world, 'mentor', 'registerAbsence', { personId: ebba, startDate: '2026-11-10' }, 'absences { id }')
    absenceId = registered.data.registerAbsence.absences[0].id
    await world.sql`insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date)
      values (gen_random_uuid(), ${ebba}, ${id('Sara Holmgren')}, 'VARDNADSHAVARE', '2015-01-01')`
  }) // prettier-ignore
  afterAll(() => world.stop())

  it('is absent because a guardian reports it, in time, and not because the mentor excuses what has been', async () => {
    const { data } = await world.ask('mentor', `{ person(id: "${ebba}") { permittedAbsenceActions } }`)
    expect(data.person.permittedAbsenceActions).toContain('REPORT_ABSENCE_TODAY')
    expect(data.person.permittedAbsenceActions).not.toContain('REGISTER_ABSENCE')
    expect(await did(world, 'mentor', 'registerAbsence', { personId: ebba, startDate: '2026-11-11' })).toBe('OWN_CHILD')
    expect(await did(world, 'mentor', 'withdrawAbsence', { absenceId, reason: 'Hon var där.' })).toBe('OWN_CHILD')
    expect(verdict(await act(world, 'mentor', 'reportAbsence', { personId: ebba, startDate: '2026-11-23' }))).toBe('DONE')
  })

  it('is left to a colleague, who may', async () => {
    expect(await did(world, 'principal', 'registerAbsence', { personId: ebba, startDate: '2026-11-11' })).toBe('DONE')
    expect(await did(world, 'school-admin', 'withdrawAbsence', { absenceId, reason: 'Hon var där.' })).toBe('DONE')
  })

  it('is not changed past the rules either, but for what the guardian has reported', async () => {
    const sara = id('Sara Holmgren')
    const [other] = await world.sql`select id from administration.absence where student_id = ${ebba} and registered_by_id <> ${sara} and withdrawn_at is null`
    const withdraw = (by: string) => `update administration.absence set withdrawn_at = now(), withdrawn_by_id = '${by}' where id = '${other!['id']}'`
    expect(await pastRules(world, 'Sara Holmgren', withdraw(sara))).toBe(0)
    expect(await pastRules(world, 'Anders Hellström', withdraw(id('Anders Hellström')))).toBe(1)
  }) // prettier-ignore
})
