import { type PageArgs, connectionOf, pageOf } from '../../shared/pagination.ts'
import type { IdentityContext } from '../identity.context.ts'
import type { Resolvers } from '../identity.generated.ts'
import type { PersonRow } from '../person/person.queries.ts'
import { personPage } from './directory.queries.ts'
import { askGrants, checkSearch } from './directory.rules.ts'

const pageBy = (args: PageArgs) => pageOf(args, ['familyName', 'givenName', 'id'])

// They are loaded whole: whatever leads back to them need not ask again.
function connected(rows: readonly PersonRow[], size: number, { load }: IdentityContext) {
  for (const row of rows) load.person.prime(row.id, row)
  return connectionOf(rows, size, (row) => [row.familyName, row.givenName, row.id])
}

export const directoryResolvers = {
  Query: {
    persons: async (_, { filter, ...args }, context) => {
      const page = pageBy(args)
      const found = await personPage(context.read, checkSearch(filter, context.call), page)
      // Whoever finds somebody by their number has been told whose it is.
      if (filter.civicNo != null) for (const person of found) context.reads.note(person, 'Person.civicNo')
      return connected(found, page.size, context)
    },
  },
  Organisation: {
    pupils: async ({ id }, { filter, ...args }, context) => {
      const page = pageBy(args)
      const { schoolTypes = null, schoolYears = null } = filter ?? {}
      if (schoolTypes) askGrants(context.call, 'Organisation.pupils', 'Person.enrolments', 'Enrolment.schoolType')
      if (schoolYears) askGrants(context.call, 'Organisation.pupils', 'Person.enrolments', 'Enrolment.schoolYear')
      return connected(await context.load.pupilPage(id, { ...page, schoolTypes, schoolYears }), page.size, context)
    },
  },
} satisfies Resolvers
