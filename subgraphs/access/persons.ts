import { part, type Read } from '../shared/database.ts'
import { byId } from '../shared/loader.ts'
import { reference } from '../shared/module.ts'
import { allow, and, assurance } from '../shared/rules.ts'
import type { Rule } from '../shared/policy.ts'
import { sensitive } from '../shared/sensitive.ts'
import { related } from './rules.ts'

/** Who may have all that is kept about a person. `access.may_have_register` asks the same of the database. */
export const dataSubject: Rule = and(related('SELF', 'GUARDIAN', 'AUTHORITY_ADMIN', 'REQUEST'), assurance('SUBSTANTIAL'))

/** A person as a subgraph that does not own persons knows one. */
export interface KnownPerson {
  readonly id: string
  readonly relations: readonly string[]
  readonly isProtected: boolean
  /** The viewer, or a child they are or have been responsible for: somebody else has to decide about them. */
  readonly isKin: boolean
}

/** The rows of `q`, each about a pupil `student_id`, with what the viewer is to them: asked once for all of them. */
export const withRelations = part`select q.*, coalesce(r.relations, '{}') as relations, coalesce(r.is_kin, false) as is_kin from q
  left join (select person_id, array_agg(relation) as relations, access.is_kin(person_id) as is_kin
    from access.relations_of(array(select distinct student_id from q)) group by 1) r on r.person_id = q.student_id`

const relationLoader = (read: Read) =>
  byId(
    (ids) => read<KnownPerson>`/* relationsOf */ select person_id as id, array_agg(relation) as relations,
      access.is_marked(person_id) as is_protected,
      access.is_kin(person_id) as is_kin from access.relations_of(${ids}::uuid[]) group by 1`,
  )

interface Loaders {
  readonly load: { readonly personRelations: ReturnType<typeof relationLoader> }
}

/** A person by id: whoever is unknown or out of reach has no relations. */
export const knownPerson = async (id: string, { load }: Loaders): Promise<KnownPerson> =>
  (await load.personRelations.load(id)) ?? { id, relations: [], isProtected: false, isKin: false }

/** A person another row names, with what the viewer is to them; null where that is nothing, as of a protected teacher to a pupil. */
export const personOf = async (id: string | null, { load }: Loaders): Promise<KnownPerson | null> =>
  id === null ? null : load.personRelations.load(id)

/** For a field of Person that is ordinary, but of a protected person is noted as everything about them is. */
export const notedIfProtected = (r: Rule): Rule => sensitive<KnownPerson>(r, (person) => (person.isProtected ? person : null))

/**
 * A person as a subgraph that does not own persons knows them: by id, with the viewer's relations. Of a person who is unknown
 * there are none, so every field refuses as it does for one who is out of reach.
 */
export const personStub = {
  sdl: 'type Person @key(fields: "id") {\n  id: ID!\n',
  policy: { id: allow as Rule },
  loaders: (read: Read) => ({ personRelations: relationLoader(read) }),
  resolvers: {
    __resolveReference: reference((id, context: Loaders) => knownPerson(id, context)),
  },
}
