import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { authorityId, unitId } from '../../identity/demo/units.rows.ts'
import { act, did, everyone, id, unknown, verdict } from '../../identity/keeping/keeping.testing.ts'

const [ekhamra, sjoviken] = [unitId('ekhamraskolan'), unitId('sjoviken')]
const year = { startDate: '2030-08-16', autumnEndDate: '2030-12-20', springStartDate: '2031-01-08', endDate: '2031-06-13' }

describe('A school year', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  const decide = (persona: string, input: object = {}) =>
    act(world, persona, 'decideSchoolYear', { organisationId: ekhamra, ...year, ...input }, 'schoolYear { id version }')
  const at = async (unit: string, on = '2030-10-01', persona = 'guardian') => {
    const query = `{ organisation(id: "${unit}") { schoolYear(on: "${on}") { id displayName terms { semester startDate endDate } permittedActions } } }`
    return (await world.ask(persona, query)).data.organisation.schoolYear
  }

  it('is decided for everybody by the authority, and otherwise by a unit that needs to', async () => {
    expect(verdict(await decide('authority-admin', { organisationId: authorityId }))).toBe('DONE')
    expect(await at(sjoviken)).toMatchObject({
      displayName: '2030/31',
      terms: [
        { semester: 'HT', startDate: '2030-08-16', endDate: '2030-12-20' },
        { semester: 'VT', startDate: '2031-01-08', endDate: '2031-06-13' },
      ],
      permittedActions: [],
    })
    expect(await at(sjoviken, '2031-07-01')).toBeNull()
    const own = await decide('principal', { startDate: '2030-08-19' })
    expect(verdict(own)).toBe('DONE')
    const { id: schoolYearId, version } = own.data.decideSchoolYear.schoolYear
    expect((await at(ekhamra)).terms[0].startDate).toBe('2030-08-19')
    expect((await at(sjoviken)).terms[0].startDate).toBe('2030-08-16')
    const change = { schoolYearId, expectedVersion: version, endDate: '2031-06-11' }
    expect(verdict(await decide('school-admin', change))).toBe('DONE')
    expect(verdict(await decide('school-admin', change))).toBe('CONFLICT')
    expect((await at(ekhamra)).terms[1].endDate).toBe('2031-06-11')
    expect((await at(ekhamra, '2030-10-01', 'principal')).permittedActions).toEqual(['DECIDE_SCHOOL_YEAR', 'REMOVE_SCHOOL_YEAR'])
    expect(await did(world, 'principal-other-school', 'removeSchoolYear', { schoolYearId })).toBe('FORBIDDEN')
    expect(await did(world, 'principal', 'removeSchoolYear', { schoolYearId })).toBe('DONE')
    expect((await at(ekhamra)).terms[0].startDate).toBe('2030-08-16')
  })

  it.each([
    [{ autumnEndDate: '2030-08-16' }, 'DATES_INVALID'],
    [{ springStartDate: '2030-12-20' }, 'DATES_INVALID'],
    [{ endDate: '2031-01-08' }, 'DATES_INVALID'],
    [{ endDate: '2031-08-19' }, 'DATES_INVALID'],
    [{ organisationId: unknown }, 'NOT_FOUND'],
    [{ schoolYearId: 'none' }, 'SCHOOL_YEAR_NOT_FOUND'],
    [{ schoolYearId: unknown, expectedVersion: 1 }, 'CONFLICT'],
  ])('is not decided with %j', async (wrong, code) => {
    expect(verdict(await decide('authority-admin', { startDate: '2030-08-16', ...wrong }))).toBe(code)
  })

  it('is one at a time, also where two decide at once', async () => {
    const next = { startDate: '2032-08-16', autumnEndDate: '2032-12-20', springStartDate: '2033-01-08', endDate: '2033-06-13' }
    const both = await Promise.all([decide('principal', next), decide('school-admin', { ...next, startDate: '2032-08-17' })])
    expect(both.map(verdict).toSorted()).toEqual(['DONE', 'OVERLAPS'])
    expect(verdict(await decide('principal', { ...next, startDate: '2033-06-01', autumnEndDate: '2033-12-20',
      springStartDate: '2034-01-08', endDate: '2034-05-30' }))).toBe('OVERLAPS') // prettier-ignore
    const [kept] =
      await world.sql`select count(*)::int as count from pg_constraint where conname = 'school_year_overlap' and contype = 'x'`
    expect(kept).toEqual({ count: 1 })
  })

  it('is decided exactly by those who may, and by nobody past the rules', async () => {
    for (const persona of everyone) {
      const query = `{ organisation(id: "${ekhamra}") { permittedCalendarActions } }`
      const permitted = (await world.ask(persona, query)).data?.organisation?.permittedCalendarActions ?? []
      const day = {
        organisationId: ekhamra,
        startDate: '2031-02-03',
        endDate: '2031-02-03',
        kind: 'STAFF_DAY',
        displayName: 'Studiedag',
        isCareOpen: true,
      }
      expect(await did(world, persona, 'addDayOff', day), persona).toBe(permitted.includes('ADD_DAY_OFF') ? 'DONE' : 'FORBIDDEN')
    }
    const adding = `insert into administration.day_off (id, organisation_id, start_date, end_date, kind, display_name, is_care_open)
      values (gen_random_uuid(), '${ekhamra}', '2031-02-04', '2031-02-04', 'BREAK', 'Lov', true)`
    const past = (name: string, statement: string) =>
      world.sql.begin(async (tx) => {
        await tx`select set_config('skolgraf.viewer_id', ${id(name)}, true), set_config('skolgraf.viewer_kind', 'PERSON', true),
          set_config('role', 'skolgraf_administration_viewer', true)`
        return (await tx.unsafe(statement)).count
      })
    for (const name of ['Johan Lindqvist', 'Jenny Bergström', 'Lena Forsberg'])
      await expect(past(name, adding), name).rejects.toThrow('row-level security')
    expect(await past('Johan Lindqvist', `delete from administration.school_year`)).toBe(0)
  })
})

