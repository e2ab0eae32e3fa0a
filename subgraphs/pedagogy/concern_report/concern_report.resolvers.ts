import { personOf } from '../../access/persons.ts'
import { permittedActions } from '../../shared/action.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type { Resolvers } from '../pedagogy.generated.ts'
import { concernReportActions } from './concern_report.actions.ts'
import { fileGiven, nameGiven, removeGiven } from './concern_report.acts.ts'

const done = {
  concernReport: ({ id }: { readonly id: string | null }, _: object, { load }: PedagogyContext) =>
    id ? load.concernReport.load(id) : null,
}

export const concernReportResolvers = {
  Person: {
    concernReports: async ({ id }, _, { load }) => (await load.concernReportsOf.load(id)).filter(({ isSeen }) => isSeen),
  },
  ConcernReport: {
    student: ({ studentId }, _, context) => personOf(studentId, context),
    organisation: ({ organisationId }) => ({ id: organisationId }),
    reportedBy: ({ reportedById }, _, context) => personOf(reportedById, context),
    persons: ({ id }, _, { load }) => load.concernReportPersons.load(id),
    permittedActions: (row, _, context) => permittedActions(concernReportActions, row, context),
  },
  ConcernReportPerson: { person: ({ personId }, _, context) => personOf(personId, context) },
  Mutation: {
    fileConcernReport: (_, { input }, context, info) => fileGiven(info, context, input),
    nameOnConcernReport: (_, { input }, context, info) => nameGiven(info, context, input),
    removeFromConcernReport: (_, { input }, context, info) => removeGiven(info, context, input),
  },
  FileConcernReportPayload: done,
  NameOnConcernReportPayload: done,
  RemoveFromConcernReportPayload: done,
} satisfies Resolvers
