import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rebuildFacts } from '../../../scripts/facts.rebuild.ts'
import { leave, purge } from '../../../scripts/purge.testing.ts'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { personas } from '../../identity/demo/personas.ts'
import { rolesOf } from '../../shared/rows.ts'
import { amina, gradedHere } from '../grade/grade.testing.ts'

const { viewer, authority } = rolesOf('administration')
const tables = ['attainment_fact', 'grade_fact', 'fact_person']
const kindOf = ({ personId, clientApplicationId }: (typeof personas)[number]) =>
  personId ? 'PERSON' : clientApplicationId ? 'CLIENT' : 'UNIT'

describe('The facts for statistics', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    await gradedHere(world)
  })
  afterAll(() => world.stop())

  /** Runs a statement as a persona in a role, past the rules of fields and acts. */
  const past = (who: (typeof personas)[number], role: string, statement: string) =>
    world.sql.begin(async (tx) => {
      await tx`select set_config('skolgraf.viewer_id', ${who.personId ?? who.clientApplicationId ?? who.organisationId!}, true),
        set_config('skolgraf.viewer_kind', ${kindOf(who)}, true), set_config('skolgraf.today', '2026-11-22', true),
        set_config('role', ${role}, true)`
      const rows = await tx.unsafe<{ count: number }[]>(statement)
      await tx`select set_config('role', 'none', true)`
      return rows[0]?.count
    })

  it('are no part of the graph', async () => {
    const graph = await readFile(new URL('../../../schema/supergraph.graphql', import.meta.url), 'utf8')
    expect(graph).toContain('type Grade')
    expect(graph).not.toMatch(/AttainmentFact|GradeFact|FactPerson/)
    for (const { persona } of personas)
      for (const type of ['AttainmentFact', 'GradeFact', 'FactPerson']) {
        const { data } = await world.ask(persona, `{ __type(name: "${type}") { name } }`)
        expect(data?.__type ?? null, `${type} to ${persona}`).toBeNull()
      }
  })

  it.each(personas)('are read and written by nobody: not by $persona', async (who) => {
    const attacks = tables.flatMap((table) => [
      `select 1 from administration.${table}`,
      `update administration.${table} set ${table === 'fact_person' ? "occasion = ''" : "gender = 'OKANT'"}`,
      `delete from administration.${table}`,
      `insert into administration.${table} select * from administration.${table}`,
    ])
    const others = ['select 1 from access.told_grade', 'update administration.grade set is_told = false']
    for (const role of [viewer, authority])
      for (const attack of [...attacks, ...others]) await expect(past(who, role, attack), attack).rejects.toThrow('permission denied')
  }) // prettier-ignore

  const lie = [
    { studentId: amina, schoolType: 'GR', year: 2026, semester: 'VT', subjectsGraded: 16, subjectsPassed: 16, hasAllPassed: true, meritValue: 340, isEligibleVocational: true },
  ] // prettier-ignore
  const told = async () => {
    const [row] = await world.sql`select md5(string_agg(f::text, '' order by f.id)) as facts,
      (select count(*)::int from administration.change where entity like '%Fact') as changes from administration.attainment_fact f`
    return row
  }
  const telling = async () => {
    const [unit] = await world.sql`select organisation_id as id from administration.grade where student_id = ${amina} limit 1`
    return `select access.tell_facts('{${amina}}', '${JSON.stringify(lie.map((one) => ({ ...one, organisationId: unit!['id'] })))}') as count`
  }

  it('are told by nobody but the principal of the pupil, and never of a child of their own', async () => {
    const before = await told()
    await world.sql`insert into identity.responsible values ('00000000-0000-4000-8000-00000000f4c7', ${amina},
      (select id from identity.person where given_name = 'Anders' and family_name = 'Hellström'), 'VARDNADSHAVARE', '2015-01-01', null, false, true)`
    for (const who of personas)
      for (const role of [viewer, authority]) expect(await past(who, role, await telling()), who.persona).toBe(0)
    expect(await told()).toEqual(before)
    await world.sql`delete from identity.responsible where id = '00000000-0000-4000-8000-00000000f4c7'`
  })

  it('are never more wrong than until they are rebuilt', async () => {
    const before = await told()
    const principal = personas.find(({ persona }) => persona === 'principal')!
    expect(await past(principal, viewer, await telling())).toBe(1)
    expect((await told())!['facts']).not.toBe(before!['facts'])
    expect(await rebuildFacts(world.database.url)).toBe(1)
    expect((await told())!['facts']).toBe(before!['facts'])
  })

  it('stay when the pupil has left, and are about nobody then', async () => {
    const of = async () => {
      const [row] = await world.sql`select (select count(*)::int from administration.attainment_fact) as terms,
        (select count(*)::int from administration.grade_fact) as grades,
        (select count(*)::int from administration.fact_person where person_id = ${amina}) as known`
      return row!
    }
    const before = await of()
    expect(before['known']).toBeGreaterThan(5)
    await leave(world, amina)
    await purge(world, '2027-10-01')
    expect(await of()).toEqual(before)
    const purged = await purge(world, '2027-12-01')
    expect(purged.find(({ concept }) => concept === 'FactPerson')?.count).toBeGreaterThanOrEqual(before['known'])
    expect(await of()).toEqual({ ...before, known: 0 })
    const [feed] = await world.sql`select count(*)::int as count from administration.change where entity = 'FactPerson'`
    expect(feed!['count']).toBe(0)
    // Her grades are kept, and nobody takes them for new ones.
    expect(await rebuildFacts(world.database.url)).toBe(0)
    expect(await of()).toEqual({ ...before, known: 0 })
  })
})
