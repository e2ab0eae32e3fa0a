import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rebuildKnowledgeFacts } from '../../../scripts/facts.rebuild.ts'
import { leave, purge } from '../../../scripts/purge.testing.ts'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { personId } from '../../identity/demo/keys.ts'
import { personas } from '../../identity/demo/personas.ts'
import { act, did } from '../../identity/keeping/keeping.testing.ts'
import { alva, assessedHere, criterion, elin, hugo, item, maths, mathsSyllabus } from '../assessment/assessment.testing.ts'
import { pastTheRules } from '../pedagogy.testing.ts'

const term = { academicYear: '2026/27', semester: 'HT' }
const tables = ['knowledge_fact', 'knowledge_fact_person']

interface Fact {
  readonly levelValue: string | null
  readonly isReached: boolean | null
  readonly isCounted: boolean
}

describe('What statistics know of written assessments', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    await assessedHere(world)
    await world.sql`delete from pedagogy.knowledge_fact_person`
    await world.sql`delete from pedagogy.knowledge_fact`
    await world.sql`delete from pedagogy.change`
  })
  afterAll(() => world.stop())

  const facts = () =>
    world.sql<Fact[]>`select f.level_value, f.is_reached, f.is_counted from pedagogy.knowledge_fact f order by f.level_value`
  const told = async () =>
    (await world.sql`select entity_id from pedagogy.change where entity = 'KnowledgeFact' order by position`).map(
      ({ entityId }) => entityId as string,
    )
  const write = async (of: Readonly<Record<string, string>>, expectedVersion = 0): Promise<string[]> => {
    const entries = Object.entries(of).map(([studentId, levelValue]) => ({
      studentId,
      levelValue,
      text: 'Du räknar.',
      contentItemIds: [item(1)],
      criterionIds: [criterion('C')],
      ...(expectedVersion > 0 ? { expectedVersion } : {}),
    }))
    const { data } = await act(
      world,
      'teacher',
      'writeWrittenAssessments',
      { activityId: maths, ...term, entries },
      'drafts { id }',
    )
    return data.writeWrittenAssessments.drafts.map(({ id }: { id: string }) => id)
  }
  const publish = (draftIds: readonly string[]) =>
    did(world, 'teacher', 'publishWrittenAssessments', { activityId: maths, draftIds })
  /** What the published ones say, counted over the pupils. */
  const counted = async () =>
    (
      await world.sql<
        { value: string; count: number }[]
      >`select l.value, count(*)::int as count from pedagogy.written_assessment w
        join pedagogy.knowledge_level l on l.id = w.level_id where w.withdrawn_at is null and w.undone_at is null group by 1 order by 1`
    ).map(({ value, count }) => [value, count])
  const fromFacts = async () =>
    (
      await world.sql<{ value: string; count: number }[]>`select level_value as value, count(*)::int as count
        from pedagogy.knowledge_fact where is_counted group by 1 order by 1`
    ).map(({ value, count }) => [value, count])

  it('is what they say, without whom: told with publishing, in an order of its own', async () => {
    expect(await facts()).toEqual([])
    expect(await publish(await write({ [alva]: 'C', [hugo]: 'F', [elin]: 'B' }))).toBe('DONE')
    expect(await facts()).toMatchObject([
      { levelValue: 'B', isReached: true, isCounted: true },
      { levelValue: 'C', isReached: true, isCounted: true },
      { levelValue: 'F', isReached: false, isCounted: true },
    ])
    expect(await told()).toHaveLength(3)
    const [row] = await world.sql`select * from pedagogy.knowledge_fact where level_value = 'F'`
    expect(row).toMatchObject({
      ...{
        schoolType: 'GR',
        schoolYear: 7,
        academicYear: '2026/27',
        semester: 'HT',
        syllabusCode: 'GRGRMAT01',
        levelScale: 'A-F',
      },
      syllabusId: mathsSyllabus,
    })
    const all = JSON.stringify([
      await world.sql`select * from pedagogy.knowledge_fact`,
      await world.sql`select * from pedagogy.change where entity = 'KnowledgeFact'`,
    ])
    const people = await world.sql<{ id: string }[]>`select id from identity.person`
    expect(people.filter(({ id }) => all.includes(id))).toEqual([])
    const written = await world.sql<{ id: string }[]>`select id from pedagogy.written_assessment`
    expect(written.filter(({ id }) => all.includes(id))).toEqual([])
    // The act's audit names what was published, and no fact.
    const audit = JSON.stringify(await world.sql`select * from pedagogy.audit`)
    expect((await told()).filter((id) => audit.includes(id))).toEqual([])
  })

  it('follows what is undone, taken back and published anew, in the same facts, and the rebuild finds nothing to do', async () => {
    const ids = new Set(await told())
    const of = async (student: string) =>
      (await world.sql`select id, version from pedagogy.written_assessment where student_id = ${student} and undone_at is null
        and withdrawn_at is null`)[0]! // prettier-ignore
    const { id, version } = await of(alva)
    expect(await did(world, 'teacher', 'undoWrittenAssessment', { writtenAssessmentId: id, expectedVersion: version })).toBe(
      'DONE',
    )
    expect(await fromFacts()).toEqual(await counted())
    expect(await facts()).toContainEqual({ levelValue: null, isReached: null, isCounted: false })
    expect(await publish(await write({ [alva]: 'E' }, 1))).toBe('DONE')
    expect(await fromFacts()).toEqual([['B', 1], ['E', 1], ['F', 1]]) // prettier-ignore
    const back = await of(hugo)
    const input = { writtenAssessmentId: back['id'], expectedVersion: back['version'], reason: 'Fel elev' }
    expect(await did(world, 'principal', 'withdrawWrittenAssessment', input)).toBe('DONE')
    expect(await fromFacts()).toEqual(await counted())
    expect(new Set(await told())).toEqual(ids)
    expect(await told()).toHaveLength(6)
    expect(await rebuildKnowledgeFacts(world.database.url)).toBe(0)
    await world.sql`update pedagogy.knowledge_fact set gender = 'OKANT', is_reached = not is_reached where is_counted`
    expect(await rebuildKnowledgeFacts(world.database.url)).toBe(2)
    expect(await fromFacts()).toEqual(await counted())
    expect(await rebuildKnowledgeFacts(world.database.url)).toBe(0)
  })

  it('is read and written by nobody, and no part of the graph', async () => {
    const graph = await readFile(new URL('../../../schema/supergraph.graphql', import.meta.url), 'utf8')
    expect(graph).not.toMatch(/KnowledgeFact/)
    const attacks = [
      ...tables.flatMap((table) => [`select 1 from pedagogy.${table}`, `delete from pedagogy.${table}`]),
      "update pedagogy.knowledge_fact set gender = 'OKANT'",
      'insert into pedagogy.knowledge_fact select * from pedagogy.knowledge_fact',
      'select 1 from access.told_written',
      'update pedagogy.written_assessment set is_told = false',
    ]
    for (const { personId: who, persona } of personas)
      for (const attack of who ? attacks : [])
        await expect(
          pastTheRules(world, who!, (tx) => tx.unsafe(attack)),
          `${attack} by ${persona}`,
        ).rejects.toThrow('permission denied')
  })

  it('is brought in line by those who follow the pupil at the school alone, and can be made to say nothing else', async () => {
    await world.sql`update pedagogy.knowledge_fact set is_counted = false, level_value = null, level_scale = null, is_reached = null
      where id = (select fact_id from pedagogy.knowledge_fact_person where person_id = ${alva})`
    const tell = (who: string, assurance: 'LOW' | 'HIGH' = 'HIGH') =>
      pastTheRules(
        world,
        who,
        async (tx) =>
          (await tx.unsafe<{ count: number }[]>(`select access.tell_knowledge_facts('{${alva},${hugo}}') as count`))[0]!.count,
        { assurance },
      )
    const open = new Set(['teacher', 'mentor', 'principal'])
    for (const { personId: who, persona } of personas) if (who) expect(await tell(who), persona).toBe(open.has(persona) ? 1 : 0)
    const teacher = personId('johan-lindqvist')
    expect(await tell(teacher, 'LOW')).toBe(0)
    await world.sql`insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date)
      values (gen_random_uuid(), ${alva}, ${teacher}, 'ANNAN_ANSVARIG', '2026-01-01')`
    expect(await tell(teacher)).toBe(0)
    await world.sql`delete from identity.responsible where person_id = ${teacher} and pupil_id = ${alva}`
    expect(await rebuildKnowledgeFacts(world.database.url)).toBe(1)
  })

  it('stays when the pupil has left, and is about nobody then', async () => {
    const before = await facts()
    await leave(world, alva)
    await purge(world, '2027-12-01')
    expect(await world.sql`select from pedagogy.knowledge_fact_person where person_id = ${alva}`).toHaveLength(0)
    expect(await facts()).toEqual(before)
    expect(await rebuildKnowledgeFacts(world.database.url)).toBe(0)
    expect(await facts()).toEqual(before)
    expect(await world.sql`select from pedagogy.change where entity = 'KnowledgeFactPerson'`).toHaveLength(0)
  })
})
