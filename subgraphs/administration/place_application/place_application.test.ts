import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { askDirectly, entitiesOf, representationsOf } from '../../../gateway/access/walls.ts'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { administration } from '../administration.ts'
import { actOf, did, everyone, unknown, verdict } from '../../identity/keeping/keeping.testing.ts'
import {
  alva, applied, apply, bjorkskolan, eken, ekhamraskolan, elin, emptyQueues, father, jenny, lena, marcus, mother, nils, pastTheRules, principal,
  queueOf, robertSjogren, seen, sjoviken, viggo, waiting,
} from './places.testing.ts' // prettier-ignore

describe('An application for a place', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  beforeEach(() => emptyQueues(world))
  afterAll(() => world.stop())

  const withdraw = (persona: string, placeApplicationId: string) =>
    did(world, persona, 'withdrawPlaceApplication', { placeApplicationId })

  it('is made by a guardian, seen by both, and withdrawn by either', async () => {
    const made = await applied(world, mother, { organisationIds: [bjorkskolan, sjoviken] })
    expect(made).toMatchObject({
      state: 'QUEUED',
      queuedOn: '2026-11-22',
      guaranteeDate: null,
      applicant: { id: jenny },
      child: { id: alva },
      permittedActions: ['WITHDRAW_PLACE_APPLICATION'],
      choices: [
        { organisation: { id: bjorkskolan }, choiceRank: 1, hasSibling: true, queueFrom: 1, queueTo: 5 },
        { organisation: { id: sjoviken }, choiceRank: 2, hasSibling: false, queueFrom: 1, queueTo: 5 },
      ],
    })
    expect(await withdraw(father, made.id)).toBe('DONE')
    expect(await seen(world, mother, made.id)).toMatchObject({ state: 'WITHDRAWN', permittedActions: [] })
    expect(await withdraw(mother, made.id)).toBe('ALREADY_CLOSED')
    const list = await world.ask(mother, `{ person(id: "${alva}") { placeApplications { id state } } }`)
    expect(list.data.person.placeApplications).toEqual([{ id: made.id, state: 'WITHDRAWN' }])
  })

  it('to preschool is answered within four months', async () => {
    const made = await applied(world, mother, { childId: nils, schoolType: 'FS', organisationIds: [(await smultronet())!] })
    expect(made['guaranteeDate']).toBe('2027-03-22')
  })
  const smultronet = async () =>
    (await world.sql<{ id: string }[]>`select id from identity.organisation where display_name = 'Förskolan Smultronet'`)[0]?.id

  it('is one of a kind, also where two guardians make it at once', async () => {
    const both = await Promise.all([apply(world, mother), apply(world, father)])
    expect(both.map(verdict).toSorted()).toEqual(['ALREADY_APPLIED', 'DONE'])
    expect(verdict(await apply(world, father, { schoolType: 'GR' }))).toBe('DONE')
  })

  it.each([
    [{ schoolType: 'GY' }, 'SCHOOL_TYPE_INVALID'],
    [{ startDate: '2026-11-21' }, 'DATES_INVALID'],
    [{ startDate: '2029-11-23' }, 'DATES_INVALID'],
    [{ organisationIds: [] }, 'CHOICES_INVALID'],
    [{ organisationIds: [bjorkskolan, bjorkskolan] }, 'CHOICES_INVALID'],
    [{ organisationIds: [bjorkskolan, unknown] }, 'CHOICES_INVALID'],
    [{ organisationIds: ['none'] }, 'CHOICES_INVALID'],
    [{ organisationIds: [ekhamraskolan] }, 'CHOICES_INVALID'],
    [{ organisationIds: Array.from({ length: 6 }, () => bjorkskolan) }, 'CHOICES_INVALID'],
    [{ childId: unknown }, 'NOT_FOUND'],
    [{ childId: 'none' }, 'NOT_FOUND'],
  ])('with %j is answered %s', async (wrong, code) => expect(verdict(await apply(world, mother, wrong))).toBe(code))

  it('is answered alike to whoever is no guardian of the child, whether there is such a child or not', async () => {
    const strangers = [
      ['step-parent', alva],
      ['principal', alva],
      ['mentor', alva],
      ['pupil', alva],
      ['authority-admin', alva],
      ['fee-officer', alva],
      [mother, viggo],
      ['blocked-guardian', elin],
      ['principal', elin],
    ] as const
    for (const [persona, childId] of strangers) {
      const refused = await apply(world, persona, { childId, schoolType: 'GR' })
      expect(verdict(refused), persona).toBe('NOT_FOUND')
      expect(refused.data).toEqual((await apply(world, persona, { childId: unknown, schoolType: 'GR' })).data)
    }
    expect(await world.sql`select from administration.place_application`).toHaveLength(0)
  })

  it('is seen by the guardians and who leads a chosen unit, and by everybody else as none', async () => {
    const { id } = await applied(world, mother)
    const none = await world.ask('teacher', `{ placeApplication(id: "${unknown}") { id } }`)
    const seeing: string[] = []
    for (const persona of everyone) {
      const answer = await world.ask(persona, `{ placeApplication(id: "${id}") { id } }`)
      if (answer.data?.placeApplication) seeing.push(persona)
      else expect([answer.data, answer.errors], persona).toEqual([none.data, none.errors])
    }
    expect(seeing).toEqual([principal, mother, father])
  })

  it('tells who leads a unit of that unit alone, and of no place in the queue', async () => {
    const { id } = await applied(world, mother, { organisationIds: [sjoviken, bjorkskolan] })
    const ofTheirs = { organisation: { id: bjorkskolan }, choiceRank: 2, hasSibling: true, queueFrom: null, queueTo: null }
    expect(await seen(world, principal, id)).toMatchObject({ choices: [ofTheirs], permittedActions: ['OFFER_PLACE'] })
  })

  it('tells the other guardian of no child that is not theirs too', async () => {
    const { id } = await applied(world, mother)
    const told = async (persona: string) => (await seen(world, persona, id)).choices[0].hasSibling
    expect(await told(mother)).toBe(true)
    expect(await told(father)).toBe(false)
  })

  it('does what permittedActions says, and nothing else, for everybody', async () => {
    for (const persona of everyone) {
      await emptyQueues(world)
      const { id } = await applied(world, mother)
      const permitted: string[] = (await seen(world, persona, id))?.permittedActions ?? []
      const offer = { placeApplicationId: id, organisationId: bjorkskolan, startDate: '2027-01-11', answerDate: '2026-12-01' }
      for (const [action, more] of [
        ['OFFER_PLACE', { ...offer, groupId: eken }],
        ['WITHDRAW_PLACE_APPLICATION', { placeApplicationId: id }],
      ] as const)
        expect((await did(world, persona, actOf(action), more)) === 'DONE', `${persona} ${action}`).toBe(
          permitted.includes(action),
        )
    }
  })

  it('of a protected child, or one who lives with such, is seen by its guardians alone', async () => {
    const { id } = await applied(world, 'protected-guardian', {
      childId: elin,
      schoolType: 'GR',
      organisationIds: [bjorkskolan, ekhamraskolan],
    })
    for (const persona of ['principal', 'school-admin', principal, 'blocked-guardian', 'counsellor', 'authority-admin'])
      expect(await seen(world, persona, id), persona).toBeNull()
    expect(await queueOf(world, principal, bjorkskolan, 'GR')).toEqual([])
    expect(await queueOf(world, 'principal', ekhamraskolan, 'GR')).toEqual([])
    // Nobody stands before others in a queue that nobody sees them in.
    await world.sql`update administration.place_application set queued_on = '2026-01-01' where id = ${id}`
    for (let n = 0; n < 4; n++) await waiting(world, '2026-01-02')
    await world.sql`update administration.place_application set school_type = 'GR'`
    const { choices } = await applied(world, mother, { schoolType: 'GR' })
    expect(choices).toMatchObject([{ queueFrom: 1, queueTo: 5 }])
  })

  it('of a guessed child is told through _entities as of none at all', async () => {
    await applied(world, mother)
    await applied(world, 'protected-guardian', { childId: elin, schoolType: 'GR' })
    const direct = await askDirectly(world, administration)
    const query = entitiesOf('Person', 'placeApplications { id }')
    const told = (persona: string, child: string) => direct.ask(persona, query, representationsOf('Person', [child]))
    for (const persona of ['blocked-guardian', 'teacher', 'mentor', principal, 'authority-admin', 'fee-officer', robertSjogren])
      for (const child of [alva, elin, viggo].filter((one) => persona !== robertSjogren || one !== viggo))
        expect(JSON.stringify(await told(persona, child)), persona).toBe(JSON.stringify(await told(persona, unknown)))
    expect(JSON.stringify(await told(mother, alva))).not.toBe(JSON.stringify(await told(mother, unknown)))
    await direct.stop()
  })

  it('is not made, moved or brought back past the rules', async () => {
    const { id } = await applied(world, mother)
    const insert = (child: string, applicant: string, queuedOn = '2026-11-22') => `insert into administration.place_application
      (id, child_id, applicant_id, authority_id, school_type, start_date, queued_on)
      values (gen_random_uuid(), '${child}', '${applicant}', '${bjorkskolan}', 'GR', '2027-01-01', '${queuedOn}')`
    expect(await pastTheRules(world, jenny, insert(alva, jenny))).toBe(1)
    expect(await pastTheRules(world, jenny, insert(viggo, jenny))).toBe('42501')
    expect(await pastTheRules(world, jenny, insert(alva, marcus))).toBe('42501')
    expect(await pastTheRules(world, jenny, insert(nils, jenny, '2025-01-01'))).toBe('42501')
    expect(await pastTheRules(world, lena, insert(alva, lena))).toBe('42501')
    const state = (to: string, day = `'2026-11-22'`) =>
      `update administration.place_application set state = '${to}', closed_on = ${day} where id = '${id}'`
    expect(await pastTheRules(world, jenny, state('ACCEPTED'))).toBe('42501')
    expect(await pastTheRules(world, jenny, state('WITHDRAWN', `'2026-01-01'`))).toBe('42501')
    expect(await pastTheRules(world, lena, state('WITHDRAWN'))).toBe(0)
    expect(await pastTheRules(world, jenny, `update administration.place_application set queued_on = '2020-01-01'`)).toBe('42501')
    expect(await pastTheRules(world, marcus, state('WITHDRAWN'))).toBe(1)
    expect(await pastTheRules(world, jenny, state('QUEUED', 'null'))).toBe(0)
    const sibling = `insert into administration.place_choice values ('${id}', '${alva}', '${sjoviken}', 2, true)`
    expect(await pastTheRules(world, jenny, sibling)).toBe('42501')
    expect(await pastTheRules(world, jenny, `select from administration.place_application where child_id = '${viggo}'`)).toBe(0)
  })

  it('is of the child’s own while it is under 18', async () => {
    const { id } = await applied(world, mother)
    await world.sql`update identity.person set birth_date = '2008-11-23' where id = ${alva}`
    world.travel('2026-11-23')
    expect(await withdraw(mother, id)).toBe('NOT_FOUND')
    expect(verdict(await apply(world, mother, { schoolType: 'GR' }))).toBe('NOT_FOUND')
    world.travel()
    await world.sql`update identity.person set birth_date = '2013-05-08' where id = ${alva}`
    expect(await did(world, robertSjogren, 'withdrawPlaceApplication', { placeApplicationId: id })).toBe('NOT_FOUND')
  })
})
