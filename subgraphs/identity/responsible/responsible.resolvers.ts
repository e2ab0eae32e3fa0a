import type { Resolvers } from '../identity.generated.ts'

export const responsibleResolvers = {
  Person: {
    responsibles: ({ id }, _, { load }) => load.responsibles.load(id),
    responsibleFor: ({ id }, _, { load }) => load.responsibleFor.load(id),
  },
  Responsible: {
    pupil: ({ pupilId }, _, { load }) => load.person.load(pupilId),
    person: ({ personId }, _, { load }) => load.person.load(personId),
  },
} satisfies Resolvers
