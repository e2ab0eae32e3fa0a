import type { AdministrationContext } from '../administration.context.ts'
import type { PersonRow } from './stubs.queries.ts'

/** A person another row names, with what the viewer is to them; null where that is nothing, as of a protected teacher to a pupil. */
export const personOf = async (id: string | null, { load }: AdministrationContext): Promise<PersonRow | null> =>
  id === null ? null : load.personRelations.load(id)
