import type { Read } from '../shared/database.ts'
import { byId } from '../shared/loader.ts'
import { reference } from '../shared/module.ts'
import { allow, and, assurance } from '../shared/rules.ts'
import type { Rule } from '../shared/policy.ts'
import { related } from './rules.ts'

/** Who may have all that is kept about a person. `access.may_have_register` asks the same of the database. */
export const dataSubject: Rule = and(related('SELF', 'GUARDIAN', 'AUTHORITY_ADMIN', 'REQUEST'), assurance('SUBSTANTIAL'))

const relationLoader = (read: Read) =>
  byId(
    (ids) => read<{ id: string; relations: string[] }>`/* relationsOf */ select person_id as id, array_agg(relation) as relations
    from access.relations_of(${ids}::uuid[]) group by 1`,
  )

interface Loaders {
  readonly load: { readonly personRelations: ReturnType<typeof relationLoader> }
}

/**
 * A person as a subgraph that does not own persons knows them: by id, with the viewer's relations. Of a person who is unknown
 * there are none, so every field refuses as it does for one who is out of reach.
 */
export const personStub = {
  sdl: 'type Person @key(fields: "id") {\n  id: ID!\n',
  policy: { id: allow as Rule },
  loaders: (read: Read) => ({ personRelations: relationLoader(read) }),
  resolvers: {
    __resolveReference: reference(async (id, { load }: Loaders) => ({
      id,
      relations: (await load.personRelations.load(id))?.relations ?? [],
    })),
  },
}
