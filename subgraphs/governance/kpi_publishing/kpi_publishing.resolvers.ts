import type { GraphQLResolveInfo } from 'graphql'
import { heldThere, type LedOrganisation } from '../../access/organisations.ts'
import { upserted } from '../../shared/act.ts'
import { actOn } from '../../shared/action.ts'
import { isId } from '../../shared/ids.ts'
import type { GovernanceContext } from '../governance.context.ts'
import type { PublishKpiValuesError, PublishKpiValuesInput, Resolvers } from '../governance.generated.ts'
import { kpisWithCodes } from '../kpi/kpi.queries.ts'
import { periodOf } from '../period/period.rules.ts'
import { publish, type PublishKpiValuesPayloadRow } from './kpi_publishing.queries.ts'

const refused = (...userErrors: PublishKpiValuesError[]) => ({ answer: { publishedCount: null, userErrors }, changed: [] })

function faultsOf({ kpiCodes, period }: PublishKpiValuesInput, known: number): PublishKpiValuesError[] {
  const faults: PublishKpiValuesError[] = []
  if (known < 1 || known > 20 || known < new Set(kpiCodes).size)
    faults.push({ code: 'KPI_UNKNOWN', message: 'Give 1 to 20 codes of KPIs that exist; see Query.kpis.', field: ['kpiCodes'] })
  if (!periodOf(period)) faults.push({ code: 'PERIOD_INVALID', message: 'Give a period such as "2024/25".', field: ['period'] })
  return faults
}

async function publishGiven(info: GraphQLResolveInfo, context: GovernanceContext, input: PublishKpiValuesInput) {
  const { load, read } = context
  const kpis = await kpisWithCodes(read, input.kpiCodes)
  return actOn<LedOrganisation, PublishKpiValuesPayloadRow>(info, context, input, {
    source: isId(input.organisationId) ? await load.ledOrganisation.load(input.organisationId) : null,
    action: { rule: heldThere('AUTHORITY_ADMIN') },
    unknown: refused({ code: 'NOT_FOUND', message: 'There is no such organisation.', field: ['organisationId'] }),
    run: async (tx, { id }) => {
      const faults = faultsOf(input, kpis.length)
      if (faults.length > 0) return refused(...faults)
      const ids = await publish(tx, id, kpis.map((one) => one.id), input.period) // prettier-ignore
      if (ids.length === 0)
        return refused({ code: 'NOTHING_TO_PUBLISH', message: 'Every such value is published, or there is none.', field: null })
      return { answer: { publishedCount: ids.length, userErrors: [] }, changed: ids.map((one) => upserted('KpiValue', one)) }
    },
  })
}

export const kpiPublishingResolvers = {
  Mutation: { publishKpiValues: (_, { input }, context, info) => publishGiven(info, context, input) },
} satisfies Resolvers
