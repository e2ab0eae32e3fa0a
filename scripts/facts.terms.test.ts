import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBooks } from '../subgraphs/administration/absence_summary/absence_summary.testing.ts'
import { ekhamra } from '../subgraphs/administration/schedule/schedule.testing.ts'
import { personas } from '../subgraphs/identity/demo/personas.ts'
import { id } from '../subgraphs/identity/keeping/keeping.testing.ts'
import { pastTheRules } from '../subgraphs/pedagogy/pedagogy.testing.ts'
import { openPool } from '../subgraphs/shared/database.ts'
import { rolesOf } from '../subgraphs/shared/rows.ts'
import { absenceOfTerm, staffingOf, supportOfTerm } from './facts.terms.ts'
import { leave, purge } from './purge.testing.ts'
import { openWorld, type World } from './testing.ts'

const now = new Date('2026-11-22T11:00:00Z')
const autumn = { academicYear: '2026/27', semester: 'HT' }
const [alva, elin, hugo] = [id('Alva Bergström'), id('Elin Strand'), id('Hugo Persson')]

interface Absence {
  readonly personId: string
  readonly offeredMinutes: number
  readonly invalidMinutes: number
  readonly leaveMinutes: number
  readonly reportedMinutes: number
  readonly otherValidMinutes: number
  readonly unregisteredMinutes: number
}

