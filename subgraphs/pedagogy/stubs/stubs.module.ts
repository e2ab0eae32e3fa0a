import { type Module, ownedElsewhere, sdl } from '../../shared/module.ts'
import { allow } from '../../shared/rules.ts'
import { stubLoaders } from './stubs.queries.ts'

/** What other subgraphs own and this one refers to: known by id, for the features here to add their fields to. */
export const stubs = {
  informationClass: 'PUBLIC',
  typeDefs: sdl(import.meta.url, './stubs.graphql'),
  policy: {
    Organisation: { id: allow },
    Activity: { id: allow },
    Group: { id: allow },
    Duty: { id: allow },
    Syllabus: { id: allow },
  },
  resolvers: {
    Organisation: { __resolveReference: ownedElsewhere<'Organisation'>() },
    Activity: { __resolveReference: ownedElsewhere<'Activity'>() },
    Group: { __resolveReference: ownedElsewhere<'Group'>() },
    Duty: { __resolveReference: ownedElsewhere<'Duty'>() },
    Syllabus: { __resolveReference: ownedElsewhere<'Syllabus'>() },
  },
  loaders: stubLoaders,
} satisfies Module
