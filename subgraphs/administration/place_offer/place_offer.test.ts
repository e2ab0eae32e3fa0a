import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { groupId } from '../../identity/demo/keys.ts'
import { act, did, everyone, id, unknown, verdict } from '../../identity/keeping/keeping.testing.ts'
import { emptySchedule } from '../placement/care.testing.ts'
import {
  alva, applied, bjorkskolan, eken, emptyQueues, father, jenny, lena, marcus, mother, nils, pastTheRules, principal, robertSjogren, seen,
  sjoviken, viggo, waiting,
} from '../place_application/places.testing.ts' // prettier-ignore

/** Nils's other parent. */
const david = 'step-parent'

describe('An offer of a place', () => {
  let world: World
  let application: string
  beforeAll(async () => void (world = await openWorld()))
  beforeEach(async () => {
    await emptyQueues(world)
    ;({ id: application } = await applied(world, mother))
  })
  afterAll(() => world.stop())

  const fields = 'placeOffer { id state version answerDate permittedActions placement { id startDate } answeredBy { id } }'
  const offer = (more: object = {}, persona: string = principal) =>
    act(
      world,
      persona,
      'offerPlace',
      {
        placeApplicationId: application,
        organisationId: bjorkskolan,
        groupId: eken,
        startDate: '2027-01-11',
        answerDate: '2026-12-01',
        ...more,
      },
      fields,
    )
  const offered = async (more: object = {}): Promise<string> => (await offer(more)).data.offerPlace.placeOffer.id
  const answer = (persona: string, placeOfferId: string, isAccepted = true) =>
    act(world, persona, 'answerPlaceOffer', { placeOfferId, isAccepted }, fields)
  const stateOf = async (persona: string = mother) => (await seen(world, persona, application)).state
  const offersOf = async (persona: string) =>
    (await world.ask(persona, `{ placeApplication(id: "${application}") { offers { id state } } }`)).data?.placeApplication
      ?.offers ?? null

  it('is answered by a guardian: with no the child stays in the queue, with yes it has got its place', async () => {
    const first = await offered()
    expect([await stateOf(), await stateOf(principal)]).toEqual(['OFFERED', 'OFFERED'])
    expect(verdict(await answer(father, first, false))).toBe('DONE')
    expect(await stateOf()).toBe('QUEUED')
    const second = await offered()
    const { data } = await answer(mother, second)
    expect(data.answerPlaceOffer.placeOffer).toMatchObject({ state: 'ACCEPTED', placement: null, answeredBy: { id: jenny } })
    expect(await stateOf()).toBe('ACCEPTED')
    expect(await offersOf(father)).toEqual([first, second].map((one, n) => ({ id: one, state: n === 0 ? 'DECLINED' : 'ACCEPTED' })).toSorted((a, b) => (a.id < b.id ? -1 : 1))) // prettier-ignore
    expect(verdict(await offer())).toBe('ALREADY_CLOSED')
    expect(verdict(await answer(father, second, false))).toBe('ALREADY_ANSWERED')
    expect(await did(world, mother, 'withdrawPlaceApplication', { placeApplicationId: application })).toBe('ALREADY_CLOSED')
  })

  it('of care is a place at once where the child is a member of the group', async () => {
    await emptySchedule(world)
    await world.sql`delete from administration.placement where child_id = ${nils}`
    ;({ id: application } = await applied(world, david, { childId: nils }))
    const { data } = await answer(mother, await offered())
    const { placement } = data.answerPlaceOffer.placeOffer
    expect(placement).toMatchObject({ startDate: '2027-01-11' })
    const [row] = await world.sql`select child_id, group_id, school_type from administration.placement where id = ${placement.id}`
    expect(row).toEqual({ childId: nils, groupId: eken, schoolType: 'FTH' })
    // Who has a place of the kind gets no other; nothing is left of the answer.
    ;({ id: application } = await applied(world, david, { childId: nils }))
    const other = await offered({ startDate: '2027-03-01' })
    expect(verdict(await answer(david, other))).toBe('OVERLAPS')
    expect(await offersOf(david)).toEqual([{ id: other, state: 'OPEN' }])
  })

  it('to school is a decision alone', async () => {
    ;({ id: application } = await applied(world, mother, { schoolType: 'GR' }))
    expect(verdict(await offer())).toBe('GROUP_INVALID')
    const { data } = await answer(mother, await offered({ groupId: null }))
    expect(data.answerPlaceOffer.placeOffer).toMatchObject({ state: 'ACCEPTED', placement: null })
  })

  it('is answered once, also where both guardians do so at once', async () => {
    const one = await offered()
    const both = await Promise.all([answer(mother, one), answer(father, one, false)])
    expect(both.map(verdict).toSorted()).toEqual(['ALREADY_ANSWERED', 'DONE'])
    const [kept] = await world.sql`select state, answered_by_id from administration.place_offer where id = ${one}`
    const won = verdict(both[0]) === 'DONE'
    expect(kept).toEqual({ state: won ? 'ACCEPTED' : 'DECLINED', answeredById: won ? jenny : marcus })
  })

  it('is open until its last day, and expired from the day after', async () => {
    const one = await offered()
    world.travel('2026-12-02')
    expect(await offersOf(mother)).toEqual([{ id: one, state: 'EXPIRED' }])
    expect(verdict(await answer(mother, one))).toBe('OFFER_EXPIRED')
    expect(await stateOf()).toBe('QUEUED')
    const another = { answerDate: '2026-12-20' }
    expect(verdict(await offer(another))).toBe('DONE')
    world.travel('2026-12-01')
    expect(verdict(await answer(mother, one))).toBe('DONE')
    world.travel()
  })

  it('is one at a time for an application, also where two units make it at once', async () => {
    const both = await Promise.all([offer(), offer({ startDate: '2027-02-01' })])
    expect(both.map(verdict).toSorted()).toEqual(['DONE', 'OFFER_OPEN'])
    expect(verdict(await offer())).toBe('OFFER_OPEN')
  })

  it('of the last place is made once, also to two at once; no more are offered than there are', async () => {
    const [{ count }] = (await world.sql<[{ count: number }]>`select count(*)::int from administration.placement
      where group_id = ${eken} and (end_date is null or end_date >= '2027-01-11')`) as [{ count: number }]
    const size = { organisationId: bjorkskolan, groupId: eken, startDate: '2026-11-22', placeCount: count + 1 }
    expect(await did(world, principal, 'decideGroupSize', size)).toBe('DONE')
    const { id: viggos } = await applied(world, robertSjogren, { childId: viggo })
    const both = await Promise.all([offer(), offer({ placeApplicationId: viggos })])
    expect(both.map(verdict).toSorted()).toEqual(['DONE', 'GROUP_FULL'])
    // Who has said no leaves the place to the other; who has said yes keeps it, member of the group or not.
    const [toAlva] = await world.sql`select from administration.place_offer where child_id = ${alva}`
    const [lucky, other] = toAlva ? ([mother, viggos] as const) : ([robertSjogren, application] as const)
    const first = (toAlva ? both[0] : both[1]).data.offerPlace.placeOffer.id
    expect(verdict(await answer(lucky, first, false))).toBe('DONE')
    const second = await offered({ placeApplicationId: other })
    expect(verdict(await answer(toAlva ? robertSjogren : mother, second))).toBe('DONE')
    expect(verdict(await offer({ placeApplicationId: toAlva ? application : viggos }))).toBe('GROUP_FULL')
    expect(await did(world, principal, 'decideGroupSize', { ...size, startDate: '2027-01-01', placeCount: count + 2 })).toBe(
      'DONE',
    )
    expect(verdict(await offer({ placeApplicationId: toAlva ? application : viggos }))).toBe('DONE')
  })

  it.each([
    [{ startDate: '2026-11-21' }, 'DATES_INVALID'],
    [{ answerDate: '2026-11-21' }, 'DATES_INVALID'],
    [{ answerDate: '2027-01-22' }, 'DATES_INVALID'],
    [{ organisationId: sjoviken }, 'UNIT_NOT_CHOSEN'],
    [{ organisationId: unknown }, 'UNIT_NOT_CHOSEN'],
    [{ groupId: null }, 'GROUP_INVALID'],
    [{ groupId: groupId('sjoviken/Vassen') }, 'GROUP_INVALID'],
    [{ groupId: groupId('bjorkskolan/3A') }, 'GROUP_INVALID'],
    [{ placeApplicationId: unknown }, 'NOT_FOUND'],
  ])('is not made with %j: %s', async (wrong, code) => expect(verdict(await offer(wrong))).toBe(code))

  it('is made by who leads a chosen unit, and by nobody else', async () => {
    for (const persona of everyone) {
      if (persona === principal) continue
      const due = ['principal', 'school-admin'].includes(persona) ? 'NOT_FOUND' : 'FORBIDDEN'
      expect(verdict(await offer({}, persona)), persona).toBe(due)
    }
    await world.sql`insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date)
      values ('00000000-0000-4000-8000-0000000000e1', ${alva}, ${lena}, 'VARDNADSHAVARE', '2020-01-01')`
    expect(verdict(await offer())).toBe('OWN_CHILD')
    await world.sql`delete from identity.responsible where id = '00000000-0000-4000-8000-0000000000e1'`
  })

  it('is answered by guardians, and is none to everybody else', async () => {
    const one = await offered()
    for (const persona of everyone) {
      if (persona === mother || persona === father) continue
      const refused = await answer(persona, one)
      const toNothing = await answer(persona, unknown)
      if (persona === principal) expect(verdict(refused)).toBe('FORBIDDEN')
      else expect([refused.data, refused.errors], persona).toEqual([toNothing.data, toNothing.errors])
    }
    expect(await offersOf(mother)).toEqual([{ id: one, state: 'OPEN' }])
    expect(await offersOf(robertSjogren)).toBeNull()
  })

  it('is withdrawn with its application', async () => {
    const one = await offered()
    expect(await did(world, father, 'withdrawPlaceApplication', { placeApplicationId: application })).toBe('DONE')
    expect(await offersOf(mother)).toEqual([{ id: one, state: 'DECLINED' }])
  })

  it('where another system keeps placements is neither made nor answered here', async () => {
    const one = await offered()
    await world.sql`insert into identity.master_system (id, organisation_id, domain, source_system_id, start_date)
      select '00000000-0000-4000-8000-0000000000f1', ${bjorkskolan}, 'PLACEMENTS', id, '2026-01-01' from identity.source_system where code = 'extens'`
    expect([verdict(await offer()), verdict(await answer(mother, one))]).toEqual(['MASTERED_ELSEWHERE', 'MASTERED_ELSEWHERE'])
    await world.sql`delete from identity.master_system where id = '00000000-0000-4000-8000-0000000000f1'`
  })

  it('is not made, answered or taken back past the rules', async () => {
    const one = await offered()
    const set = (to: string, by: string | null) => `update administration.place_offer
      set state = '${to}', answered_by_id = ${by ? `'${by}'` : 'null'}, answered_at = now() where id = '${one}'`
    expect(await pastTheRules(world, id('Robert Sjögren'), set('DECLINED', id('Robert Sjögren')))).toBe(0)
    expect(await pastTheRules(world, lena, set('ACCEPTED', lena))).toBe(0)
    expect(await pastTheRules(world, marcus, set('DECLINED', jenny))).toBe('42501')
    expect(await pastTheRules(world, marcus, `update administration.place_offer set answer_date = '2030-01-01'`)).toBe('42501')
    expect(await pastTheRules(world, marcus, set('DECLINED', marcus))).toBe(1)
    expect(await pastTheRules(world, marcus, set('OPEN', null))).toBe(0)
    const insert = (by: string, applicationId = application, child = alva) => `insert into administration.place_offer
      (id, application_id, child_id, organisation_id, group_id, school_type, start_date, offered_by_id, offered_on, answer_date)
      values (gen_random_uuid(), '${applicationId}', '${child}', '${bjorkskolan}', '${eken}', 'FTH', '2027-01-11', '${by}', '2026-11-22', '2026-11-30')`
    expect(await pastTheRules(world, jenny, insert(jenny))).toBe('42501')
    expect(await pastTheRules(world, lena, insert(jenny))).toBe('42501')
    const other = await waiting(world, '2026-11-01', { unit: sjoviken })
    const [{ childId }] =
      (await world.sql`select child_id from administration.place_application where id = ${other}`) as unknown as [
        { childId: string },
      ]
    expect(await pastTheRules(world, lena, insert(lena, other, childId as typeof alva))).toBe('42501')
    const place = `insert into administration.placement (id, child_id, organisation_id, group_id, school_type, start_date)
      values (gen_random_uuid(), '${nils}', '${bjorkskolan}', '${eken}', 'FTH', '2028-01-01')`
    expect(await pastTheRules(world, jenny, place)).toBe('42501')
  })
})
