import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { groupId, personId } from '../../identity/demo/keys.ts'
import { unitId } from '../../identity/demo/units.rows.ts'
import {
  alva,
  assessedHere,
  criterion,
  elin,
  item,
  maths,
  mathsSyllabus,
  seven,
  version,
} from '../assessment/assessment.testing.ts'

const size = 30
const query = `query ($id: ID!) { group(id: $id) { displayName memberships { person { id displayName } }
  knowledgeOverview { student { id } planState { isRequired stage publishedAt } subjects { subjectName syllabus { id } latest { kind levelLabel publishedAt } latestWritten { levelLabel } } } } }`

/** Thirty pupils in 7A, with guests from 7B, who have been assessed twice in each of twelve subjects. */
async function fill({ sql }: World): Promise<void> {
  await sql`insert into identity.group_membership (id, group_id, person_id, start_date)
    select gen_random_uuid(), ${seven}, m.person_id, '2026-08-17' from identity.group_membership m
    where m.group_id = ${groupId('ekhamraskolan/7B')} and m.end_date is null order by m.person_id
    limit ${size} - (select count(*) from access.pupil_membership where group_id = ${seven})`
  await sql`insert into pedagogy.assessment (id, student_id, organisation_id, activity_id, syllabus_id, syllabus_version_id, author_id, kind, title,
      assessed_on, level_id, first_content_item_id, first_criterion_id, published_at, published_by_id, number)
    select gen_random_uuid(), m.person_id, ${unitId('ekhamraskolan')}, ${maths}, s.id, ${version}, ${personId('johan-lindqvist')}, 'SUMMATIVE',
      'Prov ' || n, '2026-09-01', (select id from pedagogy.knowledge_level where value = case n when 1 then 'E' else 'B' end),
      ${item(1)}, ${criterion('C')}, '2026-09-01T10:00:00Z'::timestamptz + n * interval '1 day', ${personId('johan-lindqvist')}, 1
    from (select distinct person_id from identity.group_membership where group_id = ${seven} and end_date is null) m
    cross join (select id from administration.syllabus where school_type = 'GR' order by id = ${mathsSyllabus} desc, id limit 12) s
    cross join generate_series(1, 2) n`
}

describe('A class and its subjects', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    await assessedHere(world)
    await world.sql`select set_config('skolgraf.today', '2026-11-22', false)`
    await fill(world)
  })
  afterAll(() => world.stop())

  const overview = async (persona: string, options = {}) => {
    const { data, errors } = await world.ask(persona, query, { variables: { id: seven }, ...options })
    if (errors.length > 0) return errors[0]!.extensions.code
    return data.group?.knowledgeOverview ?? 'ABSENT'
  }

  it('is thirty pupils by twelve subjects in eight statements at most', async () => {
    for (const persona of ['mentor', 'teacher', 'principal']) {
      world.takeStatements()
      const pupils = await overview(persona, { headers: { 'accept-language': 'sv' } })
      const statements = world.takeStatements().filter((one) => !one.includes('viewerFor') && !one.includes('/* viewer */'))
      expect(pupils, persona).toHaveLength(size)
      for (const { subjects } of pupils)
        expect(subjects.filter(({ latest }: { latest: object | null }) => latest !== null)).toHaveLength(12)
      expect(statements.length, statements.map((one) => one.slice(0, 40)).join('\n')).toBeLessThanOrEqual(8)
    }
  })

  it('says how far the development plan has come, as far as the viewer is told', async () => {
    const stages = async (persona: string) => {
      const pupils = await overview(persona)
      const ofAlva = pupils.find(({ student }: { student: { id: string } }) => student.id === alva)
      return [ofAlva.planState.stage, new Set(pupils.map((one: { planState: { stage: string } }) => one.planState.stage)).size]
    }
    expect(await stages('mentor')).toEqual(['NOT_REQUIRED', 1])
    await world.sql`update identity.enrolment set school_year = 3 where pupil_id = ${alva}`
    for (const persona of ['mentor', 'teacher']) expect(await stages(persona), persona).toEqual(['NOT_BEGUN', 2])
    await world.sql`insert into pedagogy.development_plan (id, student_id, organisation_id, academic_year, school_type, mentor_id, modified_at)
      values (gen_random_uuid(), ${alva}, ${unitId('ekhamraskolan')}, '2026/27', 'GR', ${personId('sara-holmgren')}, now())`
    expect(await stages('principal')).toEqual(['DRAFT', 2])
    // What is being written is the mentor's and the principal's.
    expect(await stages('teacher')).toEqual(['NOT_BEGUN', 2])
    await world.sql`update identity.enrolment set school_year = 7 where pupil_id = ${alva}`
  })

  it('says of each subject what was published last, and stands', async () => {
    const subject = async () => {
      const pupils = await overview('mentor')
      const ofAlva = pupils.find(({ student }: { student: { id: string } }) => student.id === alva)
      return ofAlva.subjects.find(({ syllabus }: { syllabus: { id: string } }) => syllabus.id === mathsSyllabus)
    }
    expect(await subject()).toMatchObject({
      subjectName: 'Matematik',
      latest: { kind: 'SUMMATIVE', levelLabel: 'B' },
      latestWritten: null,
    })
    const only = (rest: string) =>
      world.sql.unsafe(`update pedagogy.assessment set ${rest} where student_id = '${alva}' and syllabus_id = '${mathsSyllabus}'`)
    await only(`withdrawn_at = now(), withdrawn_by_id = '${alva}', withdrawal_reason = 'x'`)
    expect(await subject()).toMatchObject({ subjectName: 'Matematik', latest: null })
    await only('withdrawn_at = null, withdrawn_by_id = null, withdrawal_reason = null')
  })

  it('is shown to those who teach, mentor or lead the pupils, each pupil noted', async () => {
    const noted = async () => (await world.sql`select from identity.read_event where field = 'PupilKnowledge.subjects'`).count
    const before = await noted()
    await overview('mentor')
    expect((await noted()) - before).toBe(size)
    expect(await overview('mentor', { assurance: 'LOW' })).toBe('STEP_UP_REQUIRED')
    expect((await overview('principal')).map(({ student }: { student: { id: string } }) => student.id)).toContain(elin)
    for (const persona of ['school-admin', 'special-educator', 'counsellor']) expect(await overview(persona), persona).toEqual([])
    for (const persona of ['guardian', 'pupil', 'protected-pupil']) expect(await overview(persona), persona).toBe('FORBIDDEN')
    for (const persona of ['principal-other-school', 'substitute', 'care-staff'])
      expect(await overview(persona), persona).toBe('ABSENT')
  })

  it('leaves out children of whoever reads it', async () => {
    await world.sql`insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date)
      values (gen_random_uuid(), ${alva}, ${personId('sara-holmgren')}, 'ANNAN_ANSVARIG', '2026-01-01')`
    expect(await overview('mentor')).toHaveLength(size - 1)
    await world.sql`delete from identity.responsible where person_id = ${personId('sara-holmgren')}`
  })

  it('leaves out whoever teaches them no more', async () => {
    await world.sql`update identity.assignment_role set end_date = '2026-11-21' where group_id = ${seven} and assignment_role_type = 'MENTOR'`
    expect(['ABSENT', []]).toContainEqual(await overview('mentor'))
  })
})
