import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { act, actOf, did, everyone, id, verdict } from '../../identity/keeping/keeping.testing.ts'
import {
  bjorkskolan, david, delegateTo, emptySchedule, father, jenny, mother, nils, ofNils, principal, setDay, staff, weekOf,
} from '../placement/care.testing.ts' // prettier-ignore

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.stop())
beforeEach(() => emptySchedule(world))

const commentsSeen = async (persona: string) => (await weekOf(world, persona, '2026-W49'))?.days?.[1]?.comments ?? null
const told = async (persona = mother as string, comment = 'Morfar hämtar'): Promise<string> =>
  (await setDay(world, persona, '2026-12-01', { comment })).data.setCareDay.careComment.id

const markers = async (persona: string) => {
  const query = `{ organisation(id: "${bjorkskolan}") { careMarkers(first: 5) { edges { node { id text careDate permittedActions } } } } }`
  const { data } = await world.ask(persona, query)
  return data?.organisation?.careMarkers?.edges.map(({ node }: { node: { id: string } }) => node.id) ?? null
}

describe('A comment on a day', () => {
  it('gives the staff a marker until one of them acknowledges it; an answer notifies nobody', async () => {
    const { data } = await setDay(world, mother, '2026-12-01', { comment: ' Morfar hämtar ' })
    const { id: careCommentId, isStaffNotified } = data.setCareDay.careComment
    expect(isStaffNotified).toBe(true)
    expect(await markers(staff)).toEqual([careCommentId])
    expect(await commentsSeen(staff)).toEqual([{ id: careCommentId, text: 'Morfar hämtar', answer: null, isMarked: true }])
    expect(await did(world, staff, 'acknowledgeCareComment', { careCommentId })).toBe('DONE')
    expect(await did(world, staff, 'acknowledgeCareComment', { careCommentId })).toBe('ALREADY_ACKNOWLEDGED')
    expect(await markers(staff)).toEqual([])
    const fields = 'careComment { isMarked isStaffNotified isGuardianNotified answer answeredBy { displayName } }'
    const answer = await act(world, staff, 'answerCareComment', { careCommentId, answer: 'Tack!' }, fields)
    expect(answer.data.answerCareComment.careComment).toEqual({
      isMarked: false,
      isStaffNotified: true,
      isGuardianNotified: false,
      answer: 'Tack!',
      answeredBy: { displayName: 'Fatima Haddad' },
    })
    expect(await commentsSeen(mother)).toMatchObject([{ text: 'Morfar hämtar', answer: 'Tack!' }])
  })

  it('is answered without a name by somebody with a protected identity', async () => {
    const careCommentId = await told()
    await did(world, staff, 'answerCareComment', { careCommentId, answer: 'Tack!' })
    const answeredBy = async (persona: string) => {
      const { data } = await world.ask(persona, `{ placement(id: "${ofNils}") { careWeek(week: "2026-W49") { days { comments { answer answeredBy { id } } } } } }`)
      return data.placement.careWeek.days[1].comments
    }
    const fatima = id('Fatima Haddad')
    expect(await answeredBy(mother)).toEqual([{ answer: 'Tack!', answeredBy: { id: fatima } }])
    await world.sql`update identity.person set security_marking = 'SEKRETESSMARKERING' where id = ${fatima}`
    expect(await answeredBy(mother)).toEqual([{ answer: 'Tack!', answeredBy: null }])
    await world.sql`update identity.person set security_marking = 'INGEN' where id = ${fatima}`
  }) // prettier-ignore

  it('that is changed has its marker again, and one that is said again has not', async () => {
    const first = await told()
    await did(world, staff, 'answerCareComment', { careCommentId: first, answer: 'Ok' })
    expect(await told()).toBe(first)
    expect(await markers(staff)).toEqual([])
    const second = await told(mother, 'Farmor hämtar')
    expect(await markers(staff)).toEqual([second])
    expect((await setDay(world, mother, '2026-12-01', { startTime: '12:00' })).data.setCareDay.careComment.id).toBe(second)
    expect((await setDay(world, mother, '2026-12-01', { comment: null })).data.setCareDay.careComment).toBeNull()
    await told()
    expect(await did(world, mother, 'clearCareDay', { placementId: ofNils, careDate: '2026-12-01' })).toBe('DONE')
    expect(await commentsSeen(staff)).toEqual([])
    for (const comment of [' ', 'x'.repeat(501)])
      expect(verdict(await setDay(world, mother, '2026-12-01', { comment }))).toBe('COMMENT_INVALID')
  })

  it('is read by whoever wrote it and by the staff, and its reads are noted', async () => {
    await delegateTo(world, jenny)
    const careCommentId = await told('guardian-other-parent', 'Marcus hämtar')
    for (const persona of everyone) {
      const isReader = [staff, 'guardian-other-parent'].includes(persona)
      const seen = await commentsSeen(persona)
      expect(seen?.length ?? 0, persona).toBe(isReader ? 1 : 0)
      if (![staff, principal].includes(persona as never)) expect((await markers(persona)) ?? [], persona).toEqual([])
    }
    const [note] =
      await world.sql`select count(*)::int from identity.read_event where subject_id = ${nils} and field = 'CareComment.text'`
    expect(note!['count']).toBeGreaterThan(0)
    await world.sql`delete from identity.delegation where pupil_id = ${nils}`
    expect(await did(world, 'guardian-other-parent', 'answerCareComment', { careCommentId, answer: 'x' })).toBe('NOT_FOUND')
  })

  it('may be done with exactly as permittedActions says', async () => {
    for (const persona of everyone)
      for (const action of ['ACKNOWLEDGE_CARE_COMMENT', 'ANSWER_CARE_COMMENT']) {
        await emptySchedule(world)
        const careCommentId = await told()
        const query = `{ placement(id: "${ofNils}") { careWeek(week: "2026-W49") { days { comments { permittedActions } } } } }`
        const { data } = await world.ask(persona, query)
        const permitted = data?.placement?.careWeek?.days[1].comments[0]?.permittedActions ?? []
        const input = { careCommentId, ...(action === 'ANSWER_CARE_COMMENT' && { answer: 'Ok' }) }
        expect((await did(world, persona, actOf(action), input)) === 'DONE', `${persona} ${action}`).toBe(
          permitted.includes(action),
        )
        if (persona === staff) expect(permitted).toContain(action)
      }
  })

  it('is refused past the rules to everybody else, and written in nobody’s name but one’s own', async () => {
    await told()
    const past = (viewer: string, statement: string) =>
      world.sql.begin(async (tx) => {
        await tx`select set_config('skolgraf.viewer_id', ${viewer}, true), set_config('skolgraf.viewer_kind', 'PERSON', true),
          set_config('skolgraf.today', '2026-11-22', true), set_config('role', 'skolgraf_administration_viewer', true)`
        return (await tx.unsafe(statement)).count
      })
    const all = 'select from administration.care_comment'
    expect([await past(jenny, all), await past(david, all), await past(nils, all)]).toEqual([1, 0, 0])
    expect(
      await past(jenny, `update administration.care_comment set answer = 'x', answered_at = now(), answered_by_id = '${jenny}'`),
    ).toBe(0)
    await expect(past(jenny, `update administration.care_comment set text = 'x'`)).rejects.toThrow('permission denied')
    const insert = `insert into administration.care_comment (id, placement_id, child_id, care_date, author_id, text, written_at)
      values (gen_random_uuid(), '${ofNils}', '${nils}', '2026-12-02', '${jenny}', 'x', now())`
    await expect(past(david, insert)).rejects.toThrow('row-level security')
    await expect(past(nils, insert.replace(jenny, nils))).rejects.toThrow('row-level security')
    expect(await past(david, 'delete from administration.care_comment')).toBe(0)
  })

  it('of one parent is not read by the other', async () => {
    await told(mother)
    expect(await commentsSeen(father)).toEqual([])
    expect(await commentsSeen(principal)).toEqual([])
  })
})
