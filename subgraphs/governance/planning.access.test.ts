import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askDirectly, type Direct, entitiesOf, representationsOf, rowsAlone } from '../../gateway/access/walls.ts'
import { openWorld, type World } from '../../scripts/testing.ts'
import { authorityId } from '../identity/demo/units.rows.ts'
import { did, everyone, id, unknown } from '../identity/keeping/keeping.testing.ts'
import { governance } from './governance.ts'
import { openedModel, section, startedAnalysis } from './quality_version/quality.testing.ts'
import { activitySaid, bjork, ekhamra, eventSaid, goalSaid, made, pastTheRules } from './planning.testing.ts'

const staffHere = [
  'principal',
  'school-admin',
  'teacher',
  'mentor',
  'former-teacher',
  'substitute',
  'special-educator',
  'counsellor',
]
const staff = [...staffHere, 'principal-other-school', 'care-staff']
const refused = everyone.filter((one) => ![...staff, 'unit-observer', 'authority-admin'].includes(one))

let world: World
let direct: Direct
let [goal, ended, central, own, draft, adopted, activity] = ['', '', '', '', '', '', '']
beforeAll(async () => {
  world = await openWorld()
  direct = await askDirectly(world, rowsAlone(governance))
  goal = await made(world, 'principal', 'setGoal', { ...goalSaid, organisationId: ekhamra })
  ended = await made(world, 'principal', 'setGoal', { ...goalSaid, organisationId: ekhamra })
  expect(await did(world, 'principal', 'endGoal', { goalId: ended, expectedVersion: 1, outcome: 'DROPPED' })).toBe('DONE')
  central = await made(world, 'authority-admin', 'addWheelEvent', { ...eventSaid, organisationId: authorityId })
  own = await made(world, 'principal', 'addWheelEvent', { ...eventSaid, organisationId: ekhamra })
  expect(await did(world, 'principal', 'reportWheelEventDone', { wheelEventId: own, organisationId: ekhamra })).toBe('DONE')
  draft = await made(world, 'principal', 'draftOperationalPlan', { organisationId: ekhamra, academicYear: '2027/28' })
  adopted = await made(world, 'principal', 'draftOperationalPlan', { organisationId: ekhamra, academicYear: '2026/27' })
  activity = await made(world, 'principal', 'addPlanActivity', { ...activitySaid, operationalPlanId: adopted, responsibleId: id('Karin Nyström') })
  expect(await did(world, 'principal', 'adoptOperationalPlan', { operationalPlanId: adopted, expectedVersion: 2 })).toBe('DONE')
  expect(await did(world, 'principal', 'addPlanContributor', { operationalPlanId: draft, personId: id('Sara Holmgren') })).toBe('DONE')
}) // prettier-ignore
afterAll(async () => {
  await direct?.stop()
  await world?.stop()
})

const readers = {
  goal: [...staffHere, 'unit-observer', 'authority-admin'],
  ended: [...staffHere, 'authority-admin'],
  draft: ['principal', 'mentor'],
  adopted: [...staffHere, 'unit-observer', 'authority-admin'],
  central: [...staff, 'authority-admin'],
  own: [...staffHere, 'authority-admin'],
}
const query =
  () => `{ goal: goal(id: "${goal}") { id } ended: goal(id: "${ended}") { id } draft: operationalPlan(id: "${draft}") { id }
  adopted: operationalPlan(id: "${adopted}") { id } central: wheelEvent(id: "${central}") { id } own: wheelEvent(id: "${own}") { id } }`
type Found = Record<keyof typeof readers, { id: string } | null>
const seen = (data: unknown) => Object.entries((data ?? {}) as Found).flatMap(([name, found]) => (found ? [name] : []))
const due = (persona: string) => Object.keys(readers).filter((name) => readers[name as keyof Found].includes(persona))