describe('Days off', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  const add = (persona: string, input: object) =>
    act(world, persona, 'addDayOff', { organisationId: ekhamra, startDate: '2030-10-28', endDate: '2030-11-01', kind: 'BREAK', displayName: ' Höstlov ', isCareOpen: true, ...input }, 'dayOff { id displayName }') // prettier-ignore
  const listed = async (unit: string, from = '2030-10-01', until = '2030-11-30') => {
    const query = `{ organisation(id: "${unit}") { daysOff(startDate: "${from}", endDate: "${until}") { displayName startDate schoolTypes permittedActions } } }`
    const { data, errors } = await world.ask('pupil', query)
    return errors[0]?.extensions.code ?? data.organisation.daysOff
  }

  it("are the unit's own and its authority's, and are taken back", async () => {
    expect(verdict(await add('authority-admin', { organisationId: authorityId }))).toBe('DONE')
    const own = await add('school-admin', {
      startDate: '2030-11-15',
      endDate: '2030-11-15',
      kind: 'STAFF_DAY',
      displayName: 'Studiedag',
      schoolTypes: ['GR'],
    })
    expect(await listed(ekhamra)).toEqual([
      { displayName: 'Höstlov', startDate: '2030-10-28', schoolTypes: null, permittedActions: [] },
      { displayName: 'Studiedag', startDate: '2030-11-15', schoolTypes: ['GR'], permittedActions: [] },
    ])
    expect(await listed(sjoviken)).toHaveLength(1)
    const { id: dayOffId } = own.data.addDayOff.dayOff
    expect(await did(world, 'principal-other-school', 'removeDayOff', { dayOffId })).toBe('FORBIDDEN')
    expect(await did(world, 'principal', 'removeDayOff', { dayOffId })).toBe('DONE')
    expect(await did(world, 'principal', 'removeDayOff', { dayOffId })).toBe('NOT_FOUND')
    expect(await listed(ekhamra)).toHaveLength(1)
  })

  it.each([
    [{ endDate: '2030-10-27' }, 'DATES_INVALID'],
    [{ endDate: '2031-06-01' }, 'DATES_INVALID'],
    [{ displayName: ' ' }, 'NAME_INVALID'],
    [{ schoolTypes: [] }, 'SCHOOL_TYPE_INVALID'],
    [{ schoolTypes: ['FS'] }, 'SCHOOL_TYPE_INVALID'],
    [{ schoolTypes: ['grundskola'] }, 'SCHOOL_TYPE_INVALID'],
  ])('are not %j', async (wrong, code) => expect(verdict(await add('principal', wrong))).toBe(code))

  it('are asked for a period that is bounded', async () => {
    expect(await listed(ekhamra, '2030-01-01', '2032-01-01')).toBe('BAD_USER_INPUT')
    expect(await listed(ekhamra, '2030-11-01', '2030-10-01')).toBe('BAD_USER_INPUT')
  })
})
