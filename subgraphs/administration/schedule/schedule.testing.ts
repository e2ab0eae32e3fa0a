import type { World } from '../../../scripts/testing.ts'
import { unitId } from '../../identity/demo/units.rows.ts'
import { id } from '../../identity/keeping/keeping.testing.ts'

export const [ekhamra, bjork] = [unitId('ekhamraskolan'), unitId('bjorkskolan')]
export const person = (name: string) => `personId: "${id(name)}"`

/** A week of the schedule as a persona sees it, or the code it was refused with. */
export async function weekOf(world: World, persona: string, of: string, selected = 'displayName', week = '2026-W48') {
  const query = `{ schedule(of: { ${of} }, week: "${week}") { week startDate endDate previousWeek nextWeek lessons { ${selected} } } }`
  const { data, errors } = await world.ask(persona, query)
  return errors[0]?.extensions.code ?? data.schedule
}

/** What is taught in a week, each once. */
export async function taught(world: World, persona: string, of: string, week?: string): Promise<string[]> {
  const found = (await weekOf(world, persona, of, 'displayName', week)) as { lessons: { displayName: string }[] } | null
  return [...new Set(found?.lessons.map(({ displayName }) => displayName))].toSorted()
}

/** Runs a statement as the database role of persons, past all rules of fields and acts: only the row policies are left. */
export const past = async ({ sql }: World, name: string, statement: string): Promise<number> =>
  sql.begin(async (tx) => {
    await tx`select set_config('skolgraf.viewer_id', ${id(name)}, true), set_config('skolgraf.viewer_kind', 'PERSON', true),
      set_config('skolgraf.today', '2026-11-22', true), set_config('role', 'skolgraf_administration_viewer', true)`
    const result = await tx.unsafe(statement)
    await tx`select set_config('role', 'none', true)`
    return result.count
  })
