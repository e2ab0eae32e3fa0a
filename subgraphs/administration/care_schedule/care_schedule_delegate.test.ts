import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { act, actOf, did, everyone, id, verdict } from '../../identity/keeping/keeping.testing.ts'
import {
  david, delegateTo, emptySchedule, entry, father, jenny, marcus, mother, nils, ofNils, outcomes, preview, principal, rowsOf, setDay, staff,
  submit, weekly, weekOf,
} from '../placement/care.testing.ts' // prettier-ignore

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.stop())
beforeEach(async () => {
  world.travel()
  await emptySchedule(world)
  await world.sql`delete from identity.delegation where pupil_id = ${nils}`
})

const delegate = 'guardian-other-parent'
const day = (careDate: string) => ({ placementId: ofNils, careDate })

describe('A delegate', () => {
  it('is nobody to the schedule until a guardian lets them', async () => {
    expect(await weekOf(world, delegate, '2026-W49')).toBeNull()
    expect(verdict(await setDay(world, delegate, '2026-12-01'))).toBe('NOT_FOUND')
  })

  it('lays and changes weeks of the guardian who let them, and no other', async () => {
    await delegateTo(world, jenny)
    await submit(world, mother, weekly('2026-11-30'))
    await submit(world, father, weekly('2026-12-07'))
    const his = await rowsOf(world, david)
    expect(verdict(await setDay(world, delegate, '2026-12-01', { startTime: '12:00', comment: 'Marcus hämtar' }))).toBe('DONE')
    expect(verdict(await setDay(world, delegate, '2026-12-08'))).toBe('WEEK_OWNED_BY_OTHER_GUARDIAN')
    expect(await did(world, delegate, 'clearCareDay', day('2026-12-08'))).toBe('WEEK_OWNED_BY_OTHER_GUARDIAN')
    expect(await did(world, delegate, 'releaseCareWeek', { placementId: ofNils, week: '2026-W50' })).toBe(
      'WEEK_OWNED_BY_OTHER_GUARDIAN',
    )
    const each = weekly('2026-12-07', { repeat: { everyWeeks: 1, times: 2 } })
    expect(outcomes((await preview(world, delegate, each)).data.previewCareSchedule.weeks)).toEqual([
      '2026-W50 SKIPPED_OTHER_GUARDIAN',
      '2026-W51 WRITTEN',
    ])
    const { data } = await submit(world, delegate, each)
    expect(outcomes(data.submitCareSchedule.weeks)).toEqual(['2026-W50 SKIPPED_OTHER_GUARDIAN', '2026-W51 WRITTEN'])
    expect(await rowsOf(world, david)).toEqual(his)
    expect(await rowsOf(world, marcus)).toEqual({ days: [], weeks: [] })
    expect((await rowsOf(world, jenny)).weeks).toHaveLength(2)
    expect((await weekOf(world, mother, '2026-W51')).isOwn).toBe(true)
  })

  it('sees days of that guardian only, and not whose the others are', async () => {
    await delegateTo(world, jenny)
    await submit(world, mother, weekly('2026-11-30'))
    await submit(world, father, weekly('2026-12-07'))
    expect(await weekOf(world, delegate, '2026-W49')).toMatchObject({
      isOwn: true,
      owner: { id: jenny },
      days: [{ startTime: '13:00' }, {}, {}, {}, {}, {}, {}],
    })
    const query = (fields: string) => `{ placement(id: "${ofNils}") { ${fields} } }`
    const others = await world.ask(
      delegate,
      query('careWeek(week: "2026-W50") { isOwn isFree owner { id } days { startTime } } owners { id } attendanceEvents { id }'),
    )
    expect(others.errors.map(({ path, extensions: { code } }) => [path?.at(-1), code]).toSorted()).toEqual([
      ['attendanceEvents', 'FORBIDDEN'],
      ['owner', 'FORBIDDEN'],
    ])
    expect(others.data.placement.careWeek).toMatchObject({ isOwn: false, isFree: false, owner: null })
    expect(others.data.placement.careWeek.days.every(({ startTime }: { startTime: string | null }) => startTime === null)).toBe(
      true,
    )
    expect(others.data.placement.owners).toEqual([])
    const submitted = await world.ask(delegate, query('attendanceSchedules { edges { node { startDate } } }'))
    expect(submitted.data.placement.attendanceSchedules.edges).toEqual([{ node: { startDate: '2026-11-30' } }])
  })

  it('of both says for whom; one that the school has let has weeks of their own; what is over is over', async () => {
    await delegateTo(world, jenny)
    await delegateTo(world, david)
    expect(verdict(await setDay(world, delegate, '2026-12-01'))).toBe('GUARDIAN_UNCLEAR')
    expect(verdict(await submit(world, delegate, weekly('2026-11-30')))).toBe('GUARDIAN_UNCLEAR')
    expect(verdict(await setDay(world, delegate, '2026-12-01', { guardianId: marcus }))).toBe('GUARDIAN_NOT_FOUND')
    expect(verdict(await setDay(world, delegate, '2026-12-01', { guardianId: david }))).toBe('DONE')
    expect((await rowsOf(world, david)).days).toHaveLength(1)
    await world.sql`update identity.delegation set revoked_at = now() where pupil_id = ${nils}`
    expect(verdict(await setDay(world, delegate, '2026-12-02'))).toBe('NOT_FOUND')
    await delegateTo(world, null)
    expect(verdict(await setDay(world, delegate, '2026-12-02'))).toBe('WEEK_OWNED_BY_OTHER_GUARDIAN')
    expect(verdict(await setDay(world, delegate, '2026-12-08'))).toBe('DONE')
    expect((await rowsOf(world, marcus)).days).toHaveLength(1)
    world.travel('2027-06-02')
    expect(verdict(await setDay(world, delegate, '2027-06-09'))).toBe('NOT_FOUND')
  })

  it('gives a guardian no weeks of the other', async () => {
    await delegateTo(world, david, jenny)
    await submit(world, father, weekly('2026-11-30'))
    expect(verdict(await setDay(world, mother, '2026-12-01'))).toBe('WEEK_OWNED_BY_OTHER_GUARDIAN')
  })
})

