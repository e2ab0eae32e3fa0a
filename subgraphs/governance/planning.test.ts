import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../scripts/testing.ts'
import { authorityId } from '../identity/demo/units.rows.ts'
import { act, did, id, unknown, verdict } from '../identity/keeping/keeping.testing.ts'
import { activitySaid, bjork, ekhamra, eventSaid, goalSaid, made, sjoviken, smultronet } from './planning.testing.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.stop())

const ask = async (persona: string, query: string) => (await world.ask(persona, `{ ${query} }`)).data

describe('Goals', () => {
  let above: string
  beforeAll(async () => {
    const kpis = [{ kpiCode: 'skolverket.year9.eligibleShare', target: 95 }]
    above = await made(world, 'authority-admin', 'setGoal', { ...goalSaid, organisationId: authorityId, kpis })
  })

  it('of the authority are broken down by units, with where key figures should be', async () => {
    const given = { ...goalSaid, organisationId: ekhamra, parentId: above, title: 'Alla läser', kpis: [{ kpiCode: 'skolverket.year9.meritValue' }] }
    const own = await made(world, 'principal', 'setGoal', given) // prettier-ignore
    const fields = 'title state parent { id title kpis { kpi { code } target } } kpis { kpi { code } target } permittedActions'
    expect((await ask('principal', `organisation(id: "${ekhamra}") { goals { ${fields} } permittedGoalActions }`)).organisation).toEqual({
      goals: [{
        title: 'Alla läser',
        state: 'ACTIVE',
        parent: { id: above, title: goalSaid.title, kpis: [{ kpi: { code: 'skolverket.year9.eligibleShare' }, target: 95 }] },
        kpis: [{ kpi: { code: 'skolverket.year9.meritValue' }, target: null }],
        permittedActions: ['CHANGE_GOAL', 'END_GOAL'],
      }],
      permittedGoalActions: ['SET_GOAL'],
    }) // prettier-ignore
    const parts = (persona: string) => ask(persona, `goal(id: "${above}") { parts { id } permittedActions }`)
    expect(await parts('authority-admin')).toEqual({ goal: { parts: [{ id: own }], permittedActions: ['CHANGE_GOAL', 'END_GOAL'] } })
    // Who works elsewhere sees what all are to reach, and not what this school makes of it.
    expect(await parts('principal-other-school')).toEqual({ goal: { parts: [], permittedActions: [] } })
    expect(await ask('teacher', `organisation(id: "${ekhamra}") { goals(academicYear: "2027/28") { id } }`)).toEqual({ organisation: { goals: [] } })
    const change = { ...given, goalId: own, expectedVersion: 1, organisationId: undefined, kpis: [] }
    expect(await did(world, 'principal', 'changeGoal', change)).toBe('DONE')
    expect(await did(world, 'principal', 'changeGoal', change)).toBe('CONFLICT')
    const end = { goalId: own, expectedVersion: 2, outcome: 'REACHED' }
    expect(await did(world, 'authority-admin', 'endGoal', end)).toBe('FORBIDDEN')
    expect(await did(world, 'principal', 'endGoal', end)).toBe('DONE')
    expect(await did(world, 'principal', 'changeGoal', { ...change, expectedVersion: 3 })).toBe('NOT_ACTIVE')
    expect((await ask('teacher', `goal(id: "${own}") { state kpis { target } }`)).goal).toEqual({ state: 'REACHED', kpis: [] })
  }) // prettier-ignore

  it('hang below nothing but goals of what is above them, and never below themselves', async () => {
    const theirs = await made(world, 'principal', 'setGoal', { ...goalSaid, organisationId: ekhamra, parentId: above })
    const set = (persona: string, organisationId: string, parentId: string) =>
      did(world, persona, 'setGoal', { ...goalSaid, organisationId, parentId })
    for (const parent of [theirs, unknown, 'none']) expect(await set('principal-other-school', bjork, parent)).toBe('NOT_BELOW')
    expect(await set('principal', ekhamra, theirs)).toBe('NOT_BELOW')
    expect(await set('authority-admin', authorityId, theirs)).toBe('NOT_BELOW')
    const change = { ...goalSaid, goalId: above, expectedVersion: 1, parentId: theirs }
    expect(await did(world, 'authority-admin', 'changeGoal', change)).toBe('NOT_BELOW')
    // Organisations that have changed places since make no circle of them.
    await world.sql`update identity.organisation set parent_id = ${ekhamra} where id = ${bjork}`
    const below = await made(world, 'principal-other-school', 'setGoal', { ...goalSaid, organisationId: bjork, parentId: theirs })
    const [{ parent }] =
      (await world.sql`select parent_id as parent from identity.organisation where id = ${ekhamra}`) as unknown as [
        { parent: string },
      ]
    await world.sql`update identity.organisation set parent_id = ${parent} where id = ${bjork}`
    await world.sql`update identity.organisation set parent_id = ${bjork} where id = ${ekhamra}`
    expect(await did(world, 'principal', 'changeGoal', { ...change, goalId: theirs, parentId: below })).toBe('CYCLE')
    await world.sql`update identity.organisation set parent_id = ${parent} where id = ${ekhamra}`
  })

  it.each([
    [{ organisationId: unknown }, ['NOT_FOUND']],
    [{ title: ' ', description: 'x'.repeat(4001) }, ['NAME_INVALID', 'TEXT_INVALID']],
    [{ endDate: '2026-08-16' }, ['DATE_INVALID']],
    [{ kpis: [{ kpiCode: 'none' }] }, ['KPI_UNKNOWN']],
    [{ kpis: [{ kpiCode: 'skolverket.year9.eligibleShare', target: 101 }] }, ['TARGET_INVALID']],
  ])('are not set with %j', async (wrong, codes) => {
    const { data } = await act(world, 'principal', 'setGoal', { ...goalSaid, organisationId: ekhamra, ...wrong })
    expect(data.setGoal.userErrors.map(({ code }: { code: string }) => code)).toEqual(codes)
  })
})

