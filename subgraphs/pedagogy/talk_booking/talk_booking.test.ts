import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { unitId } from '../../identity/demo/units.rows.ts'
import { act, did, everyone, id, unknown, verdict } from '../../identity/keeping/keeping.testing.ts'
import { pastTheRules } from '../pedagogy.testing.ts'
import { alva, elin, johan, openRound, publishSlots, sara, sevenA, slotsOf, withoutTalks } from '../talk_round/talk.testing.ts'

const jenny = id('Jenny Bergström')
const offers = (
  pupil: string,
) => `{ person(id: "${pupil}") { talkOffers { student { id } teacher { id } round { id displayName state }
  slots { id isTaken } permittedActions booking { id student { id } slot { id } bookedBy { id } permittedActions } } } }`
const delegated = (world: World, acts: string) =>
  world.sql`update identity.delegation set acts = ${acts}::text[] where pupil_id = ${alva}`

describe('Booking a development talk', () => {
  let world: World
  let roundId: string
  let slots: string[]
  beforeAll(async () => void (world = await openWorld()))
  beforeEach(async () => {
    world.travel('2026-11-22')
    await withoutTalks(world)
    roundId = await openRound(world)
    slots = await slotsOf(world, roundId)
  })
  afterAll(() => world.stop())

  const book = (persona: string, more: object = {}, fields = 'booking { id }') =>
    act(world, persona, 'bookTalk', { slotId: slots[0], studentId: alva, ...more }, fields)
  const booked = async (persona = 'guardian', more: object = {}) => (await book(persona, more)).data.bookTalk.booking.id as string
  const cancel = (persona: string, bookingId: string, message?: string) =>
    did(world, persona, 'cancelTalkBooking', { bookingId, message })
  const offersTo = async (persona: string, pupil = alva) =>
    (await world.ask(persona, offers(pupil))).data.person?.talkOffers ?? null

  describe('is on offer', () => {
    it('to home alone, with the teacher responsible, and never to a pupil under 18', async () => {
      const due = { student: { id: alva }, teacher: { id: sara }, round: { id: roundId, displayName: 'Hösten', state: 'PUBLISHED' },
        slots: slots.map((slot) => ({ id: slot, isTaken: false })), permittedActions: ['BOOK_TALK'], booking: null } // prettier-ignore
      for (const persona of everyone) {
        const got = await offersTo(persona)
        if (['guardian', 'guardian-other-parent'].includes(persona)) expect(got, persona).toEqual([due])
        else expect(got ?? [], persona).toEqual([])
      }
      expect(await offersTo('pupil')).toEqual([])
      expect(await offersTo('protected-guardian', elin)).toHaveLength(1)
      expect(await offersTo('blocked-guardian', elin)).toBeNull()
      expect((await world.ask('teacher', offers(alva))).errors[0]?.extensions.code).toBe('FORBIDDEN')
    })

    it('only once times are published, and until the last has passed', async () => {
      await withoutTalks(world)
      const draft = await openRound(world, { isPublished: false })
      expect(await offersTo('guardian')).toEqual([])
      await act(world, 'mentor', 'publishTalkRound', { roundId: draft, expectedVersion: 1 })
      expect(await offersTo('guardian')).toHaveLength(1)
      for (const slotId of await slotsOf(world, draft)) await act(world, 'mentor', 'withdrawTalkSlot', { slotId })
      expect(await offersTo('guardian')).toEqual([])
      await publishSlots(world, draft)
      world.travel('2026-12-02')
      expect(await offersTo('guardian')).toHaveLength(1)
      world.travel('2026-12-03')
      expect(await offersTo('guardian')).toEqual([])
    })

    it('with the teacher who teaches the pupil today: who has left offers none', async () => {
      expect(await offersTo('guardian')).toHaveLength(1)
      const ended =
        await world.sql`update identity.duty set end_date = '2026-11-20' where person_id = ${sara} and end_date is null returning id`
      expect(await offersTo('guardian')).toEqual([])
      expect(verdict(await book('guardian'))).toBe('SLOT_NOT_FOUND')
      for (const { id: duty } of ended) await world.sql`update identity.duty set end_date = null where id = ${duty}`
    })

    it('to an adult pupil themself, and not to their mother without consent', async () => {
      const amina = id('Amina Warsame')
      const mother = (await world.sql`select person_id from identity.responsible where pupil_id = ${amina}`)[0]!['personId']
      await world.sql`insert into pedagogy.talk_responsibility values (gen_random_uuid(), ${roundId}, ${amina}, ${sara}, ${sara}, null)`
      expect(await offersTo('adult-pupil', amina)).toMatchObject([{ permittedActions: ['BOOK_TALK'] }])
      const tries = await pastTheRules(world, mother, (tx) => tx`select * from access.offered_talks()`)
      expect(tries).toHaveLength(0)
      expect(verdict(await book('adult-pupil', { studentId: amina }))).toBe('DONE')
      expect(await cancel('adult-pupil', (await world.sql`select id from pedagogy.talk_booking`)[0]!['id'])).toBe('DONE')
    })
  })

  it('is done by everybody exactly where it is permitted, and taken back by them', async () => {
    for (const persona of everyone) {
      const [offer] = (await offersTo(persona)) ?? []
      const may = (offer?.permittedActions ?? []).includes('BOOK_TALK')
      const answer = await book(persona)
      expect(verdict(answer) === 'DONE', persona).toBe(may)
      if (!may) expect(['STUDENT_NOT_FOUND', 'FORBIDDEN'], persona).toContain(verdict(answer))
      else expect(await cancel(persona, answer.data.bookTalk.booking.id), persona).toBe('DONE')
    }
  })

  it('is for one’s own child with the responsible teacher, whatever ids are guessed', async () => {
    const other = await openRound(world)
    await act(world, 'mentor', 'assignTalkTeacher', { roundId: other, studentId: alva, teacherId: johan })
    await publishSlots(world, other, { days: [{ heldOn: '2026-12-03', startTime: '15:00', endTime: '15:20' }] })
    const [wrongTeacher] = await slotsOf(world, other)
    const answers = [
      await book('guardian', { slotId: wrongTeacher }),
      await book('guardian', { slotId: unknown }),
      await book('guardian', { slotId: 'x' }),
      // Robert has no child in 7A, whose times are nothing to him.
      await book('guardian-other-school', { studentId: id('Tilde Sjögren') }),
    ]
    for (const { data } of answers) expect(data.bookTalk.userErrors).toEqual(answers[0]!.data.bookTalk.userErrors)
    expect(verdict(answers[0]!)).toBe('SLOT_NOT_FOUND')
    for (const studentId of [elin, id('Hugo Persson'), unknown, 'x'])
      expect(verdict(await book('guardian', { studentId })), studentId).toBe('STUDENT_NOT_FOUND')
  })

  it('is refused by the database itself with the wrong teacher, for a foreign child, twice, or in another name', async () => {
    const insert = (columns: Record<'slot' | 'teacher' | 'student' | 'by', string>) =>
      `insert into pedagogy.talk_booking (id, slot_id, round_id, teacher_id, student_id, booked_by_id, booked_at)
        values (gen_random_uuid(), '${columns.slot}', '${roundId}', '${columns.teacher}', '${columns.student}', '${columns.by}', now())`
    const right = { slot: slots[0]!, teacher: sara, student: alva, by: jenny }
    const tries = (name: string, statement: string) =>
      pastTheRules(world, id(name), async (tx) => (await tx.unsafe(statement)).count).catch(({ code }) => code as string)
    expect(await tries('Jenny Bergström', insert(right))).toBe(1)
    expect(await tries('Jenny Bergström', insert({ ...right, by: id('Marcus Öberg') }))).toBe('42501')
    expect(await tries('Jenny Bergström', insert({ ...right, student: elin }))).toBe('42501')
    for (const name of ['Alva Bergström', 'David Nyberg', 'Sara Holmgren', 'Anders Hellström', 'Peter Lund'])
      expect(await tries(name, insert({ ...right, by: id(name) })), name).toBe('42501')
    // Not even whoever is past every policy.
    const asSystem = (statement: string) => world.sql.unsafe(statement).then(() => 'DONE', ({ constraint_name }) => constraint_name as string) // prettier-ignore
    expect(await asSystem(insert({ ...right, teacher: johan }))).toBe('talk_booking_of_slot')
    expect(await asSystem(insert({ ...right, student: id('Nils Bergström') }))).toBe('talk_booking_of_child')
    expect(await asSystem(insert(right))).toBe('DONE')
    expect(await asSystem(insert({ ...right, student: elin }))).toBe('talk_booking_slot_once')
    expect(await asSystem(insert({ ...right, slot: slots[1]! }))).toBe('talk_booking_child_once')
    // What is cancelled stays so, and a time that is booked is not withdrawn.
    expect(await tries('Sara Holmgren', `update pedagogy.talk_slot set withdrawn_at = now() where id = '${slots[0]}'`)).toBe(0)
    const cancelling = (by: string) => `update pedagogy.talk_booking set cancelled_at = now(), cancelled_by_id = '${by}'`
    expect(await tries('Jenny Bergström', cancelling(sara))).toBe('42501')
    expect(await tries('Anders Hellström', cancelling(id('Anders Hellström')))).toBe(0)
    await world.sql.unsafe(cancelling(jenny))
    expect(await tries('Jenny Bergström', 'update pedagogy.talk_booking set cancelled_at = null, cancelled_by_id = null')).toBe(0)
  })

  it('is done once for each child and round, inside the window', async () => {
    world.travel('2026-11-19')
    expect([(await offersTo('guardian'))[0].permittedActions, verdict(await book('guardian'))]).toEqual([[], 'NOT_BOOKABLE'])
    world.travel('2026-12-01')
    expect([(await offersTo('guardian'))[0].permittedActions, verdict(await book('guardian'))]).toEqual([[], 'NOT_BOOKABLE'])
    world.travel('2026-11-22')
    expect(verdict(await book('guardian', { message: ' ' }))).toBe('TEXT_INVALID')
    expect(verdict(await book('guardian', { message: 'x'.repeat(1001) }))).toBe('TEXT_INVALID')
    expect(verdict(await book('guardian'))).toBe('DONE')
    expect(verdict(await book('guardian', { slotId: slots[1] }))).toBe('ALREADY_BOOKED')
    expect(verdict(await book('guardian-other-parent', { slotId: slots[1] }))).toBe('ALREADY_BOOKED')
    expect(verdict(await book('protected-guardian', { studentId: elin }))).toBe('SLOT_TAKEN')
    const [offer] = await offersTo('protected-guardian', elin)
    expect(offer).toMatchObject({ booking: null, slots: [{ isTaken: true }, { isTaken: false }] })
    await act(world, 'mentor', 'closeTalkRound', { roundId, expectedVersion: 2 })
    expect(verdict(await book('protected-guardian', { studentId: elin, slotId: slots[1] }))).toBe('NOT_BOOKABLE')
  })

  it('has one effect under one key, and few statements', async () => {
    world.takeStatements()
    const first = await book('guardian', { idempotencyKey: 'k1', message: 'Hej' })
    expect(world.takeStatements().length).toBeLessThanOrEqual(14)
    const again = await book('guardian', { idempotencyKey: 'k1', message: 'Hej' })
    expect(again.data.bookTalk).toEqual(first.data.bookTalk)
    expect(await world.sql`select from pedagogy.talk_booking`).toHaveLength(1)
  })

  it('is another system’s where that is master of plans', async () => {
    const master = await world.sql`update identity.master_system set domain = 'GRADES' where domain = 'PLANS'
      and organisation_id = ${unitId('ekhamraskolan')} returning id`
    expect(verdict(await book('guardian'))).toBe('MASTERED_ELSEWHERE')
    await world.sql`update identity.master_system set domain = 'PLANS' where id = ${master[0]!['id']}`
  })

  describe('brings a message', () => {
    const reading = (bookingPath: string) => `{ group(id: "${sevenA}") { talkRounds { ${bookingPath} } } }`
    const bookings = reading('bookings { id student { id } slot { id } message }')
    const told = async (persona: string) => {
      const { data, errors } = await world.ask(persona, bookings)
      return errors[0]?.extensions.code ?? data.group.talkRounds[0]?.bookings?.[0]?.message ?? null
    }

    it('that the teacher alone reads', async () => {
      await booked('guardian', { message: 'Vi vill tala om matematik.' })
      expect(await told('mentor')).toBe('Vi vill tala om matematik.')
      for (const persona of ['principal', 'guardian', 'guardian-other-parent', 'pupil'])
        expect(await told(persona), persona).toBe('FORBIDDEN')
      const own = await world.ask('guardian', `{ person(id: "${alva}") { talkOffers { booking { message } } } }`)
      expect(own.errors[0]?.extensions.code).toBe('FORBIDDEN')
      const rows = (name: string) => pastTheRules(world, id(name), (tx) => tx`select text from pedagogy.talk_booking_message`)
      expect(await rows('Sara Holmgren')).toHaveLength(1)
      for (const name of [
        'Jenny Bergström',
        'Marcus Öberg',
        'Anders Hellström',
        'Johan Lindqvist',
        'Alva Bergström',
        'Maria Söderberg',
      ])
        expect(await rows(name), name).toHaveLength(0)
    })

    it('and no notice: the feed has the booking and nothing of the message', async () => {
      const notices = 'select (select count(*) from administration.notification) as n'
      const before = await world.sql.unsafe(notices)
      const [at] = await world.sql`select coalesce(max(position), 0) as position from pedagogy.change`
      await cancel('guardian', await booked('guardian', { message: 'Hej' }), 'Vi är sjuka.')
      const changes = await world.sql`select entity from pedagogy.change where position > ${at!['position']} order by position`
      expect(changes.map((row) => row['entity'])).toEqual(['TalkBooking', 'TalkBooking', 'TalkCancellation'])
      expect(await world.sql.unsafe(notices)).toEqual(before)
    })

    it('and the time is noted for the pupil, the message for its author, which is told to nobody', async () => {
      await world.sql`truncate identity.read_event`
      await booked('guardian', { message: 'Hej' })
      await world.ask('mentor', bookings)
      const noted = await world.sql`select subject_id, field from identity.read_event where viewer_id = ${sara} and field like 'TalkBooking%'`
      expect(noted).toEqual(expect.arrayContaining([{ subjectId: alva, field: 'TalkBooking.slot' }, { subjectId: jenny, field: 'TalkBooking.message!' }]))
      for (const [persona, person] of [['guardian', alva], ['guardian-other-parent', alva], ['pupil', alva], ['guardian', jenny], ['authority-admin', jenny]] as const) {
        const { data } = await world.ask(persona, `{ person(id: "${person}") { readEvents(filter: { isOwnExcluded: false }) { edges { node { fields description } } } } }`)
        expect(JSON.stringify(data.person), persona).not.toMatch(/TalkBooking\.message|a message before|meddelande/)
      }
    }) // prettier-ignore
  })

  it('is in no extract of a pupil under 18, nor of whoever a child is kept from', async () => {
    const extract = async (persona: string, person = alva) => JSON.stringify((await world.ask(persona, `{ person(id: "${person}") { pedagogyRegister { concepts { concept rows } } pedagogyPortable { concepts { concept rows } } } }`)).data.person)
    await booked('guardian', { message: 'Hej' })
    expect([(await extract('guardian')).includes('TalkBooking'), (await extract('pupil')).includes('TalkBooking')]).toEqual([true, false])
    const peter = id('Peter Lund')
    await world.sql`update identity.responsible set is_blocked = false where person_id = ${peter}`
    await booked('blocked-guardian', { slotId: slots[1], studentId: elin, message: 'En hälsning.' })
    await world.sql`update identity.responsible set is_blocked = true where person_id = ${peter}`
    const kept = await extract('blocked-guardian', peter)
    expect([kept.includes('En hälsning.'), kept.includes('Sara Holmgren'), kept.includes(elin)]).toEqual([false, false, false])
    const home = await extract('protected-guardian', elin)
    expect([home.includes('TalkBooking'), home.includes('Sara Holmgren')]).toEqual([true, false])
  }) // prettier-ignore

  describe('is cancelled', () => {
    const event = `{ person(id: "${alva}") { talkOffers { slots { isTaken } permittedActions } } }`

    it('by home or the teacher, which frees the time and tells the other party why', async () => {
      const bookingId = await booked()
      expect(await cancel('teacher', bookingId)).toBe('NOT_FOUND')
      expect(await cancel('principal', bookingId)).toBe('FORBIDDEN')
      const cancelled = await act(world, 'mentor', 'cancelTalkBooking', { bookingId, message: 'Jag är sjuk.' }, 'booking { cancellation { text cancelledBy { id } } permittedActions }') // prettier-ignore
      expect(cancelled.data.cancelTalkBooking.booking).toEqual({ cancellation: { text: 'Jag är sjuk.', cancelledBy: { id: sara } }, permittedActions: [] }) // prettier-ignore
      expect(await cancel('guardian', bookingId)).toBe('ALREADY_CANCELLED')
      const { data } = await world.ask('guardian', event)
      expect(data.person.talkOffers).toEqual([{ slots: [{ isTaken: false }, { isTaken: false }], permittedActions: ['BOOK_TALK'] }]) // prettier-ignore
      const read = (name: string) => pastTheRules(world, id(name), (tx) => tx`select text from pedagogy.talk_cancellation`)
      for (const name of ['Jenny Bergström', 'Sara Holmgren']) expect(await read(name), name).toHaveLength(1)
      for (const name of ['Marcus Öberg', 'Anders Hellström', 'Alva Bergström', 'Johan Lindqvist'])
        expect(await read(name), name).toHaveLength(0)
      expect(verdict(await book('guardian-other-parent'))).toBe('DONE')
    })

    it('not once it has begun, and by a delegate only what they booked', async () => {
      await delegated(world, '{REPORT_ABSENCE,BOOK_DEVELOPMENT_TALK}')
      const byHome = await booked()
      expect((await offersTo('step-parent'))[0]).toMatchObject({ booking: null, permittedActions: [] })
      expect(await cancel('step-parent', byHome)).toBe('NOT_FOUND')
      expect(verdict(await book('step-parent', { slotId: slots[1] }))).toBe('ALREADY_BOOKED')
      await cancel('guardian', byHome)
      const own = await booked('step-parent')
      expect((await offersTo('step-parent'))[0].booking.permittedActions).toEqual(['CANCEL_TALK_BOOKING'])
      world.travel(new Date('2026-12-02T14:00:00Z'))
      expect(await cancel('guardian', own)).toBe('HELD')
      world.travel('2026-12-01')
      expect(await cancel('guardian', own)).toBe('DONE')
      await delegated(world, '{REPORT_ABSENCE,UPDATE_CONTACT_DETAILS}')
      expect(await offersTo('step-parent')).toBeNull()
    })
  })

  it('shows who leads it who has booked, and who has not', async () => {
    await booked()
    const asked = `{ group(id: "${sevenA}") { talkRounds { withoutBooking { id } bookings { student { id } bookedBy { id } } } } }`
    for (const persona of ['mentor', 'principal']) {
      const [round] = (await world.ask(persona, asked)).data.group.talkRounds
      expect(round.bookings, persona).toEqual([{ student: { id: alva }, bookedBy: { id: jenny } }])
      expect(round.withoutBooking).toHaveLength(19)
    }
    await act(world, 'mentor', 'assignTalkTeacher', { roundId, studentId: elin, teacherId: johan })
    const [round] = (await world.ask('teacher', asked)).data.group.talkRounds
    expect(round).toEqual({ withoutBooking: [], bookings: [] })
  })
})
