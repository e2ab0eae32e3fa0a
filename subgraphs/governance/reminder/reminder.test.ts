import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { purge } from '../../../scripts/purge.testing.ts'
import { expectRefused, start, stopAll } from '../../../scripts/testing.process.ts'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { authorityId } from '../../identity/demo/units.rows.ts'
import { did, everyone, id, unknown } from '../../identity/keeping/keeping.testing.ts'
import { openPool, type Pool } from '../../shared/database.ts'
import { rolesOf } from '../../shared/rows.ts'
import { activitySaid, ekhamra, eventSaid, goalSaid, made, pastTheRules } from '../planning.testing.ts'
import { remind } from './reminder.sweep.ts'

vi.setConfig({ testTimeout: 90_000 })

let world: World
let system: Pool
let statements: string[]
let [event, activity] = ['', '']
beforeAll(async () => {
  world = await openWorld()
  const onStatement = (statement: string) => void statements.push(statement)
  system = openPool(world.database.url, { max: 1, role: rolesOf('governance').system, onStatement })
  event = await made(world, 'authority-admin', 'addWheelEvent', { ...eventSaid, organisationId: authorityId, schoolTypes: ['GR'] })
  await made(world, 'authority-admin', 'addWheelEvent', { ...eventSaid, organisationId: authorityId, isRequired: false })
  const operationalPlanId = await made(world, 'principal', 'draftOperationalPlan', { organisationId: ekhamra, academicYear: '2026/27' })
  activity = await made(world, 'principal', 'addPlanActivity', { ...activitySaid, operationalPlanId, responsibleId: id('Johan Lindqvist') })
  await made(world, 'principal', 'addPlanActivity', { ...activitySaid, operationalPlanId })
  expect(await did(world, 'principal', 'addPlanContributor', { operationalPlanId, personId: id('Sara Holmgren') })).toBe('DONE')
  expect(await did(world, 'principal', 'adoptOperationalPlan', { operationalPlanId, expectedVersion: 3 })).toBe('DONE')
}) // prettier-ignore
afterEach(stopAll)
afterAll(async () => {
  await system?.end()
  await world?.stop()
})

const night = async (day: string) => {
  statements = []
  return (await remind(system, new Date(`${day}T02:00:00Z`))).reminders
}
const fields = 'id kind dueOn madeOn readAt organisation { id } event { id title } activity { id title } permittedActions'
const mine = async (persona: string, args = '') => {
  const { data, errors } = await world.ask(
    persona,
    `{ myReminders${args} { edges { node { ${fields} } } pageInfo { hasNextPage endCursor } } }`,
  )
  return errors[0]?.extensions.code ?? data.myReminders.edges.map(({ node }: { node: object }) => node)
}