describe('Goals, plans and events', () => {
  it.each(everyone)('%s reads what is theirs to read, with rules and rows, and with rows alone', async (persona) => {
    const { data, errors } = await world.ask(persona, query())
    expect(seen(data).toSorted()).toEqual(due(persona).toSorted())
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(refused.includes(persona) ? Array.from({ length: 6 }, () => 'FORBIDDEN') : persona === 'unit-observer' ? ['FORBIDDEN', 'FORBIDDEN'] : [])
    expect(seen((await direct.ask(persona, query())).data).toSorted()).toEqual(due(persona).toSorted())
  }) // prettier-ignore

  it('are about no pupil: a password is enough', async () => {
    const { data, errors } = await world.ask('teacher', query(), { assurance: 'LOW' })
    expect([seen(data).toSorted(), errors]).toEqual([due('teacher').toSorted(), []])
  })

  it('are not reached by way of a unit that is named by its id', async () => {
    const fields = `goals { id } operationalPlans { id activities { id } contributors { id } }`
    for (const persona of ['principal-other-school', 'analyst', 'guardian', 'integrator', 'care-staff']) {
      const { data } = await direct.ask(persona, entitiesOf('Organisation', fields), representationsOf('Organisation', [ekhamra]))
      expect(data).toEqual({ _entities: [{ goals: [], operationalPlans: [] }] })
    }
    const { data } = await direct.ask('authority-admin', entitiesOf('Organisation', fields), representationsOf('Organisation', [ekhamra]))
    expect(data!['_entities']).toEqual([{ goals: expect.arrayContaining([{ id: goal }]), operationalPlans: [{ id: adopted, activities: [{ id: activity }], contributors: [] }] }])
  }) // prettier-ignore

  it('are read with as many statements for all organisations as for one', async () => {
    const fields = `goals { parent { id } parts { id } kpis { target } permittedActions } permittedGoalActions operationalPlans { contributors { id }
      activities { goal { id } responsible { id } followUps { number } permittedActions } permittedActions }`
    const counted = async (persona: string, query: string) => {
      world.takeStatements()
      const { errors } = await world.ask(persona, `{ ${query} }`)
      expect(errors).toEqual([])
      return world.takeStatements().filter((one) => one.includes('governance.')).length
    }
    for (const persona of ['principal', 'authority-admin']) {
      const one = await counted(persona, `organisation(id: "${ekhamra}") { ${fields} }`)
      expect([one <= 9, await counted(persona, `organisations(first: 20) { edges { node { ${fields} } } }`)]).toEqual([true, one])
    }
  }) // prettier-ignore

  it('say how units have come to the authority and their principals alone', async () => {
    const units = async (persona: string) => {
      const { data } = await direct.ask(
        persona,
        `{ wheelEvent(id: "${central}") { units { organisation { id } } behind { id } } }`,
      )
      return (data!['wheelEvent'] as { units: unknown[] } | null)?.units.length ?? null
    }
    expect([await units('authority-admin'), await units('principal'), await units('principal-other-school')]).toEqual([4, 1, 1])
    for (const persona of ['teacher', 'school-admin', 'care-staff']) expect(await units(persona)).toBe(0)
    expect(await units('analyst')).toBeNull()
  })

  it('follow what the unit has decided: its leadership alone, and whoever answers for something', async () => {
    await world.sql`update identity.unit_policy set quality_work_visible_to = 'LEADERSHIP' where organisation_id = ${ekhamra}`
    for (const persona of ['teacher', 'school-admin'])
      expect(seen((await world.ask(persona, query())).data)).toEqual(['central', 'own'])
    const mine = `{ operationalPlan(id: "${adopted}") { id } }`
    expect((await world.ask('special-educator', mine)).data).toEqual({ operationalPlan: null })
    expect(await did(world, 'special-educator', 'followUpPlanActivity', { planActivityId: activity, state: 'DONE', text: '' })).toBe('DONE')
    expect(await did(world, 'teacher', 'followUpPlanActivity', { planActivityId: activity, state: 'DONE', text: '' })).toBe('NOT_FOUND')
    expect(seen((await world.ask('unit-observer', query())).data)).toEqual(['goal', 'adopted'])
    await world.sql`update identity.unit_policy set quality_work_visible_to = 'STAFF' where organisation_id = ${ekhamra}`
  }) // prettier-ignore

  it('are lost to whoever leaves the unit, principal, writer or responsible', async () => {
    await world.sql`update identity.duty set end_date = '2026-11-21' where organisation_id = ${ekhamra} and person_id in (${id('Anders Hellström')}, ${id('Sara Holmgren')}, ${id('Karin Nyström')}) and end_date is null`
    for (const person of ['Anders Hellström', 'Sara Holmgren', 'Karin Nyström'])
      for (const table of ['goal', 'operational_plan', 'operational_plan_contributor', 'plan_activity', 'wheel_event', 'wheel_status'])
        expect(await pastTheRules(world, id(person), `select from governance.${table}`), `${person} ${table}`).toBe(0)
    await world.sql`update identity.duty set end_date = null where organisation_id = ${ekhamra} and end_date = '2026-11-21'`
  }) // prettier-ignore
})

