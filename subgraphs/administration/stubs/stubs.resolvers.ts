import type { Id } from '../../shared/ids.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { PersonRow } from './stubs.queries.ts'

/** A person another row names, with what the viewer is to them; null where that is nothing, as of a protected teacher to a pupil. */
export async function personOf(id: string | null, { load }: AdministrationContext): Promise<PersonRow | null> {
  if (id === null) return null
  const found = await load.personRelations.load(id)
  return found && { id: id as Id<'Person'>, relations: found.relations }
}
