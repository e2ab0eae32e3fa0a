import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { unitId } from '../../identity/demo/units.rows.ts'
import { act, did, everyone, id, unknown, verdict } from '../../identity/keeping/keeping.testing.ts'

const ekhamra = unitId('ekhamraskolan')
const [alva, nils, stina, elin, amina] = [
  'Alva Bergström',
  'Nils Bergström',
  'Stina Persson',
  'Elin Strand',
  'Amina Warsame',
].map(id)
const [monday, tuesday, wednesday] = ['2026-11-23', '2026-11-24', '2026-11-25'] as const
const at = (time: string, day: string = monday) => new Date(`${day}T${time}:00+01:00`)

describe('Absence', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    await world.sql`delete from identity.master_system where domain = 'ATTENDANCE'`
  })
  beforeEach(async () => {
    world.travel(at('07:30'))
    await world.sql`delete from administration.absence_comment`
    await world.sql`delete from administration.absence`
    await world.sql`delete from administration.absence_policy`
  })
  afterAll(() => world.stop())

  const report = (persona: string, input: object, options = {}) =>
    act(
      world,
      persona,
      'reportAbsence',
      { personId: alva, startDate: monday, ...input },
      'absences { id startsAt endsAt isWholeDay type } warnings { word }',
      options,
    )
  const seen = async (persona: string, pupil = alva) => {
    const { data, errors } = await world.ask(
      persona,
      `{ person(id: "${pupil}") { absences { edges { node { id startsAt comment permittedActions registeredBy { id } } } } } }`,
    )
    return errors[0]?.extensions.code ?? data.person?.absences.edges.map(({ node }: any) => node) ?? null
  }
  const decide = (persona: string, input: object, version = 0) =>
    did(world, persona, 'setAbsencePolicy', {
      organisationId: ekhamra,
      expectedVersion: version,
      daysAhead: 1,
      maxConsecutiveDays: 1,
      isOwnReportEndable: false,
      leaveMentorMaxDays: 3,
      ...input,
    })
  const permitted = async (persona: string, pupil = alva) =>
    (await world.ask(persona, `{ person(id: "${pupil}") { permittedAbsenceActions } }`)).data?.person?.permittedAbsenceActions ??
    []

  it('is reported by a guardian for today and the next day, and seen by those who need to know', async () => {
    const { data } = await report('guardian', {})
    expect(data.reportAbsence).toMatchObject({
      absences: [
        { startsAt: '2026-11-22T23:00:00.000Z', endsAt: '2026-11-23T23:00:00.000Z', isWholeDay: true, type: 'ANMALD_FRANVARO' },
      ],
      warnings: null,
      userErrors: [],
    })
    expect(verdict(await report('guardian-other-parent', { startDate: tuesday }))).toBe('DONE')
    expect(verdict(await report('guardian-other-parent', {}))).toBe('ALREADY_REPORTED')
    for (const persona of [
      'guardian',
      'guardian-other-parent',
      'pupil',
      'mentor',
      'principal',
      'school-admin',
      'special-educator',
    ])
      expect((await seen(persona)).length, persona).toBe(2)
    expect(await seen('authority-admin')).toBe('FORBIDDEN')
    for (const persona of ['guardian-other-school', 'principal-other-school', 'analyst', 'former-teacher'])
      expect(['FORBIDDEN', null], persona).toContainEqual(await seen(persona))
  })

  it.each([
    [{ startDate: wednesday }, 'CONTACT_SCHOOL'], [{ startDate: '2026-11-22' }, 'CONTACT_SCHOOL'], [{ endDate: tuesday }, 'CONTACT_SCHOOL'],
    [{ endDate: '2026-11-20' }, 'DATES_INVALID'], [{ startTime: '08:00' }, 'TIMES_INVALID'], [{ startTime: '10:00', endTime: '09:00' }, 'TIMES_INVALID'],
    [{ comment: 'ledig' }, 'COMMENT_INVALID'], [{ personId: unknown }, 'NOT_FOUND'], [{ personId: 'Alva' }, 'NOT_FOUND'],
    [{ organisationId: unitId('sjoviken') }, 'NOT_ENROLLED'],
  ])('is not reported with %j', async (input, code) => {
    expect(verdict(await report('guardian', input))).toBe(code)
    expect(await world.sql`select from administration.absence`).toHaveLength(0)
  }) // prettier-ignore

  it('is not reported on a day without school: on Friday for Saturday, and during a break', async () => {
    world.travel(at('07:30', '2026-11-27'))
    expect(verdict(await report('guardian', { startDate: '2026-11-28' }))).toBe('NOT_A_SCHOOL_DAY')
    const off = {
      organisationId: ekhamra,
      startDate: '2026-11-27',
      endDate: '2026-11-27',
      kind: 'STAFF_DAY',
      displayName: 'Studiedag',
      isCareOpen: true,
    }
    expect(await did(world, 'principal', 'addDayOff', off)).toBe('DONE')
    expect(verdict(await report('guardian', { startDate: '2026-11-27' }))).toBe('NOT_A_SCHOOL_DAY')
    await world.sql`delete from administration.day_off`
  })

  it('is reported as each unit has decided, which the policy tells beforehand', async () => {
    expect(
      await decide('principal', {
        daysAhead: 5,
        maxConsecutiveDays: 3,
        latestTime: '08:00',
        nextDayFrom: '16:00',
        isOwnReportEndable: true,
      }),
    ).toBe('DONE')
    expect(await decide('principal', {})).toBe('CONFLICT')
    for (const persona of ['school-admin', 'mentor', 'guardian', 'principal-other-school'])
      expect(await decide(persona, {}, 1), persona).toBe('FORBIDDEN')
    expect(await decide('principal', { daysAhead: 31 }, 1)).toBe('POLICY_INVALID')
    expect(verdict(await report('guardian', { startDate: tuesday }))).toBe('CONTACT_SCHOOL')
    expect(verdict(await report('guardian', { startDate: wednesday, endDate: '2026-11-27' }))).toBe('DONE')
    world.travel(at('08:01'))
    expect(verdict(await report('guardian', {}))).toBe('CONTACT_SCHOOL')
    world.travel(at('16:00'))
    expect(verdict(await report('guardian', { startDate: tuesday }))).toBe('DONE')
    const { data } = await world.ask(
      'pupil',
      `{ organisation(id: "${ekhamra}") { absencePolicy { daysAhead latestTime isOwnReportEndable version permittedActions } } }`,
    )
    expect(data.organisation.absencePolicy).toEqual({
      daysAhead: 5,
      latestTime: '08:00',
      isOwnReportEndable: true,
      version: 1,
      permittedActions: [],
    })
    // Björkskolan has decided nothing: the defaults hold there.
    expect(verdict(await report('guardian', { personId: nils, startDate: wednesday }))).toBe('CONTACT_SCHOOL')
  })

  it('is changed by whoever reported it where the unit lets them, and by the school', async () => {
    const { data } = await report('guardian', {})
    const absenceId = data.reportAbsence.absences[0].id
    const end = (persona: string) => did(world, persona, 'endOwnAbsence', { absenceId })
    expect(await end('guardian')).toBe('CONTACT_SCHOOL')
    expect(await end('guardian-other-parent')).toBe('FORBIDDEN')
    expect((await seen('guardian'))[0].permittedActions).toEqual([])
    await decide('principal', { isOwnReportEndable: true })
    expect((await seen('guardian'))[0].permittedActions).toEqual(['END_OWN_ABSENCE'])
    world.travel(at('10:15'))
    expect(await end('guardian')).toBe('DONE')
    expect(await end('guardian')).toBe('ALREADY_ENDED')
    const [row] = await world.sql`select ends_at, is_whole_day from administration.absence where id = ${absenceId}`
    expect(row).toEqual({ endsAt: at('10:15'), isWholeDay: false })
    const withdraw = (persona: string) => did(world, persona, 'withdrawAbsence', { absenceId, reason: 'Fel elev' })
    expect(await withdraw('guardian')).toBe('FORBIDDEN')
    expect(await withdraw('mentor')).toBe('DONE')
    expect(await withdraw('mentor')).toBe('ALREADY_WITHDRAWN')
    expect(await seen('guardian')).toEqual([])
    // The time is free again.
    expect(verdict(await report('guardian', { startTime: '13:00', endTime: '14:00' }))).toBe('DONE')
  })

  it('is no business of a pupil under 18, and of nobody else from 18 on', async () => {
    expect(verdict(await report('pupil', {}))).toBe('MINOR')
    expect(verdict(await report('adult-pupil', { personId: amina }))).toBe('DONE')
    expect(await permitted('adult-pupil', amina)).toEqual(['REPORT_ABSENCE_TODAY', 'REPORT_ABSENCE_TOMORROW'])
    const [{ birthDate }] = (await world.sql`select birth_date from identity.person where id = ${alva!}`) as any
    world.travel(new Date(`${Number(birthDate.slice(0, 4)) + 18}${birthDate.slice(4)}T06:00:00Z`))
    expect(await permitted('guardian')).toEqual([])
  })

  it('is reported by whom a guardian has let, who sees their own report and nothing else', async () => {
    expect(verdict(await report('step-parent', {}))).toBe('DONE')
    expect(verdict(await report('guardian', { startDate: tuesday }))).toBe('DONE')
    const own = await seen('step-parent')
    expect(own.map(({ startsAt }: any) => startsAt)).toEqual(['2026-11-22T23:00:00.000Z'])
    expect(await seen('guardian')).toHaveLength(2)
  })

  it('at a preschool may say why, and is warned of health', async () => {
    const smultronet = { personId: stina, comment: 'Ledig, Stina har feber och är lite hängig' }
    await world.sql`update identity.account set person_id = ${id('Kristina Persson')} where subject = 'unit-observer'`
    const { data } = await report('unit-observer', smultronet)
    expect(data.reportAbsence).toMatchObject({ warnings: [{ word: 'feber' }], userErrors: [] })
    expect((await seen('care-staff', stina))[0].comment).toContain('feber')
    const { data: checked } = await world.ask(
      'unit-observer',
      '{ checkAbsenceComment(text: "Tandläkare, inte sjuk") { word position advice } }',
    )
    expect(checked.checkAbsenceComment.map(({ word, position }: any) => [word, position])).toEqual([['sjuk', 17]])
  })

  it('of a protected pupil is known to those who know the pupil', async () => {
    expect(verdict(await report('protected-guardian', { personId: elin }))).toBe('DONE')
    for (const persona of ['principal', 'mentor', 'protected-pupil']) expect(await seen(persona, elin), persona).toHaveLength(1)
    for (const persona of ['school-admin', 'blocked-guardian', 'authority-admin', 'special-educator', 'guardian'])
      expect(await seen(persona, elin), persona).toBeNull()
    expect(verdict(await report('blocked-guardian', { personId: elin, startDate: tuesday }))).toBe('NOT_FOUND')
    expect(JSON.stringify((await report('blocked-guardian', { personId: elin })).data)).toBe(
      JSON.stringify((await report('blocked-guardian', { personId: unknown })).data),
    )
  })

  it('is reported by nobody where another system is master, which is named', async () => {
    const [skola24] = await world.sql`select id from identity.source_system where code = 'skola24'`
    await world.sql`insert into identity.master_system (id, organisation_id, domain, source_system_id, start_date)
      values (gen_random_uuid(), ${ekhamra}, 'ATTENDANCE', ${skola24!['id']}, '2026-01-01')`
    const { data } = await report('guardian', {})
    expect(data.reportAbsence.userErrors).toMatchObject([
      { code: 'MASTERED_ELSEWHERE', message: expect.stringContaining('Skola24') },
    ])
    expect(await permitted('guardian')).toEqual([])
    await world.sql`delete from identity.master_system where domain = 'ATTENDANCE'`
  })

  it('is reported and registered by everybody exactly where it is permitted', async () => {
    for (const persona of everyone) {
      const actions = await permitted(persona)
      const done = async (name: string, startDate: string) => {
        const said = await did(world, persona, name, { personId: alva, startDate })
        await world.sql`delete from administration.absence`
        return said === 'DONE'
      }
      const can = [
        await done('reportAbsence', monday),
        await done('reportAbsence', tuesday),
        await done('registerAbsence', '2026-11-20'),
      ]
      expect(can, persona).toEqual(
        ['REPORT_ABSENCE_TODAY', 'REPORT_ABSENCE_TOMORROW', 'REGISTER_ABSENCE'].map((one) => actions.includes(one)),
      )
    }
  })

  it('is one, whoever reports at the same time and however often', async () => {
    const both = await Promise.all([report('guardian', {}), report('guardian-other-parent', {}), report('step-parent', {})])
    expect(both.map(verdict).toSorted()).toEqual(['ALREADY_REPORTED', 'ALREADY_REPORTED', 'DONE'])
    const key = { startDate: tuesday, idempotencyKey: 'flu' }
    const thrice = await Promise.all([report('guardian', key), report('guardian', key), report('guardian', key)])
    expect(new Set(thrice.map(({ data }) => JSON.stringify(data))).size).toBe(1)
    expect(await world.sql`select from administration.absence`).toHaveLength(2)
    const [kept] =
      await world.sql`select count(*)::int as count from pg_constraint where conname = 'absence_clash' and contype = 'x'`
    expect(kept).toEqual({ count: 1 })
  })

  it('is written and read by the rows alone as the rules say', async () => {
    await report('guardian', {})
    const past = (name: string, statement: string) =>
      world.sql.begin(async (tx) => {
        await tx`select set_config('skolgraf.viewer_id', ${id(name)}, true), set_config('skolgraf.viewer_kind', 'PERSON', true),
          set_config('skolgraf.today', ${monday}, true), set_config('role', 'skolgraf_administration_viewer', true)`
        const { count } = await tx.unsafe(statement)
        await tx`select set_config('role', 'none', true)`
        return count
      })
    const adding = (
      by: string,
      pupil: string,
    ) => `insert into administration.absence (id, report_id, student_id, organisation_id, absence_type, starts_at,
      ends_at, is_whole_day, registered_by_id, registered_at) values (gen_random_uuid(), gen_random_uuid(), '${pupil}', '${ekhamra}',
      'ANMALD_FRANVARO', '2026-12-01T08:00Z', '2026-12-01T09:00Z', false, '${id(by)}', now())`
    for (const [name, by, pupil] of [
      ['Alva Bergström', 'Alva Bergström', alva],
      ['Jenny Bergström', 'Marcus Öberg', alva],
      ['Robert Sjögren', 'Robert Sjögren', alva],
      ['Johan Lindqvist', 'Johan Lindqvist', alva],
      ['Maria Söderberg', 'Maria Söderberg', alva],
      ['Peter Lund', 'Peter Lund', elin],
      ['Göran Hedman', 'Göran Hedman', alva],
    ] as const)
      // prettier-ignore
      await expect(past(name, adding(by, pupil!)), name).rejects.toThrow('row-level security')
    expect(await past('Jenny Bergström', adding('Jenny Bergström', alva!))).toBe(1)
    for (const name of ['Robert Sjögren', 'Lena Forsberg', 'Maria Söderberg', 'Göran Åkesson'])
      expect(await past(name, `select from administration.absence`), name).toBe(0)
    expect(
      await past('Marcus Öberg', `update administration.absence set withdrawn_at = now(), withdrawn_by_id = registered_by_id`),
    ).toBe(0)
  })
})
