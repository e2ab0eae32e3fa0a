import { isId } from '../../shared/ids.ts'
import type { IdentityContext } from '../identity.context.ts'
import type { OrganisationRow } from '../organisation/organisation.queries.ts'
import type { Keepers, Kept } from './keeping.rules.ts'

const nobody: Keepers = { roles: [], masters: [] }

/** Who keeps the directory of an organisation, as the viewer's acts there see it. Masters matter to whoever may act only. */
export async function keepersOf(organisation: string, { load }: IdentityContext): Promise<Keepers> {
  const held = await load.rolesAt.load(organisation)
  if (!held) return nobody
  const set = await load.mastersAt.load(organisation)
  const systems = await Promise.all(set.map(({ sourceSystemId }) => load.sourceSystem.load(sourceSystemId)))
  return { roles: held.roles, masters: set.map((one, n) => ({ ...one, system: systems[n] ?? null })) }
}

/** A row with who keeps the unit it belongs to; nobody does where the unit is not known. */
export const kept = async <Row extends object>(row: Row, organisation: string | undefined, context: IdentityContext) => ({
  ...row,
  keepers: organisation === undefined ? nobody : await keepersOf(organisation, context),
})

export type KeptUnit = OrganisationRow & Kept

/** An organisation as the acts of those who keep its directory see it; null where the id is unknown. */
export async function keptUnit(id: string, context: IdentityContext): Promise<KeptUnit | null> {
  const row = isId(id) ? await context.load.organisation.load(id) : null
  return row && kept(row, row.id, context)
}
