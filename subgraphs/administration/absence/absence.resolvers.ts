import { personOf } from '../stubs/stubs.resolvers.ts'
import { permittedActions } from '../../shared/action.ts'
import { connectionOf, pageOf } from '../../shared/pagination.ts'
import type { Resolvers } from '../administration.generated.ts'
import { absenceActions, personAbsenceActions } from './absence.actions.ts'
import { absentPupil, decided, endGiven, registerGiven, reportGiven, withdrawGiven } from './absence.acts.ts'
import { healthWarnings } from './absence.rules.ts'

export const absenceResolvers = {
  Query: { checkAbsenceComment: (_, { text }, { call }) => healthWarnings(text, call.locale) },
  Person: {
    absences: async ({ id }, args, { load }) => {
      const page = pageOf(args, ['startsAt', 'id'])
      return connectionOf(await load.absencePage(id, page), page.size, ({ startsAt, id: key }) => [startsAt.toISOString(), key])
    },
    permittedAbsenceActions: async ({ id }, _, context) => {
      const pupil = await absentPupil(id, null, context)
      return pupil && permittedActions(personAbsenceActions, pupil, context)
    },
  },
  Absence: {
    student: ({ studentId }, _, context) => personOf(studentId, context),
    organisation: ({ organisationId }) => ({ id: organisationId }),
    calendarEvent: ({ calendarEventId }, _, { load }) =>
      calendarEventId === null ? null : load.calendarEvent.load(calendarEventId),
    registeredBy: ({ registeredById }, _, context) => personOf(registeredById, context),
    type: ({ absenceType }) => absenceType,
    comment: async ({ reportId }, _, { load }) => (await load.absenceComment.load(reportId))?.text ?? null,
    isWithdrawn: ({ withdrawnAt }) => withdrawnAt !== null,
    permittedActions: async (row, _, context) => permittedActions(absenceActions, await decided(row, context), context),
  },
  Mutation: {
    reportAbsence: (_, { input }, context, info) => reportGiven(info, context, input),
    registerAbsence: (_, { input }, context, info) => registerGiven(info, context, input),
    endOwnAbsence: (_, { input }, context, info) => endGiven(info, context, input),
    withdrawAbsence: (_, { input }, context, info) => withdrawGiven(info, context, input),
  },
  ReportAbsencePayload: {
    absences: ({ id }, _, { load }) => (id ? load.absencesOfReport.load(id) : null),
    warnings: async ({ id }, _, { load, call }) => {
      const comment = id ? await load.absenceComment.load(id) : null
      return comment && healthWarnings(comment.text, call.locale)
    },
  },
  RegisterAbsencePayload: { absences: ({ id }, _, { load }) => (id ? load.absencesOfReport.load(id) : null) },
  EndOwnAbsencePayload: { absence: ({ id }, _, { load }) => (id ? load.absence.load(id) : null) },
  WithdrawAbsencePayload: { absence: ({ id }, _, { load }) => (id ? load.absence.load(id) : null) },
} satisfies Resolvers
