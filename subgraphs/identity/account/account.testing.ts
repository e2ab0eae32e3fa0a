import type { AskOptions, World } from '../../../scripts/testing.ts'
import { personId, slug } from '../demo/keys.ts'

export const idOf = (name: string) => personId(slug(name))

/** Does an act as a persona; answers its payload, with the code of what stood in the way. */
export async function perform(
  world: World,
  persona: string,
  act: string,
  input: object,
  fields: string,
  options: AskOptions = {},
) {
  const title = `${act.charAt(0).toUpperCase()}${act.slice(1)}`
  const query = `mutation ($input: ${title}Input!) { act: ${act}(input: $input) { ${fields} userErrors { code field } } }`
  const { data, errors } = await world.ask(persona, query, { ...options, variables: { input } })
  const payload = data?.act ?? { userErrors: [] }
  return { ...payload, code: payload.userErrors[0]?.code ?? errors[0]?.extensions.code ?? 'DONE' }
}

/** What came of an act: DONE, or the code of a refusal. */
export const outcome = async (world: World, persona: string, act: string, input: object): Promise<string> =>
  (await perform(world, persona, act, input, '__typename')).code

/** Takes a persona's account away: their token is as good as before, and nobody knows it here. */
export async function forget({ sql }: World, ...personas: readonly string[]): Promise<void> {
  for (const table of ['session', 'account_invitation'])
    await sql`delete from identity.${sql(table)} where account_id in (select id from identity.account where subject in ${sql(personas)})`
  await sql`delete from identity.account where subject in ${sql(personas)}`
}

/** Opens an account for a person, as the principal of Ekhamraskolan; answers its id. */
export async function openFor(world: World, name: string): Promise<string> {
  return (await perform(world, 'principal', 'openAccount', { personId: idOf(name) }, 'account { id }')).account.id
}

/** Invites to an account; answers the token. */
export async function invite(world: World, accountId: string): Promise<string> {
  return (await perform(world, 'principal', 'inviteToAccount', { accountId }, 'token')).token
}

export async function numberOf({ sql }: World, name: string): Promise<string | undefined> {
  const [found] = await sql`select civic_no from identity.person where id = ${idOf(name)}`
  return found!['civicNo'] ?? undefined
}

/** Redeems an invitation by a sign-in that proves the number, if any is given. */
export const activate = (world: World, persona: string, token: string, civicNo?: string) =>
  perform(world, persona, 'activateAccount', { token }, 'isActivated', { civicNo })
