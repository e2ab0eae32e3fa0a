import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askDirectly, type Direct, entitiesOf, fieldsAlone } from '../../../gateway/access/walls.ts'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { id } from '../../identity/keeping/keeping.testing.ts'
import { pedagogy } from '../pedagogy.ts'
import { alva, asGuardian, bjork, ekhamra, lets } from './support.testing.ts'

const [anders, sara] = [id('Anders Hellström'), id('Sara Holmgren')]
const lists = `supportCases { id } supportNeeds { id text } concernReports { id } actionProgrammes { id } supportInvestigations { id } disclosureRequests { id }
  developmentTalks { id } talkPreparations { text } extraAdaptations { id } portfolio { edges { node { title } } }`

describe('With row security bypassed', () => {
  let world: World
  let direct: Direct
  beforeAll(async () => {
    world = await openWorld({ asSuperuser: true })
    direct = await askDirectly(world, fieldsAlone(pedagogy), { asSuperuser: true })
    const { sql } = world
    const key = crypto.randomUUID()
    await sql`insert into pedagogy.support_case (id, student_id, organisation_id, opened_by_id, opened_at) values (${key}, ${alva}, ${ekhamra}, ${anders}, now())`
    await sql`insert into pedagogy.support_need values (gen_random_uuid(), ${alva}, ${ekhamra}, 'Behov', 't', ${sara}, now())`
    await sql`insert into pedagogy.concern_report (id, student_id, organisation_id, text, sent_on, recipient, reported_by_id, reported_at) values (gen_random_uuid(), ${alva}, ${ekhamra}, 'Oro', '2026-11-20', 'Soc', ${anders}, now())`
    await sql`insert into pedagogy.action_programme (id, case_id, student_id, organisation_id, number, decision, reason, decided_by_id, decided_on) values (gen_random_uuid(), ${key}, ${alva}, ${ekhamra}, 1, 'DECLINE', 'r', ${anders}, '2026-11-20')`
    await sql`insert into pedagogy.support_investigation (id, case_id, student_id, organisation_id, started_on) values (gen_random_uuid(), ${key}, ${alva}, ${ekhamra}, '2026-11-01')`
    await sql`insert into pedagogy.disclosure_request (id, student_id, organisation_id, requested_on, scope, diary_reference, registered_by_id, registered_at) values (gen_random_uuid(), ${alva}, ${ekhamra}, '2026-11-20', 's', 'd', ${anders}, now())`
    for (const unit of [ekhamra, bjork]) {
      await sql`insert into pedagogy.development_talk (id, student_id, organisation_id, teacher_id, academic_year, semester, held_on) values (gen_random_uuid(), ${alva}, ${unit}, ${sara}, '2026/27', 'HT', '2026-11-01')`
      await sql`insert into pedagogy.portfolio_entry (id, student_id, organisation_id, author_id, is_by_pupil, title, occurred_on) values (gen_random_uuid(), ${alva}, ${unit}, ${sara}, false, ${unit === bjork ? 'Björk' : 'Skolan'}, '2026-11-01')`
    }
    await sql`insert into pedagogy.talk_preparation (id, student_id, organisation_id, author_id, author_role, academic_year, semester, text) values (gen_random_uuid(), ${alva}, ${ekhamra}, ${alva}, 'PUPIL', '2026/27', 'HT', 'Mitt')`
    await sql`insert into pedagogy.portfolio_entry (id, student_id, organisation_id, author_id, is_by_pupil, title, occurred_on) values (gen_random_uuid(), ${alva}, ${ekhamra}, ${alva}, true, 'Mitt', '2026-11-02')`
    await sql`insert into pedagogy.extra_adaptation (id, student_id, organisation_id, decision, start_date, decided_by_id) values (gen_random_uuid(), ${alva}, ${ekhamra}, 'd', '2026-09-01', ${sara})`
    await sql`insert into pedagogy.teaching_policy (organisation_id, shows_adaptations) values (${ekhamra}, false)`
  })
  afterAll(async () => {
    await direct?.stop()
    await world?.stop()
  })

  /** How many each list has; null where it is refused. */
  async function counted(persona: string) {
    const { data } = await direct.ask(persona, entitiesOf('Person', lists), {
      representations: [{ __typename: 'Person', id: alva }],
    })
    const [found] = data!['_entities'] as [Record<string, { edges?: unknown[] } & unknown[]>]
    return Object.fromEntries(Object.entries(found).map(([list, rows]) => [list, rows && (rows.edges ?? rows).length]))
  }
  const nothing = {
    supportCases: 0,
    supportNeeds: 0,
    concernReports: 0,
    actionProgrammes: 0,
    supportInvestigations: 0,
    disclosureRequests: null,
  }
  const refused = { supportCases: null, supportNeeds: null, concernReports: null, disclosureRequests: null }

  it.each([
    ['teacher', { ...nothing, developmentTalks: 0, talkPreparations: 0, extraAdaptations: 1, portfolio: 1 }],
    ['counsellor', { ...nothing, developmentTalks: null, talkPreparations: null, extraAdaptations: 1, portfolio: null }],
    ['mentor', { ...nothing, supportNeeds: 1, developmentTalks: 1, talkPreparations: 0, extraAdaptations: 1, portfolio: 1 }],
    ['guardian', { ...nothing, ...refused, developmentTalks: 0, talkPreparations: 0, extraAdaptations: 0, portfolio: 0 }],
    ['pupil', { ...nothing, ...refused, developmentTalks: 0, talkPreparations: 1, extraAdaptations: 0, portfolio: 1 }],
    ['principal', { supportCases: 1, supportNeeds: 1, concernReports: 1, actionProgrammes: 1, supportInvestigations: 1, disclosureRequests: 1,
      developmentTalks: 1, talkPreparations: 0, extraAdaptations: 1, portfolio: 1 }],
  ] as const)('the %s is told by the rules of what they may know alone', async (persona, due) => {
    expect(await counted(persona)).toEqual(due)
  }) // prettier-ignore

  it('and a principal who is the pupil\'s guardian records nothing about a decision that they read at home', async () => {
    await lets(world, 'ACTION_PROGRAMME')
    await asGuardian(world, 'Anders Hellström', alva)
    const { data } = await direct.ask('principal', entitiesOf('Person', 'supportCases { id } actionProgrammes { permittedActions }'), { representations: [{ __typename: 'Person', id: alva }] })
    expect(data!['_entities']).toEqual([{ supportCases: [], actionProgrammes: [{ permittedActions: [] }] }])
  }) // prettier-ignore
})