describe('The facts of a term', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  const changes = async (schema: string, entity: string) =>
    (
      await world.sql<
        { entityId: string }[]
      >`select entity_id from ${world.sql(schema)}.change where entity = ${entity} order by position`
    ).map(({ entityId }) => entityId)
  const absences = () => world.sql<Absence[]>`select m.person_id, f.* from administration.absence_fact f
    join administration.fact_person m on m.fact_id = f.id where f.organisation_id = ${ekhamra}`

  /** What valid absence rests on, row by row. */
  async function reasons(): Promise<Map<string, { leave: number; reported: number }>> {
    const rolls = await world.sql`select * from administration.attendance where valid_absence_minutes > 0 and organisation_id = ${ekhamra}`
    const absent = await world.sql`select * from administration.absence where withdrawn_at is null`
    const of = new Map<string, { leave: number; reported: number }>()
    for (const roll of rolls) {
      const end = Number(roll['startsAt']) + roll['lessonMinutes'] * 60_000
      const within = (type: string) =>
        absent
          .filter((one) => one['studentId'] === roll['studentId'] && one['absenceType'] === type)
          .reduce((sum, one) => sum + Math.max(0, Math.min(end, one['endsAt']) - Math.max(roll['startsAt'], one['startsAt'])), 0) / 60_000
      const given = Math.min(roll['validAbsenceMinutes'], within('BEVILJAD_LEDIGHET'))
      const sum = of.get(roll['studentId']) ?? { leave: 0, reported: 0 }
      of.set(roll['studentId'], {
        leave: sum.leave + given,
        reported: sum.reported + Math.min(roll['validAbsenceMinutes'] - given, within('ANMALD_FRANVARO')),
      })
    }
    return of
  } // prettier-ignore

  it('say what each pupil missed and why, as their rolls do, and not of whom', async () => {
    await world.sql`update administration.absence set absence_type = 'BEVILJAD_LEDIGHET', leave_application_id = gen_random_uuid()
      where id in (select b.id from administration.absence b join administration.attendance a on a.student_id = b.student_id
        and a.starts_at between b.starts_at and b.ends_at and a.valid_absence_minutes > 0 where a.organisation_id = ${ekhamra} order by b.id limit 3)`
    const written = await absenceOfTerm(world.database.url, autumn, now)
    const [books, why, facts] = [await openBooks(world), await reasons(), await absences()]
    const counted = books.everAt(ekhamra).flatMap((pupil) => {
      const sums = books.count(pupil, ['2026-07-01', '2026-12-31'], { unit: ekhamra, now })
      const { leave: given = 0, reported = 0 } = why.get(pupil) ?? {}
      const other = sums.valid - given - reported
      return sums.offered > 0 ? [[pupil, sums.offered, sums.invalid, given, reported, other, sums.offered - sums.reported]] : []
    })
    const said = facts.map((one) => [
      one.personId,
      ...[one.offeredMinutes, one.invalidMinutes, one.leaveMinutes, one.reportedMinutes, one.otherValidMinutes],
      one.unregisteredMinutes,
    ])
    expect(said.toSorted()).toEqual(counted.toSorted())
    const total = (n: number) => said.reduce((sum, one) => sum + Number(one[n]), 0)
    for (const n of [1, 2, 3, 4, 6]) expect(total(n), `${n}`).toBeGreaterThan(0)
    expect(await changes('administration', 'AbsenceFact')).toHaveLength(written)
    const all = JSON.stringify(await world.sql`select * from administration.absence_fact`)
    const people = await world.sql<{ id: string }[]>`select id from identity.person`
    expect(people.filter((one) => all.includes(one.id))).toEqual([])
  })

  it('are told again only where something is corrected', async () => {
    expect(await absenceOfTerm(world.database.url, autumn, now)).toBe(0)
    await world.sql`update administration.attendance set valid_absence_minutes = 0, invalid_absence_minutes = invalid_absence_minutes + valid_absence_minutes
      where id = (select id from administration.attendance where valid_absence_minutes > 0 order by id limit 1)`
    const before = await changes('administration', 'AbsenceFact')
    expect(await absenceOfTerm(world.database.url, autumn, now)).toBe(1)
    const [corrected, ...more] = (await changes('administration', 'AbsenceFact')).slice(before.length)
    expect(more).toEqual([])
    expect(before).toContain(corrected)
  })

  it('count support without the case, of every pupil, and follow what is decided', async () => {
    const count = await supportOfTerm(world.database.url, autumn, now)
    const [{ pupils } = { pupils: 0 }] = await world.sql<{ pupils: number }[]>`select count(distinct (pupil_id, organisation_id))::int as pupils
      from identity.enrolment where school_type not in ('FS', 'FTH') and not is_cancelled and not is_awaited and coalesce(end_date, 'infinity') >= '2026-07-01'`
    expect(count).toBe(pupils)
    const of = async (pupil: string) => (await world.sql`select f.is_counted, f.has_adaptation, f.has_investigation, f.has_programme
      from pedagogy.support_fact f join pedagogy.support_fact_person m on m.fact_id = f.id where m.person_id = ${pupil}`)[0]
    const ids = ['00000000-0000-4000-8000-0000000000c1', '00000000-0000-4000-8000-0000000000c2']
    for (const [n, pupil] of [hugo, elin].entries())
      await world.sql`insert into pedagogy.support_case (id, student_id, organisation_id, opened_by_id, opened_at)
        values (${ids[n]!}, ${pupil}, ${ekhamra}, ${alva}, '2026-03-01')`
    const decide = (n: number, number: number, decision: string, on: string) =>
      world.sql`insert into pedagogy.action_programme (id, case_id, student_id, organisation_id, number, decision, needs, measures, follow_up_on,
          follow_up_by_id, reason, decided_by_id, decided_on)
        select gen_random_uuid(), c.id, c.student_id, c.organisation_id, ${number}, ${decision}, d.text, d.text, d.day, d.by, 'r', ${alva}, ${on}
        from pedagogy.support_case c left join (values ('ADOPT', 'n', date '2027-06-01', ${alva}::uuid)) d(is_of, text, day, by) on d.is_of = ${decision}
        where c.id = ${ids[n]!}`
    await decide(0, 1, 'ADOPT', '2026-09-01')
    await decide(1, 1, 'ADOPT', '2026-03-02')
    await decide(1, 2, 'END', '2026-05-30')
    await world.sql`insert into pedagogy.support_investigation (id, case_id, student_id, organisation_id, started_on)
      values (gen_random_uuid(), ${ids[1]!}, ${elin}, ${ekhamra}, '2026-11-01')`
    await world.sql`delete from pedagogy.extra_adaptation where student_id in ${world.sql([hugo, elin])}`
    await world.sql`insert into pedagogy.extra_adaptation (id, student_id, organisation_id, decision, start_date, decided_by_id)
      values (gen_random_uuid(), ${hugo}, ${ekhamra}, 'd', '2026-01-10', ${alva})`
    expect(await supportOfTerm(world.database.url, autumn, now)).toBeGreaterThanOrEqual(2)
    expect(await supportOfTerm(world.database.url, autumn, now)).toBe(0)
    expect(await of(hugo)).toEqual({ isCounted: true, hasAdaptation: true, hasInvestigation: false, hasProgramme: true })
    expect(await of(elin)).toEqual({ isCounted: true, hasAdaptation: false, hasInvestigation: true, hasProgramme: false })
    expect(JSON.stringify(await world.sql`select * from pedagogy.support_fact`)).not.toContain('00000000c1')
  }) // prettier-ignore

  it('count pupils and staff of a day', async () => {
    const written = await staffingOf(world.database.url, '2026-10-15', now)
    expect(written).toBeGreaterThan(4)
    expect(await staffingOf(world.database.url, '2026-10-15', now)).toBe(0)
    const [unit] =
      await world.sql`select * from administration.staffing_fact where organisation_id = ${ekhamra} and school_type = ''`
    const [counted] =
      await world.sql`select (select count(distinct pupil_id)::int from identity.enrolment where organisation_id = ${ekhamra}
        and not is_cancelled and not is_awaited and '2026-10-15' between start_date and coalesce(end_date, 'infinity')) as pupils,
      (select count(distinct person_id)::int from identity.duty where organisation_id = ${ekhamra} and not is_awaited
        and '2026-10-15' between start_date and coalesce(end_date, 'infinity')) as staff`
    expect(unit).toMatchObject(counted!)
    expect(unit!['teachers']).toBeGreaterThan(unit!['licensedTeachers'])
    expect(unit!['licensedTeachers']).toBeGreaterThan(0)
    expect(await staffingOf(world.database.url, '2025-10-15', now)).toBe(0)
  })

  it('are told of while they are known, and no longer', async () => {
    const of = (academicYear: string, semester: string) => absenceOfTerm(world.database.url, { academicYear, semester }, now)
    await expect(of('2024/25', 'VT')).rejects.toThrow('until a year after')
    await expect(of('2026/27', 'VT')).rejects.toThrow('until a year after')
  })

  it('are read by nobody, told by nobody, and no part of the graph', async () => {
    const graph = await readFile(new URL('../schema/supergraph.graphql', import.meta.url), 'utf8')
    expect(graph).not.toMatch(/AbsenceFact|SupportFact|StaffingFact/)
    const tables = ['administration.absence_fact', 'administration.staffing_fact', 'pedagogy.support_fact', 'pedagogy.support_fact_person']
    const attacks = tables.flatMap((table) => [`select 1 from ${table}`, `delete from ${table}`, `insert into ${table} select * from ${table}`])
    const tellings = [
      `access.tell_absence_facts('2026/27', 'HT', '{${ekhamra}}', now())`,
      `access.tell_support_facts('2026/27', 'HT', '{${ekhamra}}', now())`,
      "access.tell_staffing_facts('2026-10-14', '2026-11-22')",
    ]
    for (const { personId: who, persona } of personas.filter(({ personId }) => personId)) {
      for (const attack of attacks) await expect(pastTheRules(world, who!, (tx) => tx.unsafe(attack)), `${attack} by ${persona}`).rejects.toThrow('permission denied')
      for (const telling of tellings) expect(await pastTheRules(world, who!, (tx) => tx.unsafe(`select ${telling} as n`)), persona).toEqual([{ n: 0 }])
      for (const rows of ["access.head_counts('2026-10-15')", "access.term_units('2026/27', 'HT')"]) expect(await pastTheRules(world, who!, (tx) => tx.unsafe(`select * from ${rows}`)), persona).toEqual([])
    }
    for (const rows of [`term_places('2026/27', 'HT', '{${ekhamra}}')`, `valid_absence('{${alva}}', '{${ekhamra}}', '2026-01-01', '2027-01-01')`])
      await expect(pastTheRules(world, alva, (tx) => tx.unsafe(`select * from access.${rows}`))).rejects.toThrow('permission denied')
  }) // prettier-ignore

  it('stay when a pupil has left, are about nobody then, and are not counted twice', async () => {
    const before = await world.sql`select md5(string_agg(f::text, '' order by id)) from administration.absence_fact f`
    await leave(world, alva)
    await world.sql`delete from administration.fact_person where person_id = ${alva}`
    await world.sql`delete from pedagogy.support_fact_person where person_id = ${alva}`
    expect(await absenceOfTerm(world.database.url, autumn, now)).toBe(0)
    expect(await supportOfTerm(world.database.url, autumn, now)).toBe(0)
    await leave(world, elin)
    const purged = await purge(world, '2027-12-01')
    expect(purged.find(({ concept }) => concept === 'SupportFactPerson')?.count).toBeGreaterThan(0)
    expect(await world.sql`select from administration.fact_person where person_id = ${elin}`).toHaveLength(0)
    expect(await world.sql`select md5(string_agg(f::text, '' order by id)) from administration.absence_fact f`).toEqual(before)
    const reader = openPool(world.database.url, { max: 1, role: rolesOf('governance').system })
    expect(await reader`select count(*)::int > 3 as known from access.head_counts('2026-10-15')`).toEqual([{ known: true }])
    await expect(reader`select 1 from administration.absence_fact`).rejects.toThrow('permission denied')
    await reader.end()
  })
})
