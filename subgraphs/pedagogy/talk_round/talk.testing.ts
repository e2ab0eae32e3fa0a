import type { World } from '../../../scripts/testing.ts'
import { groupId } from '../../identity/demo/keys.ts'
import { act, id, verdict } from '../../identity/keeping/keeping.testing.ts'

export const sevenA = groupId('ekhamraskolan/7A')
export const alva: string = id('Alva Bergström')
export const elin: string = id('Elin Strand')
export const johan: string = id('Johan Lindqvist')
export const sara: string = id('Sara Holmgren')

const window = { bookingOpensAt: '2026-11-20T07:00:00Z', bookingClosesAt: '2026-11-30T22:00:00Z' }

/** Opens a round with 7A as its mentor, who all talks are with; with times on 2 December if asked for, published or not. */
export async function openRound(world: World, { slots = true, isPublished = true } = {}): Promise<string> {
  const opened = await act(
    world,
    'mentor',
    'openTalkRound',
    { groupId: sevenA, displayName: 'Hösten', ...window },
    'round { id }',
  )
  const roundId = opened.data.openTalkRound.round.id as string
  if (slots) await publishSlots(world, roundId)
  if (slots && isPublished) await act(world, 'mentor', 'publishTalkRound', { roundId, expectedVersion: 1 })
  return roundId
}

export const publishSlots = async (world: World, roundId: string, more: object = {}, persona = 'mentor') =>
  verdict(
    await act(world, persona, 'publishTalkSlots', {
      roundId,
      minutes: 20,
      breakMinutes: 5,
      days: [{ heldOn: '2026-12-02', startTime: '15:00', endTime: '16:00' }],
      ...more,
    }),
  )

/** The times of a round, ordered. */
export const slotsOf = async ({ sql }: World, roundId: string): Promise<string[]> =>
  (await sql`select id from pedagogy.talk_slot where round_id = ${roundId} and withdrawn_at is null order by starts_at, id`).map(
    (row) => row['id'],
  )

/** No round was ever held. */
export async function withoutTalks({ sql }: World): Promise<void> {
  await sql`delete from pedagogy.talk_booking`
  await sql`delete from pedagogy.talk_slot`
  await sql`delete from pedagogy.talk_responsibility`
  await sql`delete from pedagogy.talk_round`
}
