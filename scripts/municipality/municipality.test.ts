import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { demoId, groupId, organisationId, personId } from '../../subgraphs/identity/demo/keys.ts'
import { municipalityId } from '../../subgraphs/identity/demo/municipality/unit.rows.ts'
import { readChanges } from '../../subgraphs/shared/change.ts'
import { newDemoDatabase, today } from '../testing.database.ts'
import { expectRefused, start, stopAll } from '../testing.process.ts'
import { openWorld, type World } from '../testing.ts'
import { sayMunicipality, seedMunicipality } from './municipality.ts'

vi.setConfig({ testTimeout: 60_000 })

// Last week, whose rolls are called, and the next.
const asked = { pupils: 150, today, term: { startDate: '2026-11-16', endDate: '2026-11-27' } }
const unit = organisationId('98880001')
const [child, other] = [personId('lovhamra/1/FA/1'), personId('lovhamra/1/8A/1')]

const counted = async ({ sql }: World) =>
  (await sql`select (select count(*) from identity.person)::int as persons, (select count(*) from identity.enrolment)::int as enrolments,
    (select count(*) from administration.calendar_event where organisation_id = ${unit})::int as lessons,
    (select count(*) from administration.lesson_report where organisation_id = ${unit})::int as reports,
    (select count(*) from administration.attendance where organisation_id = ${unit})::int as attendances`)[0]! // prettier-ignore

