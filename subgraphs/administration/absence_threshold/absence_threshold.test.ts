import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { authorityId, unitId } from '../../identity/demo/units.rows.ts'
import { act, did, everyone, id, verdict } from '../../identity/keeping/keeping.testing.ts'
import { openPool } from '../../shared/database.ts'
import { rolesOf } from '../../shared/rows.ts'
import { sweepAbsence } from '../absence_case/absence_case.sweep.ts'
import { absentFrom, callRolls, openBooks } from '../absence_summary/absence_summary.testing.ts'
import { forgotten } from '../attendance/attendance.testing.ts'
import { bjork, ekhamra, past } from '../schedule/schedule.testing.ts'

const alva = id('Alva Bergström')
const decision = { counted: 'INVALID', measure: 'LESSONS', leastValue: 3, windowDays: 14 }
const [monday, tuesday, wednesday, friday] = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-20'] as const

describe('Thresholds for absence', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  beforeEach(async () => {
    world.travel()
    await forgotten(world)
    for (const table of ['absence_case', 'absence_threshold', 'student_exception'])
      await world.sql.unsafe(`delete from administration.${table}`)
  })
  afterAll(() => world.stop())

  const set = (persona: string, input: object = {}) =>
    act(
      world,
      persona,
      'setAbsenceThreshold',
      { organisationId: ekhamra, expectedVersion: 0, ...decision, ...input },
      'absenceThresholds { version }',
    )
  const sets = async (...given: Parameters<typeof set>) => verdict(await set(...given))
  const held = async (unit: string, persona = 'guardian') => {
    const { data } = await world.ask(
      persona,
      `{ organisation(id: "${unit}") { absenceThresholds { counted measure leastValue windowDays schoolTypes
      isActive version organisation { id } } permittedThresholdActions } }`,
    )
    return data.organisation
  }
  const sweep = async (now = new Date('2026-11-22T22:00:00Z')) => {
    const pool = openPool(world.database.url, { max: 1, role: rolesOf('administration').system })
    const told: number[] = []
    const begin = (total: number) => (told.push(total), (done: number) => void told.push(done))
    const swept = await sweepAbsence(pool, now, begin)
    await pool.end()
    return { ...swept, told }
  }
  const cases = () =>
    world.sql`select student_id, organisation_id, state, ground from administration.absence_case order by student_id`
  const threshold = (
    counts: string,
    measure: string,
    least: number,
    windowDays = 14,
    types: string[] | null = null,
    unit: string = ekhamra,
  ) =>
    world.sql`insert into administration.absence_threshold (organisation_id, counts, measure, least_value, window_days, school_types, is_active)
      values (${unit}, ${counts}, ${measure}, ${least}, ${windowDays}, ${types}, true)`

  it('are set by the principal and the authority, told to everybody, and nearest first', async () => {
    expect(await sets('authority-admin', { organisationId: authorityId, counted: 'TOTAL', measure: 'SHARE', leastValue: 20 })).toBe('DONE')
    expect(await sets('principal')).toBe('DONE')
    const share = { counted: 'TOTAL', measure: 'SHARE', leastValue: 20, windowDays: 14, schoolTypes: null, isActive: true, version: 0, organisation: { id: authorityId } }
    const lessons = { ...decision, schoolTypes: null, isActive: true, version: 1, organisation: { id: ekhamra } }
    expect((await held(ekhamra)).absenceThresholds).toEqual([lessons, share])
    expect((await held(bjork)).absenceThresholds).toEqual([share])
    expect(await sets('principal', { counted: 'TOTAL', measure: 'SHARE', leastValue: 30, schoolTypes: ['GR'] })).toBe('DONE')
    expect((await held(ekhamra)).absenceThresholds[1]).toMatchObject({ leastValue: 30, schoolTypes: ['GR'], version: 1, organisation: { id: ekhamra } })
    expect(await sets('principal', { expectedVersion: 0 })).toBe('CONFLICT')
    expect(await sets('principal', { expectedVersion: 2 })).toBe('CONFLICT')
    expect(await sets('principal', { expectedVersion: 1, leastValue: 4, isActive: false })).toBe('DONE')
    expect((await held(ekhamra)).absenceThresholds[0]).toMatchObject({ leastValue: 4, isActive: false, version: 2 })
  }) // prettier-ignore

  it.each([
    { leastValue: 0 }, { leastValue: 1001 }, { measure: 'SHARE', leastValue: 101 }, { windowDays: 0 }, { windowDays: 367 },
    { schoolTypes: [] }, { schoolTypes: ['gr'] },
  ])('are not %j', async (input) => {
    expect(await sets('principal', input)).toBe('THRESHOLD_INVALID')
    expect(await world.sql`select from administration.absence_threshold`).toHaveLength(0)
  }) // prettier-ignore

  it('are set by everybody exactly where it is permitted', async () => {
    for (const persona of everyone) {
      const { data } = await world.ask(persona, `{ organisation(id: "${ekhamra}") { permittedThresholdActions } }`)
      const isDone = (await sets(persona)) === 'DONE'
      expect(isDone, persona).toBe(data?.organisation?.permittedThresholdActions?.includes('SET_ABSENCE_THRESHOLD') ?? false)
      expect(isDone, persona).toBe(['principal', 'authority-admin'].includes(persona))
      await world.sql`delete from administration.absence_threshold`
    }
    expect(await sets('principal', { organisationId: unitId('bjorkskolan') })).not.toBe('DONE')
    const insert = (unit: string) => `insert into administration.absence_threshold (organisation_id, counts, measure, least_value, window_days, is_active)
      values ('${unit}', 'TOTAL', 'DAYS', 1, 1, true)`
    for (const [name, unit] of [['Monica Berglund', ekhamra], ['Anders Hellström', bjork], ['Jenny Bergström', ekhamra]] as const)
      await expect(past(world, name, insert(unit)), name).rejects.toThrow('row-level security')
  }) // prettier-ignore

  it('by lessons open a case at the last of them, and only of the absence they count', async () => {
    await threshold('INVALID', 'LESSONS', 3)
    await absentFrom(world, 'Alva Bergström', { [monday]: 2 })
    await absentFrom(world, 'Alva Bergström', { [tuesday]: 3 }, true)
    expect(await sweep()).toMatchObject({ cases: 0 })
    await absentFrom(world, 'Alva Bergström', { [wednesday]: 1 })
    expect(await sweep()).toMatchObject({ cases: 1 })
    const [one] = await cases()
    expect(one).toMatchObject({ studentId: alva, organisationId: ekhamra, state: 'OPEN' })
    expect(one!['ground']).toMatchObject({ counts: 'INVALID', measure: 'LESSONS', leastValue: 3, startDate: '2026-11-09', endDate: '2026-11-22',
      absenceLessons: 3, absenceMinutes: 180, absenceDays: 2 }) // prettier-ignore
    expect(one!['ground'].unregisteredMinutes).toBe(one!['ground'].offeredMinutes - 360)
  })

  it('count all absence, valid too, where they say so', async () => {
    await threshold('TOTAL', 'LESSONS', 3)
    await absentFrom(world, 'Alva Bergström', { [monday]: 2 })
    await absentFrom(world, 'Alva Bergström', { [tuesday]: 1 }, true)
    expect(await sweep()).toMatchObject({ cases: 1 })
  })

  it('by days count a day once', async () => {
    await threshold('INVALID', 'DAYS', 2)
    await absentFrom(world, 'Alva Bergström', { [monday]: 3 })
    expect(await sweep()).toMatchObject({ cases: 0 })
    await absentFrom(world, 'Alva Bergström', { [friday]: 1 })
    expect(await sweep()).toMatchObject({ cases: 1 })
  })

  it('look back as far as the window, its first day included', async () => {
    await threshold('INVALID', 'DAYS', 1, 5)
    await absentFrom(world, 'Alva Bergström', { [monday]: 1 })
    expect(await sweep(new Date('2026-11-21T12:00:00Z'))).toMatchObject({ cases: 0 })
    expect(await sweep(new Date('2026-11-20T23:30:00Z'))).toMatchObject({ cases: 0 })
    expect(await sweep(new Date('2026-11-20T22:30:00Z'))).toMatchObject({ cases: 1 })
  })

  it.each([['TOTAL', 'SHARE', 12], ['INVALID', 'SHARE', 7], ['TOTAL', 'DAYS', 3], ['INVALID', 'DAYS', 2]] as const)(
    'by %s %s of %i open the cases that a count lesson by lesson finds',
    async (counts, measure, least) => {
      await callRolls(world)
      await threshold(counts, measure, least)
      const books = await openBooks(world)
      const reached = books.everAt(ekhamra).filter((pupil) => {
        const one = books.count(pupil, ['2026-11-09', '2026-11-22'], { unit: ekhamra, now: new Date('2026-11-22T22:00:00Z') })
        const [minutes, days] = counts === 'TOTAL' ? [one.valid + one.invalid, one.absenceDays] : [one.invalid, one.invalidDays]
        return measure === 'DAYS' ? days >= least : one.offered > 0 && minutes * 100 >= least * one.offered
      })
      await sweep()
      expect((await cases()).map(({ studentId }) => studentId)).toEqual(reached.toSorted())
      expect(reached.length).toBeGreaterThan(5)
      expect(reached.length).toBeLessThan(70)
    },
  ) // prettier-ignore

  it('hold for the school types they name, below who decided them, unless set aside', async () => {
    await absentFrom(world, 'Alva Bergström', { [monday]: 1 })
    await threshold('INVALID', 'LESSONS', 1, 14, ['GY'], authorityId)
    expect(await sweep()).toMatchObject({ pupils: 0, cases: 0 })
    await world.sql`update administration.absence_threshold set school_types = '{GR}'`
    expect(await sets('principal', { isActive: false })).toBe('DONE')
    expect(await sweep()).toMatchObject({ cases: 0 })
    expect(await sets('principal', { expectedVersion: 1, leastValue: 1 })).toBe('DONE')
    expect(await sweep()).toMatchObject({ cases: 1 })
  })

  it('open one case, however often and by how many at once; after it, of absence since', async () => {
    await threshold('INVALID', 'LESSONS', 1)
    await absentFrom(world, 'Alva Bergström', { [monday]: 2 })
    const swept = await Promise.all([sweep(), sweep(), sweep()])
    expect(swept.map((one) => one.cases).toSorted()).toEqual([0, 0, 1])
    const [[total, ...done]] = swept.map(({ told }) => told) as [number[]]
    expect(done.reduce((sum, one) => sum + one, 0)).toBe(total)
    const recorded =
      await world.sql`select c.kind from administration.change c join administration.absence_case a on a.id = c.entity_id
      where c.entity = 'AbsenceCase'`
    expect(recorded.map(({ kind }) => kind)).toEqual(['UPSERT'])
    const [audited] =
      await world.sql`select changed from administration.audit where act = 'sweepAbsence' order by id desc limit 1`
    expect(audited!['changed']).toEqual({ cases: 1 })
    await world.sql`update administration.absence_case set state = 'CLOSED', closed_at = '2026-11-18T12:00:00Z'`
    expect(await sweep()).toMatchObject({ cases: 0 })
    await absentFrom(world, 'Alva Bergström', { [friday]: 1 })
    expect(await sweep()).toMatchObject({ cases: 1 })
    expect((await cases()).map(({ ground }) => ground.startDate).toSorted()).toEqual(['2026-11-09', '2026-11-19'])
  })

  it('open a case of a protected pupil as of others', async () => {
    await threshold('INVALID', 'LESSONS', 1)
    await absentFrom(world, 'Elin Strand', { [friday]: 1 })
    expect(await sweep()).toMatchObject({ cases: 1 })
  })

  it('are compared when a teacher reports, of that teacher’s pupils, and the teacher is told nothing', async () => {
    await threshold('INVALID', 'LESSONS', 1)
    await absentFrom(world, 'Alva Bergström', { [friday]: 1 })
    const raise = (name: string) => past(world, name, `select from access.raise_absence_cases(array['${alva}']::uuid[], '2026-11-22T11:00Z')`)
    for (const name of ['Göran Åkesson', 'Nadia Rahimi', 'Lena Forsberg', 'Jenny Bergström', 'Maria Söderberg', 'Peter Lund'])
      expect(await raise(name), name).toBe(0)
    expect(await cases()).toHaveLength(0)
    expect(await raise('Johan Lindqvist')).toBe(1)
    expect(await past(world, 'Johan Lindqvist', 'select from administration.absence_case')).toBe(0)
    expect(await past(world, 'Johan Lindqvist', `select from access.pupils_with_thresholds('2026-11-22')`)).toBe(0)
    expect(await did(world, 'principal', 'setAbsenceThreshold', { organisationId: 'x', expectedVersion: 0, ...decision })).toBe('NOT_FOUND')
  }) // prettier-ignore
})