describe('Reminders', () => {
  it('are made for the principals of units that have not done it and whoever is responsible, once', async () => {
    expect(await night('2026-11-21')).toBe(0)
    // Three units teach GR, and one person answers for an activity.
    expect(await night('2026-11-22')).toBe(4)
    expect(statements.filter((one) => one.startsWith('/*') && !one.startsWith('/* audit') && !one.startsWith('/* change'))).toHaveLength(6) // prettier-ignore
    expect(await night('2026-11-22')).toBe(0)
    expect(await night('2026-12-01')).toBe(0)
    const told = { kind: 'DUE_SOON', dueOn: '2026-12-06', madeOn: '2026-11-22', readAt: null, organisation: { id: ekhamra } }
    expect(await mine('principal')).toMatchObject([{ ...told, event: { id: event }, activity: null }])
    expect(await mine('teacher')).toMatchObject([{ ...told, event: null, activity: { id: activity } }])
    expect(await did(world, 'mentor', 'followUpPlanActivity', { planActivityId: activity, state: 'ONGOING', text: '' })).toBe(
      'DONE',
    )
    for (const persona of ['mentor', 'school-admin', 'care-staff', 'authority-admin']) expect(await mine(persona)).toEqual([])
    expect(await did(world, 'principal', 'reportWheelEventDone', { wheelEventId: event, organisationId: ekhamra })).toBe('DONE')
    expect(await night('2026-12-05')).toBe(3)
    expect(await night('2026-12-07')).toBe(3)
    expect(await night('2026-12-08')).toBe(0)
    expect((await mine('teacher')).map(({ kind }: { kind: string }) => kind)).toEqual(['OVERDUE', 'DUE_SOON', 'DUE_SOON'])
    expect(await mine('principal')).toHaveLength(1)
    const recorded = await world.sql`select changed from governance.audit where act = 'remind' order by id`
    expect(recorded).toEqual([4, 3, 3].map((reminders) => ({ changed: { reminders } })))
  })

  it('are read by their recipient alone, a page at a time, and marked as read once', async () => {
    const [newest, , oldest] = await mine('teacher')
    const { data } = await world.ask('teacher', '{ myReminders(first: 1) { pageInfo { hasNextPage endCursor } } }')
    expect(data.myReminders.pageInfo.hasNextPage).toBe(true)
    const rest = await mine('teacher', `(first: 2, after: "${data.myReminders.pageInfo.endCursor}")`)
    expect(rest.map((one: { id: string }) => one.id)).not.toContain(newest.id)
    expect(rest).toHaveLength(2)
    expect(await did(world, 'principal', 'markReminderRead', { reminderId: oldest.id })).toBe('NOT_FOUND')
    expect(await did(world, 'teacher', 'markReminderRead', { reminderId: unknown })).toBe('NOT_FOUND')
    expect(await did(world, 'teacher', 'markReminderRead', { reminderId: oldest.id })).toBe('DONE')
    expect(await did(world, 'teacher', 'markReminderRead', { reminderId: oldest.id })).toBe('ALREADY_READ')
    expect((await mine('teacher')).at(-1)).toMatchObject({ id: oldest.id, readAt: expect.any(String), permittedActions: [] })
    const rows = (name: string, role?: string) => pastTheRules(world, id(name), `select from governance.reminder`, role)
    expect([await rows('Johan Lindqvist'), await rows('Anders Hellström'), await rows('Maria Söderberg', 'authority')]).toEqual([3, 1, 0])
    expect(await pastTheRules(world, id('Anders Hellström'), `update governance.reminder set read_at = now() where id = '${newest.id}'`)).toBe(0)
    for (const persona of everyone.filter((one) => /guardian|pupil|analyst|observer|integrator/.test(one)))
      expect(await mine(persona)).toBe('FORBIDDEN')
  }) // prettier-ignore

  it('go to whoever leads the unit that day, two or none, and to nobody who has left', async () => {
    const lead = `person_id = '${id('Anders Hellström')}' and duty_role = 'REKTOR'`
    await world.sql.unsafe(`insert into identity.duty (id, person_id, organisation_id, duty_role, start_date)
      select gen_random_uuid(), '${id('Sara Holmgren')}', organisation_id, 'REKTOR', '2026-12-01' from identity.duty where ${lead}`)
    await made(world, 'principal', 'addWheelEvent', { ...eventSaid, organisationId: ekhamra, dueOn: '2027-01-10' })
    expect(await night('2027-01-09')).toBe(2)
    await world.sql.unsafe(`update identity.duty set end_date = '2027-01-10' where organisation_id = '${ekhamra}'
      and duty_role in ('REKTOR', 'LARARE') and end_date is null`)
    expect(await night('2027-01-11')).toBe(0)
    await world.sql.unsafe(
      `update identity.duty set end_date = null where organisation_id = '${ekhamra}' and end_date = '2027-01-10'`,
    )
    expect(await night('2027-01-11')).toBe(2)
  })

  it('are made by the days the authority has set', async () => {
    await world.sql`update governance.reminder_rule set days_before = 30 where days_before = 14`
    await made(world, 'principal', 'addWheelEvent', { ...eventSaid, organisationId: ekhamra, startsOn: '2027-05-01', dueOn: '2027-06-01' })
    expect([await night('2027-05-01'), await night('2027-05-02')]).toEqual([0, 2])
  }) // prettier-ignore

  it('are gone a year after, and what was planned and done is there for ever', async () => {
    const tables = ['goal', 'wheel_event', 'wheel_status', 'operational_plan', 'operational_plan_contributor', 'plan_activity', 'activity_follow_up']
    const counts = () => Promise.all(tables.map(async (table) => (await world.sql`select from ${world.sql(`governance.${table}`)}`).length))
    await made(world, 'principal', 'setGoal', { ...goalSaid, organisationId: ekhamra })
    const before = await counts()
    expect(before.every((count) => count > 0)).toBe(true)
    const left = async () => (await world.sql`select from governance.reminder`).length
    expect([await purge(world, '2027-11-21'), await left()]).toEqual([expect.anything(), 16])
    await purge(world, '2027-11-23')
    expect(await left()).toBe(12)
    await purge(world, '2046-11-22')
    expect([await left(), await counts()]).toEqual([0, before])
  }) // prettier-ignore

  it('are asked for by a command that says how, and does nothing twice', async () => {
    const run = (...args: string[]) => start({ DATABASE_URL: world.database.url }, 'governance.ts', ...args)
    await Promise.all([['constructor'], ['remind', 'now']].map((args) => expectRefused(run(...args), /npm run governance -- remind/)))
    await world.sql`insert into governance.wheel_event (id, organisation_id, title, description, starts_on, due_on, requires_done, link_kind)
      values (gen_random_uuid(), ${ekhamra}, 'Nu', '', current_date, current_date, true, 'NONE')`
    const first = run('remind')
    expect([await first.ended, first.err()]).toEqual([0, ''])
    expect(first.out()).toMatch(/^remind .*\d+ looked at that are not done, reminders made: [1-9]\d*$/m)
    const second = run('remind')
    expect([await second.ended, second.err()]).toEqual([0, ''])
    expect(second.out()).toMatch(/reminders made: 0$/m)
  }) // prettier-ignore
})