describe('Everybody', () => {
  it('may do to the schedule exactly what permittedActions says', { timeout: 240_000 }, async () => {
    await delegateTo(world, jenny)
    let [isFresh, done] = [false, 0]
    const arrange = async () => {
      if (isFresh) return
      await emptySchedule(world)
      await submit(world, mother, weekly('2026-11-30'))
      await submit(world, father, weekly('2026-12-07'))
      isFresh = true
    }
    const isDone = async (persona: string, action: string, input: object) => {
      await arrange()
      const answer = await did(world, persona, actOf(action), input)
      isFresh = answer !== 'DONE'
      done += Number(!isFresh)
      return !isFresh
    }
    for (const persona of everyone)
      for (const week of ['2026-W47', '2026-W49', '2026-W50', '2026-W51']) {
        await arrange()
        const seen = await weekOf(world, persona, week)
        const [permitted, days] =
          typeof seen === 'object' && seen
            ? [seen.permittedActions, seen.days]
            : [[], [{ careDate: '2026-12-01', permittedActions: [] }]]
        const isReleased = await isDone(persona, 'RELEASE_CARE_WEEK', { placementId: ofNils, week })
        expect(isReleased, `${persona} ${week}`).toBe(permitted.includes('RELEASE_CARE_WEEK'))
        for (const { careDate, permittedActions } of days.filter(
          (_: object, n: number) => days.length === 1 || n === 1 || n === 5,
        ))
          for (const action of ['CLEAR_CARE_DAY', 'SET_CARE_DAY']) {
            const input = { ...day(careDate), ...(action === 'SET_CARE_DAY' && { startTime: '13:00', endTime: '16:00' }) }
            expect(await isDone(persona, action, input), `${persona} ${action} ${careDate}`).toBe(
              permittedActions.includes(action),
            )
          }
      }
    expect(done).toBeGreaterThan(8)
  })

  it('but guardians, staff of the group and who leads the unit is told nothing, the child least of all', async () => {
    await submit(world, mother, weekly('2026-11-30'))
    await world.sql`update identity.account set person_id = ${nils} where subject = 'unit-observer'`
    const asked = `{ placement(id: "${ofNils}") { id } person(id: "${nils}") { id placements { id } } }`
    for (const persona of everyone) {
      const { data, errors } = await world.ask(persona, asked)
      const isTold = [mother, father, staff, principal].includes(persona as never)
      expect(data.placement?.id ?? null, persona).toBe(isTold ? ofNils : null)
      expect(data.person?.placements ?? null, persona).toEqual(isTold ? [{ id: ofNils }] : null)
      if (persona === 'unit-observer') expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN'])
    }
    for (const [name, input] of [
      ['setCareDay', { ...day('2026-12-01'), startTime: '08:00', endTime: '09:00' }],
      ['clearCareDay', day('2026-12-01')],
    ] as const)
      expect(await did(world, 'unit-observer', name, input)).toBe('NOT_FOUND')
    for (const persona of [staff, principal]) {
      expect(verdict(await setDay(world, persona, '2026-12-01'))).toBe('FORBIDDEN')
      expect((await preview(world, persona, weekly('2026-11-30'))).errors[0]?.extensions.code).toBe('FORBIDDEN')
    }
    await world.sql`update identity.account set person_id = ${id('Birgitta Högberg')} where subject = 'unit-observer'`
  })

  it('is refused where another system is master of placements', async () => {
    await world.sql`insert into identity.master_system (id, organisation_id, school_type, domain, source_system_id, start_date)
      select gen_random_uuid(), organisation_id, null, 'PLACEMENTS', (select id from identity.source_system where code = 'extens'), '2026-01-01'
      from administration.placement where id = ${ofNils}`
    expect(verdict(await setDay(world, mother, '2026-12-01'))).toBe('MASTERED_ELSEWHERE')
    expect((await weekOf(world, mother, '2026-W49')).days[1].permittedActions).toEqual([])
    const asked = await preview(world, mother, weekly('2026-11-30', { scheduleEntries: [entry('MANDAG')] }))
    expect(asked.data.previewCareSchedule.userErrors).toMatchObject([{ code: 'MASTERED_ELSEWHERE' }])
    expect(await did(world, staff, 'checkIn', { placementId: ofNils })).toBe('MASTERED_ELSEWHERE')
    const { data } = await act(world, principal, 'endPlacement', {
      placementId: ofNils,
      endDate: '2026-12-31',
      expectedVersion: 1,
    })
    expect(data.endPlacement.userErrors).toMatchObject([
      { code: 'MASTERED_ELSEWHERE', message: 'Extens is master of this here: change it there.' },
    ])
    await world.sql`delete from identity.master_system where domain = 'PLACEMENTS'`
  })
})
