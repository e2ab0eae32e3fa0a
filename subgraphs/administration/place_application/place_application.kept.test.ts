import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { act, did, verdict } from '../../identity/keeping/keeping.testing.ts'
import {
  alva, applied, apply, bjorkskolan, eken, emptyQueues, father, lena, marcus, mother, pastTheRules, principal, seen, waiting,
} from './places.testing.ts' // prettier-ignore

describe('An application for a place', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  beforeEach(() => emptyQueues(world))
  afterAll(() => world.stop())

  it('made before a block tells the blocked one nothing of what becomes of it', async () => {
    const { id } = await applied(world, father)
    const extract = async () => {
      const { data } = await world.ask(
        father,
        `{ person(id: "${marcus}") { administrationRegister { concepts { concept rows } } } }`,
      )
      return data.person.administrationRegister.concepts.filter(({ concept }: { concept: string }) => concept.startsWith('Place'))
    }
    expect(await extract()).toHaveLength(1)
    await world.sql`update identity.responsible set is_blocked = true where person_id = ${marcus} and pupil_id = ${alva}`
    const told = async () => [
      await seen(world, father, id),
      await pastTheRules(world, marcus, 'select from administration.place_application'),
      await pastTheRules(world, marcus, `select from (select access.may_change_application('${id}', 'WITHDRAWN') as may) m where may`),
      await pastTheRules(world, marcus, `select from access.place_ranks(array['${id}']::uuid[])`),
      await did(world, father, 'withdrawPlaceApplication', { placeApplicationId: id }),
      verdict(await apply(world, father)),
      await extract(),
    ] // prettier-ignore
    const before = await told()
    expect(before).toEqual([null, 0, 0, 0, 'NOT_FOUND', 'NOT_FOUND', []])
    expect(await did(world, mother, 'withdrawPlaceApplication', { placeApplicationId: id })).toBe('DONE')
    expect(await told()).toEqual(before)
    await world.sql`update identity.responsible set is_blocked = false where person_id = ${marcus} and pupil_id = ${alva}`
  })

  it('stands before no others, as the other guardian sees it, by a sibling that is not theirs', async () => {
    await world.sql`insert into administration.queue_rule (id, authority_id, school_type, start_date, criteria, decided_by_id, decided_at)
      select gen_random_uuid(), access.authority_of(${bjorkskolan}), 'FTH', '2026-01-01', '{HAS_SIBLING,QUEUED_ON}', ${lena}, now()`
    for (let n = 0; n < 7; n++) await waiting(world, '2026-10-05')
    const { id } = await applied(world, mother)
    const standing = async (persona: string) => (await seen(world, persona, id)).choices
    expect(await standing(mother)).toMatchObject([{ hasSibling: true, queueFrom: 1, queueTo: 5 }])
    expect(await standing(father)).toMatchObject([{ hasSibling: false, queueFrom: 6, queueTo: 10 }])
  })

  it('is answered by nobody who is, or was, responsible for the child', async () => {
    const { id } = await applied(world, mother)
    await world.sql`insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date, end_date)
      values ('00000000-0000-4000-8000-0000000000e5', ${alva}, ${lena}, 'VARDNADSHAVARE', '2015-01-01', '2020-01-01')`
    const place = { placeApplicationId: id, organisationId: bjorkskolan, groupId: eken, startDate: '2027-01-11', answerDate: '2026-12-01' } // prettier-ignore
    expect((await seen(world, principal, id)).permittedActions).toEqual([])
    expect(verdict(await act(world, principal, 'offerPlace', place))).toBe('OWN_CHILD')
    await world.sql`delete from identity.responsible where id = '00000000-0000-4000-8000-0000000000e5'`
    expect((await seen(world, principal, id)).permittedActions).toEqual(['OFFER_PLACE'])
  })
})
