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

const ofClients = ['CLIENT', 'CHILD:CLIENT', 'STAFF:CLIENT'] as const satisfies readonly Relation[]

/** Of a person a client application reads only who belongs to a unit granted to it. */
export const throughGrantedUnit: Rule = when<Partial<Related>>(
  { en: "the person's unit granted to them", sv: 'personens enhet tilldelad dem' },
  { relation: ofClients },
  ({ relations }) => relations === undefined || ofClients.some((name) => relations.includes(name)),
)
