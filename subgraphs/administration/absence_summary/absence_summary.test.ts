import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { groupId } from '../../identity/demo/keys.ts'
import { id, unknown } from '../../identity/keeping/keeping.testing.ts'
import { forgotten } from '../attendance/attendance.testing.ts'
import { past } from '../schedule/schedule.testing.ts'
import { callRolls, class7A, type Counted, figures, openBooks, said, unit } from './absence_summary.testing.ts'

const [alva, elin, hugo] = [id('Alva Bergström'), id('Elin Strand'), id('Hugo Persson')]
const week = ['2026-11-16', '2026-11-22'] as const
const between = ([startDate, endDate]: readonly [string, string]) => `(startDate: "${startDate}", endDate: "${endDate}")`
const total = (counts: readonly Counted[]) =>
  Object.fromEntries(
    (['lessons', 'offered', 'reported', 'attendance', 'valid', 'invalid', 'other'] as const).map((name) => [
      name,
      counts.reduce((sum, one) => sum + one[name], 0),
    ]),
  )

/** What makes a week harder to count: exceptions, lessons of two groups, a pupil who changes class, and reports of who is not there. */
async function entangle({ sql }: World): Promise<void> {
  const lessonsOf = (
    name: string,
  ) => sql`select e.* from administration.calendar_event e join identity.activity a on a.id = e.activity_id
    where a.display_name = ${name} and e.organisation_id = ${unit} and e.starts_at > '2026-11-16' order by e.starts_at`
  const [first, second] = await lessonsOf('SO 7A')
  await sql`insert into administration.student_exception (calendar_event_id, student_id, is_participating, starts_at, ends_at) values
    (${first!['id']}, ${alva}, false, null, null), (${first!['id']}, ${hugo}, true, ${first!['startsAt']}, ${new Date(first!['startsAt'].getTime() + 1_200_000)}),
    (${second!['id']}, ${alva}, true, ${second!['startsAt']}, ${new Date(second!['startsAt'].getTime() + 2_400_000)})`
  await sql`insert into administration.calendar_event_group (calendar_event_id, starts_at, ends_at, is_cancelled, group_id)
    select c.calendar_event_id, c.starts_at, c.ends_at, false, ${groupId('ekhamraskolan/Spanska 7')}
    from administration.calendar_event_group c where c.calendar_event_id in (${second!['id']}, ${(await lessonsOf('Engelska 7A'))[0]!['id']})`
  await sql`update administration.calendar_event set is_cancelled = true, cancel_reason = 'Utflykt' where id = ${(await lessonsOf('NO 7A'))[0]!['id']}`
  await sql`update identity.activity set activity_type = 'LARARAKTIVITET' where display_name = 'Bild 7A'`
  await sql`update identity.group_membership set end_date = '2026-11-18' where person_id = ${hugo} and group_id = ${class7A}`
  await sql`insert into identity.group_membership (id, group_id, person_id, start_date)
    values (gen_random_uuid(), ${groupId('ekhamraskolan/8A')}, ${hugo}, '2026-11-19')`
}

/** Moves reports to a lesson that nobody expects the pupil at, and shortens one. */
async function misreport({ sql }: World): Promise<void> {
  await sql`insert into administration.attendance select gen_random_uuid(), ${hugo}, e.id, e.starts_at, e.activity_id, e.organisation_id, 45, 0, 0, 45, 0, 0, null,
      ${id('Johan Lindqvist')}, e.ends_at
    from administration.calendar_event e join identity.activity a on a.id = e.activity_id
    where a.display_name in ('Matematik 7B', 'Bild 7A') and e.starts_at between '2026-11-16' and '2026-11-21' on conflict do nothing`
}

