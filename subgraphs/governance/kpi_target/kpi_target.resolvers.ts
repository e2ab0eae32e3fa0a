import { personOf } from '../../access/persons.ts'
import { permittedActions } from '../../shared/action.ts'
import { badInput } from '../../shared/errors.ts'
import { deviation } from '../comparison/deviation.rules.ts'
import type { Resolvers } from '../governance.generated.ts'
import { periodOf } from '../period/period.rules.ts'
import { targetActions } from './kpi_target.actions.ts'
import { removeTarget, setTarget } from './kpi_target.acts.ts'

export const kpiTargetResolvers = {
  KpiValue: {
    target: (value, _, { load }) => load.nearestTarget.load(value),
    deviation: async (value, _, { load }) => {
      const [kpi, target] = await Promise.all([load.kpi.load(value.kpiId), load.nearestTarget.load(value)])
      if (!kpi || !target) return null
      const { value: amount, isNearlyAll, contributingCount: contributors } = value
      const figure = amount === null ? null : { value: amount, isNearlyAll, contributors }
      return deviation(figure, target.value, kpi.direction, kpi.decimals)
    },
  },
  Organisation: {
    kpiTargets: ({ id }, { period }, { load }) => {
      if (!periodOf(period))
        throw badInput('`period` must be one such as "2024/25", "2024/25 HT", "2024", "2024-10" or "2024-10-15".')
      return load.targetsOf(id, { period })
    },
    permittedTargetActions: async ({ id }, _, context) => {
      const organisation = await context.load.ledOrganisation.load(id)
      return organisation && permittedActions(targetActions, organisation, context)
    },
  },
  KpiTarget: {
    kpi: ({ kpiId }, _, { load }) => load.kpi.load(kpiId),
    organisation: ({ organisationId }) => ({ id: organisationId }),
    setBy: ({ setById }, _, context) => personOf(setById, context),
  },
  Mutation: {
    setKpiTarget: (_, { input }, context, info) => setTarget(info, context, input),
    removeKpiTarget: (_, { input }, context, info) => removeTarget(info, context, input),
  },
  SetKpiTargetPayload: { target: ({ id }, _, { load }) => (id ? load.kpiTarget.load(id) : null) },
  RemoveKpiTargetPayload: { organisation: ({ id }) => (id ? { id: id as never } : null) },
} satisfies Resolvers