describe('A municipality of 150 pupils', () => {
  let world: World
  let before: Awaited<ReturnType<typeof counted>>
  let told: Awaited<ReturnType<typeof readChanges>>
  let seeded: Awaited<ReturnType<typeof seedMunicipality>>
  beforeAll(async () => {
    const database = await newDemoDatabase(inject('adminUrl'))
    world = await openWorld({ database })
    before = await counted(world)
    told = await readChanges(world.sql, 'administration', null)
    const stopped = () => () => {
      throw new Error('stopped')
    }
    await expect(seedMunicipality(database, asked, stopped)).rejects.toThrow('stopped')
    expect(await counted(world)).toEqual({ ...before, persons: (before['persons'] as number) + 1 })
    seeded = await seedMunicipality(database, asked)
  })
  afterAll(async () => {
    await world?.stop()
    await stopAll()
  })

  const ask = async (persona: string, query: string) => (await world.ask(persona, query)).data
  const lessonsOf = async (persona: string, of: string, week = '2026-W48') =>
    (await ask(persona, `{ schedule(of: { ${of} }, week: "${week}") { lessons { id displayName } } }`)).schedule.lessons as {
      id: string
      displayName: string
    }[]

  it('is whole after an interruption, and says what it has', async () => {
    const { persons, lessons, attendances } = seeded
    expect(seeded).toMatchObject({ units: 1, known: 0, pupils: 150, duties: 48 })
    const now = await counted(world)
    expect(now).toMatchObject({ persons: (before['persons'] as number) + persons + 1, lessons, attendances })
    // Two weeks of 220 lessons; one in fifty of the first is forgotten.
    expect(lessons).toBe(440)
    expect(now['reports']).toBeGreaterThan(205)
    expect(now['reports']).toBeLessThan(220)
    expect(sayMunicipality(seeded)).toMatch(/^Lövhamra kommun: 1 units, 150 pupils among 41\d persons, 48 duties, 440 lessons, 4,\d{3} attendances$/) // prettier-ignore
  })

  it('is there once: the next seed changes nothing', async () => {
    const now = await counted(world)
    const again = await seedMunicipality(world.database, asked)
    expect(sayMunicipality(again)).toBe('Lövhamra kommun: already there, nothing changed')
    expect(await counted(world)).toEqual(now)
  })

  it('has nobody in two places', async () => {
    const twice = await world.sql`select m.person_id from administration.calendar_event_group a
      join identity.group_membership m on m.group_id = a.group_id
      join identity.group_membership n on n.person_id = m.person_id and n.group_id <> m.group_id
      join administration.calendar_event_group b on b.group_id = n.group_id and b.starts_at < a.ends_at and b.ends_at > a.starts_at
      join administration.calendar_event e on e.id = a.calendar_event_id and e.organisation_id = ${unit}`
    expect(twice).toHaveLength(0)
  })

  it('has rolls as they are called: of every pupil of the group, mostly present, and those reported away away', async () => {
    const [shares] = await world.sql`select avg((attendance_minutes = lesson_minutes)::int)::float as present,
        avg((valid_absence_minutes > 0)::int)::float as valid, avg((invalid_absence_minutes > 0)::int)::float as invalid,
        avg((late_minutes > 0)::int)::float as late, avg((other_attendance_minutes > 0)::int)::float as other
      from administration.attendance where organisation_id = ${unit}`
    expect(shares!['present']).toBeGreaterThan(0.85)
    for (const share of ['valid', 'invalid', 'late', 'other']) {
      expect(shares![share], share).toBeGreaterThan(0.003)
      expect(shares![share], share).toBeLessThan(0.12)
    }
    const wrong = await world.sql`select a.id from administration.attendance a
      left join identity.group_membership m on m.person_id = a.student_id
        and m.group_id in (select c.group_id from administration.calendar_event_group c where c.calendar_event_id = a.calendar_event_id)
      left join administration.absence s on s.student_id = a.student_id and s.starts_at <= a.starts_at and s.ends_at > a.starts_at
      where a.organisation_id = ${unit} and (m.id is null or (s.id is null) = (a.valid_absence_minutes > 0))`
    expect(wrong).toHaveLength(0)
  })

  it('opens to a guardian their own child, and nobody else’s', async () => {
    const own = await lessonsOf('municipality-guardian', `personId: "${child}"`)
    expect(own.length).toBe(27)
    expect(new Set(own.map(({ displayName }) => displayName.replace(/^.* (F.).*/, '$1')))).toEqual(new Set(['FA']))
    expect(await lessonsOf('municipality-guardian', `personId: "${other}"`)).toEqual([])
    expect((await lessonsOf('municipality-guardian', `organisationId: "${unit}"`)).length).toBe(27)
    for (const persona of ['guardian', 'principal', 'authority-admin', 'analyst'])
      expect(await lessonsOf(persona, `personId: "${child}"`), persona).toEqual([])
    expect(await ask('guardian', `{ person(id: "${child}") { displayName } }`)).toEqual({ person: null })
  })

  it('opens the week of a unit to its staff, as far as the roles go', async () => {
    for (const persona of ['municipality-principal', 'municipality-teacher', 'municipality-admin'])
      expect((await lessonsOf(persona, `organisationId: "${unit}"`)).length, persona).toBe(220)
    expect(await lessonsOf('principal', `organisationId: "${unit}"`)).toEqual([])
    const mentored = `{ group(id: "${groupId('lovhamra/1/FA')}") { displayName memberships { person { displayName } } } }`
    for (const persona of ['municipality-principal', 'municipality-teacher'])
      expect((await ask(persona, mentored)).group.memberships.length, persona).toBe(25)
    const duty = demoId('Duty', 'lovhamra/1/team 1/0/0')
    const own = await lessonsOf('municipality-teacher', `dutyId: "${duty}"`)
    expect(own.length).toBeGreaterThan(10)
    const authority = `{ organisation(id: "${municipalityId}") { displayName } }`
    expect((await ask('guardian', authority)).organisation.displayName).toBe('Lövhamra kommun')
  })

  it('is one line in the change feed for each unit: whoever follows it reads the unit anew', async () => {
    const changes = await readChanges(world.sql, 'identity', null)
    expect(changes.filter(({ entityId }) => entityId === unit)).toMatchObject([{ entity: 'Organisation', kind: 'UPSERT' }])
    expect(await readChanges(world.sql, 'administration', null)).toEqual(told)
  })

  it('is asked for by a number, and refused in a sentence for anything else', async () => {
    const { url: DATABASE_URL, adminUrl: MIGRATION_DATABASE_URL } = world.database
    const run = (...args: string[]) => start({ DATABASE_URL, MIGRATION_DATABASE_URL }, 'seed.ts', ...args)
    await expectRefused(run('--pupils', 'many'), /^--pupils is "many": give a whole number from 100 to 16000\.$/m)
    const again = run('--pupils', '150')
    expect([await again.ended, again.err()]).toEqual([0, ''])
    expect(again.out()).toMatch(/^municipality +[\d.]+ s {2}Lövhamra kommun: already there, nothing changed$/m)
  })
})
