import { type Rule, when } from '../shared/policy.ts'
import { type Relation, sentence } from './relations.ts'

/** A person as rules see one: with the viewer's relations to them, which the query that loaded the row has read from PostgreSQL. */
export interface Related {
  readonly relations: readonly string[]
}

/** Has one of these relations to the person today. */
export const related = (...names: readonly Relation[]): Rule =>
  when<Related>({ en: sentence(names, 'en'), sv: sentence(names, 'sv') }, { relation: names }, (person) =>
    person.relations.some((held) => (names as readonly string[]).includes(held)),
  )

/** As `related`, to a person whose whereabouts tell nothing of where a protected person is. */
export const relatedUnsheltered = (...names: readonly Relation[]): Rule =>
  when<Related & { readonly isSheltered: boolean }>(
    {
      en: `${sentence(names, 'en')} (not of protected persons or those responsible for a protected child)`,
      sv: `${sentence(names, 'sv')} (inte om skyddade personer eller den som ansvarar för ett skyddat barn)`,
    },
    { relation: names },
    (person) => !person.isSheltered && person.relations.some((held) => (names as readonly string[]).includes(held)),
  )
