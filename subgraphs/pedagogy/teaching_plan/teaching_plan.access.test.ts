import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { did, everyone, id } from '../../identity/keeping/keeping.testing.ts'
import { contentItemId, syllabusVersionId } from '../curriculum/curriculum.ids.ts'
import { entities, ofHome, ofUnit } from '../learning.testing.ts'
import { pastTheRules } from '../pedagogy.testing.ts'
import { item, mathematics, plan, planned, publishedPlan, seven } from './teaching_plan.testing.ts'

const [johan, emma, eva, sara, alva, nadia] = [
  'Johan Lindqvist',
  'Emma Backlund',
  'Eva Lundin',
  'Sara Holmgren',
  'Alva Bergström',
  'Nadia Rahimi',
].map(id)

describe('Who sees a teaching plan', () => {
  let world: World
  let draft: any
  let made: { id: string; version: number }
  beforeAll(async () => {
    world = await openWorld({ shape: 'in many processes' })
    made = await publishedPlan(world)
    draft = await plan(world, 'teacher', 'draftTeachingPlan', planned)
    await plan(world, 'teacher', 'addPlanAuthor', { teachingPlanId: made.id, personId: emma })
    // Of protected colleagues nobody is told that they teach: she has made one herself, say.
    expect(await did(world, 'teacher', 'addPlanAuthor', { teachingPlanId: made.id, personId: eva })).toBe('NOT_A_TEACHER')
    await world.sql`insert into pedagogy.teaching_plan_author values (${made.id}, ${eva!}, ${eva!}, '2026-11-23')`
  })
  afterAll(() => world.stop())

  const sees = async (persona: string, planId: string) =>
    (await world.ask(persona, `{ teachingPlan(id: "${planId}") { id } }`)).data?.teachingPlan !== null
  const past = (viewer: string | undefined, statement: string, day?: string) =>
    pastTheRules(world, viewer!, async (tx) => (await tx.unsafe(statement)).count, day ? { day } : {}).catch(
      ({ code, constraint_name: name }) => name ?? code,
    )

  it('is the group, their guardians and the staff of the unit once it is published; its authors before', async () => {
    const seeing = async (planId: string) => {
      const seen = await Promise.all(everyone.map(async (persona) => ((await sees(persona, planId)) ? [persona] : [])))
      return seen.flat().toSorted()
    }
    expect(await seeing(made.id)).toEqual([...ofUnit, ...ofHome].toSorted())
    expect(await seeing(draft.id)).toEqual(['teacher'])
  })

  it('ends with what they are to the group: a substitute reaches their draft while they teach', async () => {
    world.travel('2026-11-12')
    const own = await plan(world, 'substitute', 'draftTeachingPlan', planned)
    const at = { teachingPlanId: own.id, expectedVersion: own.version }
    expect([await sees('substitute', own.id), await sees('teacher', own.id)]).toEqual([true, false])
    world.travel('2026-11-13')
    expect(await sees('substitute', own.id)).toBe(false)
    expect(await did(world, 'substitute', 'publishTeachingPlan', at)).toBe('NOT_FOUND')
    world.travel()
    await world.sql`update identity.activity_teacher set end_date = '2026-11-21' where duty_id in (select id from identity.duty where person_id = ${johan!})`
    expect([await sees('teacher', draft.id), await sees('teacher', made.id)]).toEqual([false, true])
    const archived = { teachingPlanId: made.id, expectedVersion: made.version + 1 }
    expect(await did(world, 'teacher', 'archiveTeachingPlan', archived)).toBe('FORBIDDEN')
    await world.sql`update identity.activity_teacher set end_date = null where duty_id in (select id from identity.duty where person_id = ${johan!})`
    expect(await sees('teacher', draft.id)).toBe(true)
  })

  it('names protected authors to those alone who see them', async () => {
    const authors = async (persona: string) => {
      const { data } = await world.ask(persona, `{ teachingPlan(id: "${made.id}") { authors { id } } }`)
      return data.teachingPlan.authors.map((one: any) => one.id)
    }
    expect(await authors('principal')).toEqual([johan, emma, eva])
    expect(await authors('pupil')).toEqual([johan, emma])
    const removing = (personId: string | undefined) => did(world, 'teacher', 'removePlanAuthor', { teachingPlanId: made.id, personId })
    expect([await removing(eva), await removing(id('Elin Strand'))]).toEqual(['NOT_AN_AUTHOR', 'NOT_AN_AUTHOR'])
    expect(await authors('principal')).toEqual([johan, emma, eva])
  })

  it('of entities asked for by key is the same', async () => {
    const selection = 'teachingPlans { id }'
    expect((await entities(world, alva!, 'Group', [seven], selection)).found).toEqual([{ teachingPlans: [{ id: made.id }] }])
    for (const name of ['Peter Lund', 'Lena Forsberg', 'Robert Sjögren', 'Maria Söderberg', 'David Nyberg'])
      expect((await entities(world, id(name), 'Group', [seven], selection)).found, name).toEqual([{ teachingPlans: [] }])
    const ofElin = (name: string) => entities(world, id(name), 'Person', [id('Elin Strand')], selection)
    expect(await ofElin('Katarina Strand')).toMatchObject({ found: [{ teachingPlans: [{ id: made.id }] }], codes: [] })
    for (const name of ['Peter Lund', 'Petra Sandström', 'Monica Berglund', 'Göran Åkesson', 'Nadia Rahimi'])
      expect(await ofElin(name), name).toMatchObject({ found: [{ teachingPlans: null }], codes: ['FORBIDDEN'] })
    expect((await entities(world, johan!, 'Group', [seven], `coverage(syllabusVersionId: "${mathematics}") { state }`)).codes).toEqual(['FORBIDDEN'])
  })

  it('is what the rows say, whatever a rule lets through', async () => {
    const count = (name: string, table: string) => past(id(name), `select from pedagogy.${table}`)
    for (const table of ['teaching_plan', 'teaching_plan_edition'])
      for (const [name, due] of [['Johan Lindqvist', 2], ['Emma Backlund', 1], ['Alva Bergström', 1], ['Peter Lund', 0], ['David Nyberg', 0], ['Maria Söderberg', 0]] as const)
        expect(await count(name, table), `${name}: ${table}`).toBe(due)
    expect(await count('Alva Bergström', 'teaching_plan_item')).toBe(3)
    expect(await count('Alva Bergström', 'teaching_plan_author')).toBe(3)
  })

  it('writes it as an author and in their own name, as the rows say', async () => {
    const insert = (by: string | undefined, group = seven) => `insert into pedagogy.teaching_plan (id, organisation_id, group_id, academic_year,
      created_by_id, created_at) select gen_random_uuid(), organisation_id, '${group}', '2026/27', '${by}', now() from pedagogy.teaching_plan limit 1`
    expect(await past(johan, insert(johan))).toBe(1)
    for (const [viewer, by] of [[johan, emma], [sara, sara], [alva, alva]]) expect(await past(viewer, insert(by))).toBe('42501')
    const author = (person: string | undefined, planId: string) => `insert into pedagogy.teaching_plan_author values ('${planId}', '${person}', '${person}', now())`
    for (const planId of [made.id, draft.id]) expect(await past(id('Malin Sjöstrand'), author(id('Malin Sjöstrand'), planId))).toBe('42501')
    expect(await past(johan, author(sara, made.id))).toBe('42501')
    expect(await past(sara, `update pedagogy.teaching_plan set state = 'ARCHIVED' where id = '${made.id}'`)).toBe(0)
    expect(await past(johan, `update pedagogy.teaching_plan set state = 'ARCHIVED' where id = '${made.id}'`)).toBe(1)
    const asSubstitute = `update pedagogy.teaching_plan set version = version where created_by_id = '${nadia}'`
    expect([await past(nadia, asSubstitute, '2026-11-12'), await past(nadia, asSubstitute)]).toEqual([1, 0])
    expect(await past(johan, `update pedagogy.teaching_plan set state = 'DRAFT' where id = '${made.id}'`)).toBe('42501')
    expect(await past(johan, `update pedagogy.teaching_plan set group_id = group_id`)).toBe('42501')
  })

  it('changes nothing that was published, and mixes no versions', async () => {
    const of = (planId: string) => `(select id from pedagogy.teaching_plan_edition where plan_id = '${planId}')`
    const point = (planId: string, content: string, version: string = mathematics) => `insert into pedagogy.teaching_plan_item (id, edition_id, syllabus_version_id,
      content_item_id, added_by_id, added_at) values (gen_random_uuid(), ${of(planId)}, '${version}', '${content}', '${johan}', now())`
    expect(await past(johan, `update pedagogy.teaching_plan_edition set title = 'x' where plan_id = '${made.id}'`)).toBe(0)
    expect(await past(johan, `update pedagogy.teaching_plan_edition set title = 'x' where plan_id = '${draft.id}'`)).toBe(1)
    expect(await past(johan, `delete from pedagogy.teaching_plan_item where edition_id = ${of(made.id)}`)).toBe(0)
    expect(await past(johan, point(made.id, item(4)))).toBe('42501')
    expect(await past(johan, point(draft.id, item(4)))).toBe(1)
    const swedish = syllabusVersionId('GRGRSVE01', 'LGR22', 1)
    const other = contentItemId(swedish, 'SV-7-9-1')
    expect(await past(johan, point(draft.id, other))).toBe('teaching_plan_item_content_fk')
    expect(await past(johan, point(draft.id, other, swedish))).toBe('teaching_plan_item_edition_fk')
    const second = `insert into pedagogy.teaching_plan_edition select gen_random_uuid(), plan_id, 2, syllabus_version_id, title, start_date, end_date,
      teaching, assessing, created_by_id, null, null from pedagogy.teaching_plan_edition where plan_id = '${draft.id}'`
    expect(await past(johan, second)).toBe('teaching_plan_edition_draft_unique')
  })
}) // prettier-ignore
