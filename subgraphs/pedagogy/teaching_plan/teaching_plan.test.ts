import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { personId } from '../../identity/demo/keys.ts'
import { act, did, id, unknown } from '../../identity/keeping/keeping.testing.ts'
import { contentItemId, syllabusVersionId } from '../curriculum/curriculum.ids.ts'
import { criterion, fields, item, mathematics, plan, planned, seven, sevenB, text } from './teaching_plan.testing.ts'

const [emma, malin, nadia] = [id('Emma Backlund'), id('Malin Sjöstrand'), id('Nadia Rahimi')]

describe('A teaching plan', () => {
  let world: World
  let made: any
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  const seen = async (persona: string, planId = made.id) =>
    (await world.ask(persona, `{ teachingPlan(id: "${planId}") { state edition { title number } draft { title } } }`)).data.teachingPlan
  const of = (more: object = {}) => ({ teachingPlanId: made.id, ...more })
  const at = (more: object = {}) => of({ expectedVersion: made.version, ...more })
  const changes = async () =>
    (await world.sql`select entity, kind from pedagogy.change order by position`).map((row) => Object.values(row).join(' '))

  it('is drafted by whoever teaches the group, with everything wrong said at once', async () => {
    const bad = { ...planned, title: ' ', endDate: '2027-07-01', teaching: 'a'.repeat(4001) }
    const { data } = await act(world, 'teacher', 'draftTeachingPlan', bad)
    expect(data.draftTeachingPlan.userErrors.map(({ code, field }: any) => [code, field[0]])).toEqual([
      ['TITLE_INVALID', 'title'],
      ['DATES_INVALID', 'startDate'],
      ['TEXT_INVALID', 'teaching'],
    ])
    const draft = (more: object, persona = 'teacher') => did(world, persona, 'draftTeachingPlan', { ...planned, ...more })
    expect(await draft({ academicYear: '2026/28' })).toBe('ACADEMIC_YEAR_INVALID')
    expect(await draft({ syllabusVersionId: unknown })).toBe('SYLLABUS_NOT_FOUND')
    expect(await draft({ contentItemIds: [item(1), unknown] })).toBe('OTHER_VERSION')
    expect(await draft({ contentItemIds: [contentItemId(syllabusVersionId('GRGRSVE01', 'LGR22', 1), 'SV-7-9-1')] })).toBe('OTHER_VERSION')
    expect(await draft({ contentItemIds: Array.from({ length: 201 }, () => item(1)) })).toBe('TOO_MANY')
    expect(await draft({ groupId: unknown })).toBe('GROUP_NOT_FOUND')
    for (const [persona, verdict] of [['mentor', 'FORBIDDEN'], ['principal', 'FORBIDDEN'], ['substitute', 'GROUP_NOT_FOUND'],
      ['former-teacher', 'GROUP_NOT_FOUND'], ['pupil', 'FORBIDDEN'], ['guardian', 'FORBIDDEN'], ['integrator', 'FORBIDDEN']] as const)
      expect(await draft({}, persona), persona).toBe(verdict)
    made = await plan(world, 'teacher', 'draftTeachingPlan', { ...planned, contentItemIds: [] })
    expect(made).toMatchObject({ state: 'DRAFT', version: 1, edition: null, draft: { number: 1, title: 'Procent', contentItems: [] } })
    expect(made.permittedActions).toEqual(['CHANGE_TEACHING_PLAN_DRAFT', 'COPY_TEACHING_PLAN', 'ADD_PLAN_AUTHOR', 'REMOVE_PLAN_AUTHOR'])
    expect(await changes()).toEqual(['TeachingPlan UPSERT'])
  })

  it('is seen by its authors alone while it is a draft', async () => {
    expect(await seen('teacher')).toMatchObject({ state: 'DRAFT', draft: { title: 'Procent' } })
    for (const persona of ['pupil', 'guardian', 'mentor', 'principal', 'school-admin', 'authority-admin', 'account-sync'])
      expect(await seen(persona), persona).toBeNull()
  })

  it('has several authors, who teach the group, and is never without one', async () => {
    expect(await did(world, 'teacher', 'addPlanAuthor', of({ personId: id('Sara Holmgren') }))).toBe('NOT_A_TEACHER')
    expect(await did(world, 'teacher', 'addPlanAuthor', of({ personId: nadia }))).toBe('NOT_A_TEACHER')
    expect(await did(world, 'teacher', 'removePlanAuthor', of({ personId: personId('johan-lindqvist') }))).toBe('LAST_AUTHOR')
    expect(await did(world, 'teacher', 'removePlanAuthor', of({ personId: emma }))).toBe('NOT_AN_AUTHOR')
    expect(await did(world, 'mentor', 'addPlanAuthor', of({ personId: emma }))).toBe('NOT_FOUND')
    const shared = await plan(world, 'teacher', 'addPlanAuthor', of({ personId: emma }))
    expect(shared.authors.map(({ displayName }: any) => displayName)).toEqual(['Johan Lindqvist', 'Emma Backlund'])
    expect(await did(world, 'teacher', 'addPlanAuthor', of({ personId: emma }))).toBe('ALREADY_AUTHOR')
    await plan(world, 'teacher', 'addPlanAuthor', of({ personId: malin }))
    made = await plan(world, 'teacher', 'removePlanAuthor', of({ personId: malin }))
    expect(made).toMatchObject({ version: 4, authors: { length: 2 } })
  })

  it('is published with content, and then seen by the group, their guardians and the staff of the unit', async () => {
    expect(await did(world, 'teacher', 'publishTeachingPlan', at())).toBe('NO_CONTENT')
    expect(await did(world, 'teacher', 'changeTeachingPlanDraft', { ...at(text), expectedVersion: 1 })).toBe('CONFLICT')
    made = await plan(world, 'teacher', 'changeTeachingPlanDraft', at(text))
    expect(made.draft.contentItems.map((one: any) => one.id)).toEqual([item(1), item(2)])
    expect(await did(world, 'principal', 'publishTeachingPlan', at())).toBe('NOT_FOUND')
    made = await plan(world, 'teacher', 'publishTeachingPlan', at())
    expect(made).toMatchObject({ state: 'PUBLISHED', draft: null, edition: { number: 1, criteria: [{ id: criterion }] } })
    expect(made.permittedActions).toEqual(['ARCHIVE_TEACHING_PLAN', 'BEGIN_PLAN_EDITION', 'COPY_TEACHING_PLAN', 'ADD_PLAN_AUTHOR', 'REMOVE_PLAN_AUTHOR'])
    for (const persona of ['pupil', 'protected-pupil', 'guardian', 'guardian-other-parent', 'mentor', 'principal', 'school-admin', 'substitute'])
      expect(await seen(persona), persona).toMatchObject({ edition: { title: 'Procent' }, draft: null })
    expect(await did(world, 'teacher', 'publishTeachingPlan', at())).toBe('ALREADY_PUBLISHED')
    expect(await did(world, 'mentor', 'archiveTeachingPlan', at())).toBe('FORBIDDEN')
  })

  it('is changed in a new edition: home sees what is published until the new one is', async () => {
    made = await plan(world, 'teacher', 'beginPlanEdition', at())
    expect(made).toMatchObject({ edition: { number: 1 }, draft: { number: 2, contentItems: { length: 2 } } })
    expect(await did(world, 'teacher', 'beginPlanEdition', at())).toBe('DRAFT_EXISTS')
    made = await plan(world, 'teacher', 'changeTeachingPlanDraft', at({ ...text, title: 'Procent och ränta', contentItemIds: [item(2), item(3)] }))
    expect(made.draft.contentItems.map((one: any) => one.id)).toEqual([item(2), item(3)])
    expect(await seen('pupil')).toMatchObject({ edition: { title: 'Procent' }, draft: null })
    const { data } = await world.ask('guardian', `{ teachingPlan(id: "${made.id}") { editions { number } } }`)
    expect(data.teachingPlan.editions).toEqual([{ number: 1 }])
    made = await plan(world, 'teacher', 'publishTeachingPlan', at())
    expect(await seen('pupil')).toMatchObject({ edition: { title: 'Procent och ränta', number: 2 } })
  })

  it('is changed by one of those who change it at once', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => did(world, 'teacher', 'beginPlanEdition', at())))
    expect(answers.filter((one) => one === 'DONE')).toHaveLength(1)
    // Who reads only after the first has written is told of the draft.
    for (const answer of answers) expect(['DONE', 'CONFLICT', 'DRAFT_EXISTS']).toContain(answer)
    made = { ...made, version: made.version + 1 }
    made = await plan(world, 'teacher', 'publishTeachingPlan', at())
    expect(made.edition.number).toBe(3)
  })

  it('is found by the group, the pupil and the school year', async () => {
    const listed = async (persona: string, field: string) => {
      const { data, errors } = await world.ask(persona, `{ ${field} }`)
      return errors[0]?.extensions.code ?? Object.values(data as Record<string, any>)[0]?.teachingPlans?.map((one: any) => one.id)
    }
    const ofGroup = (year = '') => `group(id: "${seven}") { teachingPlans${year} { id } }`
    const ofAlva = `person(id: "${id('Alva Bergström')}") { teachingPlans { id } }`
    expect(await listed('pupil', ofGroup())).toEqual([made.id])
    expect(await listed('pupil', ofGroup('(academicYear: "2025/26")'))).toEqual([])
    for (const persona of ['pupil', 'guardian', 'mentor', 'teacher', 'principal']) expect(await listed(persona, ofAlva), persona).toEqual([made.id])
    for (const persona of ['school-admin', 'special-educator', 'step-parent', 'authority-admin'])
      expect(await listed(persona, ofAlva), persona).toBe('FORBIDDEN')
    expect(await listed('protected-guardian', `person(id: "${id('Elin Strand')}") { teachingPlans { id } }`)).toEqual([made.id])
  })

  it('is copied to another group or year as a draft, and the original stays', async () => {
    const copy = { groupId: sevenB, academicYear: '2026/27', startDate: '2027-01-11', endDate: '2027-02-12' }
    expect(await did(world, 'teacher', 'copyTeachingPlan', of({ ...copy, startDate: '2026-01-11' }))).toBe('DATES_INVALID')
    expect(await did(world, 'teacher', 'copyTeachingPlan', of({ ...copy, groupId: unknown }))).toBe('GROUP_NOT_FOUND')
    expect(await did(world, 'mentor', 'copyTeachingPlan', of({ ...copy, groupId: seven }))).toBe('NOT_TEACHING')
    expect(await did(world, 'principal-other-school', 'copyTeachingPlan', of(copy))).toBe('NOT_FOUND')
    expect(await did(world, 'teacher', 'copyTeachingPlan', of({ ...copy, syllabusVersionId: syllabusVersionId('GRGRSVE01', 'LGR22', 1) }))).toBe('SYLLABUS_NOT_FOUND')
    const copied = await plan(world, 'teacher', 'copyTeachingPlan', of(copy))
    expect(copied).toMatchObject({ state: 'DRAFT', edition: null, draft: { number: 1, title: 'Procent och ränta', contentItems: { length: 2 } } })
    expect(copied.authors.map(({ displayName }: any) => displayName)).toEqual(['Johan Lindqvist'])
    const { data } = await world.ask('teacher', `{ teachingPlan(id: "${copied.id}") { group { displayName } copiedFrom { id } } }`)
    expect(data.teachingPlan).toEqual({ group: { displayName: '7B' }, copiedFrom: { id: made.id } })
    expect(await seen('pupil')).toMatchObject({ state: 'PUBLISHED', edition: { number: 3 } })
  })

  it('is copied to a newer version with what that says in the same place and words, and is told what was left out', async () => {
    const newer = '00000000-0000-4000-8000-0000000000b1'
    await world.sql`update pedagogy.syllabus_version set end_date = '2027-06-30' where id = ${mathematics}`
    await world.sql`insert into pedagogy.syllabus_version select (jsonb_populate_record(v, jsonb_build_object('id', ${newer}::text, 'number', 2,
      'start_date', '2027-07-01', 'end_date', null, 'content_hash', 'x'))).* from pedagogy.syllabus_version v where id = ${mathematics}`
    await world.sql`insert into pedagogy.content_item select (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(),
      'syllabus_version_id', ${newer}::text, 'text', case code when 'MA-7-9-3' then 'Annat.' else text end))).*
      from pedagogy.content_item i where syllabus_version_id = ${mathematics}`
    const copy = { groupId: sevenB, academicYear: '2026/27', startDate: '2027-01-11', endDate: '2027-02-12', syllabusVersionId: newer }
    const { data } = await act(world, 'teacher', 'copyTeachingPlan', of({ ...copy, idempotencyKey: 'k' }), `${fields} leftOut { id }`)
    expect(data.copyTeachingPlan).toMatchObject({ leftOut: [{ id: item(3) }], teachingPlan: { draft: { contentItems: { length: 1 } } } })
    const again = await act(world, 'teacher', 'copyTeachingPlan', of({ ...copy, idempotencyKey: 'k' }), `${fields} leftOut { id }`)
    expect(again.data).toEqual(data)
  })

  it('is over when it is archived, and stays for those who saw it', async () => {
    made = await plan(world, 'teacher', 'archiveTeachingPlan', at())
    expect(made).toMatchObject({ state: 'ARCHIVED', permittedActions: ['COPY_TEACHING_PLAN'] })
    expect(await did(world, 'teacher', 'beginPlanEdition', at())).toBe('ARCHIVED')
    expect(await seen('guardian')).toMatchObject({ state: 'ARCHIVED' })
  })

  it('is planned elsewhere where another system is master of plans', async () => {
    await world.sql`delete from identity.master_system where domain = 'PLANS' and organisation_id = (
      select organisation_id from identity."group" where id = ${seven})`
    expect(await did(world, 'teacher', 'draftTeachingPlan', planned)).toBe('MASTERED_ELSEWHERE')
    expect(await did(world, 'teacher', 'archiveTeachingPlan', at())).toBe('MASTERED_ELSEWHERE')
    const { data } = await world.ask('teacher', `{ group(id: "${seven}") { permittedPlanActions } }`)
    expect(data.group.permittedPlanActions).toEqual([])
  })
}) // prettier-ignore
