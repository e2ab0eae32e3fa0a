import { personOf } from '../../access/persons.ts'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty } from '../../shared/action.ts'
import { connectionOf, pageOf } from '../../shared/pagination.ts'
import { textFault } from '../../shared/text.ts'
import type { ReportSupportNeedInput, Resolvers } from '../pedagogy.generated.ts'
import { type Acting, noStudent, placeOf } from '../support/support.acts.ts'
import type { SupportPlace } from '../support/support.queries.ts'
import { reportSupportNeed } from './support_need.actions.ts'
import { seesNeed } from './support_need.rules.ts'
import { report, type ReportSupportNeedPayloadRow } from './support_need.queries.ts'

async function reportGiven(...[info, context, input]: Acting<ReportSupportNeedInput>) {
  const { call, newId } = context
  return actOn<SupportPlace, ReportSupportNeedPayloadRow>(info, context, input, {
    source: await placeOf(input, context),
    action: reportSupportNeed,
    unknown: noStudent,
    run: async (tx, { pupilId, unitId }) => {
      const { text, adaptationsTried } = input
      const fault = textFault({ text, adaptationsTried })
      if (fault) return faulty(fault)
      const id = newId<'SupportNeed'>()
      const place = { studentId: pupilId, organisationId: unitId }
      await report(tx, { id, ...place, text, adaptationsTried, by: call.viewer.id, now: call.now })
      return done(id, upserted('SupportNeed', id))
    },
  })
}

export const supportNeedResolvers = {
  Person: { supportNeeds: async ({ id }, _, { load }) => (await load.supportNeedsOf.load(id)).filter(seesNeed) },
  Organisation: {
    supportNeeds: async ({ id }, args, { load }) => {
      const page = pageOf(args, ['reportedAt', 'id'])
      const rows = (await load.supportNeedPage(id, page)).filter(seesNeed)
      return connectionOf(rows, page.size, ({ reportedAt, id: key }) => [reportedAt.toISOString(), key])
    },
  },
  SupportNeed: {
    student: ({ studentId }, _, context) => personOf(studentId, context),
    organisation: ({ organisationId }) => ({ id: organisationId }),
    reportedBy: ({ reportedById }, _, context) => personOf(reportedById, context),
  },
  Mutation: { reportSupportNeed: (_, { input }, context, info) => reportGiven(info, context, input) },
  ReportSupportNeedPayload: { supportNeed: ({ id }, _, { load }) => (id ? load.supportNeed.load(id) : null) },
} satisfies Resolvers
