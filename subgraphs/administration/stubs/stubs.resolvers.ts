import type { Id } from '../../shared/ids.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { PersonRow } from './stubs.queries.ts'

/** A person another row names, with what the viewer is to them: of whom that is nobody, every field refuses. */
export async function personOf(id: string | null, { load }: AdministrationContext): Promise<PersonRow | null> {
  if (id === null) return null
  return { id: id as Id<'Person'>, relations: (await load.personRelations.load(id))?.relations ?? [] }
}
