import type { Answer, AskOptions, World } from '../../../scripts/testing.ts'
import { personId, slug } from '../demo/keys.ts'
import { personas } from '../demo/personas.ts'

export const id = (name: string) => personId(slug(name))
export const unknown = '00000000-0000-4000-8000-00000000dead'
export const everyone = personas.map(({ persona }) => persona)

/** Nothing of the municipality is kept elsewhere any more: what each school does is its own. */
export const keptHere = (world: World) => world.sql`delete from identity.master_system where domain in ('PERSONS', 'GROUPS')`

const titled = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`

/** Does an act as a persona. */
export const act = (world: World, persona: string, name: string, input: object, fields = '', options: AskOptions = {}) =>
  world.ask(
    persona,
    `mutation ($input: ${titled(name)}Input!) { ${name}(input: $input) { ${fields} userErrors { code message field } } }`,
    { ...options, variables: { input } },
  )

/** What an act answered, in a word: DONE, the code of the user error, or of the refusal. */
export const verdict = ({ data, errors }: Answer): string => {
  if (errors.length > 0) return errors[0]!.extensions.code
  const [payload] = Object.values(data as Record<string, { userErrors: { code: string }[] }>)
  return payload!.userErrors[0]?.code ?? 'DONE'
}

export const did = async (...given: Parameters<typeof act>): Promise<string> => verdict(await act(...given))

/** The act behind an action of `permittedActions`. */
export const actOf = (action: string) => action.toLowerCase().replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase())

/** Runs a statement as the database role of persons, past all rules of fields and acts: only the row policies are left. */
export const pastTheRules = async ({ sql }: World, name: string, statement: string): Promise<unknown> =>
  sql.begin(async (tx) => {
    await tx`select set_config('skolgraf.viewer_id', ${id(name)}, true), set_config('skolgraf.viewer_kind', 'PERSON', true),
      set_config('skolgraf.today', '2026-11-22', true), set_config('role', 'skolgraf_identity_viewer', true)`
    const result = await tx.unsafe(statement)
    await tx`select set_config('role', 'none', true)`
    return result.count
  })

/** What was recorded since: audited acts, and the entities that changed. */
export async function recorder({ sql }: World) {
  const [at] = await sql`select (select coalesce(max(id), 0) from identity.audit) as audit,
    (select count(*)::int from identity.change) as change`
  return async () => {
    const audits = await sql`select act from identity.audit where id > ${at!['audit']} order by id`
    const changes = await sql`select entity from identity.change order by position offset ${at!['change']}`
    return { acts: audits.map((row) => row['act']), changed: changes.map((row) => row['entity']) }
  }
}
