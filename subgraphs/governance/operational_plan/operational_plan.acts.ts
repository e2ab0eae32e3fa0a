import type { GraphQLResolveInfo } from 'graphql'
import type { LedOrganisation } from '../../access/organisations.ts'
import { type Outcome, upserted } from '../../shared/act.ts'
import { actOn, type Done, done, refused } from '../../shared/action.ts'
import type { Write } from '../../shared/database.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import { markDone } from '../annual_wheel/annual_wheel.writes.ts'
import { led } from '../goal/goal.actions.ts'
import { isAcademicYear } from '../goal/goal.rules.ts'
import type { GovernanceContext } from '../governance.context.ts'
import type {
  AddPlanContributorInput, AdoptOperationalPlanInput, CloseOperationalPlanInput, DraftOperationalPlanInput, OperationalPlanAction,
  RemovePlanContributorInput,
} from '../governance.generated.ts' // prettier-ignore
import { operationalPlanActions, organisationPlanActions, type PlanToAct, planToAct } from './operational_plan.actions.ts'
import type {
  AddPlanContributorPayloadRow, AdoptOperationalPlanPayloadRow, CloseOperationalPlanPayloadRow, DraftOperationalPlanPayloadRow,
  RemovePlanContributorPayloadRow,
} from './operational_plan.queries.ts' // prettier-ignore
import {
  activityCount,
  addContributor,
  adopt,
  close,
  insertPlan,
  mayBeResponsible,
  removeContributor,
} from './operational_plan.writes.ts'

export type Acting<Input> = readonly [info: GraphQLResolveInfo, context: GovernanceContext, input: Input]

export const noPerson = (field: string) => refused('PERSON_NOT_FOUND', 'Nobody with this id works at the unit.', field)

export async function draftGiven(...[info, context, input]: Acting<DraftOperationalPlanInput>) {
  const { call, newId } = context
  return actOn<LedOrganisation, DraftOperationalPlanPayloadRow>(info, context, input, {
    source: await led(input.organisationId, context),
    action: organisationPlanActions.DRAFT_OPERATIONAL_PLAN,
    unknown: refused('NOT_FOUND', 'There is no such unit.', 'organisationId'),
    run: async (tx, { id: organisationId }) => {
      const { academicYear } = input
      if (!isAcademicYear(academicYear))
        return refused('ACADEMIC_YEAR_INVALID', 'Give a school year such as 2026/27.', 'academicYear')
      const id = newId<'OperationalPlan'>()
      if (!(await insertPlan(tx, { id, organisationId, academicYear, now: call.now })))
        return refused('ALREADY_DRAFTED', 'The unit has a plan for the school year.', 'academicYear')
      return done(id, upserted('OperationalPlan', id))
    },
  })
}

interface OnPlan {
  readonly operationalPlanId: string
  readonly idempotencyKey?: string | null | undefined
}

/** Does something to a plan. */
export async function onPlan<Answer extends Done>(
  name: OperationalPlanAction,
  [info, context, input]: Acting<OnPlan>,
  run: (tx: Write, plan: PlanToAct) => Promise<Outcome<Answer>>,
) {
  const row = isId(input.operationalPlanId) ? await context.load.operationalPlan.load(input.operationalPlanId) : null
  const unknown = refused('NOT_FOUND', 'There is no such plan that you may see.', 'operationalPlanId')
  return actOn<PlanToAct, Answer>(info, context, input, {
    source: row && (await planToAct(row, context)),
    action: operationalPlanActions[name],
    unknown: unknown as unknown as Outcome<Answer>,
    run,
  })
}

const changed = (id: string) => done(id, upserted('OperationalPlan', id))

export const addContributorGiven = (...given: Acting<AddPlanContributorInput>) =>
  onPlan<AddPlanContributorPayloadRow>('ADD_PLAN_CONTRIBUTOR', given, async (tx, { id: planId, organisationId }) => {
    const [, { viewer, call }, { personId }] = given
    if (!isId(personId) || !(await mayBeResponsible(tx, personId, organisationId))) return noPerson('personId')
    if (!(await addContributor(tx, { planId, personId, organisationId, by: viewer.id, now: call.now })))
      return refused('ALREADY_CONTRIBUTOR', 'They write it already.', 'personId')
    return changed(planId)
  })

export const removeContributorGiven = (...given: Acting<RemovePlanContributorInput>) =>
  onPlan<RemovePlanContributorPayloadRow>('REMOVE_PLAN_CONTRIBUTOR', given, async (tx, { id }) => {
    const { personId } = given[2]
    if (!isId(personId) || !(await removeContributor(tx, id, personId)))
      return refused('NOT_A_CONTRIBUTOR', 'They do not write it.', 'personId')
    return changed(id)
  })

const readAt = (input: { readonly expectedVersion: number }) => conflict('The plan', input.expectedVersion)

export const adoptGiven = (...given: Acting<AdoptOperationalPlanInput>) =>
  onPlan<AdoptOperationalPlanPayloadRow>('ADOPT_OPERATIONAL_PLAN', given, async (tx, { id, organisationId, academicYear }) => {
    const [, { viewer, call }, input] = given
    if (!(await adopt(tx, id, input.expectedVersion, viewer.id, call.now))) throw readAt(input)
    if ((await activityCount(tx, id)) === 0) return refused('NO_ACTIVITY', 'There is nothing in it.', 'operationalPlanId')
    const marked = await markDone(tx, { kind: 'PLAN', organisationId, academicYear }, viewer.id, call.now)
    return done(id, upserted('OperationalPlan', id), ...marked)
  })

export const closeGiven = (...given: Acting<CloseOperationalPlanInput>) =>
  onPlan<CloseOperationalPlanPayloadRow>('CLOSE_OPERATIONAL_PLAN', given, async (tx, { id }) => {
    const [, { call }, input] = given
    if (!(await close(tx, id, input.expectedVersion, call.now))) throw readAt(input)
    return changed(id)
  })
