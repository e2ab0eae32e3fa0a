import type { World } from '../../scripts/testing.ts'
import { unitId } from '../identity/demo/units.rows.ts'
import { act, verdict } from '../identity/keeping/keeping.testing.ts'

export const [ekhamra, bjork, sjoviken, smultronet] = [
  unitId('ekhamraskolan'),
  unitId('bjorkskolan'),
  unitId('sjoviken'),
  unitId('smultronet'),
]

export const goalSaid = {
  title: 'Alla når målen',
  description: 'Fler elever ska lyckas.',
  startDate: '2026-08-17',
  endDate: '2027-06-11',
  kpis: [],
}
export const eventSaid = {
  title: 'Kvalitetsanalys',
  description: 'Skriv och lämna in.',
  startsOn: '2026-11-01',
  dueOn: '2026-12-06',
}
export const activitySaid = { title: 'Läsgaranti', responsibleText: 'Arbetslag 7–9', dueOn: '2026-12-06' }

const what = {
  setGoal: 'goal',
  addWheelEvent: 'wheelEvent',
  draftOperationalPlan: 'operationalPlan',
  addPlanActivity: 'planActivity',
}

/** Makes something as a persona; its id. */
export async function made(world: World, persona: string, name: keyof typeof what, input: object): Promise<string> {
  const answer = await act(world, persona, name, input, `${what[name]} { id }`)
  if (verdict(answer) !== 'DONE') throw new Error(`${name}: ${JSON.stringify([answer.errors, answer.data])}`)
  return answer.data[name][what[name]].id
}

/** Runs a statement as a database role of persons, past all rules of fields and acts: how many rows it had. */
export const pastTheRules = async ({ sql }: World, person: string, statement: string, role = 'viewer'): Promise<number> =>
  sql.begin(async (tx) => {
    await tx`select set_config('skolgraf.viewer_id', ${person}, true), set_config('skolgraf.viewer_kind', 'PERSON', true),
      set_config('skolgraf.today', '2026-11-22', true), set_config('skolgraf.now', '2026-11-22T11:00:00Z', true),
      set_config('role', ${`skolgraf_governance_${role}`}, true)`
    const { count } = await tx.unsafe(statement)
    await tx`select set_config('role', 'none', true)`
    return count
  })