const wheelOf = (organisationId: string, fields: string) =>
  `annualWheel(year: 2026, organisationId: "${organisationId}") { ${fields} }`

describe('The annual wheel', () => {
  it('has what the authority has decided, by school type, and what the unit has; each unit says what is done', async () => {
    const central = await made(world, 'authority-admin', 'addWheelEvent', { ...eventSaid, organisationId: authorityId, schoolTypes: ['GR'] })
    const own = await made(world, 'principal', 'addWheelEvent', { ...eventSaid, organisationId: ekhamra, dueOn: '2026-11-20' })
    const events = async (persona: string, unit: string) => (await ask(persona, wheelOf(unit, 'events { id }'))).annualWheel.events.map((one: { id: string }) => one.id)
    expect(await events('teacher', ekhamra)).toEqual([own, central])
    expect(await events('principal-other-school', ekhamra)).toEqual([central])
    expect(await events('care-staff', smultronet)).toEqual([])
    expect(await events('authority-admin', authorityId)).toEqual([central])
    const units = async (persona: string, event: string) => {
      const { data, errors } = await world.ask(persona, `{ wheelEvent(id: "${event}") { units { organisation { id } state note doneBy { displayName } permittedActions } behind { id } } }`)
      return errors[0]?.extensions.code ?? data.wheelEvent
    }
    expect(await units('teacher', central)).toBe('FORBIDDEN')
    const awaited = { organisation: { id: ekhamra }, state: 'AWAITED', note: null, doneBy: null, permittedActions: ['REPORT_WHEEL_EVENT_DONE'] }
    expect(await units('principal', central)).toEqual({ units: [awaited], behind: [] })
    expect((await units('authority-admin', central)).units.map((one: typeof awaited) => one.organisation.id).toSorted()).toEqual([ekhamra, bjork, sjoviken].toSorted())
    expect((await units('authority-admin', own)).behind).toEqual([{ id: ekhamra }])
    const report = { wheelEventId: central, organisationId: ekhamra, note: 'Inlämnad' }
    expect(await did(world, 'authority-admin', 'reportWheelEventDone', report)).toBe('FORBIDDEN')
    expect(await did(world, 'principal-other-school', 'reportWheelEventDone', report)).toBe('NOT_CONCERNED')
    expect(await did(world, 'principal', 'reportWheelEventDone', report)).toBe('DONE')
    expect(await did(world, 'principal', 'reportWheelEventDone', report)).toBe('ALREADY_DONE')
    world.travel('2026-12-07')
    const late = await units('authority-admin', central)
    expect(late.behind.map((one: { id: string }) => one.id).toSorted()).toEqual([bjork, sjoviken].toSorted())
    expect(late.units.find((one: typeof awaited) => one.organisation.id === ekhamra)).toMatchObject({ state: 'DONE', note: 'Inlämnad', doneBy: { displayName: 'Anders Hellström' }, permittedActions: [] })
    expect((await units('principal-other-school', central)).behind).toEqual([{ id: bjork }])
    expect((await units('principal', central)).units[0].permittedActions).toEqual(['WITHDRAW_WHEEL_EVENT_DONE'])
    expect(await did(world, 'principal', 'withdrawWheelEventDone', { wheelEventId: central, organisationId: ekhamra })).toBe('DONE')
    expect((await units('principal', central)).behind).toEqual([{ id: ekhamra }])
    world.travel()
  }) // prettier-ignore

  it('is changed by who has decided, and keeps what is cancelled out of the year', async () => {
    const event = await made(world, 'authority-admin', 'addWheelEvent', { ...eventSaid, organisationId: authorityId })
    const change = { ...eventSaid, wheelEventId: event, expectedVersion: 1, isRequired: false }
    expect(await did(world, 'principal', 'changeWheelEvent', change)).toBe('FORBIDDEN')
    expect(await did(world, 'authority-admin', 'changeWheelEvent', change)).toBe('DONE')
    expect(await did(world, 'authority-admin', 'changeWheelEvent', change)).toBe('CONFLICT')
    expect((await ask('principal', `wheelEvent(id: "${event}") { units { state } behind { id } }`)).wheelEvent).toEqual({ units: [], behind: [] })
    expect(await did(world, 'authority-admin', 'cancelWheelEvent', { wheelEventId: event, expectedVersion: 2 })).toBe('DONE')
    expect(await did(world, 'authority-admin', 'cancelWheelEvent', { wheelEventId: event, expectedVersion: 3 })).toBe('CANCELLED')
    const { events } = (await ask('teacher', wheelOf(ekhamra, 'events { id }'))).annualWheel
    expect(events.map((one: { id: string }) => one.id)).not.toContain(event)
    expect((await ask('teacher', `wheelEvent(id: "${event}") { isCancelled }`)).wheelEvent).toEqual({ isCancelled: true })
    for (const wrong of [{ dueOn: '2026-10-31' }, { schoolTypes: [] }, { link: 'PLAN' }, { academicYear: '2026/27' }])
      expect(await did(world, 'principal', 'addWheelEvent', { ...eventSaid, organisationId: ekhamra, ...wrong })).toMatch(/_INVALID$/)
    expect((await world.ask('teacher', `{ ${wheelOf(ekhamra, 'year').replace('2026', '12')} }`)).errors[0]?.extensions.code).toBe('BAD_USER_INPUT')
  }) // prettier-ignore
})

