import type { AskOptions, World } from '../../../scripts/testing.ts'
import { authorityId } from '../../identity/demo/units.rows.ts'
import { act, id, verdict } from '../../identity/keeping/keeping.testing.ts'

/** Jenny and David, who live together with Nils, and with Alva every second week; Alva's father lives apart. Gerd sets fees. */
export const [mother, stepFather, father, officer] = ['guardian', 'step-parent', 'guardian-other-parent', 'fee-officer'] as const
export const [jenny, david, marcus, gerd] = [id('Jenny Bergström'), id('David Nyberg'), id('Marcus Öberg'), id('Gerd Ståhl')]

/** Nobody has a household, and no tariff but the state's is decided. */
export async function emptyHouseholds({ sql }: World): Promise<void> {
  await sql`delete from administration.fee_household`
  await sql`delete from administration.fee_tariff where authority_id is not null`
}

export const civicNoOf = async ({ sql }: World, person: string): Promise<string> =>
  (await sql<{ civicNo: string }[]>`select civic_no from identity.person where id = ${person}`)[0]!.civicNo

export const open = (world: World, persona: string, options: AskOptions = {}) =>
  act(world, persona, 'openFeeHousehold', { organisationId: authorityId }, 'feeHousehold { id }', options)

export const invite = (world: World, persona: string, feeHouseholdId: string, civicNo: string) =>
  act(world, persona, 'inviteToFeeHousehold', { feeHouseholdId, civicNo }, 'feeHousehold { invitations { id } }')

/** Who asks a persona to confirm that they live together. */
export const invitationsOf = async (world: World, persona: string) =>
  (await world.ask(persona, '{ myFeeHouseholdInvitations { id inviterName } }')).data.myFeeHouseholdInvitations as {
    id: string
    inviterName: string | null
  }[]

export const confirm = (world: World, persona: string, feeHouseholdInvitationId: string, isConfirmed = true) =>
  act(world, persona, 'answerFeeHouseholdInvitation', { feeHouseholdInvitationId, isConfirmed }, 'feeHousehold { id }')

/** A persona lives alone; answers the household. */
export async function alone(world: World, persona: string): Promise<string> {
  const answer = await open(world, persona)
  if (verdict(answer) !== 'DONE') throw new Error(`${persona} opens no household: ${verdict(answer)}`)
  return answer.data.openFeeHousehold.feeHousehold.id
}

/** The first lives with the second, both having confirmed it; answers the household. */
export async function together(world: World, first: string, second: string, personOfSecond: string): Promise<string> {
  const household = await alone(world, first)
  await invite(world, first, household, await civicNoOf(world, personOfSecond))
  const [invitation] = await invitationsOf(world, second)
  await confirm(world, second, invitation!.id)
  return household
}

export const declare = (world: World, persona: string, feeHouseholdId: string, monthlyIncome: number, more: object = {}, options: AskOptions = {}) =>
  act(world, persona, 'declareIncome', { feeHouseholdId, monthlyIncome, startDate: '2026-11-01', ...more }, 'incomeDeclaration { id monthlyIncome }', options) // prettier-ignore

/** What a persona sees of a household, or the code of the first refusal. */
export async function householdAs(world: World, persona: string, household: string, fields: string, options: AskOptions = {}) {
  const { data, errors } = await world.ask(persona, `{ feeHousehold(id: "${household}") { ${fields} } }`, options)
  return errors[0]?.extensions.code ?? data.feeHousehold
}
