import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { unitId } from '../../identity/demo/units.rows.ts'
import { act, did, everyone, id, unknown, verdict } from '../../identity/keeping/keeping.testing.ts'

const ekhamra = unitId('ekhamraskolan')
const [alva, elin] = ['Alva Bergström', 'Elin Strand'].map(id)
const days = { startDate: '2026-11-26', endDate: '2026-11-30' }
const fields = 'leaveApplication { id state schoolDays decidedBy { id } permittedActions }'

describe('Leave', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    await world.sql`delete from identity.master_system where domain = 'ATTENDANCE'`
  })
  beforeEach(async () => {
    world.travel('2026-11-23')
    for (const table of ['absence', 'leave_application', 'absence_policy', 'day_off'])
      await world.sql`delete from administration.${world.sql(table)}`
  })
  afterAll(() => world.stop())

  const apply = (persona: string, input: object = {}) =>
    act(world, persona, 'applyForLeave', { personId: alva, ...days, reason: 'Bröllop', ...input }, fields)
  const applied = async (persona = 'guardian', input: object = {}) =>
    (await apply(persona, input)).data.applyForLeave.leaveApplication.id as string
  const decide = (persona: string, leaveApplicationId: string, input: object = {}) =>
    act(world, persona, 'decideLeave', { leaveApplicationId, isGranted: true, reason: 'Enskild angelägenhet', ...input }, fields)
  const waiting = async (persona: string) => {
    const { data, errors } = await world.ask(
      persona,
      `{ organisation(id: "${ekhamra}") { waitingLeaveApplications { edges { node { id reason } } } } }`,
    )
    return errors[0]?.extensions.code ?? data.organisation.waitingLeaveApplications.edges.length
  }

  it('of a few days is granted by the mentor, and is absence on the days of school', async () => {
    await did(world, 'principal', 'addDayOff', {
      organisationId: ekhamra,
      startDate: '2026-11-27',
      endDate: '2026-11-27',
      kind: 'STAFF_DAY',
      displayName: 'Studiedag',
      isCareOpen: true,
    })
    expect((await apply('guardian')).data.applyForLeave.leaveApplication).toMatchObject({
      state: 'REQUESTED',
      schoolDays: 2,
      permittedActions: ['WITHDRAW_LEAVE_APPLICATION'],
    })
    expect([await waiting('mentor'), await waiting('principal'), await waiting('teacher'), await waiting('guardian')]).toEqual([
      1,
      1,
      0,
      'FORBIDDEN',
    ])
    const [{ id: leave }] = (await world.sql`select id from administration.leave_application`) as any
    for (const persona of ['guardian', 'guardian-other-parent', 'pupil', 'school-admin'])
      expect(verdict(await decide(persona, leave)), persona).toBe('FORBIDDEN')
    for (const persona of ['teacher', 'principal-other-school', 'authority-admin'])
      expect(verdict(await decide(persona, leave)), persona).toBe('NOT_FOUND')
    expect((await decide('mentor', leave)).data.decideLeave.leaveApplication).toMatchObject({
      state: 'GRANTED',
      permittedActions: [],
    })
    expect(verdict(await decide('principal', leave))).toBe('ALREADY_DECIDED')
    const rows =
      await world.sql`select absence_type, (starts_at at time zone 'Europe/Stockholm')::date as day from administration.absence order by 2`
    expect(rows).toEqual([
      { absenceType: 'BEVILJAD_LEDIGHET', day: '2026-11-26' },
      { absenceType: 'BEVILJAD_LEDIGHET', day: '2026-11-30' },
    ])
    expect(verdict(await apply('guardian-other-parent', { startDate: '2026-11-30', endDate: '2026-12-01' }))).toBe(
      'ALREADY_APPLIED',
    )
    const seen = async (persona: string) =>
      (await world.ask(persona, `{ person(id: "${alva}") { leaveApplications { state reason } } }`)).data.person
        ?.leaveApplications
    for (const persona of ['guardian', 'guardian-other-parent', 'pupil', 'mentor', 'school-admin'])
      expect(await seen(persona), persona).toHaveLength(1)
    for (const persona of ['teacher', 'special-educator', 'authority-admin']) expect(await seen(persona), persona).toBeNull()
  })

  it('longer than the unit lets a mentor decide is for the principal, beyond ten days on special grounds', async () => {
    const four = await applied('guardian', { endDate: '2026-12-01' })
    expect(verdict(await decide('mentor', four))).toBe('DECIDED_BY_PRINCIPAL')
    expect(verdict(await decide('principal', four, { isGranted: false, reason: ' ' }))).toBe('REASON_INVALID')
    expect(verdict(await decide('principal', four, { isGranted: false }))).toBe('DONE')
    expect(await world.sql`select from administration.absence`).toHaveLength(0)
    const long = await applied('guardian', { startDate: '2026-12-02', endDate: '2026-12-18' })
    expect(verdict(await decide('principal', long))).toBe('NEEDS_SPECIAL_GROUNDS')
    expect(verdict(await decide('principal', long, { hasSpecialGrounds: true }))).toBe('DONE')
    expect(await world.sql`select from administration.absence`).toHaveLength(13)
    const policy = {
      organisationId: ekhamra,
      expectedVersion: 0,
      daysAhead: 1,
      maxConsecutiveDays: 1,
      isOwnReportEndable: false,
      leaveMentorMaxDays: 0,
    }
    expect(await did(world, 'principal', 'setAbsencePolicy', policy)).toBe('DONE')
    expect(verdict(await decide('mentor', await applied('guardian', { startDate: '2027-01-13', endDate: '2027-01-13' })))).toBe(
      'DECIDED_BY_PRINCIPAL',
    )
  })

  it('is not decided by whoever it is about', async () => {
    await world.sql`insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date)
      values (gen_random_uuid(), ${alva!}, ${id('Anders Hellström')}, 'VARDNADSHAVARE', '2020-01-01')`
    const leave = await applied()
    expect(verdict(await decide('principal', leave))).toBe('OWN_CHILD')
    const granting = `update administration.leave_application set state = 'GRANTED', decided_by_id = '${id('Anders Hellström')}', decided_at = now()`
    const past = (name: string) =>
      world.sql.begin(async (tx) => {
        await tx`select set_config('skolgraf.viewer_id', ${id(name)}, true), set_config('skolgraf.viewer_kind', 'PERSON', true),
          set_config('skolgraf.today', '2026-11-23', true), set_config('role', 'skolgraf_administration_viewer', true)`
        return (await tx.unsafe(granting)).count
      })
    for (const name of ['Anders Hellström', 'Johan Lindqvist', 'Lena Forsberg', 'Monica Berglund'])
      expect(await past(name), name).toBe(0)
    await world.sql`delete from identity.responsible where person_id = ${id('Anders Hellström')}`
  })

  it.each([
    [{ startDate: '2026-11-22' }, 'DATES_INVALID'], [{ endDate: '2026-11-25' }, 'DATES_INVALID'], [{ reason: '' }, 'REASON_INVALID'],
    [{ startDate: '2026-11-28', endDate: '2026-11-29' }, 'NOT_A_SCHOOL_DAY'], [{ personId: unknown }, 'NOT_FOUND'], [{ personId: elin }, 'NOT_FOUND'],
  ])('is not applied for with %j', async (input, code) => expect(verdict(await apply('guardian', input))).toBe(code)) // prettier-ignore

  it('is applied for by everybody exactly where it is permitted, and withdrawn by themself', async () => {
    for (const persona of everyone) {
      const { data } = await world.ask(persona, `{ person(id: "${alva}") { permittedLeaveActions } }`)
      const may = (data?.person?.permittedLeaveActions ?? []).includes('APPLY_FOR_LEAVE')
      const answer = await apply(persona)
      expect(verdict(answer) === 'DONE', persona).toBe(may)
      if (!may) continue
      const leaveApplicationId = answer.data.applyForLeave.leaveApplication.id
      expect(await did(world, 'mentor', 'withdrawLeaveApplication', { leaveApplicationId })).toBe('FORBIDDEN')
      expect(await did(world, persona, 'withdrawLeaveApplication', { leaveApplicationId }), persona).toBe('DONE')
    }
    expect(verdict(await apply('blocked-guardian', { personId: elin }))).toBe('NOT_FOUND')
  })

  it('is applied for once, whoever applies at the same time', async () => {
    const both = await Promise.all([apply('guardian'), apply('guardian-other-parent'), apply('guardian')])
    expect(both.map(verdict).toSorted()).toEqual(['ALREADY_APPLIED', 'ALREADY_APPLIED', 'DONE'])
    const leave = (await world.sql`select id from administration.leave_application`)[0]!['id']
    const decided = await Promise.all([decide('mentor', leave), decide('principal', leave)])
    expect(decided.map(verdict).filter((one) => one === 'DONE')).toHaveLength(1)
    expect(await world.sql`select from administration.absence`).toHaveLength(3)
  })
})
