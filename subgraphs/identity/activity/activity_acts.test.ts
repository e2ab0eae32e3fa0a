import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { activityId, demoId, groupId, slug } from '../demo/keys.ts'
import { unitId } from '../demo/units.rows.ts'
import { act, actOf, did, everyone, id, pastTheRules, recorder, unknown, verdict } from '../keeping/keeping.testing.ts'

const ekhamraskolan = unitId('ekhamraskolan')
const today = '2026-11-22'
const maths = activityId('ekhamraskolan/7A/Matematik')
const dutyId = (name: string, unit = 'ekhamraskolan') => demoId('Duty', `${slug(name)} at ${unit}`)

describe('Keeping activities', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  beforeEach(() => world.travel())
  afterAll(() => world.stop())

  const created = { organisationId: ekhamraskolan, activityType: 'UNDERVISNING', startDate: today }
  const create = (persona: string, input: object = {}) =>
    act(world, persona, 'createActivity',
      { ...created, displayName: ' Teknik 7A ', groupIds: [groupId('ekhamraskolan/7A')], ...input },
      'activity { id displayName groups { displayName } teachers { id } permittedActions }') // prettier-ignore
  const assign = (persona: string, name: string, input: object = {}) =>
    did(world, persona, 'assignTeacher', { activityId: maths, dutyId: dutyId(name), isGrader: false, startDate: today, ...input })
  const seen = async (persona: string, name = 'Alva Bergström') =>
    (await world.ask(persona, `{ person(id: "${id(name)}") { displayName } }`)).data.person?.displayName
  const teachings = async (persona: string, field: string, activity: string = maths) => {
    const query = `{ group(id: "${groupId('ekhamraskolan/7A')}") { activities { id ${field} { id duty { id } permittedActions } } } }`
    const { activities } = (await world.ask(persona, query)).data.group
    return activities.find((one: { id: string }) => one.id === activity)[field]
  }

  it('an activity of a unit is created once, for groups of the unit', async () => {
    const written = await recorder(world)
    const answers = [await create('principal', { idempotencyKey: 'k' }), await create('principal', { idempotencyKey: 'k' })]
    expect(answers[0]!.data).toEqual(answers[1]!.data)
    expect(answers[0]!.data.createActivity.activity).toMatchObject({
      ...{ displayName: 'Teknik 7A', groups: [{ displayName: '7A' }], teachers: [] },
      permittedActions: ['END_ACTIVITY', 'ASSIGN_TEACHER'],
    })
    expect(await written()).toEqual({ acts: ['createActivity'], changed: ['Activity'] })
  })

  it.each([
    [{ displayName: ' ' }, 'NAME_INVALID'],
    [{ groupIds: [] }, 'GROUPS_INVALID'],
    [{ groupIds: [unknown] }, 'GROUPS_INVALID'],
    [{ groupIds: [groupId('bjorkskolan/3A')] }, 'GROUPS_INVALID'],
    [{ endDate: '2026-11-01' }, 'DATES_INVALID'],
    [{ organisationId: unknown }, 'NOT_FOUND'],
  ])('none is made of %j', async (wrong, code) => expect(verdict(await create('school-admin', wrong))).toBe(code))

  it('a substitute reaches the class for the days they are assigned, and nobody assigns themself', async () => {
    expect(await assign('school-admin', 'Johan Lindqvist')).toBe('ALREADY_TEACHING')
    expect(await assign('school-admin', 'Eva Lundin')).toBe('DUTY_NOT_FOUND')
    expect(await did(world, 'principal', 'assignTeacher', { activityId: maths, dutyId: dutyId('Lena Forsberg', 'bjorkskolan'), isGrader: false, startDate: today })).toBe('DUTY_NOT_FOUND') // prettier-ignore
    expect(await assign('school-admin', 'Monica Berglund')).toBe('OWN_DUTY')
    expect(await assign('principal', 'Anders Hellström')).toBe('OWN_DUTY')
    expect(await assign('teacher', 'Nadia Rahimi')).toBe('FORBIDDEN')
    expect(await assign('principal-other-school', 'Nadia Rahimi')).toBe('NOT_FOUND')
    expect(await assign('school-admin', 'Nadia Rahimi', { startDate: '1999-01-01' })).toBe('DATES_INVALID')
    expect(await seen('substitute')).toBeUndefined()
    expect(await assign('school-admin', 'Nadia Rahimi', { startDate: '2026-11-24', endDate: '2026-11-25' })).toBe('DONE')
    expect(await assign('principal', 'Nadia Rahimi', { startDate: '2026-11-25' })).toBe('ALREADY_TEACHING')
    expect(await seen('substitute')).toBeUndefined()
    world.travel('2026-11-24')
    expect(await seen('substitute')).toBe('Alva Bergström')
    world.travel('2026-11-26')
    expect(await seen('substitute')).toBeUndefined()
  })

  it('what has not begun is taken back, what has begun ends, and no end is put off', async () => {
    expect(await assign('principal', 'Sara Holmgren', { startDate: '2026-12-01' })).toBe('DONE')
    expect(await teachings('mentor', 'comingTeachers')).toEqual([])
    const coming = await teachings('school-admin', 'comingTeachers')
    expect(coming.map((one: { duty: { id: string } }) => one.duty.id)).toEqual([dutyId('Nadia Rahimi'), dutyId('Sara Holmgren')])
    const end = (activityTeacherId: string, endDate: string, persona = 'school-admin') => did(world, persona, 'endTeaching', { activityTeacherId, endDate }) // prettier-ignore
    expect(await end(coming[1].id, '2026-11-30', 'teacher')).toBe('FORBIDDEN')
    expect(await end(coming[1].id, '2026-11-30')).toBe('DONE')
    expect(await end(coming[1].id, '2026-11-30')).toBe('NOT_FOUND')
    expect(await end(coming[0].id, '2026-11-28')).toBe('DATE_INVALID')
    const [johans] = await teachings('principal', 'teachers')
    expect(johans.permittedActions).toEqual(['END_TEACHING'])
    expect(await end(johans.id, '2026-11-21')).toBe('DATE_INVALID')
    expect(await end(johans.id, today)).toBe('DONE')
    expect(await end(johans.id, '2026-12-24')).toBe('DATE_INVALID')
    world.travel('2026-11-23')
    expect(await end(johans.id, '2026-11-23')).toBe('NOT_FOUND')
  })

  it('an activity ends with what its teachers may see by it', async () => {
    const ended = (persona: string, endDate: string, activity = activityId('ekhamraskolan/9A/Engelska')) =>
      did(world, persona, 'endActivity', { activityId: activity, endDate })
    expect(await seen('mentor', 'Amina Warsame')).toBe('Amina Warsame')
    expect(await ended('principal-other-school', today)).toBe('NOT_FOUND')
    expect(await ended('principal', '2026-11-01')).toBe('DATE_INVALID')
    expect(await ended('principal', today)).toBe('DONE')
    expect(await ended('principal', '2026-12-01')).toBe('DATE_INVALID')
    world.travel('2026-11-23')
    expect(await ended('principal', '2026-11-23')).toBe('ALREADY_ENDED')
    expect(await seen('mentor', 'Amina Warsame')).toBeUndefined()
  })

  it('is done exactly by those who may', async () => {
    const inputs: Record<string, object> = {
      END_ACTIVITY: { activityId: activityId('ekhamraskolan/7A/Bild'), endDate: '2027-06-30' },
      ASSIGN_TEACHER: { activityId: activityId('ekhamraskolan/7A/Bild'), dutyId: unknown, isGrader: false, startDate: today },
    }
    for (const persona of everyone) {
      const query = `{ organisation(id: "${ekhamraskolan}") { permittedActions } group(id: "${groupId('ekhamraskolan/7A')}") { activities { id permittedActions } } }`
      const { organisation, group } = (await world.ask(persona, query)).data ?? {}
      const row = group?.activities?.find((one: { id: string }) => one.id === activityId('ekhamraskolan/7A/Bild'))
      for (const [action, input] of Object.entries(inputs)) {
        const isDone = ['DONE', 'DUTY_NOT_FOUND'].includes(await did(world, persona, actOf(action), input))
        expect(isDone, `${persona} ${action}`).toBe(row?.permittedActions?.includes(action) ?? false)
      }
      const isCreated = verdict(await create(persona)) === 'DONE'
      expect(isCreated, persona).toBe(organisation?.permittedActions?.includes('CREATE_ACTIVITY') ?? false)
    }
  })

  it('is for the master of the schedule, where that is another system', async () => {
    await world.sql`insert into identity.master_system select gen_random_uuid(), ${ekhamraskolan}, null, 'SCHEDULE', id, '2020-01-01'
      from identity.source_system where code = 'skola24'`
    expect(verdict(await create('principal'))).toBe('MASTERED_ELSEWHERE')
    expect(await assign('principal', 'Sara Holmgren')).toBe('MASTERED_ELSEWHERE')
    await world.sql`delete from identity.master_system where domain = 'SCHEDULE'`
  })

  it('is walled past the rules', async () => {
    const teach = (name: string, activity: string = maths, unit = 'ekhamraskolan') =>
      `insert into identity.activity_teacher (id, activity_id, duty_id, start_date) values (gen_random_uuid(), '${activity}', '${dutyId(name, unit)}', '${today}')`
    for (const [who, statement] of [
      ['Monica Berglund', teach('Monica Berglund')],
      ['Anders Hellström', teach('Anders Hellström')],
      ['Sara Holmgren', teach('Sara Holmgren')],
      ['Lena Forsberg', teach('Lena Forsberg', maths, 'bjorkskolan')],
      ['Anders Hellström', teach('Lena Forsberg', maths, 'bjorkskolan')],
      [
        'Lena Forsberg',
        `insert into identity.activity_group values ('${activityId('bjorkskolan/3A/Matematik')}', '${groupId('ekhamraskolan/7A')}')`,
      ],
      ['Johan Lindqvist', `insert into identity.activity_group values ('${maths}', '${groupId('ekhamraskolan/9A')}')`],
    ] as const)
      // prettier-ignore
      await expect(pastTheRules(world, who, statement), `${who}: ${statement}`).rejects.toThrow('row-level security')
    await world.sql`insert into identity.activity_teacher (id, activity_id, duty_id, start_date) values (gen_random_uuid(), ${maths}, ${dutyId('Anders Hellström')}, '2026-11-30')` // prettier-ignore
    const ofOwn = `insert into identity.activity_group values ('${maths}', '${groupId('ekhamraskolan/9A')}')`
    await expect(pastTheRules(world, 'Anders Hellström', ofOwn)).rejects.toThrow('row-level security')
    const later = `update identity.activity_teacher set end_date = '2027-06-30' where activity_id = '${activityId('ekhamraskolan/7A/Svenska')}'`
    await world.sql`update identity.activity_teacher set end_date = '2026-12-20' where activity_id = ${activityId('ekhamraskolan/7A/Svenska')} and end_date is null` // prettier-ignore
    await expect(pastTheRules(world, 'Anders Hellström', later)).rejects.toThrow('row-level security')
    expect(await pastTheRules(world, 'Johan Lindqvist', later)).toBe(0)
  })
})
