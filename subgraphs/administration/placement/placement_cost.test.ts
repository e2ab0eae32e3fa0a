import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { bjorkskolan, eken, emptySchedule, mother, nils, principal, setDay, staff, submit, weekly } from './care.testing.ts'

let world: World
let children: string[]
beforeAll(async () => {
  world = await openWorld()
  await emptySchedule(world)
  // Every member of the group has a place and a week, laid by nobody in particular.
  await world.sql`insert into administration.placement (id, child_id, organisation_id, group_id, school_type, start_date)
    select gen_random_uuid(), m.person_id, ${bjorkskolan}, ${eken}, 'FTH', '2026-08-17' from identity.group_membership m
    where m.group_id = ${eken} and m.end_date is null and m.person_id <> ${nils}`
  await world.sql`insert into administration.care_week (placement_id, child_id, owner_id, start_date, claimed_at)
    select id, child_id, child_id, '2026-11-23', now() from administration.placement where group_id = ${eken} and child_id <> ${nils}`
  await world.sql`insert into administration.care_day (placement_id, child_id, owner_id, care_date, start_time, end_time)
    select w.placement_id, w.child_id, w.owner_id, w.start_date + n, '13:00', '16:30'
    from administration.care_week w, generate_series(0, 4) n`
  const rows = await world.sql`select child_id from administration.placement where group_id = ${eken} order by child_id`
  children = rows.map((row) => row['childId'] as string)
})
afterAll(() => world.stop())

const week = `placements { permittedActions permittedScheduleActions permittedPresenceActions owners { id }
  careWeek(week: "2026-W48") { owner { id } permittedActions days { startTime isClosed permittedActions comments { text } } } }`

const statementsOf = async (persona: string, query: string) => {
  await world.ask(persona, query)
  world.takeStatements()
  const { errors } = await world.ask(persona, query)
  expect(errors).toEqual([])
  return world.takeStatements()
}

it('a whole group’s week costs as many statements as one child’s', async () => {
  expect(children.length).toBeGreaterThan(10)
  const asked = `{ group(id: "${eken}") { memberships { person { displayName ${week} } } } }`
  const all = await statementsOf(staff, asked)
  const { data } = await world.ask(staff, asked)
  const placed = data.group.memberships.filter(
    ({ person }: { person: { placements: object[] } | null }) => person?.placements.length,
  )
  expect(placed.length).toBeGreaterThan(10)
  const one = await statementsOf(staff, `{ person(id: "${nils}") { displayName ${week} } }`)
  const ours = (statements: readonly string[]) =>
    statements.filter((statement) => /careW|careD|careO|careC|placement|attendance/.test(statement))
  expect(ours(all)).toHaveLength(ours(one).length)
  expect(all.length).toBeLessThanOrEqual(24)
})

it('head counts are the group’s children, hour by hour, in two statements', async () => {
  const query = `{ organisation(id: "${bjorkskolan}") { careHeadCounts(week: "2026-W48") { hour scheduledCount } } }`
  const { data } = await world.ask(staff, query)
  const { data: led } = await world.ask(principal, query)
  expect(data.organisation.careHeadCounts).toHaveLength(20)
  expect(data.organisation.careHeadCounts[0]).toEqual({ hour: 13, scheduledCount: children.length - 1 })
  expect(led).toEqual(data)
  const statements = await statementsOf(staff, query)
  expect(statements.filter((one) => /careHeadCounts|plannedUnits/.test(one))).toHaveLength(2)
})

it('a year of weeks is laid in as many statements as one', async () => {
  const laying = async (times: number, startDate: string) => {
    world.takeStatements()
    const { data } = await submit(world, mother, weekly(startDate, { repeat: { everyWeeks: 1, times } }))
    expect(data.submitCareSchedule.weeks).toHaveLength(times)
    return world.takeStatements().length
  }
  expect(await laying(60, '2026-12-07')).toBe(await laying(1, '2026-11-30'))
  world.takeStatements()
  await setDay(world, mother, '2026-12-01')
  expect(world.takeStatements().length).toBeLessThanOrEqual(32)
})
