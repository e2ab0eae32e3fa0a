import { permittedActions } from '../../shared/action.ts'
import { connectionOf, pageOf } from '../../shared/pagination.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { Resolvers } from '../administration.generated.ts'
import { personOf } from '../stubs/stubs.resolvers.ts'
import { absenceCaseActions, personCaseActions } from './absence_case.actions.ts'
import {
  casePupil, closeGiven, concludeGiven, healthGiven, hearingGiven, informGiven, mastered, openGiven, startGiven,
} from './absence_case.acts.ts' // prettier-ignore

const done = {
  absenceCase: ({ id }: { readonly id: string | null }, _: object, { load }: AdministrationContext) =>
    id ? load.absenceCase.load(id) : null,
}

export const absenceCaseResolvers = {
  Person: {
    absenceCases: ({ id }, _, { load }) => load.absenceCasesOf.load(id),
    permittedAbsenceCaseActions: async ({ id }, _, context) => {
      const pupil = await casePupil(id, null, context)
      return pupil && permittedActions(personCaseActions, pupil, context)
    },
  },
  Organisation: {
    absenceCases: async ({ id }, args, { load }) => {
      const page = pageOf(args, ['openedAt', 'id'])
      const rows = await load.absenceCasePage(id, page)
      return connectionOf(rows, page.size, ({ openedAt, id: key }) => [openedAt.toISOString(), key])
    },
  },
  AbsenceCase: {
    student: ({ studentId }, _, context) => personOf(studentId, context),
    organisation: ({ organisationId }) => ({ id: organisationId }),
    openedBy: ({ openedById }, _, context) => personOf(openedById, context),
    entries: ({ id }, _, { load }) => load.absenceCaseEntries.load(id),
    permittedActions: async (row, _, context) => permittedActions(absenceCaseActions, await mastered(row, context), context),
  },
  AbsenceCaseGround: { counted: ({ counts }) => counts },
  AbsenceCaseEntry: { writtenBy: ({ writtenById }, _, context) => personOf(writtenById, context) },
  Mutation: {
    openAbsenceCase: (_, { input }, context, info) => openGiven(info, context, input),
    startAbsenceInvestigation: (_, { input }, context, info) => startGiven(info, context, input),
    informHomeMunicipality: (_, { input }, context, info) => informGiven(info, context, input),
    recordAbsenceHearing: (_, { input }, context, info) => hearingGiven(info, context, input),
    involvePupilHealth: (_, { input }, context, info) => healthGiven(info, context, input),
    concludeAbsenceCase: (_, { input }, context, info) => concludeGiven(info, context, input),
    closeAbsenceCase: (_, { input }, context, info) => closeGiven(info, context, input),
  },
  OpenAbsenceCasePayload: done,
  StartAbsenceInvestigationPayload: done,
  InformHomeMunicipalityPayload: done,
  RecordAbsenceHearingPayload: done,
  InvolvePupilHealthPayload: done,
  ConcludeAbsenceCasePayload: done,
  CloseAbsenceCasePayload: done,
} satisfies Resolvers