describe('Absence in numbers', () => {
  let world: World
  let books: Awaited<ReturnType<typeof openBooks>>
  const now = new Date('2026-11-22T11:00:00Z')

  beforeAll(async () => {
    world = await openWorld()
    await forgotten(world)
    await entangle(world)
    await callRolls(world)
    await misreport(world)
    books = await openBooks(world)
  })
  afterAll(() => world.stop())

  const asked = async (persona: string, query: string) => {
    const { data, errors } = await world.ask(persona, `{ ${query} }`)
    return errors[0]?.extensions.code ?? data
  }
  const ofGroup = (persona: string, group: string = class7A) =>
    asked(persona, `group(id: "${group}") { absenceSummary${between(week)} { ${figures} } }`)
  const ofUnit = (persona: string) =>
    asked(persona, `organisation(id: "${unit}") { absenceSummary${between(week)} { ${figures} } }`)
  const byPupil = (persona: string, args = '', group: string = class7A) =>
    asked(
      persona,
      `group(id: "${group}") { absenceByPupil(startDate: "${week[0]}", endDate: "${week[1]}"${args}) {
      edges { cursor node { student { id } summary { ${figures} } } } pageInfo { hasNextPage endCursor } } }`,
    )
  const inGroup = (group: string, pupils = books.everInGroup(group)) => new Map(
    pupils.map((pupil) => [pupil, books.count(pupil, week, { group, unit, now })] as const).filter(([, { offered }]) => offered > 0),
  ) // prettier-ignore

  it('of a pupil is what a count lesson by lesson gives, with what nobody has registered beside it', async () => {
    for (const pupil of [alva, hugo, elin]) {
      for (const days of [week, ['2026-11-18', '2026-11-18'], ['2026-11-19', '2026-11-20']] as const) {
        const { person } = await asked('principal', `person(id: "${pupil}") { absenceSummary${between(days)} { ${figures} } }`)
        const counted = books.count(pupil, days, { now })
        expect(said(person.absenceSummary), `${pupil} ${days.join()}`).toEqual(counted)
        expect(person.absenceSummary.unregisteredMinutes).toBe(counted.offered - counted.reported)
      }
    }
    const hugos = books.count(hugo, week, { now })
    expect(hugos.reported).toBeLessThan(hugos.offered)
    expect(hugos.invalid).toBeGreaterThan(0)
  })

  it('of a group is that of those who were in it, while they were', async () => {
    for (const group of [class7A, groupId('ekhamraskolan/Spanska 7'), groupId('ekhamraskolan/8A')]) {
      const { group: found } = await ofGroup('principal', group)
      const counted = inGroup(group)
      const { days, absenceDays, invalidDays, ...sums } = said(found.absenceSummary)
      expect(sums, group).toEqual(total([...counted.values()]))
      expect([days, absenceDays, invalidDays, found.absenceSummary.pupils]).toEqual([null, null, null, counted.size])
    }
    expect(inGroup(class7A).get(hugo)!.offered).toBeLessThan(books.count(hugo, week, { now }).offered)
  })

  it('of a group pupil by pupil is the same, page by page, the most invalid absence first', async () => {
    const counted = inGroup(class7A)
    const pages: any[] = []
    for (let after = ''; pages.length < 10; ) {
      const { group } = await byPupil('principal', `, first: 4${after}`)
      pages.push(...group.absenceByPupil.edges)
      if (!group.absenceByPupil.pageInfo.hasNextPage) break
      after = `, after: "${group.absenceByPupil.pageInfo.endCursor}"`
    }
    expect(pages.length).toBeGreaterThan(8)
    const found = pages.map(({ node }) => [node.student.id, said(node.summary)] as const)
    const { group } = await byPupil('principal')
    expect(group.absenceByPupil.edges.map(({ node }: any) => node.student.id).slice(0, pages.length)).toEqual(found.map(([pupil]) => pupil))
    expect(new Map(group.absenceByPupil.edges.map(({ node }: any) => [node.student.id, said(node.summary)]))).toEqual(counted)
    const shares = group.absenceByPupil.edges.map(({ node }: any) => node.summary.shares.invalidAbsence)
    expect(shares).toEqual(shares.toSorted((one: number, other: number) => other - one))
    expect(await byPupil('principal', ', after: "bm9uc2Vuc2U="')).toBe('BAD_USER_INPUT')
  }) // prettier-ignore

  it('of a unit is that of its pupils at its lessons', async () => {
    const { organisation } = await ofUnit('principal')
    const counted = books.everAt(unit).map((pupil) => books.count(pupil, week, { unit, now }))
    const { days: _, absenceDays: __, invalidDays: ___, ...sums } = said(organisation.absenceSummary)
    expect(sums).toEqual(total(counted))
    expect(organisation.absenceSummary.pupils).toBe(counted.filter(({ offered }) => offered > 0).length)
  })

  it('has shares that make one together, and none where nothing was offered', async () => {
    const { organisation } = await ofUnit('principal')
    const { shares, offeredMinutes, unregisteredMinutes } = organisation.absenceSummary
    expect(Object.values<number>(shares).reduce((sum, share) => sum + share)).toBeCloseTo(1, 12)
    expect(shares.unregistered).toBeCloseTo(unregisteredMinutes / offeredMinutes, 12)
    expect(shares.unregistered).toBeGreaterThan(0.1)
    const summer = await asked('principal', `organisation(id: "${unit}") { absenceSummary(startDate: "2026-07-01", endDate: "2026-07-31") { ${figures} } }`)
    expect(summer.organisation.absenceSummary).toMatchObject({ pupils: 0, offeredMinutes: 0, unregisteredMinutes: 0, shares: null })
  }) // prettier-ignore

  it('counts a lesson that is going on once its roll is called, beside those that are over and unregistered', async () => {
    const later = new Date('2026-11-23T09:10:00Z')
    world.travel(later)
    const [lesson] =
      await world.sql`select e.* from administration.calendar_event e join identity.activity a on a.id = e.activity_id
      where a.display_name = 'SO 7A' and e.starts_at > ${later} - interval '2 hours' order by e.starts_at limit 1`
    world.travel(new Date(lesson!['startsAt'].getTime() + 600_000))
    await world.sql`insert into administration.attendance values (gen_random_uuid(), ${alva}, ${lesson!['id']}, ${lesson!['startsAt']},
      ${lesson!['activityId']}, ${unit}, 60, 60, 0, 0, 0, 0, null, ${id('Johan Lindqvist')}, ${later})`
    const today = ['2026-11-23', '2026-11-23'] as const
    const { person } = await asked('mentor', `person(id: "${alva}") { absenceSummary${between(today)} { ${figures} } }`)
    expect(person.absenceSummary).toMatchObject({ lessons: 2, offeredMinutes: 120, reportedMinutes: 60, unregisteredMinutes: 60 })
    await world.sql`delete from administration.attendance where calendar_event_id = ${lesson!['id']}`
    world.travel()
  })

  it('of a pupil is for those who see all of their attendance', async () => {
    const one = (persona: string, pupil: string) => asked(persona, `person(id: "${pupil}") { absenceSummary${between(week)} { pupils } }`)
    for (const persona of ['pupil', 'guardian', 'guardian-other-parent', 'mentor', 'principal', 'school-admin', 'special-educator'])
      expect(await one(persona, alva), persona).toEqual({ person: { absenceSummary: { pupils: 1 } } })
    for (const persona of ['teacher', 'step-parent', 'authority-admin', 'former-teacher', 'substitute', 'principal-other-school', 'analyst', 'guardian-other-school'])
      expect([{ person: null }, 'FORBIDDEN'], persona).toContainEqual(await one(persona, alva))
    for (const persona of ['protected-guardian', 'protected-pupil', 'mentor', 'counsellor'])
      expect(await one(persona, elin), persona).toEqual({ person: { absenceSummary: { pupils: 1 } } })
    for (const persona of ['school-admin', 'special-educator', 'blocked-guardian', 'guardian'])
      expect(await one(persona, elin), persona).toEqual(await one(persona, unknown))
  }) // prettier-ignore

  it('of a group and a unit counts those alone whom the viewer follows, as the list does', async () => {
    const all = [...inGroup(class7A).keys()]
    const others = all.filter((pupil) => pupil !== elin)
    for (const [persona, pupils] of [['principal', all], ['mentor', all.filter((pupil) => pupil !== hugo)], ['school-admin', others], ['special-educator', others], ['counsellor', all],
      ['teacher', []], ['former-teacher', []], ['principal-other-school', []], ['authority-admin', []], ['care-staff', []]] as const) {
      const summary = await ofGroup(persona)
      if (summary === 'FORBIDDEN' || summary.group === null) {
        expect(pupils, persona).toEqual([])
        continue
      }
      const counted = inGroup(class7A, [...pupils])
      expect(summary.group.absenceSummary, persona).toMatchObject({ pupils: counted.size, ...named(total([...counted.values()])) })
      const { group } = await byPupil(persona)
      expect(group.absenceByPupil.edges.map(({ node }: any) => node.student.id).toSorted(), persona).toEqual([...counted.keys()].toSorted())
    }
    for (const persona of ['guardian', 'pupil', 'protected-guardian', 'blocked-guardian', 'integrator', 'shared-preschool'])
      expect(['FORBIDDEN', { group: null }], persona).toContainEqual(await ofGroup(persona))
  }) // prettier-ignore

  it('of a unit is nothing to who follows nobody there', async () => {
    for (const persona of ['teacher', 'principal-other-school', 'care-staff'])
      expect((await ofUnit(persona)).organisation.absenceSummary, persona).toMatchObject({ pupils: 0, offeredMinutes: 0, shares: null })
    for (const persona of ['guardian', 'pupil', 'analyst', 'authority-admin', 'unit-observer', 'integrator'])
      expect(await ofUnit(persona), persona).toBe('FORBIDDEN')
    const [admins, principals] = [await ofUnit('school-admin'), await ofUnit('principal')].map(({ organisation }) => organisation.absenceSummary)
    expect(admins.pupils).toBeLessThan(principals.pupils)
  }) // prettier-ignore

  it('is asked of at most a year', async () => {
    for (const days of [
      ['2026-11-22', '2026-11-21'],
      ['2025-11-21', '2026-11-22'],
    ] as const)
      expect(await asked('principal', `person(id: "${alva}") { absenceSummary${between(days)} { pupils } }`)).toBe(
        'BAD_USER_INPUT',
      )
  })

  it('tells nobody more who calls the database itself', async () => {
    const sums = (name: string) =>
      past(world, name, `select from access.absence_sums(array['${alva}', '${elin}', '${hugo}']::uuid[], '{}', '{}', '2026-11-16', '2026-11-22', '2026-11-22T11:00Z')`)
    expect(await Promise.all(['Anders Hellström', 'Monica Berglund', 'Jenny Bergström', 'Johan Lindqvist', 'Göran Åkesson', 'Maria Söderberg', 'Peter Lund'].map(sums))).toEqual([3, 2, 1, 0, 0, 0, 0])
    for (const called of [`access.absence_by_day(array[1], array['${alva}']::uuid[], array[null]::uuid[], array['2026-11-16']::date[], array['2026-11-22']::date[], '2026-11-22T11:00Z', true)`, `access.expected_periods(array['${alva}']::uuid[])`])
      await expect(past(world, 'Göran Åkesson', `select from ${called}`), called).rejects.toThrow('permission denied')
  }) // prettier-ignore

  it('of classes takes as many statements as of one', async () => {
    const statements = async (query: string) => {
      world.takeStatements()
      expect(await asked('principal', query)).toBeInstanceOf(Object)
      return world.takeStatements().filter((one) => /absence(Totals|ByPupil)/.test(one)).length
    }
    const selected = `absenceByPupil${between(week)} { edges { node { student { displayName } summary { ${figures} } } } } absenceSummary${between(week)} { pupils }`
    expect(await statements(`group(id: "${class7A}") { ${selected} }`)).toBe(2)
    expect(await statements(`groups(first: 20) { edges { node { id ${selected} } } }`)).toBe(2)
    await ofUnit('principal')
    expect(world.takeStatements().filter((one) => one.includes('absence'))).toHaveLength(1)
  }) // prettier-ignore
})

const named = ({ lessons, offered, reported, attendance, valid, invalid, other }: Record<string, number>) => ({
  ...{ lessons, offeredMinutes: offered, reportedMinutes: reported, attendanceMinutes: attendance, validAbsenceMinutes: valid },
  ...{ invalidAbsenceMinutes: invalid, otherAttendanceMinutes: other },
})
