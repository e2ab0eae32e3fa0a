import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { unitId } from '../../identity/demo/units.rows.ts'
import { act, did, id } from '../../identity/keeping/keeping.testing.ts'
import { alva, openRound, publishSlots, sara, sevenA, slotsOf, withoutTalks } from '../talk_round/talk.testing.ts'

const parents = ['guardian', 'guardian-other-parent'] as const
const tally = (outcomes: readonly string[]) =>
  Object.fromEntries([...new Set(outcomes)].map((one) => [one, outcomes.filter((outcome) => outcome === one).length]))

describe('Fifty who want a talk at once', () => {
  let world: World
  let pupils: string[]

  beforeAll(async () => {
    world = await openWorld()
    // Fifty pupils of the school come to 7A, half of them children of the one parent, half of the other.
    const found = await world.sql`select distinct e.pupil_id from identity.enrolment e join identity.person p on p.id = e.pupil_id
      where e.organisation_id = ${unitId('ekhamraskolan')} and e.school_year between 6 and 9 and e.end_date is null
        and p.security_marking = 'INGEN' and p.birth_date > '2009-01-01' and e.pupil_id <> ${alva} order by 1 limit 50`
    pupils = found.map((row) => row['pupilId'])
    for (const [n, pupil] of pupils.entries()) {
      await world.sql`insert into identity.group_membership (id, group_id, person_id, start_date)
        select gen_random_uuid(), ${sevenA}, ${pupil}, '2026-08-01'
        where not exists (select from identity.group_membership where group_id = ${sevenA} and person_id = ${pupil})`
      await world.sql`insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date)
        values (gen_random_uuid(), ${pupil}, ${id(n % 2 ? 'Jenny Bergström' : 'Marcus Öberg')}, 'VARDNADSHAVARE', '2020-01-01')`
    }
  })
  beforeEach(() => withoutTalks(world))
  afterAll(() => world.stop())

  const book = (persona: string, slotId: string, studentId: string) => did(world, persona, 'bookTalk', { slotId, studentId })

  it('at the same time: the first gets it', async () => {
    expect(pupils).toHaveLength(50)
    const [slot] = await slotsOf(world, await openRound(world))
    const outcomes = await Promise.all(pupils.map((pupil, n) => book(parents[n % 2 ? 0 : 1], slot!, pupil)))
    expect(tally(outcomes)).toEqual({ DONE: 1, SLOT_TAKEN: 49 })
    expect(await world.sql`select from pedagogy.talk_booking where cancelled_at is null`).toHaveLength(1)
  })

  it('with as many times and one child: both parents book, and one booking stands', async () => {
    const roundId = await openRound(world, { slots: false })
    await publishSlots(world, roundId, {
      minutes: 5,
      breakMinutes: 0,
      days: [{ heldOn: '2026-12-02', startTime: '13:00', endTime: '17:10' }],
    })
    await act(world, 'mentor', 'publishTalkRound', { roundId, expectedVersion: 1 })
    const slots = await slotsOf(world, roundId)
    expect(slots).toHaveLength(50)
    const outcomes = await Promise.all(slots.map((slot, n) => book(parents[n % 2]!, slot, alva)))
    expect(tally(outcomes)).toEqual({ DONE: 1, ALREADY_BOOKED: 49 })
  })

  it('while the teacher withdraws the time, or another takes over the talk: one of them wins', async () => {
    const roundId = await openRound(world)
    const [slot, later] = await slotsOf(world, roundId)
    const johan = id('Johan Lindqvist')
    const [booked, withdrawn] = await Promise.all([book('guardian', slot!, alva), did(world, 'mentor', 'withdrawTalkSlot', { slotId: slot })]) // prettier-ignore
    expect([booked, withdrawn].filter((one) => one === 'DONE')).toHaveLength(1)
    await world.sql`update pedagogy.talk_booking set cancelled_at = now(), cancelled_by_id = ${sara} where cancelled_at is null`
    const assign = { roundId, studentId: alva, teacherId: johan }
    const race = await Promise.all([book('guardian', later!, alva), did(world, 'mentor', 'assignTalkTeacher', assign)])
    expect(race.filter((one) => one === 'DONE')).toHaveLength(1)
    const [row] = await world.sql`select count(*)::int as stale from pedagogy.talk_booking b
      join pedagogy.talk_responsibility t using (round_id, student_id, teacher_id) where b.cancelled_at is null and t.ended_at is not null`
    expect(row!['stale']).toBe(0)
  })
})