describe('An operational plan', () => {
  it('is written by the principal and whom they ask, read once adopted, and followed up; the wheel turns with it', async () => {
    const event = await made(world, 'authority-admin', 'addWheelEvent', { ...eventSaid, organisationId: authorityId, link: 'PLAN', academicYear: '2026/27' })
    const plan = await made(world, 'principal', 'draftOperationalPlan', { organisationId: ekhamra, academicYear: '2026/27' })
    const operationalPlanId = plan
    expect(await did(world, 'principal', 'draftOperationalPlan', { organisationId: ekhamra, academicYear: '2026/27' })).toBe('ALREADY_DRAFTED')
    expect(await did(world, 'principal', 'adoptOperationalPlan', { operationalPlanId, expectedVersion: 1 })).toBe('NO_ACTIVITY')
    expect(await did(world, 'mentor', 'addPlanActivity', { ...activitySaid, operationalPlanId })).toBe('NOT_FOUND')
    const sara = { operationalPlanId, personId: id('Sara Holmgren') }
    expect(await did(world, 'principal', 'addPlanContributor', { ...sara, personId: id('Lena Forsberg') })).toBe('PERSON_NOT_FOUND')
    expect(await did(world, 'principal', 'addPlanContributor', sara)).toBe('DONE')
    expect(await did(world, 'principal', 'addPlanContributor', sara)).toBe('ALREADY_CONTRIBUTOR')
    const goalId = await made(world, 'principal', 'setGoal', { ...goalSaid, organisationId: ekhamra })
    const given = { ...activitySaid, operationalPlanId, goalId, responsibleId: id('Johan Lindqvist') }
    const activity = await made(world, 'mentor', 'addPlanActivity', given)
    const dropped = await made(world, 'mentor', 'addPlanActivity', { ...activitySaid, operationalPlanId })
    const change = { ...given, operationalPlanId: undefined, planActivityId: activity, expectedVersion: 1, dueOn: '2026-11-20' }
    expect(await did(world, 'principal', 'changePlanActivity', change)).toBe('DONE')
    expect(await did(world, 'mentor', 'changePlanActivity', change)).toBe('CONFLICT')
    for (const [wrong, code] of [[{ dueOn: '2027-07-01' }, 'DATE_INVALID'], [{ goalId: unknown }, 'GOAL_NOT_FOUND'], [{ responsibleId: id('Lena Forsberg') }, 'PERSON_NOT_FOUND'], [{ title: '' }, 'NAME_INVALID']] as const)
      expect(await did(world, 'mentor', 'addPlanActivity', { ...given, ...wrong })).toBe(code)
    expect(await did(world, 'mentor', 'removePlanActivity', { planActivityId: dropped })).toBe('DONE')
    expect(await did(world, 'mentor', 'adoptOperationalPlan', { operationalPlanId, expectedVersion: 1 })).toBe('FORBIDDEN')
    expect(await did(world, 'mentor', 'followUpPlanActivity', { planActivityId: activity, state: 'DONE', text: '' })).toBe('NOT_ADOPTED')
    // Nobody adopts what they have not read: each activity counts.
    expect(await did(world, 'principal', 'adoptOperationalPlan', { operationalPlanId, expectedVersion: 1 })).toBe('CONFLICT')
    const { version } = (await ask('principal', `operationalPlan(id: "${plan}") { version }`)).operationalPlan
    expect(await did(world, 'principal', 'adoptOperationalPlan', { operationalPlanId, expectedVersion: version })).toBe('DONE')
    expect((await ask('authority-admin', `wheelEvent(id: "${event}") { units { organisation { id } state } }`)).wheelEvent.units).toContainEqual({ organisation: { id: ekhamra }, state: 'DONE' })
    expect(await did(world, 'mentor', 'addPlanActivity', given)).toBe('PLAN_ADOPTED')
    expect(await did(world, 'mentor', 'changePlanActivity', { ...change, expectedVersion: 2 })).toBe('PLAN_ADOPTED')
    const follow = (persona: string, state: string) => did(world, persona, 'followUpPlanActivity', { planActivityId: activity, state, text: 'Går framåt.' })
    expect([await follow('teacher', 'ONGOING'), await follow('special-educator', 'DONE')]).toEqual(['DONE', 'FORBIDDEN'])
    const fields = `academicYear state adoptedBy { displayName } contributors { displayName } activities { title dueOn state isOverdue goal { id } responsible { displayName } followUps { number state text madeBy { displayName } } permittedActions } permittedActions`
    const { operationalPlans } = (await ask('principal', `organisation(id: "${ekhamra}") { operationalPlans { ${fields} } }`)).organisation
    expect(operationalPlans).toEqual([{
      academicYear: '2026/27', state: 'ADOPTED', adoptedBy: { displayName: 'Anders Hellström' }, contributors: [{ displayName: 'Sara Holmgren' }],
      activities: [{
        title: activitySaid.title, dueOn: '2026-11-20', state: 'ONGOING', isOverdue: true, goal: { id: goalId }, responsible: { displayName: 'Johan Lindqvist' },
        followUps: [{ number: 1, state: 'ONGOING', text: 'Går framåt.', madeBy: { displayName: 'Johan Lindqvist' } }], permittedActions: ['FOLLOW_UP_PLAN_ACTIVITY'],
      }],
      permittedActions: ['ADD_PLAN_CONTRIBUTOR', 'REMOVE_PLAN_CONTRIBUTOR', 'CLOSE_OPERATIONAL_PLAN'],
    }])
    expect(await follow('mentor', 'DONE')).toBe('DONE')
    expect((await ask('teacher', `organisation(id: "${ekhamra}") { operationalPlans(academicYear: "2026/27") { activities { state isOverdue } } }`)).organisation.operationalPlans).toEqual([{ activities: [{ state: 'DONE', isOverdue: false }] }])
    expect(await did(world, 'principal', 'removePlanContributor', sara)).toBe('DONE')
    expect(await follow('mentor', 'DROPPED')).toBe('FORBIDDEN')
    expect(await did(world, 'principal', 'closeOperationalPlan', { operationalPlanId, expectedVersion: version + 1 })).toBe('DONE')
    expect(await follow('teacher', 'DROPPED')).toBe('FORBIDDEN')
    expect(verdict(await act(world, 'principal', 'removePlanContributor', sara))).toBe('PLAN_CLOSED')
  }) // prettier-ignore
})
