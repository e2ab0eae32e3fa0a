import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { clientId, groupId, personId } from '../../identity/demo/keys.ts'
import { unitId } from '../../identity/demo/units.rows.ts'
import { act, did } from '../../identity/keeping/keeping.testing.ts'
import { published } from '../assignment/assignment.testing.ts'
import { nils, plannedHere, talk, talked, threeMaths, writtenOf } from '../development_plan/development_plan.testing.ts'
import { askPast, pastTheRules } from '../pedagogy.testing.ts'
import { ability, alva, assess, assessedHere, criterion, elin, idsOf, item, maths, publish } from './assessment.testing.ts'

const [johan, sara, jenny] = [personId('johan-lindqvist'), personId('sara-holmgren'), personId('jenny-bergstrom')]
const [ekhamra, bjork] = [unitId('ekhamraskolan'), unitId('bjorkskolan')]
const inTheAutumn = { academicYear: '2026/27', semester: 'HT' }

describe('What a school says of a pupil', () => {
  let world: World
  let planId = ''
  let written = ''
  beforeAll(async () => {
    world = await openWorld()
    await assessedHere(world)
    await plannedHere(world)
    written = await writtenOf(world, nils)
    await talked(world, nils)
    planId = (await act(world, 'mentor', 'beginDevelopmentPlan', { studentId: nils }, 'draft { id }')).data.beginDevelopmentPlan
      .draft.id
    expect(await write('mentor', 1)).toBe('DONE')
    const draft = { activityId: threeMaths, kind: 'FORMATIVE', assessedOn: '2026-11-20', contentItemIds: [], criterionIds: [] }
    const { data } = await act(world, 'mentor', 'assessPupils', { ...draft, entries: [{ studentId: nils, text: 'Klart.' }] }, 'drafts { id }')
    const draftIds = data.assessPupils.drafts.map(({ id }: { id: string }) => id)
    expect(await did(world, 'mentor', 'markAssessmentsReady', { activityId: threeMaths, draftIds })).toBe('DONE')
    // Nils has a place at Ekhamraskolan as well, in a group that Johan is mentor of.
    await world.sql`insert into identity.enrolment (id, pupil_id, organisation_id, school_type, start_date)
      values (gen_random_uuid(), ${nils}, ${ekhamra}, 'FTH', '2026-11-01')`
    await world.sql`insert into identity.group_membership (id, group_id, person_id, start_date)
      values (gen_random_uuid(), ${groupId('ekhamraskolan/9A')}, ${nils}, '2026-11-01')`
    await world.sql`update identity.assignment_role set duty_id = (select id from identity.duty where person_id = ${johan} and organisation_id = ${ekhamra})
      where group_id = ${groupId('ekhamraskolan/9A')} and assignment_role_type = 'MENTOR'`
  })
  afterAll(() => world.stop())

  const write = (persona: string, expectedVersion: number, goals = 'Räkna.') =>
    did(world, persona, 'writeDevelopmentPlan', { planId, expectedVersion, goals, schoolEfforts: 'Vi övar.' })
  const publishPlan = (persona: string, expectedVersion: number) =>
    did(world, persona, 'publishDevelopmentPlan', { planId, talkId: talk, expectedVersion })
  const past = (who: string, statement: string, given = {}) =>
    pastTheRules(world, who, async (tx) => (await tx.unsafe(statement)).count, given).catch(
      ({ constraint_name, code }) => constraint_name ?? code,
    )
  const move = async (student: string) => {
    await world.sql`update identity.enrolment set end_date = '2026-11-20' where pupil_id = ${student} and end_date is null`
    await world.sql`insert into identity.enrolment (id, pupil_id, organisation_id, school_type, school_year, start_date)
      values (gen_random_uuid(), ${student}, ${bjork}, 'GR', 7, '2026-11-21')`
  }
  const of = async (persona: string, student: string, fields: string) =>
    (await world.ask(persona, `{ person(id: "${student}") { ${fields} } }`)).data.person

  it('and has not published is told at no other unit, whatever the pupil is there', async () => {
    const fields =
      'developmentPlanDrafts { goals } assessmentDrafts { text } writtenAssessments { edges { node { id permittedActions } } }'
    for (const persona of ['principal', 'teacher'])
      expect(await of(persona, nils, fields), persona).toEqual({
        developmentPlanDrafts: [], assessmentDrafts: [],
        writtenAssessments: { edges: [{ node: { id: written, permittedActions: [] } }] },
      }) // prettier-ignore
    expect(await of('principal-other-school', nils, fields)).toEqual({
      developmentPlanDrafts: [{ goals: 'Räkna.' }], assessmentDrafts: [{ text: 'Klart.' }],
      writtenAssessments: { edges: [{ node: { id: written, permittedActions: ['WITHDRAW_WRITTEN_ASSESSMENT'] } }] },
    }) // prettier-ignore
  })

  it('is planned, published and taken back at that unit alone', async () => {
    const back = { writtenAssessmentId: written, expectedVersion: 1, reason: 'Nej' }
    expect(await did(world, 'principal', 'withdrawWrittenAssessment', back)).toBe('FORBIDDEN')
    const taken = "update pedagogy.written_assessment set withdrawn_at = now(), withdrawn_by_id = access.viewer_person(), withdrawal_reason = 'x'"
    expect(await past(personId('anders-hellstrom'), taken)).toBe(0)
    expect([await write('teacher', 2, 'Kapat.'), await publishPlan('teacher', 2)]).toEqual(['NOT_FOUND', 'NOT_FOUND'])
    // Of his own unit there is nothing to plan: Nils goes to its after-school centre.
    expect(await did(world, 'teacher', 'beginDevelopmentPlan', { studentId: nils })).toBe('NOT_REQUIRED')
    const copied = (table: string, more: string, values: string) => `insert into pedagogy.${table} (id, student_id, organisation_id, academic_year, ${more})
      select gen_random_uuid(), '${nils}', '${bjork}', ${values}`
    const publication = copied(
      'development_plan_publication',
      'plan_id, number, goals, school_efforts, talk_id, first_written_assessment_id, published_at, published_by_id',
      `'2026/27', '${planId}', 9, 'x', 'x', '${talk}', '${written}', current_setting('skolgraf.now')::timestamptz, access.viewer_person()`,
    )
    expect([await past(johan, `update pedagogy.development_plan set goals = 'x'`), await past(johan, publication)]).toEqual([0, '42501'])
    const begun = copied('development_plan', 'school_type, mentor_id, modified_at', `'2027/28', 'GR', access.viewer_person(), now()`)
    expect(await past(sara, begun, { assurance: 'LOW' })).toBe('42501')
    expect([await past(johan, begun), await past(sara, begun), await past(sara, publication)]).toEqual(['42501', 1, 1])
    const elsewhere = publication.replace(bjork, ekhamra)
    expect(await past(sara, elsewhere)).toBe('development_plan_publication_plan_fk')
  })

  it('is sent to the systems of that unit alone', async () => {
    const account = clientId('ekhamra-kontosynk')
    const counts = () =>
      world.sql.begin(async (tx) => {
        await tx`select set_config('role', 'skolgraf_pedagogy_authority', true), set_config('skolgraf.viewer_id', ${account}, true),
          set_config('skolgraf.viewer_kind', 'CLIENT', true), set_config('skolgraf.assurance', 'HIGH', true), set_config('skolgraf.today', '2026-11-22', true)`
        const found = await tx`select from pedagogy.written_assessment where id = ${written}`
        await tx`select set_config('role', 'none', true)`
        return found.count
      })
    expect(await counts()).toBe(0)
    await world.sql`update identity.role_grant set organisation_id = ${bjork} where client_application_id = ${account}`
    expect(await counts()).toBe(1)
  })

  it('is read from SUBSTANTIAL alone, in the rows too', async () => {
    expect(await publishPlan('mentor', 2)).toBe('DONE')
    const [draft] = idsOf(await assess(world, [{ studentId: alva, levelValue: 'C', text: 'x', marks: [{ abilityId: ability(1), levelValue: 'B' }] }]))
    await publish(world, [draft!])
    const tables = ['assessment_draft', 'development_plan', 'written_assessment', 'written_assessment_item', 'development_plan_publication',
      'development_plan_assessment', 'assessment', 'assessment_item', 'assessment_mark'] // prettier-ignore
    for (const [viewer, seen] of [[sara, tables], [jenny, tables.slice(2)], [nils, tables.slice(2, 6)]] as const)
      for (const table of seen)
        expect([table, ...(await Promise.all((['LOW', 'SUBSTANTIAL'] as const).map((assurance) => past(viewer, `select from pedagogy.${table} limit 1`, { assurance }))))]).toEqual([table, 0, 1]) // prettier-ignore
    const low = { assurance: 'LOW' }
    expect(await past(sara, `update pedagogy.development_plan set goals = 'x'`, low)).toBe(0)
    expect(
      await past(
        johan,
        `update pedagogy.assessment set withdrawn_at = now(), withdrawn_by_id = '${johan}', withdrawal_reason = 'x'`,
        low,
      ),
    ).toBe(0)
    expect(await past(johan, `delete from pedagogy.assessment_draft`, low)).toBe(0)
  })

  it('and home has read, by whichever way, is not undone', async () => {
    const register = (persona: string, student: string, kind: string) =>
      of(persona, student, `${kind} { concepts { concept rows } }`).then((told) => JSON.stringify(told))
    const undo = () => did(world, 'mentor', 'undoDevelopmentPlan', { planId })
    expect(await register('guardian', nils, 'pedagogyRegister')).toContain('Vi övar.')
    expect(await did(world, 'teacher', 'undoDevelopmentPlan', { planId })).toBe('NOT_FOUND')
    expect(await undo()).toBe('ALREADY_READ')
    expect(await past(sara, 'update pedagogy.development_plan_publication set undone_at = now()')).toBe('42501')
    expect(await did(world, 'mentor', 'undoWrittenAssessment', { writtenAssessmentId: written, expectedVersion: 1 })).toBe(
      'ALREADY_READ',
    )
    expect(await past(sara, 'update pedagogy.written_assessment set undone_at = now()')).toBe('42501')
  })

  it('of one who has moved is known where they go now, unless that would tell where a protected pupil was', async () => {
    const homework = await published(world, { kind: 'HOMEWORK', title: 'Läxa', dueOn: '2026-11-23', isTakingSubmissions: true })
    for (const [persona, studentId] of [
      ['pupil', alva],
      ['protected-pupil', elin],
    ] as const) {
      const work = await act(world, persona, 'submitWork', { assignmentId: homework.id, text: 'x' }, 'submission { id }')
      expect(
        await did(world, 'teacher', 'giveFeedback', { submissionId: work.data.submitWork.submission.id, text: 'Bra.' }),
      ).toBe('DONE')
      const entry = { studentId, text: 'Du räknar.', levelValue: 'C', contentItemIds: [item(1)], criterionIds: [criterion('C')] }
      const { data } = await act(
        world,
        'teacher',
        'writeWrittenAssessments',
        { activityId: maths, ...inTheAutumn, entries: [entry] },
        'drafts { id }',
      )
      const draftIds = data.writeWrittenAssessments.drafts.map(({ id }: { id: string }) => id)
      expect(await did(world, 'teacher', 'publishWrittenAssessments', { activityId: maths, draftIds })).toBe('DONE')
      await move(studentId)
    }
    const lists = async (persona: string, student: string) => {
      const told = await of(persona, student, 'submissionFeedback { edges { cursor } } writtenAssessments { edges { cursor } }')
      return told && [told.submissionFeedback.edges.length, told.writtenAssessments.edges.length]
    }
    expect(await lists('principal-other-school', alva)).toEqual([1, 1])
    expect(await lists('principal-other-school', elin)).toEqual([0, 0])
    for (const persona of ['protected-pupil', 'protected-guardian']) expect(await lists(persona, elin), persona).toEqual([1, 1])
    expect(await past(personId('lena-forsberg'), `select from pedagogy.submission_feedback where student_id = '${elin}'`)).toBe(0)
  })

  it('does not keep the next school from saying its own, nor tell it of the one before', async () => {
    await world.sql`insert into identity.group_membership (id, group_id, person_id, start_date)
      select gen_random_uuid(), ${groupId('bjorkskolan/3A')}, s, '2026-11-21' from unnest(${[alva, elin]}::uuid[]) s`
    const entries = [alva, elin].map((studentId) => ({
      studentId,
      text: 'Du kan.',
      contentItemIds: [item(1)],
      criterionIds: [criterion('C')],
    }))
    const { data } = await act(
      world,
      'mentor',
      'writeWrittenAssessments',
      { activityId: threeMaths, ...inTheAutumn, entries },
      'drafts { id }',
    )
    expect(data.writeWrittenAssessments.userErrors).toEqual([])
    const draftIds = data.writeWrittenAssessments.drafts.map(({ id }: { id: string }) => id)
    expect(await did(world, 'mentor', 'publishWrittenAssessments', { activityId: threeMaths, draftIds })).toBe('DONE')
    expect(
      (await askPast(world, elin, `select organisation_id from pedagogy.written_assessment where student_id = '${elin}'`))
        .flat()
        .toSorted(),
    ).toEqual([ekhamra, bjork].toSorted())
  })
}) // prettier-ignore