describe('Past the rules of fields and acts', () => {
  const [anders, lena, maria] = [id('Anders Hellström'), id('Lena Forsberg'), id('Maria Söderberg')]
  const [johan, sara] = [id('Johan Lindqvist'), id('Sara Holmgren')]
  const newGoal = (organisation: string, parent = 'null') =>
    `insert into governance.goal (id, organisation_id, parent_id, title, description, start_date, end_date)
      values (gen_random_uuid(), '${organisation}', ${parent}, 't', 'd', '2026-01-01', '2026-12-31')`
  const newEvent = (organisation: string) =>
    `insert into governance.wheel_event (id, organisation_id, title, description, starts_on, due_on, requires_done, link_kind)
      values (gen_random_uuid(), '${organisation}', 't', 'd', '2026-01-01', '2026-12-31', true, 'NONE')`
  const asOf = "current_setting('skolgraf.now')::timestamptz"
  const refusal = /violates row-level security|permission denied/

  it('nobody writes for an organisation that is not theirs', async () => {
    const tries: [string, string, string?][] = [
      [lena, newGoal(ekhamra)], [anders, newGoal(authorityId)], [johan, newGoal(ekhamra)], [maria, newGoal(ekhamra), 'authority'],
      [lena, newGoal(bjork, `'${goal}'`)], [anders, newGoal(ekhamra, `'${goal}'`)],
      [anders, newEvent(authorityId)], [lena, newEvent(ekhamra)], [maria, newEvent(ekhamra), 'authority'], [johan, newEvent(ekhamra)],
      [lena, `insert into governance.operational_plan (id, organisation_id, academic_year) values (gen_random_uuid(), '${ekhamra}', '2028/29')`],
      [maria, `insert into governance.operational_plan (id, organisation_id, academic_year) values (gen_random_uuid(), '${ekhamra}', '2028/29')`, 'authority'],
      [anders, `insert into governance.operational_plan (id, organisation_id, academic_year, state, adopted_by_id, adopted_at) values (gen_random_uuid(), '${ekhamra}', '2028/29', 'ADOPTED', '${anders}', now())`],
      [anders, `insert into governance.operational_plan_contributor values ('${draft}', '${lena}', '${ekhamra}', '${anders}', now())`],
      [johan, `insert into governance.operational_plan_contributor values ('${draft}', '${johan}', '${ekhamra}', '${johan}', now())`],
      [lena, `insert into governance.operational_plan_contributor values ('${draft}', '${lena}', '${bjork}', '${lena}', now())`],
      [anders, `insert into governance.plan_activity (id, plan_id, title, due_on) values (gen_random_uuid(), '${adopted}', 't', '2026-12-01')`],
      [johan, `insert into governance.activity_follow_up values ('${activity}', 9, 'DONE', '', '${johan}', now())`],
      [anders, `insert into governance.activity_follow_up values ('${activity}', 9, 'DONE', '', '${johan}', now())`],
      [lena, `insert into governance.wheel_status values ('${central}', '${ekhamra}', now(), '${lena}')`],
      [maria, `insert into governance.wheel_status values ('${central}', '${ekhamra}', now(), '${maria}')`, 'authority'],
      [anders, `insert into governance.wheel_status values ('${central}', '${ekhamra}', now(), '${lena}')`],
      [anders, `update governance.operational_plan set state = 'DRAFT', adopted_at = null, adopted_by_id = null where id = '${adopted}'`],
      [sara, `update governance.operational_plan set state = 'ADOPTED', adopted_at = now(), adopted_by_id = '${sara}' where id = '${draft}'`],
      [anders, `insert into governance.reminder (id, recipient_id, kind, event_id, organisation_id, due_on, made_on) values (gen_random_uuid(), '${anders}', 'OVERDUE', '${own}', '${ekhamra}', '2026-01-01', '2026-01-02')`],
      [anders, `select from governance.reminder_rule`],
    ] // prettier-ignore
    for (const [person, statement, role] of tries)
      await expect(pastTheRules(world, person, statement, role), statement).rejects.toThrow(refusal)
  })

  it('nobody says what somebody else did, or did another day', async () => {
    const tries = [
      `insert into governance.wheel_status values ('${central}', '${ekhamra}', '2020-01-01', '${anders}')`,
      `update governance.operational_plan set state = 'ADOPTED', adopted_at = ${asOf}, adopted_by_id = '${lena}' where id = '${draft}'`,
      `update governance.operational_plan set adopted_by_id = '${lena}' where id = '${adopted}'`,
      `insert into governance.activity_follow_up values ('${activity}', 9, 'DONE', '', '${anders}', '2020-01-01')`,
      `insert into governance.plan_activity (id, plan_id, title, due_on, responsible_id) values (gen_random_uuid(), '${draft}', 't', '2027-12-01', '${lena}')`,
    ]
    for (const statement of tries) await expect(pastTheRules(world, anders, statement), statement).rejects.toThrow(refusal)
  }) // prettier-ignore

  it('nobody learns of an analysis or a goal by linking to it', async () => {
    const { modelId } = await openedModel(world, 'Kvalitet', [section('Läsning')])
    const analysis = await startedAnalysis(world, modelId)
    const above = await made(world, 'authority-admin', 'setGoal', { ...goalSaid, organisationId: authorityId })
    const link = (analysisId: string) => `insert into governance.goal_analysis values ('${above}', '${analysisId}')`
    for (const one of [analysis, unknown]) await expect(pastTheRules(world, maria, link(one), 'authority')).rejects.toThrow(refusal)
    const asked = { ...goalSaid, organisationId: ekhamra }
    expect(await did(world, 'authority-admin', 'setGoal', { ...asked, organisationId: authorityId, qualityAnalysisIds: [analysis] })).toBe('ANALYSIS_NOT_FOUND')
    const linked = await made(world, 'principal', 'setGoal', { ...asked, qualityAnalysisIds: [analysis] })
    const links = (person: string, role?: string) => pastTheRules(world, person, `select from governance.goal_analysis where goal_id = '${linked}'`, role)
    expect([await links(anders), await links(johan), await links(maria, 'authority')]).toEqual([1, 0, 0])
    const [elsewhere] = await world.sql`insert into governance.goal (id, organisation_id, title, description, start_date, end_date)
      values (gen_random_uuid(), ${bjork}, 't', 'd', '2026-01-01', '2026-12-31') returning id`
    for (const one of [elsewhere!['id'], unknown])
      await expect(pastTheRules(world, anders, `insert into governance.plan_activity (id, plan_id, title, due_on, goal_id)
        values (gen_random_uuid(), '${draft}', 't', '2027-12-01', '${one}')`)).rejects.toThrow(refusal)
  }) // prettier-ignore

  it('another authority and its administrator find nothing', async () => {
    const [other, gerd] = [crypto.randomUUID(), id('Gerd Ståhl')]
    await world.sql`insert into identity.organisation (id, display_name, organisation_type) values (${other}, 'Annan kommun', 'HUVUDMAN')`
    await world.sql`insert into identity.role_grant (id, person_id, role, organisation_id, start_date)
      values (gen_random_uuid(), ${gerd}, 'AUTHORITY_ADMIN', ${other}, '2020-01-01')`
    for (const table of ['goal', 'goal_kpi', 'operational_plan', 'plan_activity', 'wheel_event', 'wheel_status', 'reminder'])
      expect(await pastTheRules(world, gerd, `select from governance.${table}`, 'authority'), table).toBe(0)
    expect(await pastTheRules(world, gerd, 'select from access.steering_lines()', 'authority')).toBe(0)
    expect(await pastTheRules(world, gerd, newGoal(other), 'authority')).toBe(1)
    await expect(pastTheRules(world, gerd, newGoal(authorityId), 'authority')).rejects.toThrow(refusal)
  })

  it('nothing that is out of reach is changed', async () => {
    const untouched: [string, string, string?][] = [
      [lena, `update governance.goal set title = 'x' where id = '${goal}'`],
      [maria, `update governance.goal set title = 'x' where id = '${goal}'`, 'authority'],
      [johan, `update governance.goal set title = 'x' where id = '${goal}'`],
      [anders, `update governance.wheel_event set title = 'x' where id = '${central}'`],
      [maria, `update governance.wheel_event set title = 'x' where id = '${own}'`, 'authority'],
      [anders, `update governance.plan_activity set title = 'x' where id = '${activity}'`],
      [anders, `delete from governance.plan_activity where id = '${activity}'`],
      [maria, `select from governance.operational_plan where state = 'DRAFT'`, 'authority'],
      [id('Oskar Wallin'), `select from governance.goal`, 'authority'],
      [id('Oskar Wallin'), `select from governance.operational_plan`, 'authority'],
      [id('Oskar Wallin'), `select from governance.wheel_event`, 'authority'],
      [id('Jenny Bergström'), `select from governance.wheel_event`],
      [anders, `select from access.principals_of(array['${ekhamra}']::uuid[])`],
      [maria, `select from access.staff_of(array['${ekhamra}']::uuid[], array['${anders}']::uuid[])`, 'authority'],
      [johan, `select from access.steering_lines()`],
      [johan, `select from (select access.may_be_responsible('${id('Eva Lundin')}', '${ekhamra}') as may) q where may`],
    ]
    for (const [person, statement, role] of untouched)
      expect(await pastTheRules(world, person, statement, role), statement).toBe(0)
    expect(await pastTheRules(world, anders, `select from (select access.may_be_responsible('${id('Eva Lundin')}', '${ekhamra}') as may) q where may`)).toBe(1) // prettier-ignore
  })
})
