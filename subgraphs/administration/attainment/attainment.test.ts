import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rebuildFacts } from '../../../scripts/facts.rebuild.ts'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { did, id } from '../../identity/keeping/keeping.testing.ts'
import { gradedHere, lock, nine, set, sign, term } from '../grade/grade.testing.ts'
import { syllabusId } from '../grading/grading.syllabuses.ts'
import { asReader, counted, rebuilt, replay } from './attainment.testing.ts'

const letters = ['-', 'F', 'E', 'D', 'C', 'B', 'A'] as const

interface Standing {
  readonly id: string
  readonly version: number
  readonly stepValue: string
}

describe('What statistics know of grades', () => {
  let world: World
  let pupils: string[]
  let organisationId: string
  const inForce = () =>
    world.sql<
      Standing[]
    >`select id, version, step_value from administration.grade where state = 'LOCKED' order by student_id, syllabus_id, year`
  beforeAll(async () => {
    world = await openWorld()
    await gradedHere(world)
    const members = await world.sql<{ id: string }[]>`select distinct m.person_id as id from identity.group_membership m
      where m.group_id = ${nine} and m.end_date is null order by 1`
    pupils = members.map((one) => one.id)
    const [unit] = await world.sql<{ id: string }[]>`select organisation_id as id from identity."group" where id = ${nine}`
    organisationId = unit!.id
  })
  afterAll(() => world.stop())

  it('is what they say, and no two rows of it are in the order of the class', async () => {
    const known = await rebuilt(world)
    expect(known).toEqual(await counted(world))
    expect(Object.values(known.counts).reduce((sum, one) => sum + one.pupils, 0)).toBe(pupils.length)
    expect(Object.keys(known.counts).length).toBeGreaterThan(1)
    const orderOf = async (order: string) =>
      (await world.sql.unsafe<{ id: string }[]>(order)).map((one) => one.id) // prettier-ignore
    const told =
      await orderOf(`select m.person_id as id from administration.change c join administration.fact_person m on m.fact_id = c.entity_id
      where c.entity = 'AttainmentFact' order by c.position`)
    expect(told).not.toEqual(told.toSorted())
    for (const order of ['f.id', 'f.ctid'])
      expect(await orderOf(`select m.person_id as id from administration.attainment_fact f join administration.fact_person m on m.fact_id = f.id
        order by ${order}`)).not.toEqual(told.toSorted()) // prettier-ignore
  })

  /** Raises or corrects one of the grades there are, as far as the law lets it. */
  async function correct(act: 'changeGrade' | 'rectifyGrade', n: number, gradeValue: string): Promise<string> {
    const grades = await inForce()
    const grade = grades[n % grades.length]!
    const input = { gradeId: grade.id, expectedVersion: grade.version, gradeValue, reason: 'Ett prov hade inte räknats med.' }
    return did(world, 'principal', act, input)
  }

  async function grade(some: readonly (readonly [number, string])[]): Promise<string> {
    const grades = new Map(some.map(([n, gradeValue]) => [pupils[n % pupils.length]!, gradeValue]))
    await set(world, [...grades].map(([studentId, gradeValue]) => ({ studentId, gradeValue })), { isFinal: grades.size % 2 === 0 }) // prettier-ignore
    await sign(world)
    const { data } = await lock(world, 'principal', 'MISSING_GRADE')
    return data?.lockGrades?.userErrors[0]?.code ?? 'DONE'
  }

  const examine = (n: number, gradeValue: string) =>
    did(world, 'principal', 'recordTrialGrade', {
      ...term,
      studentId: pupils[n % pupils.length],
      organisationId,
      syllabusId: syllabusId('GRGRSVE01'),
      gradeValue,
      gradingTeacherId: id('Göran Åkesson'),
    })

  it('is what they say after whatever is locked, changed, rectified and examined, and is never about more or fewer', async () => {
    const value = fc.constantFrom(...letters)
    const nth = fc.nat(400)
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('lock' as const), some: fc.array(fc.tuple(nth, value), { minLength: 1, maxLength: 4 }) }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('changeGrade' as const, 'rectifyGrade' as const), n: nth, value }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('examine' as const), n: nth, value }) },
    ) // prettier-ignore
    const verdicts = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        for (const one of steps) {
          const verdict = one.kind === 'lock' ? await grade(one.some) : one.kind === 'examine' ? await examine(one.n, one.value) : await correct(one.kind, one.n, one.value) // prettier-ignore
          verdicts.set(`${one.kind} ${verdict}`, (verdicts.get(`${one.kind} ${verdict}`) ?? 0) + 1)
        }
        expect(await rebuilt(world)).toEqual(await counted(world))
        const [rows] = await world.sql`select (select count(*) from administration.grade_fact) as facts,
          (select count(*) from administration.grade where state = 'LOCKED') as grades`
        expect(rows!['facts']).toEqual(rows!['grades'])
      }),
      { numRuns: 15 },
    )
    for (const one of ['lock', 'changeGrade', 'rectifyGrade', 'examine'])
      expect(verdicts.get(`${one} DONE`) ?? 0, one).toBeGreaterThan(0)
  }, 120_000)

  it('is what they say when several are changed at once, of one pupil and of many', async () => {
    const done = await Promise.all(
      Array.from({ length: 40 }, (_, n) => correct(n % 2 ? 'changeGrade' : 'rectifyGrade', n, letters[(n * 5) % 7]!)),
    )
    expect(done.filter((verdict) => verdict === 'DONE').length).toBeGreaterThan(5)
    expect(done.filter((verdict) => !['DONE', 'WOULD_LOWER', 'UNCHANGED'].includes(verdict))).toEqual([])
    expect(await rebuildFacts(world.database.url)).toBe(0)
  })

  it('is rebuilt without a change, and from nothing to the same', async () => {
    expect(await rebuildFacts(world.database.url)).toBe(0)
    const before = await rebuilt(world)
    await world.sql`truncate administration.fact_person, administration.attainment_fact, administration.grade_fact`
    await world.sql`update administration.grade set is_told = false`
    const steps: number[] = []
    expect(await rebuildFacts(world.database.url, (total) => (steps.push(total), (done) => steps.push(done)))).toBeGreaterThan(100) // prettier-ignore
    expect(steps).toEqual([pupils.length, pupils.length])
    expect(await rebuilt(world)).toEqual(before)
    expect(await rebuildFacts(world.database.url)).toBe(0)
  })

  it('names nobody: no id in a fact or in the feed of facts is that of a person or of anything a person has', async () => {
    const known = await asReader(world, async (sql) => {
      const changes = (await replay(sql)).filter(({ entity }) => entity.endsWith('Fact'))
      expect(new Set(changes.map(({ entity }) => entity))).toEqual(new Set(['AttainmentFact', 'GradeFact']))
      const facts = await sql<{ text: string }[]>`select f::text as text from administration.attainment_fact f
        union all select f::text from administration.grade_fact f`
      return JSON.stringify([changes.map(({ entityId }) => entityId), facts.map(({ text }) => text)])
    })
    const ids = new Set(known.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g))
    const columns = await world.sql<
      { table: string; column: string }[]
    >`select format('%I.%I', table_schema, table_name) as table, column_name as column
      from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where table_schema in ('identity', 'administration', 'governance') and data_type = 'uuid' and t.table_type = 'BASE TABLE'
        and table_name not in ('attainment_fact', 'grade_fact', 'fact_person', 'change')`
    const shared = new Set<string>()
    for (const { table, column } of columns) {
      const found = await world.sql.unsafe(`select 1 from ${table} where ${column} = any($1::uuid[]) limit 1`, [
        `{${[...ids].join()}}`,
      ])
      if (found.length > 0) shared.add(`${table.replace(/_\d+$/, '')}.${column}`)
    }
    // What an id in a fact refers to: a unit and a syllabus.
    for (const one of shared)
      expect(one).toMatch(/organisation_id$|organisation\.(id|parent_id)$|syllabus(\.id|_id)$|unit_id$|place_id$/)
    expect(shared.size).toBeGreaterThan(3)
    const [mapped] = await world.sql`select count(*)::int as count from administration.audit a
      join administration.fact_person m on a.changed::text like '%' || m.fact_id || '%'`
    expect(mapped!['count']).toBe(0)
  })
})
